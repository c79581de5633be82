//! The clocks of all chats: the façade of this room.

use super::answers::Ledger;
use super::averages::{Averages, Sums};
use super::chat::Chat;
use super::fit::closest;
use super::hours::{Hours, apart};
use super::state::Running;
use super::track::{Track, spans};
use super::{Event, Notice, Place};
use crate::pack::{Limit, Measure, Promo};
use crate::text::sort_by;

mod answered;

/// How many chats without a running clock are remembered: so that a message told late finds its answer, and a chat's
/// second answer is not taken for its first.
const QUIET: usize = 256;

/// The clocks of all chats and orders.
///
/// Memory: each chat with a running clock, the last few hundred without one, and sums.
#[derive(Clone, Debug, Default)]
pub struct Clocks {
    limits: Vec<Limit>,
    /// By limit: what it is a limit of.
    tracks: Vec<Track>,
    /// By limit: the hours that count.
    hours: Vec<Hours>,
    /// The promo periods, in ms, in order and apart.
    promos: Vec<(i64, i64)>,
    /// The spans that limits are of.
    spans: Vec<Track>,
    /// Sorted by their ids. Some hundred at most: trees would be quicker for more, and weigh 8 KB in the wasm.
    chats: Vec<(String, Chat)>,
    /// The chats without a running clock, by their latest event.
    quiet: Vec<(Option<i64>, String)>,
    /// The sums of the chats no longer remembered.
    gone: Sums,
    /// The answers that are settled, as far back as they are kept.
    ledger: Ledger,
}

impl Clocks {
    /// No clock running yet, under these limits.
    pub fn new(limits: Vec<Limit>, promos: &[Promo]) -> Self {
        let mut clocks = Self::default();
        clocks.govern(limits, promos);
        clocks
    }

    /// The limits, as [`Notice::limit`] counts them.
    pub fn limits(&self) -> &[Limit] {
        &self.limits
    }

    /// Other limits from now on. Whatever runs goes on, and is due by them.
    pub fn govern(&mut self, limits: Vec<Limit>, promos: &[Promo]) {
        let ms = |second: u32| i64::from(second) * 1_000;
        self.tracks = limits.iter().map(Track::of).collect();
        self.hours = limits.iter().map(|limit| Hours::read(&limit.hours)).collect();
        self.promos = apart(promos.iter().map(|promo| (ms(promo.span.from), ms(promo.span.to))).collect());
        let spans = spans(&limits);
        if spans != self.spans {
            for (_, chat) in &mut self.chats {
                chat.govern(&self.spans, &spans);
            }
            self.spans = spans;
            // What was quiet may run now, and the other way round.
            let quiet = self.chats.iter().filter(|(_, chat)| chat.is_quiet());
            self.quiet = quiet.map(|(id, chat)| (chat.last(), id.clone())).collect();
            sort_by(&mut self.quiet, Ord::cmp);
        }
        self.limits = limits;
    }

    /// Takes an event in. One that is told late counts at its own time, not at the time of telling: an answer older
    /// than a customer's message does not answer it. What is older than a chat's last 16 events changes nothing.
    pub fn record(&mut self, event: &Event) {
        let at = self.at(&event.chat).unwrap_or_else(|at| {
            self.chats.insert(at, (event.chat.clone(), Chat::default()));
            at
        });
        let Some((_, chat)) = self.chats.get_mut(at) else { return };
        let mut key = (chat.last(), event.chat.clone());
        if let Ok(at) = self.quiet.binary_search(&key) {
            self.quiet.remove(at);
        }
        chat.record(event, &self.spans);
        let settled = chat.settled();
        if chat.is_quiet() {
            key.0 = chat.last();
            if let Err(at) = self.quiet.binary_search(&key) {
                self.quiet.insert(at, key);
            }
        }
        self.settle(at, &settled);
        while self.quiet.len() > QUIET {
            let (_, oldest) = self.quiet.remove(0);
            self.drop_chat(&oldest);
        }
    }

    /// Where a chat stands, or would.
    fn at(&self, chat: &str) -> Result<usize, usize> {
        self.chats.binary_search_by(|(id, _)| id.as_str().cmp(chat))
    }

    /// Every running clock as it stands at `now` (ms), the earliest due first, then by chat and limit. A clock of which
    /// no limit holds where it runs is not among them.
    pub fn due(&self, now: i64) -> Vec<Notice> {
        let mut found: Vec<Notice> = self.chats.iter().flat_map(|(id, chat)| self.notices(now, id, chat)).collect();
        // Sorting is stable, and the chats come in the order of their ids, a chat's clocks in that of `Measure`.
        sort_by(&mut found, |a, b| a.due.cmp(&b.due));
        found
    }

    fn notices<'a>(&'a self, now: i64, id: &'a str, chat: &'a Chat) -> impl Iterator<Item = Notice> + 'a {
        chat.state().running(&self.spans).into_iter().filter_map(move |running| {
            let (index, due) = self.limit_of(&running, chat.place())?;
            Some(Notice::at(now, (index, self.limits.get(index)?), id, running.start, due))
        })
    }

    /// The limit that holds for a clock, and when it falls due.
    fn limit_of(&self, running: &Running, place: &Place) -> Option<(usize, i64)> {
        let index = closest(&self.limits, &self.tracks, running, place)?;
        let (limit, hours) = (self.limits.get(index)?, self.hours.get(index)?);
        let pauses = if limit.no_promo { self.promos.as_slice() } else { &[] };
        let full = || hours.after(running.start, i64::from(limit.seconds) * 1_000, pauses);
        // Promised for a moment that is over is due at once.
        let due = running.by.map_or_else(full, |by| by.max(running.start));
        Some((index, running.no_later.map_or(due, |at| due.min(at))))
    }

    /// The one response limit that holds for this shop, platform and stage (T1–T4).
    pub fn response(&self, place: &Place) -> Option<&Limit> {
        let first = Running { track: Track::fixed(Measure::Reply), start: 0, no_later: None, by: None, further: false };
        self.limits.get(closest(&self.limits, &self.tracks, &first, place)?)
    }

    /// How quickly was answered, over all that was recorded.
    pub fn averages(&self) -> Averages {
        self.sums().averages()
    }

    fn sums(&self) -> Sums {
        self.chats.iter().fold(self.gone, |sum, (_, chat)| sum.plus(chat.state().sums))
    }

    /// Stops the clocks of a chat or order and forgets it. Its answers still count in the averages.
    pub fn forget(&mut self, chat: &str) {
        self.quiet.retain(|(_, quiet)| quiet != chat);
        self.drop_chat(chat);
    }

    fn drop_chat(&mut self, chat: &str) {
        if let Ok(at) = self.at(chat) {
            let rest = self.chats.get(at).map_or(Vec::new(), |(_, chat)| chat.state().answers.clone());
            self.settle(at, &rest);
            let (_, chat) = self.chats.remove(at);
            self.gone = self.gone.plus(chat.state().sums);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{event, limits, place};
    use super::super::{Level, What};
    use super::*;

    fn clocks(log: &[(i64, &str, What)]) -> Clocks {
        let mut clocks = Clocks::new(limits(), &[]);
        for (at, chat, what) in log {
            clocks.record(&event(*at, chat, *what));
        }
        clocks
    }

    #[test]
    fn the_most_urgent_comes_first() {
        let clocks = clocks(&[(5_000, "b", What::Customer), (0, "order", What::Paid), (5_000, "a", What::Customer)]);
        let due = clocks.due(20_000);
        let seen: Vec<_> = due.iter().map(|n| (n.chat.as_str(), n.level, n.left(20_000))).collect();
        assert_eq!(seen, [("a", Level::Soon, 5_000), ("b", Level::Soon, 5_000), ("order", Level::Running, 280_000)]);
        assert_eq!(clocks.limits()[due[2].limit].id, "remark");
        assert_eq!(clocks.response(&place(["pdd", "", ""])).unwrap().id, "reply.presale.pdd");
    }

    #[test]
    fn answered_chats_go_their_sums_stay() {
        let mut clocks = clocks(&[]);
        for n in 0..10_000_i64 {
            let chat = format!("c{n}");
            clocks.record(&event(n, &chat, What::Customer));
            if n > 0 {
                clocks.record(&event(n + 3, &chat, What::Agent));
            }
        }
        assert_eq!((clocks.chats.len(), clocks.quiet.len()), (QUIET + 1, QUIET));
        let averages = clocks.averages();
        assert_eq!((averages.answered, averages.sessions, averages.average), (9_999, 9_999, Some(3)));
        assert_eq!(clocks.due(0)[0].chat, "c0");
    }

    #[test]
    fn a_chat_forgotten_has_no_clock() {
        let mut clocks = clocks(&[(0, "a", What::Customer), (9, "a", What::Agent), (10, "a", What::Customer)]);
        clocks.forget("a");
        clocks.forget("b");
        assert!(clocks.due(0).is_empty() && clocks.chats.is_empty() && clocks.quiet.is_empty());
        assert_eq!(clocks.averages().answered, 1);
    }

    #[test]
    fn other_limits_change_when_and_not_since_when() {
        let mut clocks = clocks(&[(5_000, "a", What::Customer)]);
        let due = clocks.due(6_000)[0].due;
        let mut limits = limits();
        for limit in &mut limits {
            limit.seconds *= 2;
        }
        clocks.govern(limits, &[]);
        let after = &clocks.due(6_000)[0];
        assert_eq!(after.due - 5_000, 2 * (due - 5_000));
        clocks.govern(Vec::new(), &[]);
        assert!(clocks.due(6_000).is_empty());
    }

    #[test]
    fn without_a_limit_there_is_no_notice() {
        let mut clocks = Clocks::new(Vec::new(), &[]);
        clocks.record(&event(0, "a", What::Customer));
        assert!(clocks.due(i64::MAX).is_empty());
        assert_eq!(clocks.response(&Place::default()), None);
    }
}
