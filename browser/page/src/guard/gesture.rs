//! One press of the agent's arrives as several events: keydown, keypress, keyup; pointerdown, mousedown, pointerup,
//! mouseup, click, perhaps submit. It is decided once, at its first part; the others follow, as long as the draft is
//! the same. So a page may send on whichever part it likes.

use super::{Decision, Draft};

/// Which event of a press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A key goes down; its code, and whether it is only held.
    KeyDown(String, bool),
    /// keypress of the key last down.
    KeyPress,
    /// A key comes up; its code.
    KeyUp(String),
    /// The pointer goes down.
    PointerDown,
    /// The rest of a pointer's press: mousedown, pointerup, mouseup.
    Pointer,
    /// A click, by pointer, key or script.
    Click,
    /// A form is submitted.
    Submit,
}

#[derive(Debug, PartialEq, Eq)]
enum By {
    Key(String),
    Pointer,
}

/// The press under way.
#[derive(Debug, Default)]
pub(crate) struct Gestures {
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    by: By,
    draft: Draft,
    decision: Decision,
}

/// How one part of a press is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// Decided already.
    Follows(Decision),
    /// To be decided; `fresh` if it begins a press of the agent's own.
    Decide {
        /// Whether it may agree to something.
        fresh: bool,
    },
}

impl Gestures {
    /// How `part` is to be taken, with the draft as it stands now. `trusted` says that the browser made the event.
    pub(crate) fn take(&mut self, part: &Part, draft: &Draft, trusted: bool) -> Taken {
        match part {
            Part::KeyDown(_, true) => Taken::Decide { fresh: false },
            Part::KeyDown(_, false) | Part::PointerDown => Taken::Decide { fresh: trusted },
            Part::KeyUp(code) => match self.open.take_if(|open| open.by == By::Key(code.clone())) {
                Some(open) => Self::follow(&open, draft),
                // Its keydown belonged to an input method: a page that sends on keyup must not slip through.
                None => Taken::Decide { fresh: false },
            },
            Part::KeyPress | Part::Pointer | Part::Click | Part::Submit => match &self.open {
                Some(open) => Self::follow(open, draft),
                // A click without its pointerdown: by assistive technology, or by a script.
                None => Taken::Decide { fresh: trusted && *part == Part::Click },
            },
        }
    }

    fn follow(open: &Open, draft: &Draft) -> Taken {
        if open.decision == Decision::Stop || open.draft == *draft {
            Taken::Follows(open.decision)
        } else {
            Taken::Decide { fresh: false }
        }
    }

    /// Keeps the decision for the parts that follow.
    pub(crate) fn decided(&mut self, part: &Part, draft: &Draft, decision: Decision) {
        let by = match part {
            Part::KeyDown(code, _) => By::Key(code.clone()),
            Part::PointerDown => By::Pointer,
            _ => return,
        };
        self.open = Some(Open { by, draft: draft.clone(), decision });
    }

    /// Something else began: another key, a press elsewhere.
    pub(crate) fn end(&mut self) {
        self.open = None;
    }
}

#[cfg(test)]
mod tests {
    use super::{Decision::*, *};

    fn enter(repeat: bool) -> Part {
        Part::KeyDown("Enter".into(), repeat)
    }

    fn draft(text: &str) -> Draft {
        Draft { text: text.into(), ..Draft::default() }
    }

    #[test]
    fn the_parts_of_a_press_share_its_decision() {
        let mut g = Gestures::default();
        let d = draft("a");
        assert_eq!(g.take(&enter(false), &d, true), Taken::Decide { fresh: true });
        g.decided(&enter(false), &d, Stop);
        assert_eq!(g.take(&Part::KeyPress, &d, true), Taken::Follows(Stop));
        assert_eq!(g.take(&Part::Submit, &d, true), Taken::Follows(Stop));
        assert_eq!(g.take(&Part::KeyUp("Enter".into()), &d, true), Taken::Follows(Stop));
        assert_eq!(g.take(&Part::KeyUp("Enter".into()), &d, true), Taken::Decide { fresh: false }, "it was over");
    }

    #[test]
    fn a_passed_press_does_not_carry_another_draft() {
        let mut g = Gestures::default();
        g.decided(&Part::PointerDown, &draft("a"), Pass);
        assert_eq!(g.take(&Part::Click, &draft("a"), true), Taken::Follows(Pass));
        assert_eq!(g.take(&Part::Click, &draft("b"), true), Taken::Decide { fresh: false });
    }

    #[test]
    fn what_an_input_method_swallowed_is_decided_without_rights() {
        let mut g = Gestures::default();
        assert_eq!(g.take(&Part::KeyUp("Enter".into()), &draft("a"), true), Taken::Decide { fresh: false });
    }

    #[test]
    fn held_keys_and_scripts_have_no_rights() {
        let mut g = Gestures::default();
        assert_eq!(g.take(&enter(true), &draft("a"), true), Taken::Decide { fresh: false });
        assert_eq!(g.take(&enter(false), &draft("a"), false), Taken::Decide { fresh: false });
        assert_eq!(g.take(&Part::Click, &draft("a"), false), Taken::Decide { fresh: false });
        assert_eq!(g.take(&Part::Submit, &draft("a"), true), Taken::Decide { fresh: false });
    }
}
