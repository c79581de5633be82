//! The lunar calendar of 2023 to 2035, and the solar terms that are feasts.

use crate::text::calendar::Date;

/// Each lunar year from 2023 on: which months have 30 days (bit 16 - month), which month is said twice (lowest four
/// bits), and whether that second one has 30 days (bit 16). Checked against the Python libraries lunar_python and
/// lunardate, which agree.
const YEARS: [u32; 13] = [
    0x05B52, 0x04B60, 0x0A6E6, 0x0A4E0, 0x0D260, 0x0EA65, 0x0D530, 0x05AA0, 0x076A3, 0x096D0, 0x04AFB, 0x04AD0, 0x0A4D0,
];

/// The first of these years.
const FIRST: i32 = 2023;

/// Its new year's day, 2023-01-22, as a number.
const BEGINS: i64 = 19_379;

/// How many days a month has.
fn long(info: u32, month: u8) -> i64 {
    29 + i64::from(info >> (16 - month) & 1)
}

/// A day of a lunar year as a day of ours; nothing outside the table, nor where the month has no such day. Day 30 of a
/// month with 29 is its last for the year's last month: 除夕 is called 三十 either way.
pub(super) fn solar(year: i32, month: u8, day: u8) -> Option<Date> {
    let at = usize::try_from(year - FIRST).ok()?;
    let info = *YEARS.get(at)?;
    let whole = |info: &u32| {
        let leap = if info & 15 > 0 { 29 + i64::from(info >> 16 & 1) } else { 0 };
        (1..=12).map(|month| long(*info, month)).sum::<i64>() + leap
    };
    let mut number = BEGINS + YEARS[..at].iter().map(whole).sum::<i64>();
    for earlier in 1..month {
        number += long(info, earlier);
        if info & 15 == u32::from(earlier) {
            number += 29 + i64::from(info >> 16 & 1);
        }
    }
    let last = long(info, month);
    let day = if month == 12 && day == 30 { last } else { i64::from(day) };
    (1..=last).contains(&day).then(|| Date::of_number(number + day - 1)).flatten()
}

/// The first day of that name that is not before `today`.
pub(super) fn coming(month: u8, day: u8, today: Date) -> Option<Date> {
    let years = today.year() - 1..=today.year() + 1;
    years.filter_map(|year| solar(year, month, day)).find(|date| *date >= today)
}

/// 清明 (`april`) or 冬至 of a year of this century, by the common formula.
pub(super) fn term(year: i32, april: bool) -> Option<Date> {
    let of = u8::try_from(year.rem_euclid(100)).ok()?;
    let (from, month) = if april { (48_100, 4) } else { (219_400, 12) };
    let day = (i32::from(of) * 2_422 + from) / 10_000 - i32::from(of) / 4;
    Date::new(year, month, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(date: Option<Date>) -> String {
        date.map_or_else(|| "-".to_owned(), |date| date.to_string())
    }

    #[test]
    fn feasts_of_six_years() {
        // The State Council's notices and the Hong Kong Observatory's tables name these days.
        for (year, spring, dragon, moon) in [
            (2025, "2025-01-29", "2025-05-31", "2025-10-06"),
            (2026, "2026-02-17", "2026-06-19", "2026-09-25"),
            (2027, "2027-02-06", "2027-06-09", "2027-09-15"),
            (2028, "2028-01-26", "2028-05-28", "2028-10-03"),
            (2029, "2029-02-13", "2029-06-16", "2029-09-22"),
            (2030, "2030-02-03", "2030-06-05", "2030-09-12"),
        ] {
            assert_eq!(say(solar(year, 1, 1)), spring);
            assert_eq!(say(solar(year, 5, 5)), dragon);
            assert_eq!(say(solar(year, 8, 15)), moon);
        }
    }

    #[test]
    fn a_year_ends_the_day_before_the_next() {
        for year in FIRST..FIRST + 12 {
            assert_eq!(solar(year, 12, 30).and_then(|date| date.plus(1)), solar(year + 1, 1, 1), "{year}");
        }
        assert_eq!((say(solar(2022, 1, 1)), say(solar(2036, 1, 1))), ("-".into(), "-".into()));
        assert_eq!(say(solar(2026, 1, 31)), "-");
    }

    #[test]
    fn terms() {
        let of = |april| (2025..=2030).map(|year| term(year, april).map_or(0, |d| d.day())).collect::<Vec<_>>();
        assert_eq!(of(true), [4, 5, 5, 4, 4, 5]);
        assert_eq!(of(false), [21, 22, 22, 21, 21, 22]);
    }
}
