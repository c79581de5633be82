//! What comes at a time of the day (T14, T15): which reminders show now, and when that changes next. A pure function of the
//! pack's reminders and the time; what was put away is the panel's to know.

use crate::pack::Reminder;
use crate::text::calendar::minutes;
use crate::text::sort_by;

const MINUTE: i64 = 60_000;
const DAY: i64 = 1_440 * MINUTE;
const CHINA: i64 = 480 * MINUTE;

/// How long after its time a reminder still shows, in ms: five minutes.
pub const LINGERS: i64 = 5 * MINUTE;

/// A reminder that shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown<'p> {
    /// Which.
    pub reminder: &'p Reminder,
    /// Its time, in ms since 1970 began in UTC.
    pub at: i64,
    /// 到点了: its time has come. Before it is only forewarned.
    pub due: bool,
}

impl Shown<'_> {
    /// In the agent's language.
    pub fn said(&self) -> &'static str {
        if self.due { "到点了" } else { "快到点了" }
    }
}

/// The reminders that show at `now` (ms since 1970) in a shop of a platform ("" is any): each from its forewarning on
/// until [`LINGERS`] after its time. The earliest first, of equals the pack's order (rows T14, T15).
pub fn reminders<'p>(all: &'p [Reminder], shop: &str, platform: &str, now: i64) -> Vec<Shown<'p>> {
    let mut shown: Vec<Shown<'p>> = all
        .iter()
        .filter(|reminder| reminder.concerns(shop, platform))
        .flat_map(|reminder| {
            let shows = move |at: &i64| at - before(reminder) <= now && now < at + LINGERS;
            times(reminder, now, 1).filter(shows).map(move |at| Shown { reminder, at, due: now >= at })
        })
        .collect();
    sort_by(&mut shown, |a, b| a.at.cmp(&b.at));
    shown
}

/// The next moment after `now` at which [`reminders`] says something else, in ms since 1970; nothing without any.
pub fn next(all: &[Reminder], shop: &str, platform: &str, now: i64) -> Option<i64> {
    let here = all.iter().filter(|reminder| reminder.concerns(shop, platform));
    let times = here.flat_map(|reminder| {
        // A week on is the same day again; a day more, for it is forewarned on the day before.
        times(reminder, now, 8).flat_map(move |at| [at - before(reminder), at, at + LINGERS])
    });
    times.filter(|at| *at > now).min()
}

fn before(reminder: &Reminder) -> i64 {
    i64::from(reminder.before) * MINUTE
}

/// Its times from the day before that of `now` on, to that many days after; none at the ends of time.
fn times(reminder: &Reminder, now: i64, days: i64) -> impl Iterator<Item = i64> + '_ {
    let edge = i64::MAX - 20 * DAY - i64::from(u32::MAX) * MINUTE;
    let of_day = minutes(&reminder.at).filter(|_| (-edge..=edge).contains(&now));
    let today = (now.clamp(-edge, edge) + CHINA).div_euclid(DAY);
    of_day.into_iter().flat_map(move |minute| {
        let of_week = |day: i64| (day + 3).rem_euclid(7) + 1;
        let comes = move |day: &i64| {
            reminder.days.is_empty() || reminder.days.iter().any(|of| i64::from(of.number()) == of_week(*day))
        };
        (today - 1..=today + days).filter(comes).map(move |day| day * DAY + i64::from(minute) * MINUTE - CHINA)
    })
}

#[cfg(test)]
mod tests {
    use super::super::shift::tests::at;
    use super::*;
    use crate::pack::Day;
    use proptest::prelude::*;

    const DAYS: [Day; 7] =
        [Day::Monday, Day::Tuesday, Day::Wednesday, Day::Thursday, Day::Friday, Day::Saturday, Day::Sunday];

    fn reminder(id: &str, at: &str, before: u32, days: &[Day]) -> Reminder {
        Reminder { id: id.to_owned(), at: at.to_owned(), before, days: days.to_vec(), ..Reminder::default() }
    }

    #[test]
    fn the_meeting_is_on_monday() {
        // 2026-11-23 is a Monday.
        let all = [reminder("meeting", "16:10", 10, &[Day::Monday])];
        for (now, shows, changes) in [
            ("11-23T15:59", None, "11-23T16:00"),
            ("11-23T16:00", Some(false), "11-23T16:10"),
            ("11-23T16:09", Some(false), "11-23T16:10"),
            ("11-23T16:10", Some(true), "11-23T16:15"),
            ("11-23T16:14", Some(true), "11-23T16:15"),
            ("11-23T16:15", None, "11-30T16:00"),
            ("11-24T16:10", None, "11-30T16:00"),
        ] {
            let now = at(now);
            assert_eq!(reminders(&all, "", "", now).first().map(|shown| shown.due), shows, "{changes}");
            assert_eq!(next(&all, "", "", now), Some(at(changes)));
        }
    }

    #[test]
    fn past_midnight_elsewhere_and_off() {
        let early = [reminder("early", "00:05", 10, &[Day::Tuesday]), reminder("end", "24:00", 0, &[Day::Monday])];
        let seen = |now: &str| -> Vec<(String, bool)> {
            reminders(&early, "", "", at(now)).iter().map(|shown| (shown.reminder.id.clone(), shown.due)).collect()
        };
        assert_eq!(seen("11-23T23:55"), [("early".to_owned(), false)]);
        assert_eq!(seen("11-24T00:00"), [("end".to_owned(), true), ("early".to_owned(), false)], "the earliest first");
        assert_eq!(seen("11-22T23:55"), []);
        let shop = [Reminder { shop: vec!["店".to_owned()], ..reminder("cut", "17:00", 30, &[]) }];
        let now = at("11-23T16:45");
        assert_eq!((reminders(&shop, "店", "", now).len(), reminders(&shop, "别", "", now).len()), (1, 0));
        let off = [Reminder { off: true, ..reminder("off", "17:00", 30, &[]) }];
        assert!(reminders(&off, "", "", now).is_empty() && next(&off, "", "", now).is_none());
    }

    proptest! {
        /// As if somebody looked every minute.
        #[test]
        fn as_looked_up_minute_by_minute(
            said in proptest::collection::vec((0..=1_440u32, 0..1_440u32, proptest::collection::vec(0..7usize, 0..3)), 0..4),
            now in 0..10_080i64,
        ) {
            let all: Vec<Reminder> = said.iter().enumerate().map(|(n, (minute, before, days))| {
                let days: Vec<Day> = days.iter().map(|day| DAYS[*day]).collect();
                reminder(&n.to_string(), &format!("{:02}:{:02}", minute / 60, minute % 60), *before, &days)
            }).collect();
            let monday = at("11-23T00:00");
            // Minute → which show, and whether they are due.
            let seen = |minute: i64| -> Vec<(i64, String, bool)> {
                let mut found = Vec::new();
                for (n, (of_day, before, days)) in said.iter().enumerate() {
                    for day in -8..16i64 {
                        let on = days.is_empty() || days.iter().any(|d| *d as i64 == day.rem_euclid(7));
                        let time = day * 1_440 + i64::from(*of_day);
                        if on && (time - i64::from(*before)..time + 5).contains(&minute) {
                            found.push((time, n.to_string(), minute >= time));
                        }
                    }
                }
                found.sort_by_key(|(time, ..)| *time);
                found
            };
            let ms = |minute: i64| monday + minute * MINUTE;
            let said = |minute: i64| -> Vec<(i64, String, bool)> {
                let shown = reminders(&all, "", "", ms(minute));
                shown.into_iter().map(|s| ((s.at - monday) / MINUTE, s.reminder.id.clone(), s.due)).collect()
            };
            prop_assert_eq!(said(now), seen(now));
            if let Some(next) = next(&all, "", "", ms(now)) {
                let minute = (next - monday) / MINUTE;
                prop_assert!(minute > now);
                // Nothing changes before.
                let quiet = [now + 1, i64::midpoint(now, minute), minute - 1];
                for between in quiet.into_iter().filter(|m| (now..minute).contains(m)) {
                    prop_assert_eq!(seen(between), seen(now));
                }
            } else {
                prop_assert!(all.is_empty());
            }
        }

        #[test]
        fn any_moment(now: i64, before: u32) {
            let all = [reminder("any", "16:10", before, &[])];
            for now in [now, i64::MIN, i64::MAX] {
                prop_assert!(next(&all, "", "", now).is_none_or(|next| next > now));
                let _ = reminders(&all, "", "", now);
            }
        }
    }
}
