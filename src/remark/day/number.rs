//! Days by number: 11月25日, 25号, 12-5, 2026.11.25, 20261125, 下个月5号, 月底, 明年1月3号.

use super::Bound;
use super::at::{Hit, numeral, starts};
use super::feast;
use crate::text::calendar::{Date, days_in};

/// 号 that is no day: 3号楼.
const NO_DAY: [&str; 24] = [
    "内", "之内", "以内", "楼", "院", "线", "店", "门", "库", "铺", "房", "桌", "机", "柜", "电", "色", "款", "码",
    "车", "厅", "仓", "链", "字", "线路",
];

/// What stands between two days that begin and end something.
const TILL: [&str; 6] = ["-", "~", "到", "至", "或", "、"];

/// 明年1月3号, 今年年底, 明年春节; 2026年11月25日 and its like; 20261125.
pub(super) fn of_year(rest: &[char], today: Date) -> Option<Hit> {
    const YEARS: [(&str, i32); 6] = [("今年", 0), ("本年", 0), ("明年", 1), ("来年", 1), ("后年", 2), ("去年", -1)];
    if let Some((said, length)) = starts(rest, &YEARS.map(|(word, _)| word)) {
        let year = today.year() + YEARS.iter().find(|(word, _)| *word == said)?.1;
        let length = length + usize::from(rest.get(length) == Some(&'的'));
        return named(rest, length, year, today);
    }
    if let Some((said, length)) = starts(rest, &["年底", "年末", "年终", "年初"]) {
        let end = said != "年初";
        let year = today.year() + i32::from(!end && (today.month(), today.day()) > (1, 1));
        let date = if end { Date::new(year, 12, 31) } else { Date::new(year, 1, 1) };
        return Hit::day(length, date);
    }
    let digits = rest.iter().take(9).take_while(|c| c.is_ascii_digit()).count();
    if digits == 8 {
        let part = |from: usize, to: usize| rest[from..to].iter().collect::<String>().parse::<u16>().ok();
        let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
        let date = Date::new(year.into(), u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        return if (2_000..2_100).contains(&year) { Hit::day(8, date) } else { None };
    }
    let spoken = || {
        let digit = |c: &char| {
            if *c == '〇' { Some(0) } else { "零一二三四五六七八九".chars().position(|d| d == *c) }
        };
        let all: Option<Vec<usize>> = rest.get(..4)?.iter().map(digit).collect();
        let year = all?.iter().fold(0, |year, digit| year * 10 + digit);
        Some((u32::try_from(year).ok()?, 4)).filter(|_| rest.get(4) == Some(&'年'))
    };
    let (year, length) = spoken().or_else(|| numeral(rest).filter(|_| digits > 0))?;
    let year = match year {
        2_000..=2_099 => i32::try_from(year).ok()?,
        24..=49 => 2_000 + i32::try_from(year).ok()?,
        _ => return None,
    };
    let mark = *rest.get(length).filter(|c| matches!(c, '年' | '-' | '/' | '.'))?;
    if mark == '年' {
        return named(rest, length + 1, year, today);
    }
    let (month, digits) = numeral(&rest[length + 1..])?;
    let middle = length + 1 + digits;
    let (day, digits) = Some(rest.get(middle)?).filter(|c| **c == mark).and_then(|_| numeral(&rest[middle + 1..]))?;
    let end = middle + 1 + digits;
    let end = end + usize::from(matches!(rest.get(end), Some('日' | '号')));
    Hit::day(end, Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

/// What stands behind a year's name.
fn named(rest: &[char], from: usize, year: i32, today: Date) -> Option<Hit> {
    let tail = rest.get(from..)?;
    let hit = match starts(tail, &["年底", "年末", "底", "年初", "初"]) {
        Some((said, length)) => {
            let date = if said.ends_with('初') { Date::new(year, 1, 1) } else { Date::new(year, 12, 31) };
            Hit::day(length, date)?
        }
        None => feast::feast(tail, None, Some(year), today).or_else(|| month(tail, Some(year), today))?,
    };
    Some(Hit { length: hit.length + from, rolled: false, ..hit })
}

/// 月底, 下个月5号, 本月25日, 12月底, 12月5日, 12月5-8号.
pub(super) fn month(rest: &[char], in_year: Option<i32>, today: Date) -> Option<Hit> {
    const SAID: [(&str, u8); 11] = [
        ("下下个月", 2),
        ("下下月", 2),
        ("下个月", 1),
        ("下月", 1),
        ("次月", 1),
        ("本月", 0),
        ("这个月", 0),
        ("这月", 0),
        ("当月", 0),
        ("个月", 9),
        ("月", 0),
    ];
    let said = starts(rest, &SAID.map(|(word, _)| word)).filter(|_| in_year.is_none());
    let said = said.and_then(|(said, length)| Some((said, length, SAID.iter().find(|(word, _)| *word == said)?.1)));
    let (year, month, mut at) = match said {
        Some((_, _, 9)) => return None,
        Some((_, length, more)) => {
            let (year, month) = months_on(today.year(), today.month(), more);
            (year, month, length)
        }
        None => {
            let (number, digits) = if rest.first() == Some(&'元') { (1, 1) } else { numeral(rest)? };
            let month = u8::try_from(number).ok().filter(|_| rest.get(digits) == Some(&'月'))?;
            let year = in_year.or_else(|| Some(nearest(month, 15, today)?.year()));
            (year.unwrap_or(today.year()), month, digits + 1)
        }
    };
    let plain = said.is_some_and(|(said, _, _)| said == "月");
    at += starts(&rest[at..], &["份的", "份", "的"]).map_or(0, |(_, length)| length);
    at += rest[at..].iter().take_while(|c| **c == ' ').count();
    if let Some((part, length)) = starts(&rest[at..], &["底", "末", "尾", "初", "头", "上旬", "中旬", "下旬", "中"])
        .filter(|_| (1..=12).contains(&month))
    {
        let of = |year: i32, month: u8| {
            let last = days_in(year, month);
            let (from, to) = match part {
                "底" | "末" | "尾" => (last, last),
                "初" | "头" => (1, 1),
                "上旬" => (1, 10),
                "中旬" => (11, 20),
                "下旬" => (21, last),
                _ => (15, 15),
            };
            (Date::new(year, month, from), Date::new(year, month, to))
        };
        let (mut year, mut month) = (year, month);
        if plain && of(year, month).1 < Some(today) {
            (year, month) = months_on(year, month, 1);
        }
        let (first, last) = of(year, month);
        let days = part.ends_with('旬');
        let first = if first < Some(today) && last >= Some(today) { Some(today) } else { first };
        let hit = if days { Hit::days(at + length, first, last) } else { Hit::day(at + length, last) }?;
        return Some(hit);
    }
    if plain {
        return None;
    }
    if let Some((day, digits)) = numeral(&rest[at..]).filter(|(day, _)| *day <= 99) {
        let mut end = at + digits;
        let on = |day: u32| {
            let day = u8::try_from(day).ok()?;
            match (said, in_year) {
                (None, None) => nearest(month, day, today),
                _ => Date::new(year, month, day),
            }
        };
        let bare = !matches!(rest.get(end), Some('日' | '号'));
        // 12月5-8号.
        let second = starts(&rest[end + usize::from(!bare)..], &TILL).and_then(|(mark, length)| {
            let from = end + usize::from(!bare) + length;
            let (day, digits) = numeral(&rest[from..])?;
            let end = from + digits;
            matches!(rest.get(end), Some('日' | '号')).then_some((mark, day, end + 1))
        });
        let first = on(day);
        if let Some((mark, last, to)) = second.filter(|(_, last, _)| *last > day) {
            return several(to, first, on(last), mark);
        }
        if bare && said.is_some() {
            return None;
        }
        end += usize::from(!bare);
        if bare && rest.get(end).is_some_and(|c| c.is_ascii_digit() || matches!(c, '个' | '件' | '天')) {
            return None;
        }
        return Hit::day(end, first);
    }
    // 下个月, 12月: which day is not said. 12月后 and the like would be anything.
    let whole = match (said, in_year) {
        (Some((_, _, 1..)), _) => true,
        (Some(_), _) => starts(&rest[at..], &["内", "之内", "以内"]).is_some(),
        (None, _) => {
            let goes_on = rest.get(at).is_none_or(|c| "发再前后之以寄才就内".contains(*c));
            (1..=12).contains(&month) && (goes_on || at.checked_sub(1).and_then(|at| rest.get(at)) == Some(&'份'))
        }
    };
    if !whole {
        return None;
    }
    let this = (year, month) == (today.year(), today.month());
    let first = if this { Some(today) } else { Date::new(year, month, 1) };
    Hit::days(at, first, Date::new(year, month, days_in(year, month)))
}

/// Several days: from the first on, or one of them.
fn several(length: usize, first: Option<Date>, last: Option<Date>, mark: &str) -> Option<Hit> {
    let either = matches!(mark, "或" | "、");
    let hit = Hit::days(length, first, last)?;
    Some(Hit { bound: if either { Bound::On } else { Bound::From }, more: either, rough: !either, ..hit })
}

/// The year and month `more` months on.
pub(super) fn months_on(year: i32, month: u8, more: u8) -> (i32, u8) {
    let all = i32::from(month) - 1 + i32::from(more);
    (year + all / 12, u8::try_from(all % 12 + 1).unwrap_or(1))
}

/// 25号, 25-27号, 12-5, 12.5.
pub(super) fn numbered(rest: &[char], before: Option<char>, today: Date) -> Option<Hit> {
    let (first, length) = numeral(rest)?;
    let next = *rest.get(length)?;
    if matches!(next, '号' | '日') {
        if starts(&rest[length + 1..], &NO_DAY).is_some() {
            return None;
        }
        return of_this_or_next_month(length + 1, first, today);
    }
    let words = !rest.first()?.is_ascii_digit();
    // 25-27号, 25或26号; but 12-5号 is a month and a day.
    if let Some((mark, joined)) = starts(&rest[length..], &TILL) {
        let second = numeral(&rest[length + joined..]);
        if let Some((last, digits)) = second.filter(|(last, _)| *last > first) {
            let end = length + joined + digits;
            let month = u8::try_from(first).unwrap_or(0);
            let (_, following) = months_on(today.year(), today.month(), 1);
            let between = starts(&rest[end..], &["号之间", "日之间"]).is_some();
            let dated = mark == "-" && !between && (month == today.month() || month == following);
            if matches!(rest.get(end), Some('日' | '号')) && starts(&rest[end + 1..], &NO_DAY).is_none() && !dated {
                let hit = of_this_or_next_month(end + 1, first, today)?;
                let till = hit.first.and_then(|first| of_this_or_next_month(0, last, first)?.first);
                return several(end + 1, hit.first, till, mark);
            }
        }
    }
    if words {
        return None;
    }
    // 1205发.
    if length == 4 {
        let date = nearest(u8::try_from(first / 100).ok()?, u8::try_from(first % 100).ok()?, today);
        return date.filter(|_| "发前后之以起寄".contains(next)).and_then(|date| Hit::day(4, Some(date)));
    }
    if !matches!(next, '-' | '/' | '.') || !(1..=12).contains(&first) {
        return None;
    }
    let (day, digits) = numeral(&rest[length + 1..]).filter(|(day, _)| (1..=31).contains(day))?;
    let end = length + 1 + digits;
    let called = matches!(rest.get(end), Some('日' | '号'));
    if called && starts(&rest[end + 1..], &NO_DAY).is_some() || !called && !wanted(rest, before, end) {
        return None;
    }
    let (month, day) = (u8::try_from(first).ok()?, u8::try_from(day).ok()?);
    Hit::day(end + usize::from(called), nearest(month, day, today))
}

/// Whether a number such as 12.5 is followed by what makes it a day, or stands alone.
fn wanted(rest: &[char], before: Option<char>, end: usize) -> bool {
    let next = rest[end..].iter().find(|c| **c != ' ');
    let alone = before.is_none_or(|c| " ,，:：;。到成为在于是等".contains(c));
    match next {
        None => alone,
        Some('(' | '（' | ',' | '，' | '。' | '~' | '～' | '?' | '？') => {
            before.is_none() && rest.get(end).is_some()
        }
        Some(c) => "发寄出送前后之以起到再左才安周星".contains(*c),
    }
}

/// The day of that name in the year that brings it nearest to `today`; of two as near, the later. Nothing if that year
/// has no such day.
pub(in crate::remark) fn nearest(month: u8, day: u8, today: Date) -> Option<Date> {
    let years = [today.year() + 1, today.year(), today.year() - 1];
    let near = |year: &i32| {
        let date = Date::new(*year, month, day.min(28))?;
        Some((date.number() - today.number()).abs())
    };
    let year = years.into_iter().filter(|year| near(year).is_some()).min_by_key(near)?;
    Date::new(year, month, day)
}

fn of_this_or_next_month(length: usize, day: u32, today: Date) -> Option<Hit> {
    let day = u8::try_from(day).unwrap_or(0);
    let months = (0..3).map(|more| months_on(today.year(), today.month(), more));
    let date = months.filter_map(|(year, month)| Date::new(year, month, day)).find(|date| *date >= today);
    let rolled = date.is_some_and(|date| date.month() != today.month());
    Some(Hit { rolled, ..Hit::day(length, date)? })
}
