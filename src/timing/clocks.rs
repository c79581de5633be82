//! The clocks of all chats: the façade of this room.

use super::agenda::{Agenda, marks};
use super::answers::Ledger;
use super::averages::{Averages, Sums};
use super::chat::Chat;
use super::kept;
use super::limits::Limits;
use super::state::Running;
use super::{Event, Notice, Place, What};
use crate::pack::{Limit, Promo};
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
    limits: Limits,
    /// Sorted by their ids, each by itself: of thousands a new one is soon in its place. Trees weigh 8 KB in the wasm.
    chats: Vec<(String, Box<Chat>)>,
    /// The chats without a running clock, by their latest event.
    quiet: Vec<(Option<i64>, String)>,
    /// The sums of the chats no longer remembered.
    gone: Sums,
    /// What is to be said when.
    agenda: Agenda,
    /// The answers that are settled, as far back as they are kept.
    ledger: Ledger,
}

impl Clocks {
    /// No clock running yet, under these limits.
    pub fn new(limits: Vec<Limit>, promos: &[Promo]) -> Self {
        Self { limits: Limits::new(limits, promos), ..Self::default() }
    }

    /// The limits, as [`Notice::limit`] counts them.
    pub fn limits(&self) -> &[Limit] {
        self.limits.all()
    }

    /// Other limits from now on. Whatever runs goes on, and is due by them; what was said is not said again.
    pub fn govern(&mut self, limits: Vec<Limit>, promos: &[Promo]) {
        let limits = Limits::new(limits, promos);
        let old = std::mem::replace(&mut self.limits, limits);
        let spans = self.limits.spans();
        if spans != old.spans() {
            for (_, chat) in &mut self.chats {
                chat.govern(old.spans(), spans);
            }
            // What was quiet may run now, and the other way round.
            let quiet = self.chats.iter().filter(|(_, chat)| chat.is_quiet());
            self.quiet = quiet.map(|(id, chat)| (chat.last(), id.clone())).collect();
            sort_by(&mut self.quiet, Ord::cmp);
        }
        (0..self.chats.len()).for_each(|at| self.plan(at));
    }

    /// Takes an event in. One that is told late counts at its own time, not at the time of telling: an answer older
    /// than a customer's message does not answer it. What is older than a chat's last 16 events changes nothing.
    pub fn record(&mut self, event: &Event) {
        let at = self.at(&event.chat).unwrap_or_else(|at| {
            self.chats.insert(at, (event.chat.clone(), Box::default()));
            at
        });
        let Some((_, chat)) = self.chats.get_mut(at) else { return };
        let was = chat.is_quiet().then(|| (chat.last(), event.chat.clone()));
        chat.record(event, self.limits.spans());
        let (is, settled) = (chat.is_quiet().then(|| chat.last()), chat.settled());
        self.settle(at, &settled);
        self.plan(at);
        if let Some(Ok(at)) = was.map(|key| self.quiet.binary_search(&key)) {
            self.quiet.remove(at);
        }
        if let Some(last) = is {
            let key = (last, event.chat.clone());
            if let Err(at) = self.quiet.binary_search(&key) {
                self.quiet.insert(at, key);
            }
        }
        while self.quiet.len() > QUIET {
            let (_, oldest) = self.quiet.remove(0);
            self.drop_chat(&oldest);
        }
    }

    /// Where a chat stands, or would.
    pub(super) fn at(&self, chat: &str) -> Result<usize, usize> {
        self.chats.binary_search_by(|(id, _)| id.as_str().cmp(chat))
    }

    /// Puts a chat where its next mark belongs on the agenda.
    fn plan(&mut self, at: usize) {
        let Some((id, chat)) = self.chats.get_mut(at) else { return };
        let running = chat.state().running(self.limits.spans());
        chat.entry.keep(&running);
        let next = |running: &Running| {
            let (_, limit, due) = self.limits.due(running, chat.place())?;
            marks(limit, running.start, due).nth(chat.entry.said(running))
        };
        let next = running.iter().filter_map(next).min();
        self.agenda.put(id, &mut chat.entry, next);
        if self.agenda.is_stale() {
            self.agenda.tidy(holds(&self.chats));
        }
    }

    /// When there is next something to say, in ms since 1970: the earliest mark (an early warning, 即将超时, 到时,
    /// 已超时) of any clock that [`Clocks::pass`] has not said. It may be over already.
    pub fn next_mark(&mut self) -> Option<i64> {
        self.agenda.next(holds(&self.chats))
    }

    /// The clocks that have passed a mark by `now` (ms), the earliest due first, then by chat: each mark once, however often
    /// this is asked and whatever was done to the wall clock; of several passed together, as after a long sleep, the last.
    pub fn pass(&mut self, now: i64) -> Vec<Notice> {
        let mut found = Vec::new();
        while self.next_mark().is_some_and(|at| at <= now) {
            let Some(at) = self.agenda.take().and_then(|chat| self.at(&chat).ok()) else { continue };
            let Some((id, chat)) = self.chats.get_mut(at) else { continue };
            for running in chat.state().running(self.limits.spans()) {
                let Some((index, limit, due)) = self.limits.due(&running, chat.place()) else { continue };
                let passed = marks(limit, running.start, due).take_while(|mark| *mark <= now).count();
                if chat.entry.say(&running, passed) {
                    found.push(Notice::at(now, (index, limit), id, running.start, due));
                }
            }
            self.plan(at);
        }
        sort_by(&mut found, |a, b| a.due.cmp(&b.due).then_with(|| a.chat.cmp(&b.chat)));
        found
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
        chat.state().running(self.limits.spans()).into_iter().filter_map(move |running| {
            let (index, limit, due) = self.limits.due(&running, chat.place())?;
            Some(Notice::at(now, (index, limit), id, running.start, due))
        })
    }

    /// The one response limit that holds for this shop, platform and stage (T1–T4).
    pub fn response(&self, place: &Place) -> Option<&Limit> {
        self.limits.response(place)
    }

    /// How quickly was answered, over all that was recorded.
    pub fn averages(&self) -> Averages {
        self.sums().averages()
    }

    fn sums(&self) -> Sums {
        self.chats.iter().fold(self.gone, |sum, (_, chat)| sum.plus(chat.state().sums))
    }

    /// The running clocks as text, to be given to [`Clocks::resume`] later, in another browser session: ids, places and times.
    pub fn keep(&self) -> String {
        let lines = self.chats.iter().filter_map(|(id, chat)| kept::line(id, chat, self.limits.spans()));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Lets the clocks run on that were kept, but for chats that are known already; a line that cannot be read is left out.
    /// Of what an answer ends, only if `waits` says so of the chat and the time (ms) it has waited since: whoever waits no
    /// more was answered elsewhere. What was said is not said again. Averages are not kept.
    pub fn resume(&mut self, kept: &str, waits: impl Fn(&str, i64) -> bool) {
        for line in kept.lines() {
            let Some((id, chat)) = kept::read(line, &waits, self.limits.spans()) else { continue };
            if let Err(at) = self.at(&id)
                && !chat.is_quiet()
            {
                self.chats.insert(at, (id, Box::new(chat)));
                self.plan(at);
            }
        }
    }

    /// Whether the chat's customer waits for an answer.
    pub fn waits(&self, chat: &str) -> bool {
        self.at(chat).is_ok_and(|at| self.chats[at].1.state().waiting().is_some())
    }

    /// A chat is no longer the agent's at `at` (ms): closed, or handed to somebody else. What was promised in it, and what
    /// runs of its order, goes on.
    pub fn leave(&mut self, chat: &str, at: i64) {
        if self.at(chat).is_ok() {
            let place = Place::default();
            self.record(&Event { at, chat: chat.to_owned(), what: What::Closed, by: None, place });
        }
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
            let (_, mut chat) = self.chats.remove(at);
            self.agenda.drop(&mut chat.entry);
            self.gone = self.gone.plus(chat.state().sums);
        }
    }
}

/// Whether a chat's entry on the agenda is still the one that holds.
fn holds(chats: &[(String, Box<Chat>)]) -> impl Fn(&str, u64) -> bool + '_ {
    |chat, stamp| {
        let at = chats.binary_search_by(|(id, _)| id.as_str().cmp(chat));
        at.is_ok_and(|at| chats[at].1.entry.holds(stamp))
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
