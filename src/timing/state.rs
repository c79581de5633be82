//! The clocks of one chat or order, as its events come one after the other.

use super::What;
use super::averages::Sums;
use crate::pack::Measure;

/// What runs in a chat. Times are ms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    /// The first unanswered message of the customer (T1–T4).
    waiting: Option<i64>,
    /// The word of a transfer (T5).
    told: Option<Told>,
    /// The payment that waits for its remark (T6).
    paid: Option<i64>,
    /// Whether this session had a first answer.
    begun: bool,
    /// How quickly was answered.
    pub(super) sums: Sums,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Told {
    at: i64,
    /// The customer's first message after it: now is the time to transfer.
    answer: Option<i64>,
}

/// A clock that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Running {
    /// Whose limits it goes by.
    pub(super) measure: Measure,
    /// When it started.
    pub(super) start: i64,
    /// When it falls due whatever the limit says.
    pub(super) no_later: Option<i64>,
}

impl State {
    /// The next event; none before it is told later.
    pub(super) fn apply(&mut self, at: i64, what: What) {
        match what {
            What::Customer => {
                self.waiting.get_or_insert(at);
                if let Some(told) = &mut self.told {
                    told.answer.get_or_insert(at);
                }
            }
            What::Agent => self.human(at),
            What::TransferTold => {
                self.human(at);
                self.told.get_or_insert(Told { at, answer: None });
            }
            What::Transferred | What::Closed => {
                (self.waiting, self.told, self.begun) = (None, None, false);
            }
            What::Paid => {
                self.paid.get_or_insert(at);
            }
            What::Remarked => self.paid = None,
            What::Bot => {}
        }
    }

    /// A human agent wrote. A customer who answered to the word of a transfer and is talked to again is not waiting to
    /// be transferred any more; before the answer the agent may add to that word.
    fn human(&mut self, at: i64) {
        if let Some(start) = self.waiting.take() {
            self.sums.answer(at.saturating_sub(start), !self.begun);
            self.begun = true;
        }
        self.told = self.told.filter(|told| told.answer.is_none());
    }

    /// The clocks that run.
    pub(super) fn running(&self) -> impl Iterator<Item = Running> {
        let clock = |measure, start, no_later| Running { measure, start, no_later };
        [
            self.waiting.map(|start| clock(Measure::Reply, start, None)),
            self.told.map(|told| clock(Measure::Transfer, told.at, told.answer)),
            self.paid.map(|start| clock(Measure::Remark, start, None)),
        ]
        .into_iter()
        .flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Measure, start, due no later than.
    type Clock = (Measure, i64, Option<i64>);

    /// What runs after a log, its events at 0, 1, 2 ...
    fn after(log: &[What]) -> Vec<Clock> {
        let mut state = State::default();
        for (at, what) in (0..).zip(log) {
            state.apply(at, *what);
        }
        state.running().map(|r| (r.measure, r.start, r.no_later)).collect()
    }

    #[test]
    fn what_starts_and_what_ends_a_clock() {
        use Measure::{Remark, Reply, Transfer};
        use What::{Agent, Bot, Closed, Customer, Paid, Remarked, TransferTold as Tell, Transferred};
        let none: &[Clock] = &[];
        let table: &[(&[What], &[Clock])] = &[
            (&[Customer, Customer, Bot], &[(Reply, 0, None)]),
            (&[Bot, Agent], none),
            (&[Customer, Agent], none),
            (&[Customer, Bot, Agent, Customer], &[(Reply, 3, None)]),
            (&[Customer, Closed], none),
            (&[Customer, Transferred], none),
            (&[Tell], &[(Transfer, 0, None)]),
            (&[Customer, Tell], &[(Transfer, 1, None)]),
            (&[Tell, Agent, Bot, Tell], &[(Transfer, 0, None)]),
            (&[Tell, Customer, Customer], &[(Reply, 1, None), (Transfer, 0, Some(1))]),
            (&[Tell, Customer, Agent], none),
            (&[Tell, Customer, Tell], &[(Transfer, 2, None)]),
            (&[Tell, Customer, Transferred], none),
            (&[Tell, Closed], none),
            (&[Paid, Paid, Closed, Agent], &[(Remark, 0, None)]),
            (&[Paid, Remarked], none),
            (&[Remarked, Paid], &[(Remark, 1, None)]),
        ];
        for (log, running) in table {
            assert_eq!(after(log), *running, "{log:?}");
        }
    }

    #[test]
    fn the_first_answer_is_of_a_session() {
        use What::{Agent, Closed, Customer};
        let mut state = State::default();
        for (at, what) in [(0, Customer), (10, Agent), (20, Customer), (24, Agent), (30, Agent)] {
            state.apply(at, what);
        }
        let so_far = state.sums.averages();
        assert_eq!((so_far.first, so_far.average, so_far.answered), (Some(10), Some(7), 2));
        for (at, what) in [(40, Closed), (50, Customer), (80, Agent)] {
            state.apply(at, what);
        }
        let in_all = state.sums.averages();
        assert_eq!((in_all.first, in_all.sessions, in_all.answered), (Some(20), 2, 3));
    }
}
