//! What can be pressed in the panel. Every act has a key; the digits mean kinds while a remark is written, else phrases.

use super::View;
use xiaoqi_bridge::keys::{self, KEYS};
use xiaoqi_bridge::message::{Reason, Why};

/// What can be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// Put the rewrite in place.
    Rewrite,
    /// Give a reason.
    Reason(Reason),
    /// Fold or unfold.
    Fold,
    /// Compose a remark of this kind, counted from 0.
    Kind(u8),
    /// Put the remark into the dialog; then save it.
    Write,
    /// Take the other flag.
    Flag,
    /// Put in a phrase, counted from 0.
    Phrase(u8),
    /// Look for a phrase.
    Search,
    /// Keep what was sent as a phrase.
    Keep,
    /// Say why a 标准话术 was altered.
    Why(Why),
    /// Hand over the phrase that belongs to a saved remark.
    Copy,
    /// The saved remark is done with.
    Done,
    /// Open the most urgent chat.
    Jump,
    /// I am this one of those asked for, counted from 0.
    Agent(u8),
    /// Open the options.
    Options,
    /// The ERP has not reviewed the order yet; it has.
    Erp(bool),
    /// Put the first promise into the remark.
    Promise,
    /// The first promise needs no remark.
    Forget,
    /// The announcement was read.
    Read,
    /// Begin with many orders, or be done with them.
    Bulk,
    /// Copy the message for the courier's group.
    Group,
    /// Leave out this one of many orders.
    Skip,
}

/// Every act and its name; keys are the bridge's.
const ALL: [(Act, &str); KEYS.len()] = [
    (Act::Rewrite, "rewrite"),
    (Act::Reason(Reason::FalseAlarm), "false-alarm"),
    (Act::Reason(Reason::Approved), "approved"),
    (Act::Reason(Reason::Quoted), "quoted"),
    (Act::Fold, "fold"),
    (Act::Kind(0), "kind-1"),
    (Act::Kind(1), "kind-2"),
    (Act::Kind(2), "kind-3"),
    (Act::Kind(3), "kind-4"),
    (Act::Kind(4), "kind-5"),
    (Act::Kind(5), "kind-6"),
    (Act::Kind(6), "kind-7"),
    (Act::Kind(7), "kind-8"),
    (Act::Write, "write"),
    (Act::Flag, "flag"),
    (Act::Phrase(0), "phrase-1"),
    (Act::Phrase(1), "phrase-2"),
    (Act::Phrase(2), "phrase-3"),
    (Act::Phrase(3), "phrase-4"),
    (Act::Phrase(4), "phrase-5"),
    (Act::Search, "search"),
    (Act::Keep, "keep"),
    (Act::Why(Why::Special), "why-special"),
    (Act::Why(Why::Outdated), "why-outdated"),
    (Act::Why(Why::Awkward), "why-awkward"),
    (Act::Copy, "copy"),
    (Act::Done, "done"),
    (Act::Jump, "jump"),
    (Act::Agent(0), "agent-1"),
    (Act::Agent(1), "agent-2"),
    (Act::Agent(2), "agent-3"),
    (Act::Options, "options"),
    (Act::Erp(true), "erp-open"),
    (Act::Erp(false), "erp-closed"),
    (Act::Promise, "promise"),
    (Act::Forget, "forget"),
    (Act::Read, "read"),
    (Act::Bulk, "bulk"),
    (Act::Group, "group"),
    (Act::Skip, "skip"),
];

impl Act {
    /// The act of a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        ALL.iter().find(|a| a.1 == name).map(|a| a.0)
    }

    /// The act that a key means while `view` is shown.
    pub(crate) fn of_key(chord: &str, view: &View) -> Option<Self> {
        let of_chord = KEYS.iter().filter(|key| key.chord == chord).filter_map(|key| Self::named(key.name));
        of_chord.into_iter().find(|act| view.offers(*act))
    }

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        ALL.iter().find(|a| a.0 == self).map_or("", |a| a.1)
    }

    /// Its key, for people.
    pub(crate) fn key(self) -> &'static str {
        keys::of(self.name()).map_or("", |key| key.label)
    }
}

#[cfg(test)]
mod tests {
    use super::super::view::{Offer, Remark};
    use super::*;

    #[test]
    fn names_are_each_their_own() {
        for (act, name) in ALL {
            assert_eq!(Act::named(name), Some(act));
            assert!(keys::of(name).is_some(), "{name} has no key");
        }
    }

    #[test]
    fn a_digit_means_a_kind_while_a_remark_is_written() {
        let offer =
            Offer { text: "好".into(), group: String::new(), because: "", image: String::new(), missing: Vec::new() };
        let mut view = View { phrases: vec![offer], ..View::default() };
        assert_eq!(Act::of_key("Alt+Digit1", &view), Some(Act::Phrase(0)));
        assert_eq!(Act::of_key("Alt+Digit2", &view), None);
        view.remark = Some(Remark { kinds: vec!["改地址".into()], ..Remark::default() });
        assert_eq!(Act::of_key("Alt+Digit1", &view), Some(Act::Kind(0)));
        assert_eq!(Act::of_key("Alt+KeyQ", &view), None);
    }
}
