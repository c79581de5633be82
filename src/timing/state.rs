//! The clocks of one chat or order, as its events come one after the other.

use super::What;
use super::answers::Answer;
use super::averages::Sums;
use super::track::Track;
use crate::pack::Measure;

/// What runs in a chat. Times are ms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    /// The first unanswered message of the customer (T1–T4).
    waiting: Option<i64>,
    /// The word of a transfer (T5).
    told: Option<Told>,
    /// The payment that waits for its remark (T6).
    paid: Option<i64>,
    /// The promise to call back (T4): when it was made, and by when.
    promised: Option<(i64, Option<i64>)>,
    /// By span: when it began (T7–T12).
    spans: Vec<Option<i64>>,
    /// Whether this session had a first answer.
    begun: bool,
    /// How quickly was answered.
    pub(super) sums: Sums,
    /// The answers that are not settled yet, in order.
    pub(super) answers: Vec<Answer>,
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
    pub(super) track: Track,
    /// When it started.
    pub(super) start: i64,
    /// When it falls due whatever the limit says.
    pub(super) no_later: Option<i64>,
    /// When it falls due, and the limit says nothing of it.
    pub(super) by: Option<i64>,
    /// Whether it is a response after the first of its session.
    pub(super) further: bool,
}

/// A clock that ran before and runs on.
pub(super) struct Set {
    pub(super) track: Track,
    pub(super) start: i64,
    /// Of a transfer the customer's answer, of a promise by when.
    pub(super) second: Option<i64>,
}

impl State {
    /// Lets a clock run on.
    pub(super) fn set(&mut self, Set { track, start, second }: Set, spans: &[Track]) {
        self.spans.resize(spans.len(), None);
        match track.measure() {
            Measure::Reply => self.waiting = Some(start),
            Measure::Transfer => self.told = Some(Told { at: start, answer: second }),
            Measure::Remark => self.paid = Some(start),
            Measure::Promise => self.promised = Some((start, second)),
            Measure::Span => {
                let span = self.spans.iter_mut().zip(spans).find(|(_, span)| **span == track);
                span.into_iter().for_each(|(begun, _)| *begun = Some(start));
            }
        }
    }

    /// Whether this session had a first answer.
    pub(super) fn begun(&self) -> bool {
        self.begun
    }

    /// This session had its first answer.
    pub(super) fn begin(&mut self) {
        self.begun = true;
    }

    /// The next event; none before it is told later. `by` is of a promise.
    pub(super) fn apply(&mut self, at: i64, (what, by): (What, Option<i64>), spans: &[Track]) {
        self.spans.resize(spans.len(), None);
        for (start, span) in self.spans.iter_mut().zip(spans) {
            *start = span.next(*start, at, what);
        }
        match what {
            What::Customer => {
                self.waiting.get_or_insert(at);
                if let Some(told) = &mut self.told {
                    told.answer.get_or_insert(at);
                }
            }
            What::Agent => self.human(at),
            What::Promised => {
                self.human(at);
                self.promised = Some((at, by));
            }
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
            _ => {} // of spans alone
        }
    }

    /// A human agent wrote. A customer who answered to the word of a transfer and is talked to again is not waiting to
    /// be transferred any more; before the answer the agent may add to that word.
    fn human(&mut self, at: i64) {
        if let Some(start) = self.waiting.take() {
            self.sums.answer(at.saturating_sub(start), !self.begun);
            self.answers.push(Answer { start, at, first: !self.begun });
            self.begun = true;
        }
        self.told = self.told.filter(|told| told.answer.is_none());
        self.promised = None;
    }

    /// Other spans from now on: what runs of those that stay goes on.
    pub(super) fn govern(&mut self, old: &[Track], new: &[Track]) {
        let start = |span: &Track| {
            let at = old.iter().position(|known| known == span)?;
            self.spans.get(at).copied().flatten()
        };
        self.spans = new.iter().map(start).collect();
    }

    /// Since when the customer waits for a human's answer.
    pub(super) fn waiting(&self) -> Option<i64> {
        self.waiting
    }

    /// The clocks that run.
    pub(super) fn running(&self, spans: &[Track]) -> Vec<Running> {
        let clock =
            |measure, start| Running { track: Track::fixed(measure), start, no_later: None, by: None, further: false };
        let fixed = [
            self.waiting.map(|start| Running { further: self.begun, ..clock(Measure::Reply, start) }),
            self.told.map(|told| Running { no_later: told.answer, ..clock(Measure::Transfer, told.at) }),
            self.paid.map(|start| clock(Measure::Remark, start)),
            self.promised.map(|(start, by)| Running { by, ..clock(Measure::Promise, start) }),
        ];
        let mut running: Vec<Running> = fixed.into_iter().flatten().collect();
        for (start, span) in self.spans.iter().zip(spans) {
            running.extend(start.map(|start| Running { track: *span, ..clock(Measure::Span, start) }));
        }
        running
    }

    /// Whether no clock runs.
    pub(super) fn is_quiet(&self) -> bool {
        self.waiting.is_none()
            && self.told.is_none()
            && self.paid.is_none()
            && self.promised.is_none()
            && self.spans.iter().all(Option::is_none)
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
            state.apply(at, (*what, None), &[]);
        }
        let measure = |track| {
            use Measure::{Promise, Remark, Reply, Transfer};
            [Reply, Transfer, Remark, Promise].into_iter().find(|measure| Track::fixed(*measure) == track).unwrap()
        };
        state.running(&[]).into_iter().map(|r| (measure(r.track), r.start, r.no_later)).collect()
    }

    #[test]
    fn what_starts_and_what_ends_a_clock() {
        use Measure::{Promise, Remark, Reply, Transfer};
        use What::{Agent, Bot, Closed, Customer, Paid, Promised, Remarked, TransferTold as Tell, Transferred};
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
            (&[Customer, Promised, Customer], &[(Reply, 2, None), (Promise, 1, None)]),
            (&[Promised, Promised], &[(Promise, 1, None)]),
            (&[Promised, Closed], &[(Promise, 0, None)]),
            (&[Promised, Agent], none),
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
            state.apply(at, (what, None), &[]);
        }
        let so_far = state.sums.averages();
        assert_eq!((so_far.first, so_far.average, so_far.answered), (Some(10), Some(7), 2));
        for (at, what) in [(40, Closed), (50, Customer), (80, Agent)] {
            state.apply(at, (what, None), &[]);
        }
        let in_all = state.sums.averages();
        assert_eq!((in_all.first, in_all.sessions, in_all.answered), (Some(20), 2, 3));
    }
}
