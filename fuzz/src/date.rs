//! What anyone says of the day to ship: a day of the calendar or none, never a past one without saying so.

use super::parts;
use xiaoqi::remark::ship_day;
use xiaoqi::text::calendar::Date;

/// `YYYY-MM-DD|text`. Without a date, a day in November 2026.
pub fn run(bytes: &[u8]) {
    let text = parts::text(bytes);
    let [today, text] = parts::parts(&text);
    let today = Date::parse(today).or_else(|| Date::new(2026, 11, 22)).expect("a day");
    let said = ship_day(text, today);
    assert_eq!(said.date.is_none(), said.text.is_empty());
    let past = said.date.is_some_and(|date| date < today);
    assert_eq!(past, said.flags.contains(&"past"), "{said:?}");
    // As a remark has it, the same day is read again; half a year back it is nearer another year's.
    let near = |date: Date| (date.number() - today.number()).abs() < 180 || date.year() != today.year();
    if let Some(date) = said.date.filter(|date| near(*date)) {
        let again = ship_day(&said.text, today);
        assert_eq!((again.date, again.bound), (Some(date), said.bound), "{}", said.text);
    }
}
