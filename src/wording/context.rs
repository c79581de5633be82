//! What is known around a draft. What is not known is empty, and a rule that asks for it does not count.

use crate::pack::{Case, Turn, When, Who};
use crate::text::{Folded, fold_str};

/// What is known around a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Context {
    /// `chat` or `remark`; empty means chat.
    pub scope: String,
    /// The platform's word: pdd, douyin …
    pub platform: String,
    /// Stage of the talk: presale, aftersale …
    pub stage: String,
    /// The order's state as the page words it.
    pub order_state: String,
    /// The order's amount, in 元.
    pub order_amount: Option<f64>,
    /// The order's numbers: receiver's phone, order and waybill number.
    pub own: Vec<String>,
    /// The last turns, oldest first.
    pub turns: Vec<Turn>,
}

impl Context {
    /// Whether a rule's conditions on the place hold here.
    pub(super) fn meets_place(&self, when: &When) -> bool {
        let scope = if self.scope.is_empty() { "chat" } else { &self.scope };
        among(&when.scope, scope)
            && among(&when.platform, &self.platform)
            && !when.not_platform.contains(&self.platform)
            && among(&when.stage, &self.stage)
            && among(&when.order_state, &self.order_state)
    }

    /// Whether its conditions on the talk so far do; they take longer.
    pub(super) fn meets_talk(&self, when: &When) -> bool {
        (when.customer_said.is_empty() || self.customer().any(|text| says(text, &when.customer_said)))
            && !self.said_by(Who::Agent).any(|text| says(text, &when.agent_lacks))
            && when.customer_gave.is_none_or(|detector| self.customer().any(|text| !detector.find(text).is_empty()))
    }

    /// What the customer said.
    pub(super) fn customer(&self) -> impl Iterator<Item = &str> {
        self.said_by(Who::Customer)
    }

    fn said_by(&self, who: Who) -> impl Iterator<Item = &str> {
        self.turns.iter().filter(move |turn| turn.who == who).map(|turn| turn.text.as_str())
    }
}

impl From<&Case> for Context {
    fn from(case: &Case) -> Self {
        Self {
            scope: case.scope.clone(),
            platform: case.platform.clone(),
            stage: case.stage.clone(),
            order_state: case.order_state.clone(),
            order_amount: case.order_amount,
            own: case.own.clone(),
            turns: [(Who::Customer, &case.customer), (Who::Agent, &case.agent)]
                .into_iter()
                .flat_map(|(who, texts)| texts.iter().map(move |text| Turn { who, text: text.clone() }))
                .collect(),
        }
    }
}

fn among(asked: &[String], known: &str) -> bool {
    asked.is_empty() || asked.iter().any(|a| a == known)
}

fn says(text: &str, words: &[String]) -> bool {
    let text: String = Folded::new(text).chars().iter().collect();
    words.iter().any(|word| text.contains(&fold_str(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::detect::Detector;

    impl Context {
        fn meets(&self, when: &When) -> bool {
            self.meets_place(when) && self.meets_talk(when)
        }
    }

    #[test]
    fn what_is_not_known_is_not_met() {
        let when = When { order_state: vec!["派件中".into()], ..When::default() };
        assert!(!Context::default().meets(&when));
        assert!(Context { order_state: "派件中".into(), ..Context::default() }.meets(&when));
    }

    #[test]
    fn only_the_customers_own_words_count() {
        let said =
            |who| Context { turns: vec![Turn { who, text: "我 的电话13800138000".into() }], ..Context::default() };
        let when =
            When {
                customer_said: vec!["我的电话".into()], customer_gave: Some(Detector::Mobile), ..When::default()
            };
        assert!(said(Who::Customer).meets(&when));
        assert!(!said(Who::Agent).meets(&when));
    }

    #[test]
    fn a_draft_is_chat_unless_said() {
        let when = When { scope: vec!["chat".into()], ..When::default() };
        assert!(Context::default().meets(&when));
        assert!(!Context { scope: "remark".into(), ..Context::default() }.meets(&when));
    }
}
