//! The guard's decision, apart from any browser: a press on a send way, the draft as it stands, and what was decided
//! before. Pure, so that every order of events can be tried natively.

mod gesture;

pub(crate) use gesture::{Gestures, Part, Taken};

use xiaoqi::pack::Verdict;

/// How long after the first press a second one counts as meant, in ms.
pub(crate) const CONFIRM_AFTER: f64 = 600.0;

/// What would be sent, and to whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Draft {
    /// The text, exactly as the editor holds it.
    pub(crate) text: String,
    /// Which chat it would go to; of a remark, which order.
    pub(crate) chat: String,
    /// Whether it is an order's remark, not a message.
    pub(crate) remark: bool,
}

/// What happens to a press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// The page sees it.
    Pass,
    /// The page does not.
    Stop,
}

/// What the agent agreed to, and for which draft.
#[derive(Debug, Default)]
pub(crate) struct Guard {
    /// A draft held for a second press, and since when.
    asked: Option<(Draft, f64)>,
    /// A draft the agent gave a reason for.
    granted: Option<Draft>,
}

impl Guard {
    /// Decides one press. `fresh` says that it is the agent's own, not a key held down and not made by a script; only
    /// a fresh press can agree to anything. `now` is in ms on any rising clock.
    pub(crate) fn decide(&mut self, draft: &Draft, verdict: Verdict, fresh: bool, now: f64) -> Decision {
        let decision = match verdict {
            Verdict::Pass | Verdict::Hint | Verdict::Warn => Decision::Pass,
            Verdict::Block | Verdict::Confirm if fresh && self.granted.as_ref() == Some(draft) => Decision::Pass,
            Verdict::Block => Decision::Stop,
            Verdict::Confirm => self.confirm(draft, fresh, now),
        };
        if decision == Decision::Pass && fresh {
            (self.asked, self.granted) = (None, None); // agreed once is sent once
        }
        decision
    }

    fn confirm(&mut self, draft: &Draft, fresh: bool, now: f64) -> Decision {
        let asked = self.asked.as_ref().filter(|(asked, _)| asked == draft).map(|(_, since)| *since);
        match asked {
            Some(since) if fresh && now - since >= CONFIRM_AFTER => return Decision::Pass,
            None if fresh => self.asked = Some((draft.clone(), now)),
            _ => {}
        }
        Decision::Stop
    }

    /// The agent gave a reason: the next press sends exactly this draft.
    pub(crate) fn grant(&mut self, draft: Draft) {
        self.granted = Some(draft);
    }
}

#[cfg(test)]
mod tests {
    use super::{Decision::*, *};

    fn draft(text: &str) -> Draft {
        Draft { text: text.into(), chat: "a".into(), remark: false }
    }

    #[test]
    fn a_second_press_counts_after_its_time_for_the_same_draft() {
        let mut guard = Guard::default();
        let (a, b) = (draft("a"), draft("b"));
        assert_eq!(guard.decide(&a, Verdict::Confirm, true, 0.0), Stop);
        assert_eq!(guard.decide(&a, Verdict::Confirm, true, 599.0), Stop);
        assert_eq!(guard.decide(&a, Verdict::Confirm, false, 700.0), Stop, "a key held down agrees to nothing");
        assert_eq!(guard.decide(&b, Verdict::Confirm, true, 800.0), Stop, "another text asks anew");
        assert_eq!(guard.decide(&a, Verdict::Confirm, true, 1500.0), Stop);
        assert_eq!(guard.decide(&a, Verdict::Confirm, true, 2100.0), Pass);
        assert_eq!(guard.decide(&a, Verdict::Confirm, true, 2200.0), Stop, "agreed once is sent once");
    }

    #[test]
    fn another_chat_is_another_draft() {
        let mut guard = Guard::default();
        let here = draft("a");
        let there = Draft { chat: "b".into(), ..here.clone() };
        guard.grant(here.clone());
        assert_eq!(guard.decide(&there, Verdict::Block, true, 0.0), Stop);
        assert_eq!(guard.decide(&here, Verdict::Block, true, 0.0), Pass);
        assert_eq!(guard.decide(&here, Verdict::Block, true, 0.0), Stop);
    }

    #[test]
    fn scripts_cannot_use_an_agreement() {
        let mut guard = Guard::default();
        guard.grant(draft("a"));
        assert_eq!(guard.decide(&draft("a"), Verdict::Block, false, 0.0), Stop);
        assert_eq!(guard.decide(&draft("a"), Verdict::Block, true, 0.0), Pass);
    }

    #[test]
    fn mild_verdicts_pass_at_once() {
        for verdict in [Verdict::Pass, Verdict::Hint, Verdict::Warn] {
            assert_eq!(Guard::default().decide(&draft("a"), verdict, false, 0.0), Pass);
        }
    }
}
