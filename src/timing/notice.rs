//! What the clocks say: a running clock, and how pressing it is.

use crate::pack::Limit;

/// How long "just now due" lasts, in ms: the second in which it falls due.
pub(super) const JUST_DUE: i64 = 1_000;

/// A running clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Which limit it runs against: its place in [`Clocks::limits`](super::Clocks::limits).
    pub limit: usize,
    /// The chat, or the order.
    pub chat: String,
    /// How pressing it is at the time asked for.
    pub level: Level,
    /// When it started, in ms since 1970 began in UTC.
    pub start: i64,
    /// When it falls due, in ms since 1970 began in UTC. Before the limit's full length if a customer answered to the
    /// word of a transfer: then it is due with the answer (T5).
    pub due: i64,
}

/// How pressing a running clock is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// There is time.
    Running,
    /// No more than the limit's warning is left.
    Soon,
    /// It falls due in this second.
    Due,
    /// It is over by a second or more.
    Late,
}

impl Notice {
    /// The notice of a clock as it stands at `now`.
    pub(super) fn at(now: i64, limit: (usize, &Limit), chat: &str, start: i64, due: i64) -> Self {
        let mut notice = Self { limit: limit.0, chat: chat.to_owned(), level: Level::Running, start, due };
        notice.level = Level::of(notice.left(now), i64::from(limit.1.warn) * 1_000);
        notice
    }

    /// What is left at `now`, in ms; below zero when it is over. Never more than the clock had at its start, even if
    /// the time given lies before that.
    pub fn left(&self, now: i64) -> i64 {
        self.due.saturating_sub(now.max(self.start))
    }
}

impl Level {
    /// The level with `left` and from `warn` on, both in ms.
    fn of(left: i64, warn: i64) -> Self {
        match left {
            left if left <= -JUST_DUE => Self::Late,
            left if left <= 0 => Self::Due,
            left if left <= warn => Self::Soon,
            _ => Self::Running,
        }
    }

    /// In the agent's language.
    pub fn said(self) -> &'static str {
        match self {
            Self::Running => "计时中",
            Self::Soon => "即将超时",
            Self::Due => "到时",
            Self::Late => "已超时",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::limit;
    use super::*;
    use crate::pack::Measure;

    #[test]
    fn levels_follow_what_is_left() {
        let table = [
            (15_000, Level::Running),
            (5_001, Level::Running),
            (5_000, Level::Soon),
            (1, Level::Soon),
            (0, Level::Due),
            (-999, Level::Due),
            (-1_000, Level::Late),
            (i64::MIN, Level::Late),
        ];
        for (left, level) in table {
            assert_eq!(Level::of(left, 5_000), level, "{left}");
        }
    }

    #[test]
    fn a_clock_set_back_gives_no_more_than_the_limit() {
        let limit = limit("reply", Measure::Reply, 15, 5, ["", "", ""]);
        let notice = Notice::at(10_000, (0, &limit), "c", 100_000, 115_000);
        assert_eq!((notice.left(10_000), notice.left(i64::MIN), notice.level), (15_000, 15_000, Level::Running));
        assert_eq!(notice.left(i64::MAX), 115_000 - i64::MAX);
        let early = Notice { due: i64::MIN, start: i64::MIN, ..notice };
        assert_eq!(early.left(i64::MAX), i64::MIN);
    }
}
