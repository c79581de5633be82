//! The date in a signature: written as the team writes it, read as anybody writes it, with the time if there is one
//! (R11).

use super::tidy::is_gap;
use crate::text::calendar::Date;

/// How a team writes the date.
pub(super) struct DateForm {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq)]
enum Part {
    Year,
    /// With two digits if so; else as many as it has.
    Month(bool),
    Day(bool),
    Text(char),
}

/// A date at the end of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Where it begins, in bytes.
    pub(super) start: usize,
    year: Option<i32>,
    month: u8,
    day: u8,
}

/// What people write for a date, whatever their team's form.
const COMMON: [&str; 8] = ["YYYY-M-D", "YYYY/M/D", "YYYY.M.D", "YYYY年M月D日", "YYYYMMDD", "M月D日", "M-D", "M/D"];

impl DateForm {
    /// The form `text`; year, month and day with hyphens if it is empty.
    pub(super) fn new(text: &str) -> Self {
        let mut rest = if text.is_empty() { "YYYY-MM-DD" } else { text };
        let mut parts = Vec::new();
        let names = [
            ("YYYY", Part::Year),
            ("MM", Part::Month(true)),
            ("DD", Part::Day(true)),
            ("M", Part::Month(false)),
            ("D", Part::Day(false)),
        ];
        while let Some(first) = rest.chars().next() {
            let named = names.iter().find_map(|(name, part)| Some((part.clone(), rest.strip_prefix(name)?)));
            let (part, after) = named.unwrap_or((Part::Text(first), &rest[first.len_utf8()..]));
            parts.push(part);
            rest = after;
        }
        Self { parts }
    }

    /// `date` in this form, with `HH:MM` behind it if the minute of the day is given.
    pub(super) fn write(&self, date: Date, minute: Option<u32>) -> String {
        let mut out = String::new();
        for part in &self.parts {
            match part {
                Part::Year => out.push_str(&format!("{:04}", date.year())),
                Part::Month(true) => out.push_str(&format!("{:02}", date.month())),
                Part::Month(false) => out.push_str(&date.month().to_string()),
                Part::Day(true) => out.push_str(&format!("{:02}", date.day())),
                Part::Day(false) => out.push_str(&date.day().to_string()),
                Part::Text(c) => out.push(*c),
            }
        }
        if let Some(minute) = minute {
            out.push_str(&format!(" {:02}:{:02}", minute / 60 % 24, minute % 60));
        }
        out
    }

    /// The date that `text` ends with, in this form or a common one.
    pub(super) fn read_end(&self, text: &str) -> Option<Stamp> {
        std::iter::once(None)
            .chain(COMMON.iter().map(Some))
            .find_map(|common| common.map_or_else(|| self.ends(text), |form| Self::new(form).ends(text)))
    }

    /// The date in this form that `text` ends with.
    pub(super) fn ends(&self, text: &str) -> Option<Stamp> {
        let starts = text.char_indices().rev().take(24).map(|(at, _)| at);
        let fits = |start: &usize| {
            let stamp = self.matches(&text[*start..], Stamp { start: *start, year: None, month: 0, day: 0 })?;
            // Without a year it may as well be a house number or a size: it must be a day, and stand by itself.
            let before = text[..*start].chars().next_back();
            let free = before.is_none_or(|c| if stamp.year.is_some() { !c.is_ascii_digit() } else { is_gap(c) });
            (free && (stamp.year.is_some() || stamp.date(2024).is_some())).then_some(stamp)
        };
        starts.filter_map(|start| fits(&start)).last()
    }

    fn matches(&self, text: &str, stamp: Stamp) -> Option<Stamp> {
        fn go(parts: &[Part], text: &str, stamp: Stamp) -> Option<Stamp> {
            let Some((part, parts)) = parts.split_first() else { return text.is_empty().then_some(stamp) };
            let widths: &[usize] = match part {
                Part::Text(c) => return go(parts, text.strip_prefix(*c)?, stamp),
                Part::Year => &[4],
                Part::Month(true) | Part::Day(true) => &[2],
                Part::Month(false) | Part::Day(false) => &[2, 1],
            };
            widths.iter().find_map(|width| {
                let digits = text.get(..*width).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
                let stamp = match part {
                    Part::Year => Stamp { year: Some(digits.parse().ok()?), ..stamp },
                    Part::Month(_) => Stamp { month: digits.parse().ok()?, ..stamp },
                    _ => Stamp { day: digits.parse().ok()?, ..stamp },
                };
                go(parts, &text[*width..], stamp)
            })
        }
        go(&self.parts, text, stamp)
    }
}

impl Stamp {
    /// The day, in the year `otherwise` if none was written. Nothing if there is no such day.
    pub(super) fn date(self, otherwise: i32) -> Option<Date> {
        Date::new(self.year.unwrap_or(otherwise), self.month, self.day)
    }

    /// Whether the year was written.
    pub(super) fn has_year(self) -> bool {
        self.year.is_some()
    }
}

/// The time `HH:MM` or `HH:MM:SS` that `text` ends with: where it begins, and the minute of the day.
pub(super) fn time_at_end(text: &str) -> Option<(usize, u32)> {
    let start = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '：')).len();
    let mut parts = text[start..].split([':', '：']);
    let mut next = |limit: u32| {
        let part = parts.next().filter(|p| (1..=2).contains(&p.len()))?;
        part.parse().ok().filter(|n| *n < limit)
    };
    let (hour, minute): (u32, u32) = (next(24)?, next(60)?);
    let whole = match parts.next() {
        None => true,
        Some(second) => second.len() == 2 && parts.next().is_none(),
    };
    let apart = text[..start].chars().next_back().is_none_or(char::is_whitespace);
    (whole && apart).then_some((start, hour * 60 + minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn written_as_the_team_writes() {
        let at = day("2026-01-05");
        let say = |form: &str, minute| DateForm::new(form).write(at, minute);
        assert_eq!(say("", None), "2026-01-05");
        assert_eq!(say("M月D日", None), "1月5日");
        assert_eq!(say("YY/MM.DD", Some(904)), "YY/01.05 15:04");
    }

    #[test]
    fn read_as_anybody_writes() {
        let team = DateForm::new("YYYY-MM-DD");
        for text in
            ["A07,2026-11-21", "A07 2026/11/21", "A07,2026.11.21", "A07，2026年11月21日", "A07 11月21日", "A07 11-21"]
        {
            let stamp = team.read_end(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(stamp.date(2026), Some(day("2026-11-21")), "{text}");
            assert!(text[..stamp.start].ends_with(is_gap), "{text}");
        }
        assert_eq!(DateForm::new("M月D日").read_end("A07,1月5日").and_then(|s| s.date(2027)), Some(day("2027-01-05")));
    }

    #[test]
    fn house_numbers_and_sizes_are_no_dates() {
        let team = DateForm::new("");
        for text in ["科技园R2-3", "24-99", "2件", "", "🚩", "A07 13-01"] {
            assert_eq!(team.read_end(text), None, "{text}");
        }
        assert_eq!(team.read_end("A07 2026-13-40").unwrap().date(2026), None);
    }

    #[test]
    fn times() {
        assert_eq!(time_at_end("2026-11-21 15:04"), Some((11, 904)));
        assert_eq!(time_at_end("2026-11-21 9：05：59"), Some((11, 545)));
        for text in ["2026-11-21", "2026-11-21 25:00", "2026-11-21 15:60", "x15:04", "地址:1", ":", "1:2:3:4"] {
            assert_eq!(time_at_end(text), None, "{text}");
        }
    }
}
