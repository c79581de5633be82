//! Dates and times from any text and any number: what is read is written again as it was, what is no date is none.

use super::parts;
use xiaoqi::text::calendar::{Date, Moment, days_in, minutes};

/// Reads the text in every way, and its first eight bytes as a number.
pub fn run(bytes: &[u8]) {
    let text = parts::text(bytes);
    if let Some(date) = Date::parse(&text) {
        assert_eq!(date.to_string(), text);
        hold(date);
    }
    for moment in [Moment::parse(&text), Moment::of_page(&text)].into_iter().flatten() {
        assert_eq!(Moment::of_ms(moment.ms()), Some(moment));
        assert!(moment.second < 86_400 && moment.clock().0 < 24 && moment.clock().1 < 60);
        hold(moment.date);
    }
    assert!(minutes(&text).is_none_or(|minutes| minutes <= 1_440));
    let number = bytes.first_chunk::<8>().map_or(0, |bytes| i64::from_le_bytes(*bytes));
    for number in [number, number / 86_400_000, number % 4_000_000] {
        if let Some(moment) = Moment::of_ms(number) {
            assert_eq!(moment.ms(), number - number.rem_euclid(1_000));
        }
        if let Some(date) = Date::of_number(number) {
            assert_eq!(date.number(), number);
            hold(date);
        }
        for date in ["0001-01-01", "2026-11-22", "9999-12-31"].into_iter().filter_map(Date::parse) {
            assert!(date.plus(number).is_none_or(|later| later.number() - date.number() == number));
        }
    }
}

/// What holds of every day.
fn hold(date: Date) {
    assert_eq!(Date::of_number(date.number()), Some(date));
    assert_eq!(Date::parse(&date.to_string()), Some(date));
    assert!((1..=days_in(date.year(), date.month())).contains(&date.day()));
    assert!((1..=7).contains(&date.weekday()));
}
