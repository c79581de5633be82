//! The hours that count: a platform looks at 08:00 to 23:00 alone, a promo period may not count at all (T8).
//!
//! All is done by one function, how much of all time up to a moment counts, and by turning it round: no day is walked over,
//! however long a limit is.

use crate::text::calendar::minutes;

/// A day in ms.
const DAY: i64 = 86_400_000;
/// China is so many ms ahead of UTC, all year.
const CHINA: i64 = 8 * 3_600_000;

/// Which time counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Hours {
    /// From and to, in ms of a day in China, in order and apart; empty: all.
    daily: Vec<(i64, i64)>,
    /// How much of a day counts; of all time, a day.
    share: i64,
}

impl Hours {
    /// Reads `08:00-23:00` and their like. What cannot be read is left out; a pack with it is refused.
    pub(super) fn read(said: &[String]) -> Self {
        let mut daily = Vec::new();
        for (from, to) in said.iter().filter_map(|one| one.split_once('-')) {
            let (Some(from), Some(to)) = (minutes(from), minutes(to)) else { continue };
            let [from, to] = [from, to].map(|minute| i64::from(minute) * 60_000);
            if from < to {
                daily.push((from, to));
            } else if to < from {
                daily.extend([(from, DAY), (0, to)].into_iter().filter(|(from, to)| from < to));
            }
        }
        crate::text::sort_by(&mut daily, Ord::cmp);
        let mut apart: Vec<(i64, i64)> = Vec::new();
        for (from, to) in daily {
            match apart.last_mut() {
                Some((_, end)) if from <= *end => *end = to.max(*end),
                _ => apart.push((from, to)),
            }
        }
        let share = apart.iter().map(|(from, to)| to - from).sum();
        if share == DAY || share == 0 { Self::default() } else { Self { daily: apart, share } }
    }

    /// How much counts of all time up to `at`, in ms from some moment on.
    fn up_to(&self, at: i64) -> i128 {
        if self.daily.is_empty() {
            return at.into();
        }
        let local = i128::from(at) + i128::from(CHINA);
        let (day, within) = (local.div_euclid(DAY.into()), local.rem_euclid(DAY.into()) as i64);
        let today: i64 = self.daily.iter().map(|(from, to)| within.clamp(*from, *to) - from).sum();
        day * i128::from(self.share) + i128::from(today)
    }

    /// The first moment by which `counted` has counted.
    fn when(&self, counted: i128) -> i64 {
        let narrow = |at: i128| at.clamp(i64::MIN.into(), i64::MAX.into()) as i64;
        if self.daily.is_empty() {
            return narrow(counted);
        }
        let share = i128::from(self.share);
        let day = (counted - 1).div_euclid(share);
        let mut left = (counted - day * share) as i64;
        let within = self.daily.iter().find_map(|(from, to)| {
            if left <= to - from {
                return Some(from + left);
            }
            left -= to - from;
            None
        });
        narrow(day * i128::from(DAY) + i128::from(within.unwrap_or(DAY)) - i128::from(CHINA))
    }

    /// The moment `length` ms after `start`, of the time that counts; `pauses` do not count either: from and to, in order
    /// and apart.
    pub(super) fn after(&self, start: i64, length: i64, pauses: &[(i64, i64)]) -> i64 {
        let (mut at, mut left) = (start, i128::from(length));
        for (from, to) in pauses.iter().filter(|(_, to)| *to > start) {
            if *from > at {
                let before = self.up_to(*from) - self.up_to(at);
                if before >= left {
                    break;
                }
                left -= before;
            }
            at = *to;
        }
        if left == 0 { at } else { self.when(self.up_to(at) + left) }
    }
}

/// Pauses in order and apart.
pub(super) fn apart(mut pauses: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    crate::text::sort_by(&mut pauses, Ord::cmp);
    let mut apart: Vec<(i64, i64)> = Vec::new();
    for (from, to) in pauses.into_iter().filter(|(from, to)| from < to) {
        match apart.last_mut() {
            Some((_, end)) if from <= *end => *end = to.max(*end),
            _ => apart.push((from, to)),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::calendar::Moment;
    use proptest::prelude::*;

    fn at(text: &str) -> i64 {
        Moment::parse(&format!("2026-{text}:00+08:00")).unwrap().ms()
    }

    fn hours(said: &[&str]) -> Hours {
        Hours::read(&said.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn only_what_counts_is_counted() {
        let day = hours(&["08:00-23:00"]);
        let minutes = |n: i64| n * 60_000;
        for (start, length, due) in [
            ("11-23T10:00", 3, "11-23T10:03"),
            ("11-23T22:59", 3, "11-24T08:02"),
            ("11-23T22:57", 3, "11-23T23:00"),
            ("11-23T23:30", 3, "11-24T08:03"),
            ("11-23T03:00", 3, "11-23T08:03"),
            ("11-23T10:00", 15 * 60 * 3, "11-26T10:00"),
        ] {
            assert_eq!(day.after(at(start), minutes(length), &[]), at(due), "{start} + {length}");
        }
        let split = hours(&["16:00-23:30", "08:30-12:00"]);
        assert_eq!(split.after(at("11-23T11:59"), minutes(2), &[]), at("11-23T16:01"));
        let night = hours(&["22:00-06:00"]);
        assert_eq!(night.after(at("11-23T23:00"), minutes(8 * 60), &[]), at("11-24T23:00"));
        for all in [hours(&[]), hours(&["00:00-24:00"]), hours(&["no-thing"])] {
            assert_eq!(all.after(at("11-23T23:59"), minutes(2), &[]), at("11-24T00:01"));
        }
    }

    #[test]
    fn pauses_do_not_count() {
        let all = Hours::default();
        let pause = apart(vec![(at("11-11T00:00"), at("11-12T00:00")), (at("11-10T20:00"), at("11-11T01:00"))]);
        assert_eq!(pause.len(), 1);
        let hour = 3_600_000;
        assert_eq!(all.after(at("11-10T19:00"), 24 * hour, &pause), at("11-12T23:00"));
        assert_eq!(all.after(at("11-10T19:00"), hour, &pause), at("11-10T20:00"), "over before it begins");
        assert_eq!(all.after(at("11-11T12:00"), hour, &pause), at("11-12T01:00"));
        assert_eq!(all.after(at("11-12T12:00"), hour, &pause), at("11-12T13:00"));
    }

    proptest! {
        /// As if somebody counted every minute.
        #[test]
        fn as_counted_minute_by_minute(
            start in 0..3_000i64, length in 0..4_000i64, pause in 0..4_000i64, long in 0..2_000i64,
            said in proptest::sample::select(vec!["08:00-23:00", "23:00-01:00", "00:00-00:01", "12:00-12:00", "00:00-24:00"]),
        ) {
            let hours = hours(&[said]);
            let base = at("11-20T00:00");
            let pauses = apart(vec![(base + pause * 60_000, base + (pause + long) * 60_000)]);
            let counts = |minute: i64| {
                let of_day = minute.rem_euclid(1_440);
                let open = match said {
                    "08:00-23:00" => (480..1_380).contains(&of_day),
                    "23:00-01:00" => !(60..1_380).contains(&of_day),
                    "00:00-00:01" => of_day == 0,
                    _ => true,
                };
                open && !(pause..pause + long).contains(&minute)
            };
            // Days with one minute each would take long to count.
            let length = if said == "00:00-00:01" { length % 5 } else { length };
            let (mut minute, mut left) = (start, length);
            while left > 0 {
                left -= i64::from(counts(minute));
                minute += 1;
            }
            let due = hours.after(base + start * 60_000, length * 60_000, &pauses);
            let wanted = base + minute * 60_000;
            if length > 0 {
                prop_assert_eq!(due, wanted);
            }
        }

        #[test]
        fn any_time_and_any_length(start: i64, length in 0..=i64::from(u32::MAX) * 1_000, from: i64, to: i64) {
            for hours in [Hours::default(), hours(&["08:00-23:00"])] {
                prop_assert!(hours.after(start, length, &apart(vec![(from, to)])) >= start);
            }
        }
    }
}
