//! Answers one by one: for the figures of a shift, and the list of those that came too late. As many as a few shifts have
//! are kept; the averages over all that was recorded have their own sums.

/// How many answers are kept: some shifts of the busiest agent.
const KEPT: usize = 4_096;
/// How many late ones are kept, the newest.
pub(super) const LATE: usize = 50;

/// An answer of a human agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// The first message it answers, in ms.
    pub(super) start: i64,
    /// When it was given, in ms.
    pub(super) at: i64,
    /// Whether it was the first of its session.
    pub(super) first: bool,
}

/// An answer that came after its limit, or is not there yet though the limit is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    /// The chat.
    pub chat: String,
    /// The limit, by id.
    pub limit: String,
    /// When it was due, in ms since 1970 began in UTC.
    pub due: i64,
    /// When it was given, in ms since 1970; nothing while the customer still waits.
    pub answered: Option<i64>,
}

impl Late {
    /// By how much it came too late, in ms; of one that is open, by how much it is too late at `now`.
    pub fn by(&self, now: i64) -> i64 {
        self.answered.unwrap_or(now).saturating_sub(self.due)
    }
}

/// The answers that nothing changes any more.
#[derive(Clone, Debug, Default)]
pub(super) struct Ledger {
    /// By the time they were given.
    pub(super) answers: Vec<Answer>,
    /// The same.
    pub(super) late: Vec<Late>,
}

impl Ledger {
    /// Takes an answer in, and what was late of it.
    pub(super) fn add(&mut self, answer: Answer, late: Option<Late>) {
        put(&mut self.answers, answer, KEPT, |a| a.at);
        if let Some(late) = late {
            put(&mut self.late, late, LATE, |late| late.answered.unwrap_or(i64::MAX));
        }
    }
}

/// Puts one among those by time; if they are too many the oldest goes.
fn put<T>(all: &mut Vec<T>, one: T, most: usize, time: impl Fn(&T) -> i64) {
    let slot = all.partition_point(|known| time(known) <= time(&one));
    all.insert(slot, one);
    if all.len() > most {
        all.remove(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_are_kept_in_order() {
        let mut ledger = Ledger::default();
        for at in (0..10_000).rev() {
            let late = Late { chat: String::new(), limit: String::new(), due: 0, answered: Some(at) };
            ledger.add(Answer { start: 0, at, first: false }, Some(late));
        }
        assert_eq!((ledger.answers.len(), ledger.late.len()), (KEPT, LATE));
        assert!(ledger.answers.is_sorted_by_key(|a| a.at) && ledger.late.is_sorted_by_key(|l| l.answered));
        assert_eq!((ledger.answers[0].at, ledger.late[LATE - 1].by(0)), (10_000 - KEPT as i64, 9_999));
        let open = Late { answered: None, ..ledger.late[0].clone() };
        assert_eq!((open.by(7), open.by(i64::MIN)), (7, i64::MIN));
    }
}
