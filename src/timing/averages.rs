//! How quickly a human answered: the first answer of each session, and every answer (T1).

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
}

/// The sums behind [`Averages`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    first: i128,
    all: i128,
    sessions: u64,
    answered: u64,
}

impl Sums {
    /// An answer after `ms`; the first of its session or not.
    pub(super) fn answer(&mut self, ms: i64, first: bool) {
        self.all += i128::from(ms);
        self.answered += 1;
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
        }
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
            Averages { first: Some(10_000), average: Some(7_500), sessions: 2, answered: 4 }
        );
        sums.answer(i64::MAX, true);
        sums.answer(i64::MAX, true);
        assert!(sums.averages().first.is_some());
    }
}
