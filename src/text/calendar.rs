//! Dates and times of the wall clock in China: UTC+8, without summer time since 1991. Takes the time as an argument;
//! there is no clock here.

use serde::{Deserialize, Serialize};
use std::fmt;

const DAY: i64 = 86_400_000;
const EAST_8: i64 = 8 * 3_600_000;

/// A day of the Gregorian calendar, years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if there is such a one.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let real = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        real.then_some(Self { year, month, day })
    }

    /// `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let mut next =
            |width: usize| parts.next().filter(|p| p.len() == width && p.bytes().all(|b| b.is_ascii_digit()));
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, from 1.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i64 {
        // Howard Hinnant's days_from_civil: years begin in March, so that the leap day is the last of its year.
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let month = (i64::from(self.month) + 9) % 12;
        let of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day of that number; nothing outside the years 1 to 9999.
    pub fn of_number(number: i64) -> Option<Self> {
        let days = number.checked_add(719_468)?;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        Self::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// The day `days` later, or earlier if negative.
    pub fn plus(self, days: i64) -> Option<Self> {
        Self::of_number(self.number().checked_add(days)?)
    }

    /// Monday is 1, Sunday 7.
    pub fn weekday(self) -> u8 {
        u8::try_from((self.number() + 3).rem_euclid(7) + 1).unwrap_or(1)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl TryFrom<String> for Date {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("{text} is no date: YYYY-MM-DD"))
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

/// How many days a month has.
pub fn days_in(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A moment on the clock on the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// Seconds since its midnight.
    pub second: u32,
}

impl Moment {
    /// The moment `ms` milliseconds after 1970 began in UTC.
    pub fn of_ms(ms: i64) -> Option<Self> {
        let local = ms.checked_add(EAST_8)?;
        let second = u32::try_from(local.rem_euclid(DAY) / 1_000).ok()?;
        Some(Self { date: Date::of_number(local.div_euclid(DAY))?, second })
    }

    /// Milliseconds since 1970 began in UTC.
    pub fn ms(self) -> i64 {
        self.date.number() * DAY + i64::from(self.second) * 1_000 - EAST_8
    }

    /// Hour and minute.
    pub fn clock(self) -> (u32, u32) {
        (self.second / 3_600, self.second / 60 % 60)
    }

    /// An RFC 3339 time: `2026-11-21T15:04:05+08:00`, whatever its offset. Fractions of a second are left out.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.split_once(['T', 't', ' '])?;
        let date = Date::parse(date)?;
        let at = time.find(['Z', 'z', '+', '-'])?;
        let (time, offset) = time.split_at(at);
        let second = seconds(time.split('.').next()?)?;
        let offset = match offset.split_at_checked(1)? {
            ("Z" | "z", "") => 0,
            ("+", hhmm) => i64::from(seconds(hhmm)?),
            ("-", hhmm) => -i64::from(seconds(hhmm)?),
            _ => return None,
        };
        Self::of_ms(date.number() * DAY + (i64::from(second) - offset) * 1_000)
    }

    /// A time as pages show it, in China: `2026-11-21 15:04:05` or without the seconds.
    pub fn of_page(text: &str) -> Option<Self> {
        let (date, time) = text.trim().split_once(' ')?;
        Some(Self { date: Date::parse(date)?, second: seconds(time.trim())? })
    }
}

/// `HH:MM` or `HH:MM:SS` as seconds.
fn seconds(text: &str) -> Option<u32> {
    let mut total = 0;
    let mut count = 0;
    for (part, (limit, unit)) in text.split(':').zip([(24, 3_600), (60, 60), (60, 1), (0, 0)]) {
        let value: u32 = Some(part).filter(|p| p.len() == 2 && p.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()?;
        if value >= limit {
            return None;
        }
        total += value * unit;
        count += 1;
    }
    (count >= 2).then_some(total)
}

/// Minutes of a day from `HH:MM`; 24:00 is the day's end.
pub fn minutes(text: &str) -> Option<u32> {
    if text == "24:00" { Some(1_440) } else { seconds(text).filter(|_| text.len() == 5).map(|s| s / 60) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_days() {
        let day = Date::parse("2026-11-21").unwrap();
        assert_eq!((day.weekday(), day.to_string().as_str()), (6, "2026-11-21"));
        assert_eq!(day.plus(40).unwrap().to_string(), "2026-12-31");
        assert_eq!(Date::parse("2028-02-29").and_then(|d| d.plus(1)).unwrap().to_string(), "2028-03-01");
        for no in ["2026-02-29", "2026-13-01", "2026-1-01", "2026-11-21x", "", "二〇二六"] {
            assert_eq!(Date::parse(no), None, "{no}");
        }
        assert_eq!(Date::parse("1970-01-01").unwrap().number(), 0);
    }

    #[test]
    fn moments_are_of_china() {
        let at = Moment::parse("2026-11-21T23:30:00Z").unwrap();
        assert_eq!((at.date.to_string().as_str(), at.clock()), ("2026-11-22", (7, 30)));
        assert_eq!(Moment::parse("2026-11-22T07:30:00.5+08:00"), Some(at));
        assert_eq!(Moment::of_page("2026-11-22 07:30"), Some(at));
        assert_eq!(Moment::of_ms(at.ms()), Some(at));
        for no in ["2026-11-22", "2026-11-22T07:30", "2026-11-22T25:00Z", "2026-11-22T07:30+8", "x"] {
            assert_eq!(Moment::parse(no), None, "{no}");
        }
        assert_eq!((minutes("08:30"), minutes("24:00"), minutes("8:30")), (Some(510), Some(1_440), None));
    }

    proptest! {
        #[test]
        fn numbers_and_days_agree(number in -719_162i64..2_932_896) {
            let day = Date::of_number(number).unwrap();
            prop_assert_eq!(day.number(), number);
            prop_assert_eq!(Date::parse(&day.to_string()), Some(day));
            prop_assert_eq!(i64::from(day.plus(1).map_or(day.weekday() % 7 + 1, Date::weekday)), i64::from(day.weekday() % 7 + 1));
        }

        #[test]
        fn hostile_text_is_no_moment(text in "\\PC{0,40}") {
            let _ = (Moment::parse(&text), Moment::of_page(&text), Date::parse(&text), minutes(&text));
        }
    }
}
