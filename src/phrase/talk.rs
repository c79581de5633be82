//! The talk so far: what the customer has said that no agent has answered yet, and which moment it is.

use super::closing::is_closing;
use crate::pack::{Occasion, Turn, Who};

/// Messages that are looked at.
const MOST: usize = 4;

/// What of the talk counts for phrases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Talk<'a> {
    /// The customer's messages since the agent's last turn, the newest first, four at most.
    pub(super) open: Vec<&'a str>,
    /// The moment, if it is one.
    pub(super) occasion: Option<Occasion>,
    /// What the agent has said since the customer last spoke, if he waits for nothing: the talk may be over.
    pub(super) rests: Vec<&'a str>,
}

impl<'a> Talk<'a> {
    /// Reads the turns, oldest first. A robot's are read over.
    pub(super) fn new(turns: &'a [Turn]) -> Self {
        let open = turns.iter().rev().take_while(|turn| turn.who != Who::Agent);
        let open: Vec<&str> = open.filter(|turn| turn.who == Who::Customer).map(|turn| turn.text.as_str()).collect();
        let answered = turns.iter().any(|turn| turn.who == Who::Agent);
        let occasion = match open.len() {
            1 | 2 if !answered => Some(Occasion::Welcome),
            1..=MOST if answered && open.iter().all(|text| is_closing(text)) => Some(Occasion::Close),
            _ => None,
        };
        let said = turns.iter().rev().take_while(|turn| turn.who != Who::Customer);
        let mut rests: Vec<&str> = said.filter(|turn| turn.who == Who::Agent).map(|turn| turn.text.as_str()).collect();
        if !turns.iter().any(|turn| turn.who == Who::Customer) || rests.first().is_none_or(|last| expects(last)) {
            rests.clear();
        }
        Self { open: open.into_iter().take(MOST).collect(), occasion, rests }
    }
}

/// Whether an agent's message asks something, or says that there is more to come.
fn expects(said: &str) -> bool {
    ["?", "？", "吗", "请问", "稍等", "稍候", "马上", "麻烦您", "您看"].iter().any(|word| said.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turns(said: &[(&str, &str)]) -> Vec<Turn> {
        let who = |who| match who {
            "客" => Who::Customer,
            "服" => Who::Agent,
            _ => Who::Bot,
        };
        said.iter().map(|(w, text)| Turn { who: who(*w), text: (*text).into() }).collect()
    }

    #[test]
    fn only_what_is_unanswered_counts() {
        let turns = turns(&[("客", "在吗"), ("服", "在的"), ("客", "有券吗"), ("机", "您好"), ("客", "急")]);
        assert_eq!(Talk::new(&turns), Talk { open: vec!["急", "有券吗"], occasion: None, rests: vec![] });
        let rests = vec!["在的"];
        assert_eq!(Talk::new(&turns[..2]), Talk { open: vec![], occasion: None, rests });
    }

    #[test]
    fn a_talk_rests_on_an_answer() {
        let rests = |said: &[(&str, &str)]| Talk::new(&turns(said)).rests.len();
        assert_eq!(rests(&[("客", "几天到"), ("服", "三天"), ("机", "已发货"), ("服", "左右")]), 2);
        assert_eq!(rests(&[("客", "几天到"), ("服", "您在哪里呢？")]), 0);
        assert_eq!(rests(&[("客", "几天到"), ("服", "稍等，帮您查")]), 0);
        assert_eq!(rests(&[("客", "几天到"), ("服", "三天"), ("客", "哦")]), 0);
        assert_eq!(rests(&[("服", "亲，付款了吗，在的")]) + rests(&[("服", "在的")]) + rests(&[]), 0);
    }

    #[test]
    fn the_welcome_is_for_those_who_have_just_come() {
        let said = turns(&[("客", "在吗"), ("机", "您好，请问"), ("客", "有券吗"), ("客", "人呢")]);
        assert_eq!(Talk::new(&said[..1]).occasion, Some(Occasion::Welcome));
        assert_eq!(Talk::new(&said[..3]).occasion, Some(Occasion::Welcome));
        assert_eq!(Talk::new(&said).occasion, None);
        assert_eq!(Talk::new(&[]).occasion, None);
    }

    #[test]
    fn the_close_needs_an_answer_before_and_no_open_question() {
        let said = turns(&[("服", "已发货"), ("客", "好的"), ("客", "谢谢")]);
        assert_eq!(Talk::new(&said).occasion, Some(Occasion::Close));
        assert_eq!(Talk::new(&said[1..]).occasion, Some(Occasion::Welcome));
        let open = turns(&[("服", "您好"), ("客", "几天到"), ("客", "谢谢")]);
        assert_eq!(Talk::new(&open).occasion, None);
    }
}
