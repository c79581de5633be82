//! The clocks asked for what is behind them: every answer, which came too late, who waits.

use super::super::answers::{Answer, LATE, Late};
use super::super::state::Running;
use super::super::track::Track;
use super::{Clocks, Place};
use crate::pack::Measure;
use crate::text::sort_by;

impl Clocks {
    /// Every chat whose customer waits for a human's answer, whether a limit holds there or not: the chat, and since when
    /// (ms since 1970). In the order of the chats' ids.
    pub fn waiting(&self) -> impl Iterator<Item = (&str, i64)> {
        self.chats.iter().filter_map(|(id, chat)| Some((id.as_str(), chat.state().waiting()?)))
    }

    /// For every chat whose customer waits what the average of all answers becomes, in ms, if he is answered at `now`
    /// (ms since 1970). In the order of the chats' ids.
    pub fn if_answered(&self, now: i64) -> impl Iterator<Item = (&str, i64)> {
        let sums = self.sums();
        self.waiting().map(move |(chat, since)| (chat, sums.if_answered(since, now)))
    }

    /// The answers to customers that are too late at `now` (ms since 1970): those still open, the earliest due first; then
    /// those given after their limit, the newest first, 50 at most. A limit counts as it stood when nothing told late could
    /// change the answer any more.
    pub fn late(&self, now: i64) -> Vec<Late> {
        let open = self.chats.iter().filter_map(|(id, chat)| {
            let reply = chat.state().running(&[]).into_iter().find(|r| r.track == Track::fixed(Measure::Reply))?;
            let (_, limit, due) = self.limits.due(&reply, chat.place())?;
            let limit = limit.id.clone();
            (now > due).then(|| Late { chat: id.clone(), limit, due, answered: None })
        });
        let mut open: Vec<Late> = open.collect();
        sort_by(&mut open, |a, b| a.due.cmp(&b.due));
        let fresh = self.chats.iter().flat_map(|(id, chat)| {
            chat.state().answers.iter().filter_map(|answer| self.late_of(id, chat.place(), *answer))
        });
        let mut given: Vec<Late> = self.ledger.late.iter().cloned().chain(fresh).collect();
        sort_by(&mut given, |a, b| b.answered.cmp(&a.answered).then_with(|| a.chat.cmp(&b.chat)));
        given.truncate(LATE);
        open.extend(given);
        open
    }

    /// Every answer that is kept, in no order.
    pub(in super::super) fn answers(&self) -> impl Iterator<Item = Answer> + '_ {
        let fresh = self.chats.iter().flat_map(|(_, chat)| &chat.state().answers);
        self.ledger.answers.iter().chain(fresh).copied()
    }

    /// Answers of the chat there that nothing changes any more.
    pub(super) fn settle(&mut self, at: usize, answers: &[Answer]) {
        let Some((id, chat)) = self.chats.get(at) else { return };
        for answer in answers {
            let late = self.late_of(id, chat.place(), *answer);
            self.ledger.add(*answer, late);
        }
    }

    /// Whether the answer came after its limit.
    fn late_of(&self, chat: &str, place: &Place, answer: Answer) -> Option<Late> {
        let Answer { start, at, first } = answer;
        let track = Track::fixed(Measure::Reply);
        let reply = Running { track, start, no_later: None, by: None, further: !first };
        let (_, limit, due) = self.limits.due(&reply, place)?;
        let limit = limit.id.clone();
        (at > due).then(|| Late { chat: chat.to_owned(), limit, due, answered: Some(at) })
    }
}
