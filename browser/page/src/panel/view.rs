//! What the panel shows, as plain data, and what can be pressed in it.

use xiaoqi::pack::Verdict;
use xiaoqi_bridge::message::{Protection, Reason};

/// What the panel shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct View {
    /// How the page is protected.
    pub(crate) protection: Protection,
    /// Findings, strongest first.
    pub(crate) cards: Vec<Card>,
    /// A line above them.
    pub(crate) notice: Option<String>,
    /// Whether the agent gave a reason for this draft, so that the next press sends it.
    pub(crate) granted: bool,
    /// The agent's account.
    pub(crate) account: String,
    /// The shop.
    pub(crate) shop: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Card {
    /// How strong.
    pub(crate) severity: Verdict,
    /// What it is.
    pub(crate) title: String,
    /// The words found.
    pub(crate) quote: String,
    /// Why it must not be sent.
    pub(crate) why: String,
    /// What to write instead, if there is something.
    pub(crate) rewrite: Option<String>,
    /// Whether a reason lets it pass.
    pub(crate) overridable: bool,
    /// The title of another finding that lets no reason pass, if it is that one which bars this.
    pub(crate) barred_by: Option<String>,
}

/// What can be pressed. Every act has a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// Put the rewrite in place.
    Rewrite,
    /// Give a reason.
    Reason(Reason),
    /// Fold or unfold.
    Fold,
}

impl Act {
    /// Every act: its name in the panel, its key, and the key as it is written for people (the reasons have
    /// their Alt+ in front of them all).
    const ALL: [(Act, &'static str, &'static str, &'static str); 5] = [
        (Act::Rewrite, "rewrite", "Alt+KeyG", "Alt+G"),
        (Act::Reason(Reason::FalseAlarm), "false-alarm", "Alt+KeyW", "W"),
        (Act::Reason(Reason::Approved), "approved", "Alt+KeyS", "S"),
        (Act::Reason(Reason::Quoted), "quoted", "Alt+KeyY", "Y"),
        (Act::Fold, "fold", "Alt+KeyX", "Alt+X"),
    ];

    /// The act of a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|a| a.1 == name).map(|a| a.0)
    }

    /// The act of a key.
    pub(crate) fn of_key(chord: &str) -> Option<Self> {
        Self::ALL.iter().find(|a| a.2 == chord).map(|a| a.0)
    }

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        Self::ALL.iter().find(|a| a.0 == self).map_or("", |a| a.1)
    }

    /// Its key, for people.
    pub(crate) fn key(self) -> &'static str {
        Self::ALL.iter().find(|a| a.0 == self).map_or("", |a| a.3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_keys_are_each_their_own() {
        for (act, name, chord, _) in Act::ALL {
            assert_eq!(Act::named(name), Some(act));
            assert_eq!(Act::of_key(chord), Some(act));
        }
        assert_eq!(Act::of_key("Alt+KeyQ"), None);
    }
}
