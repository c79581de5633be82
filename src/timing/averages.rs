//! How quickly a human answered: the first answer of each session, and every answer (T1).

/// An answer within so many ms counts in [`Averages::within`]: 15 s (T1), 30 s and 3 min (as platforms count).
pub const WITHIN: [i64; 3] = [15_000, 30_000, 180_000];

/// How quickly a human answered, over all chats recorded. A robot's words count nowhere; a question that ended
/// unanswered, by transfer or the end of the chat, counts nowhere either.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Averages {
    /// 首次响应: the mean of the first answers, in ms. A chat that ended and begins anew has a first answer again.
    pub first: Option<i64>,
    /// 平均响应: the mean of all answers, in ms, each from the first message it answers.
    pub average: Option<i64>,
    /// How many first answers there were.
    pub sessions: u64,
    /// How many answers there were.
    pub answered: u64,
    /// How many of them came within each of [`WITHIN`].
    pub within: [u64; 3],
}

impl Averages {
    /// The share of answers within each of [`WITHIN`], 0 to 1; nothing where there was no answer.
    pub fn shares(&self) -> Option<[f64; 3]> {
        (self.answered > 0).then(|| self.within.map(|within| within as f64 / self.answered as f64))
    }
}

/// The sums behind [`Averages`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    first: i128,
    all: i128,
    sessions: u64,
    answered: u64,
    within: [u64; 3],
}

impl Sums {
    /// An answer after `ms`; the first of its session or not.
    pub(super) fn answer(&mut self, ms: i64, first: bool) {
        self.all += i128::from(ms);
        self.answered += 1;
        for (count, most) in self.within.iter_mut().zip(WITHIN) {
            *count += u64::from(ms <= most);
        }
        if first {
            self.first += i128::from(ms);
            self.sessions += 1;
        }
    }

    /// Both together.
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            first: self.first + other.first,
            all: self.all + other.all,
            sessions: self.sessions + other.sessions,
            answered: self.answered + other.answered,
            within: [0, 1, 2].map(|at| self.within[at] + other.within[at]),
        }
    }

    /// What the mean of all answers becomes, in ms, if one is given at `now` to who waits since `start`.
    pub(super) fn if_answered(mut self, start: i64, now: i64) -> i64 {
        self.answer(now.max(start).saturating_sub(start), false);
        self.averages().average.unwrap_or_default()
    }

    /// The means; nothing where there was no answer.
    pub(super) fn averages(self) -> Averages {
        let mean =
            |sum: i128, count: u64| (count > 0).then(|| i64::try_from(sum / i128::from(count)).unwrap_or(i64::MAX));
        Averages {
            first: mean(self.first, self.sessions),
            average: mean(self.all, self.answered),
            sessions: self.sessions,
            answered: self.answered,
            within: self.within,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_of_what_was_answered() {
        assert_eq!(Sums::default().averages(), Averages::default());
        let mut sums = Sums::default();
        sums.answer(10_000, true);
        sums.answer(5_001, false);
        assert_eq!(
            sums.plus(sums).averages(),
            Averages { first: Some(10_000), average: Some(7_500), sessions: 2, answered: 4, within: [4, 4, 4] }
        );
        assert_eq!(sums.if_answered(1_000, 16_000), 10_000, "30.001 s of three");
        assert_eq!(sums.if_answered(1_000, 0), 5_000, "a clock set back");
        sums.answer(i64::MAX, true);
        sums.answer(i64::MAX, true);
        assert!(sums.averages().first.is_some());
        assert!(sums.if_answered(i64::MIN, i64::MAX) > 0);
    }

    #[test]
    fn shares_of_what_was_answered_in_time() {
        assert_eq!(Averages::default().shares(), None);
        let mut sums = Sums::default();
        for ms in [15_000, 15_001, 180_000, 180_001] {
            sums.answer(ms, false);
        }
        assert_eq!(sums.averages().shares(), Some([0.25, 0.5, 0.75]));
        assert_eq!(sums.plus(sums).averages().shares(), Some([0.25, 0.5, 0.75]));
    }
}
