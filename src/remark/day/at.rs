//! Days as people say them, at one place in a text: 11月25日, 25号, 下周三, 后天, 3天内. The day meant is the next that is
//! not past; a month and a day are of the year that brings them nearest.

use super::{Bound, count, feast, number, word};
use crate::text::calendar::Date;
use crate::text::read_number;

/// A day said at one place, or several in a row.
#[derive(Clone, Copy, Debug)]
pub(in crate::remark) struct Hit {
    /// How many characters say it.
    pub(in crate::remark) length: usize,
    /// The day, or the first of several; none if there is no such day.
    pub(super) first: Option<Date>,
    /// The last of several: the Sunday of 下周.
    pub(super) last: Option<Date>,
    /// How it is meant if nothing around it says so.
    pub(super) bound: Bound,
    /// Whether that stands, whatever is around it: 3天内.
    pub(super) bound_said: bool,
    /// Not said exactly: 下周, 25号左右.
    pub(super) rough: bool,
    /// Past in this month, so the next one's.
    pub(super) rolled: bool,
    /// Another day is said along with it: 25或26号.
    pub(super) more: bool,
    /// A feast: what is after it may be days off.
    pub(super) feast: bool,
}

impl Hit {
    /// One day.
    pub(super) fn day(length: usize, date: Option<Date>) -> Option<Self> {
        Some(Self {
            length,
            first: date,
            last: date,
            bound: Bound::On,
            bound_said: false,
            rough: false,
            rolled: false,
            more: false,
            feast: false,
        })
    }

    /// Several days, from the first of which on something is meant.
    pub(super) fn days(length: usize, first: Option<Date>, last: Option<Date>) -> Option<Self> {
        let hit = Self::day(length, first)?;
        Some(Self { last, bound: Bound::From, rough: true, ..hit })
    }
}

/// The day that is said from the beginning of `rest`; `before` is the character in front of it.
pub(in crate::remark) fn day_at(rest: &[char], before: Option<char>, today: Date) -> Option<Hit> {
    let free = before.is_none_or(|c| {
        !c.is_ascii_alphanumeric()
            && !matches!(c, '-' | '.' | '/' | '第')
            && !"零一二三四五六七八九十百几两多数半每".contains(c)
    });
    if !free {
        return None;
    }
    word::word(rest, today)
        .or_else(|| feast::of_moon(rest, today))
        .or_else(|| number::of_year(rest, today))
        .or_else(|| feast::feast(rest, before, None, today))
        .or_else(|| word::period(rest, today))
        .or_else(|| word::weekday(rest, today))
        .or_else(|| number::month(rest, None, today))
        .or_else(|| count::counted(rest, before, today))
        .or_else(|| number::numbered(rest, before, today))
}

/// The longest of `words` that `rest` begins with.
pub(in crate::remark) fn starts<'w>(rest: &[char], words: &[&'w str]) -> Option<(&'w str, usize)> {
    let length = |word: &&str| {
        let count = word.chars().count();
        (rest.len() >= count && word.chars().eq(rest[..count].iter().copied())).then_some(count)
    };
    words.iter().filter_map(|word| Some((*word, length(word)?))).max_by_key(|(_, count)| *count)
}

/// A whole number of at most four digits, or below a hundred in words, and how many characters it takes.
pub(in crate::remark) fn numeral(rest: &[char]) -> Option<(u32, usize)> {
    let digits = rest.iter().take(5).take_while(|c| c.is_ascii_digit()).count();
    if digits > 0 {
        let value = rest[..digits].iter().collect::<String>().parse().ok()?;
        return (digits <= 4).then_some((value, digits));
    }
    let tens = match rest.first()? {
        '廿' => 20,
        '卅' => 30,
        _ => 0,
    };
    let from = usize::from(tens > 0);
    let words = rest[from..].iter().take(6).take_while(|c| "零〇一二三四五六七八九十两".contains(**c)).count();
    if words == 0 {
        return (tens > 0).then_some((tens, 1));
    }
    let (value, length) = read_number(&rest[from..from + words])?;
    let value = value as u32;
    (length == words && value < 100 && (tens == 0 || value < 10)).then_some((tens + value, from + words))
}
