//! What is to be said when: of every chat the next moment at which one of its clocks passes a mark, the earliest first.
//!
//! A mark is an early warning, 即将超时, 到时 or 已超时. A binary heap; a chat that changes gets a new entry with a new
//! stamp, and the old one is passed over when it comes up. So one timer, armed for the head, is enough for any number of chats.

use super::notice::JUST_DUE;
use super::state::Running;
use super::track::Track;
use crate::pack::Limit;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Entries of changed chats are thrown out when there are this many, and more than half are such.
const ROOM: usize = 64;

/// The next moments of all chats.
#[derive(Clone, Debug, Default)]
pub(super) struct Agenda {
    heap: BinaryHeap<Reverse<(i64, u64, String)>>,
    /// The last stamp given out.
    stamp: u64,
    /// How many entries hold.
    live: usize,
}

/// What an agenda knows of a chat.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// The stamp of the entry that holds; 0 for none.
    stamp: u64,
    /// Of each clock that runs: its track, its start, and how many marks were said.
    said: Vec<(Track, i64, u8)>,
}

impl Agenda {
    /// The next moment, in ms since 1970, if `holds` of the chat's stamp; entries that do not hold are dropped.
    pub(super) fn next(&mut self, holds: impl Fn(&str, u64) -> bool) -> Option<i64> {
        while let Some(Reverse((at, stamp, chat))) = self.heap.peek() {
            if holds(chat, *stamp) {
                return Some(*at);
            }
            self.heap.pop();
        }
        None
    }

    /// Takes out the next entry, one that [`Agenda::next`] has just found; its chat is put in anew then.
    pub(super) fn take(&mut self) -> Option<String> {
        let Reverse((_, _, chat)) = self.heap.pop()?;
        Some(chat)
    }

    /// Puts a chat in anew, or takes it out.
    pub(super) fn put(&mut self, chat: &str, entry: &mut Entry, at: Option<i64>) {
        self.drop(entry);
        if let Some(at) = at {
            self.stamp += 1;
            self.live += 1;
            entry.stamp = self.stamp;
            self.heap.push(Reverse((at, entry.stamp, chat.to_owned())));
        }
    }

    /// A chat goes.
    pub(super) fn drop(&mut self, entry: &mut Entry) {
        self.live = self.live.saturating_sub(usize::from(entry.stamp > 0));
        entry.stamp = 0;
    }

    /// Whether so many entries do not hold that they should be thrown out.
    pub(super) fn is_stale(&self) -> bool {
        self.heap.len() > ROOM + 2 * self.live
    }

    /// Throws out the entries that do not hold.
    pub(super) fn tidy(&mut self, holds: impl Fn(&str, u64) -> bool) {
        self.heap.retain(|Reverse((_, stamp, chat))| holds(chat, *stamp));
    }
}

impl Entry {
    /// Whether this is the entry that holds.
    pub(super) fn holds(&self, stamp: u64) -> bool {
        self.stamp == stamp
    }

    /// How many marks of a clock were said.
    pub(super) fn said(&self, running: &Running) -> usize {
        let known = self.said.iter().find(|(track, start, _)| *track == running.track && *start == running.start);
        known.map_or(0, |(.., said)| usize::from(*said))
    }

    /// Remembers how many marks of a clock were said, and says whether that is more than before.
    pub(super) fn say(&mut self, running: &Running, marks: usize) -> bool {
        if marks <= self.said(running) {
            return false;
        }
        self.said.retain(|(track, ..)| *track != running.track);
        self.said.push((running.track, running.start, u8::try_from(marks).unwrap_or(u8::MAX)));
        true
    }

    /// Forgets the clocks that run no more.
    pub(super) fn keep(&mut self, running: &[Running]) {
        self.said.retain(|(track, start, _)| running.iter().any(|r| r.track == *track && r.start == *start));
    }
}

/// The moments at which something is said of a clock, in order: early warnings, soon, due, late.
pub(super) fn marks(limit: &Limit, start: i64, due: i64) -> impl Iterator<Item = i64> {
    let before = limit.early.iter().chain([&limit.warn]);
    // A warning longer than the clock is said at once.
    let warnings = before.map(move |seconds| due.saturating_sub(i64::from(*seconds) * 1_000).max(start));
    warnings.chain([due.max(start), due.max(start).saturating_add(JUST_DUE)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Measure;

    fn running(start: i64) -> Running {
        Running { track: Track::fixed(Measure::Reply), start, no_later: None, by: None, further: false }
    }

    #[test]
    fn the_earliest_comes_first_and_changed_ones_are_passed_over() {
        let mut agenda = Agenda::default();
        let (mut a, mut b) = (Entry::default(), Entry::default());
        agenda.put("a", &mut a, Some(5));
        agenda.put("b", &mut b, Some(7));
        agenda.put("a", &mut a, Some(9));
        let holds = |a: &Entry, b: &Entry, chat: &str, stamp| if chat == "a" { a.holds(stamp) } else { b.holds(stamp) };
        assert_eq!(agenda.next(|chat, stamp| holds(&a, &b, chat, stamp)), Some(7));
        assert_eq!(agenda.take().as_deref(), Some("b"));
        agenda.drop(&mut b);
        assert_eq!(agenda.next(|chat, stamp| holds(&a, &b, chat, stamp)), Some(9));
        agenda.put("a", &mut a, None);
        assert_eq!(agenda.next(|chat, stamp| holds(&a, &b, chat, stamp)), None);
    }

    #[test]
    fn it_does_not_grow_with_what_has_changed() {
        let mut agenda = Agenda::default();
        let mut entry = Entry::default();
        for at in 0..10_000 {
            agenda.put("a", &mut entry, Some(at));
            if agenda.is_stale() {
                agenda.tidy(|_, stamp| entry.holds(stamp));
            }
        }
        assert!(agenda.heap.len() <= ROOM + 2, "{}", agenda.heap.len());
    }

    #[test]
    fn a_mark_is_said_once_for_each_clock() {
        let mut entry = Entry::default();
        assert!(entry.say(&running(1), 2) && !entry.say(&running(1), 1) && !entry.say(&running(1), 2));
        assert!(entry.say(&running(5), 1), "another clock of the same kind");
        assert_eq!((entry.said(&running(5)), entry.said(&running(1))), (1, 0));
        entry.keep(&[]);
        assert_eq!(entry.said(&running(5)), 0);
    }

    #[test]
    fn marks_are_in_order_and_never_before_the_clock() {
        let limit = Limit { early: vec![600, 60], warn: 15, ..Limit::default() };
        let marks = |start, due| marks(&limit, start, due).collect::<Vec<_>>();
        assert_eq!(marks(0, 1_000_000), [400_000, 940_000, 985_000, 1_000_000, 1_001_000]);
        assert_eq!(marks(950_000, 1_000_000), [950_000, 950_000, 985_000, 1_000_000, 1_001_000]);
        assert_eq!(marks(0, i64::MAX).last(), Some(&i64::MAX));
    }
}
