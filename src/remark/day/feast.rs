//! Feasts and days of the lunar calendar: 元旦, 双十二, 中秋, 正月初八, 腊月二十三.

use super::at::{Hit, numeral, starts};
use super::lunar;
use crate::text::calendar::Date;

/// How a feast's day is found.
#[derive(Clone, Copy)]
enum Of {
    /// Month and day.
    Sun(u8, u8),
    /// Lunar month and day.
    Moon(u8, u8),
    /// 清明, else 冬至.
    Term(bool),
    /// The n-th Sunday of a month.
    Sunday(u8, u8),
}

/// Longer names are tried first.
const FEASTS: [(&str, Of); 47] = [
    ("元旦", Of::Sun(1, 1)),
    ("情人节", Of::Sun(2, 14)),
    ("三八", Of::Sun(3, 8)),
    ("38节", Of::Sun(3, 8)),
    ("妇女节", Of::Sun(3, 8)),
    ("女神节", Of::Sun(3, 8)),
    ("女王节", Of::Sun(3, 8)),
    ("五一", Of::Sun(5, 1)),
    ("劳动节", Of::Sun(5, 1)),
    ("五四", Of::Sun(5, 4)),
    ("青年节", Of::Sun(5, 4)),
    ("520", Of::Sun(5, 20)),
    ("六一", Of::Sun(6, 1)),
    ("儿童节", Of::Sun(6, 1)),
    ("618", Of::Sun(6, 18)),
    ("六一八", Of::Sun(6, 18)),
    ("建军节", Of::Sun(8, 1)),
    ("八一", Of::Sun(8, 1)),
    ("教师节", Of::Sun(9, 10)),
    ("十一", Of::Sun(10, 1)),
    ("国庆", Of::Sun(10, 1)),
    ("万圣节", Of::Sun(10, 31)),
    ("双十一", Of::Sun(11, 11)),
    ("双11", Of::Sun(11, 11)),
    ("双十二", Of::Sun(12, 12)),
    ("双12", Of::Sun(12, 12)),
    ("平安夜", Of::Sun(12, 24)),
    ("圣诞", Of::Sun(12, 25)),
    ("跨年", Of::Sun(12, 31)),
    ("春节", Of::Moon(1, 1)),
    ("大年初一", Of::Moon(1, 1)),
    ("元宵", Of::Moon(1, 15)),
    ("端午", Of::Moon(5, 5)),
    ("七夕", Of::Moon(7, 7)),
    ("中元节", Of::Moon(7, 15)),
    ("中秋", Of::Moon(8, 15)),
    ("重阳", Of::Moon(9, 9)),
    ("腊八", Of::Moon(12, 8)),
    ("小年", Of::Moon(12, 23)),
    ("除夕", Of::Moon(12, 30)),
    ("年三十", Of::Moon(12, 30)),
    ("大年三十", Of::Moon(12, 30)),
    ("年三十晚", Of::Moon(12, 30)),
    ("清明", Of::Term(true)),
    ("冬至", Of::Term(false)),
    ("母亲节", Of::Sunday(5, 2)),
    ("父亲节", Of::Sunday(6, 3)),
];

/// The feast that `rest` begins with; with `year`, that year's. The year's own name is taken by the caller.
pub(super) fn feast(rest: &[char], before: Option<char>, year: Option<i32>, today: Date) -> Option<Hit> {
    let (at, length) = FEASTS
        .iter()
        .enumerate()
        .filter_map(|(at, (name, _))| Some((at, starts(rest, &[name])?.1)))
        .max_by_key(|(_, length)| *length)?;
    let (name, of) = FEASTS.get(at)?;
    let end = length + usize::from(rest.get(length) == Some(&'节') && !name.ends_with('节'));
    let next = rest.get(end);
    // Numbers that may count something else are feasts only where something is before or after them.
    if matches!(*name, "三八" | "五一" | "五四" | "520" | "六一" | "618" | "六一八" | "八一" | "十一") {
        let apart = before.is_none_or(|c| !c.is_ascii_alphanumeric() && !"零一二三四五六七八九十第".contains(c));
        let whole = next.is_none_or(|c| " ,，。;!！?？、前后之以过当发起期假这活大和到".contains(*c));
        if !apart || !whole || end == length && next.is_none() && before.is_some() {
            return None;
        }
    }
    // Days off are more than a day, and which is not known in advance.
    if starts(&rest[end..], &["期间", "假期", "放假", "快乐", "活动", "礼", "路", "街", "镇", "版", "款"]).is_some()
    {
        return None;
    }
    let on = |year: i32| match *of {
        Of::Sun(month, day) => Date::new(year, month, day),
        Of::Moon(month, day) => lunar::solar(year, month, day),
        Of::Term(april) => lunar::term(year, april),
        Of::Sunday(month, nth) => {
            let first = Date::new(year, month, 1)?;
            first.plus(i64::from(7 - first.weekday() % 7) % 7 + 7 * (i64::from(nth) - 1))
        }
    };
    let date = match year {
        Some(year) => on(year),
        None => [-1, 0, 1].into_iter().filter_map(|more| on(today.year() + more)).find(|date| *date >= today),
    };
    let mut hit = Hit::day(end, date)?;
    hit.feast = true;
    Some(hit)
}

/// 正月初八, 农历八月十五, 腊月二十三, 大年初八; 初八 alone around the new year.
pub(super) fn of_moon(rest: &[char], today: Date) -> Option<Hit> {
    let (said, named) = starts(rest, &["农历", "阴历", "旧历"]).map_or((false, 0), |(_, length)| (true, length));
    let mut at = named;
    let (month, sure) = match starts(&rest[at..], &["正月", "腊月", "冬月", "大年", "年"]) {
        Some(("腊月", length)) => (Some((12, length)), true),
        Some(("冬月", length)) => (Some((11, length)), true),
        Some((word, length)) => (Some((1, length)), word == "正月"),
        None => match numeral(&rest[at..]) {
            Some((month @ 1..=12, digits)) if rest.get(at + digits) == Some(&'月') => {
                (Some((u8::try_from(month).ok()?, digits + 1)), said)
            }
            _ => (None, said),
        },
    };
    at += month.map_or(0, |(_, length)| length);
    let first = rest.get(at) == Some(&'初');
    if !first && !sure {
        return None;
    }
    at += usize::from(first);
    let (day, digits) = numeral(&rest[at..])?;
    let spoken = rest.get(at).is_some_and(|c| !c.is_ascii_digit());
    let day = u8::try_from(day).ok().filter(|day| (1..=if first { 10 } else { 30 }).contains(day))?;
    at += digits;
    // 12月初一定发 says the month's beginning.
    if first && (!spoken || rest.get(at).is_some_and(|c| "定起直样般律个次中级".contains(*c))) {
        return None;
    }
    at += usize::from(matches!(rest.get(at), Some('日' | '号')) && !first);
    let date = match month {
        Some((month, _)) => lunar::coming(month, day, today),
        // 初八 alone: of the new year, if that is near.
        None if !said => {
            let date = lunar::coming(1, day, today)?;
            (date.number() - today.number() <= 45).then_some(date)
        }
        None => None,
    };
    Hit::day(at, Some(date?))
}
