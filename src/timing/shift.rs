//! The shifts by the plan (T13): which one runs at a moment, from when to when, and when that changes. Several a day, past
//! midnight, with gaps between; who is really there is `duty`'s.

use crate::pack::Shift;
use crate::text::calendar::minutes;

/// A minute, a day, in ms; and China is so many ms ahead of UTC, all year.
const MINUTE: i64 = 60_000;
const DAY: i64 = 1_440 * MINUTE;
const CHINA: i64 = 480 * MINUTE;

/// The shifts of a day, as planned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shifts {
    planned: Vec<Planned>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Planned {
    name: String,
    /// In ms of a day in China.
    from: i64,
    /// In ms; up to a day.
    long: i64,
}

/// One shift of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// 白班.
    pub name: String,
    /// When it begins by the plan, in ms since 1970 began in UTC.
    pub start: i64,
    /// When it ends by the plan: the first ms that is no longer in it. `i64::MAX` for a shift that the plan does not know.
    pub end: i64,
}

impl Shifts {
    /// The shifts of a pack. One whose times cannot be read, or that ends when it begins, is left out; a pack with it is
    /// refused.
    pub fn new(shifts: &[Shift]) -> Self {
        let planned = shifts.iter().filter_map(|shift| {
            let [from, to] = [minutes(&shift.from)?, minutes(&shift.to)?].map(i64::from);
            let long = if to > from { to - from } else { to + 1_440 - from };
            let whole = Planned { name: shift.name.clone(), from: from % 1_440 * MINUTE, long: long * MINUTE };
            (to != from && long <= 1_440).then_some(whole)
        });
        Self { planned: planned.collect() }
    }

    /// Whether a day has none.
    pub fn is_empty(&self) -> bool {
        self.planned.is_empty()
    }

    /// The shift that runs at `now`; where two overlap, the one that began last, of those the first of the pack.
    pub fn at(&self, now: i64) -> Option<Turn> {
        self.last(now, |turn| turn.end > now)
    }

    /// The same among those of that name; "" is any.
    pub(super) fn at_named(&self, now: i64, name: &str) -> Option<Turn> {
        self.last(now, |turn| turn.end > now && (name.is_empty() || turn.name == name))
    }

    /// The shift that began last by `now`, whether it is over or not.
    pub fn latest(&self, now: i64) -> Option<Turn> {
        self.last(now, |_| true)
    }

    /// The shift that begins next after `now`.
    pub fn following(&self, now: i64) -> Option<Turn> {
        first(self.around(now).filter(|turn| turn.start > now), |turn| turn.start)
    }

    /// The next moment after `now` at which a shift begins or ends, in ms since 1970.
    pub fn next(&self, now: i64) -> Option<i64> {
        self.around(now).flat_map(|turn| [turn.start, turn.end]).filter(|at| *at > now).min()
    }

    /// The shift of that name that begins nearest to `at`; "" is any.
    pub(super) fn nearest(&self, at: i64, name: &str) -> Option<Turn> {
        let named = self.around(at).filter(|turn| name.is_empty() || turn.name == name);
        first(named, |turn| turn.start.abs_diff(at))
    }

    fn last(&self, now: i64, like: impl Fn(&Turn) -> bool) -> Option<Turn> {
        first(self.around(now).filter(|turn| turn.start <= now && like(turn)), |turn| std::cmp::Reverse(turn.start))
    }

    /// The shifts of the day of `now` and those beside it; none at the ends of time.
    fn around(&self, now: i64) -> impl Iterator<Item = Turn> + '_ {
        let edge = i64::MAX - 4 * DAY;
        let today = (-edge..=edge).contains(&now).then(|| (now + CHINA).div_euclid(DAY));
        let days = today.into_iter().flat_map(|day| day - 1..=day + 1);
        days.flat_map(move |day| {
            self.planned.iter().map(move |planned| {
                let start = day * DAY + planned.from - CHINA;
                Turn { name: planned.name.clone(), start, end: start + planned.long }
            })
        })
    }
}

/// The first of the smallest.
fn first<K: Ord>(turns: impl Iterator<Item = Turn>, key: impl Fn(&Turn) -> K) -> Option<Turn> {
    turns.reduce(|best, turn| if key(&turn) < key(&best) { turn } else { best })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::text::calendar::Moment;
    use proptest::prelude::*;

    pub(in super::super) fn at(text: &str) -> i64 {
        Moment::parse(&format!("2026-{text}:00+08:00")).unwrap().ms()
    }

    pub(in super::super) fn shifts(said: &[(&str, &str, &str)]) -> Shifts {
        let shift = |(name, from, to): &(&str, &str, &str)| Shift {
            name: (*name).to_owned(),
            from: (*from).to_owned(),
            to: (*to).to_owned(),
            reviewer: String::new(),
        };
        Shifts::new(&said.iter().map(shift).collect::<Vec<_>>())
    }

    fn named(turn: Option<Turn>) -> String {
        let short = |ms| {
            Moment::of_ms(ms)
                .map_or(String::new(), |m| format!("{} {:02}:{:02}", m.date.day(), m.clock().0, m.clock().1))
        };
        turn.map_or(String::new(), |turn| format!("{} {} {}", turn.name, short(turn.start), short(turn.end)))
    }

    #[test]
    fn the_documents_two_shifts() {
        let two = shifts(&[("白班", "08:30", "16:00"), ("晚班", "16:00", "23:30")]);
        for (now, runs, next) in [
            ("11-23T08:29", "", "11-23T08:30"),
            ("11-23T08:30", "白班 23 08:30 23 16:00", "11-23T16:00"),
            ("11-23T15:59", "白班 23 08:30 23 16:00", "11-23T16:00"),
            ("11-23T16:00", "晚班 23 16:00 23 23:30", "11-23T23:30"),
            ("11-23T23:30", "", "11-24T08:30"),
        ] {
            assert_eq!((named(two.at(at(now))), two.next(at(now))), (runs.to_owned(), Some(at(next))), "{now}");
        }
        assert_eq!(named(two.latest(at("11-24T02:00"))), "晚班 23 16:00 23 23:30");
        assert_eq!(named(two.following(at("11-23T16:00"))), "白班 24 08:30 24 16:00");
        assert_eq!(named(two.nearest(at("11-23T15:50"), "晚班")), "晚班 23 16:00 23 23:30");
        assert_eq!(named(two.nearest(at("11-23T15:50"), "")), "晚班 23 16:00 23 23:30");
    }

    #[test]
    fn split_and_past_midnight() {
        let all =
            shifts(&[("早", "08:30", "12:00"), ("早", "13:30", "18:00"), ("夜", "22:00", "02:00"), ("坏", "9", "10")]);
        for (now, runs) in [
            ("11-23T12:00", ""),
            ("11-23T13:30", "早 23 13:30 23 18:00"),
            ("11-24T01:59", "夜 23 22:00 24 02:00"),
            ("11-24T02:00", ""),
        ] {
            assert_eq!(named(all.at(at(now))), runs, "{now}");
        }
        let whole = shifts(&[("全天", "00:00", "24:00"), ("空", "08:00", "08:00"), ("夜", "24:00", "06:00")]);
        assert_eq!(named(whole.at(at("11-23T00:00"))), "全天 23 00:00 24 00:00", "of equals the first");
        assert_eq!(named(whole.at_named(at("11-23T05:59"), "夜")), "夜 23 00:00 23 06:00");
        assert!(Shifts::default().next(0).is_none() && Shifts::default().is_empty());
    }

    proptest! {
        /// As if somebody looked at every minute of the days around.
        #[test]
        fn as_looked_up_minute_by_minute(
            said in proptest::collection::vec((0..1_440i64, 1..=1_440i64), 0..4), now in 0..4_320i64,
        ) {
            let planned = said.iter().enumerate().map(|(n, (from, long))| Planned {
                name: n.to_string(), from: from * MINUTE, long: long * MINUTE,
            });
            let shifts = Shifts { planned: planned.collect() };
            let midnight = at("11-23T00:00");
            let runs = |minute: i64| -> Vec<(i64, usize)> {
                let mut found = Vec::new();
                for day in -2..5 {
                    for (n, (from, long)) in said.iter().enumerate() {
                        let start = day * 1_440 + from;
                        if (start..start + long).contains(&minute) {
                            found.push((start, n));
                        }
                    }
                }
                found
            };
            let ms = |minute: i64| midnight + minute * MINUTE;
            let wanted = runs(now).into_iter().max_by_key(|(start, n)| (*start, std::cmp::Reverse(*n)));
            let found = shifts.at(ms(now));
            prop_assert_eq!(
                found.map(|turn| (turn.start, turn.name)),
                wanted.map(|(start, n)| (ms(start), n.to_string()))
            );
            // A shift of a whole day begins anew where it ends.
            let begins = |minute: i64| said.iter().any(|(from, _)| minute.rem_euclid(1_440) == *from);
            let ends = |minute: i64| said.iter().any(|(from, long)| (minute - long).rem_euclid(1_440) == *from);
            let next = (now + 1..now + 1_442).find(|minute| begins(*minute) || ends(*minute));
            prop_assert_eq!(shifts.next(ms(now)), next.map(ms));
            let following = (now + 1..now + 1_442).find(|minute| begins(*minute));
            prop_assert_eq!(shifts.following(ms(now)).map(|turn| turn.start), following.map(ms));
        }

        #[test]
        fn any_moment(now: i64) {
            let two = shifts(&[("白班", "08:30", "16:00"), ("晚班", "16:00", "23:30")]);
            for now in [now, i64::MIN, i64::MAX] {
                prop_assert!(two.at(now).is_none_or(|turn| turn.start <= now && now < turn.end));
                prop_assert!(two.next(now).is_none_or(|next| next > now));
                let _ = (two.latest(now), two.following(now), two.nearest(now, "晚班"));
            }
        }
    }
}
