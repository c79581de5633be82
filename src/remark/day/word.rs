//! Days by word: 后天, 下周三, 周末, 下周.

use super::Bound;
use super::at::{Hit, starts};
use crate::text::calendar::Date;

/// Days from today.
const WORDS: [(&str, i64); 34] = [
    ("今天", 0),
    ("今日", 0),
    ("今晚", 0),
    ("今早", 0),
    ("今儿", 0),
    ("今夜", 0),
    ("当天", 0),
    ("当日", 0),
    ("本日", 0),
    ("明天", 1),
    ("明日", 1),
    ("明早", 1),
    ("明晚", 1),
    ("明儿", 1),
    ("明个", 1),
    ("次日", 1),
    ("第二天", 1),
    ("明晨", 1),
    ("听日", 1),
    ("大大后天", 4),
    ("大后天", 3),
    ("大后日", 3),
    ("大后儿", 3),
    ("外后天", 3),
    ("后天", 2),
    ("后日", 2),
    ("后儿", 2),
    ("昨天", -1),
    ("昨日", -1),
    ("昨晚", -1),
    ("前天", -2),
    ("前日", -2),
    ("前晚", -2),
    ("大前天", -3),
];

/// Two days in a word.
const TWO: [(&str, i64, i64); 6] =
    [("今明", 0, 1), ("明后", 1, 2), ("明后天", 1, 2), ("今明天", 0, 1), ("明后日", 1, 2), ("今明两天", 0, 1)];

/// 后天, 明后天.
pub(super) fn word(rest: &[char], today: Date) -> Option<Hit> {
    if let Some((said, length)) = starts(rest, &TWO.map(|(word, _, _)| word)) {
        let (_, from, to) = TWO.iter().find(|(word, _, _)| *word == said)?;
        // 明后 alone begins 明后天; 今明 may be a name.
        let days = starts(&rest[length..], &["两天", "两日"]).map_or(0, |(_, more)| more);
        if said.ends_with(['天', '日']) || days > 0 {
            let hit = Hit::days(length + days, today.plus(*from), today.plus(*to))?;
            return Some(Hit { bound: Bound::On, ..hit });
        }
    }
    let (said, length) = starts(rest, &WORDS.map(|(word, _)| word))?;
    Hit::day(length, today.plus(WORDS.iter().find(|(word, _)| *word == said)?.1))
}

/// The weeks from this one that a word in front of 周 says, and its length.
fn weeks(rest: &[char]) -> (Option<i64>, usize) {
    const SAID: [(&str, i64); 14] = [
        ("下下个", 2),
        ("下下", 2),
        ("下个", 1),
        ("下", 1),
        ("这个", 0),
        ("这一", 0),
        ("这", 0),
        ("本", 0),
        ("今个", 0),
        ("当", 0),
        ("上个", -1),
        ("上", -1),
        ("上上个", -2),
        ("上上", -2),
    ];
    let said = starts(rest, &SAID.map(|(word, _)| word));
    let weeks = said.and_then(|(word, _)| SAID.iter().find(|(w, _)| *w == word));
    weeks.map_or((None, 0), |(word, weeks)| (Some(*weeks), word.chars().count()))
}

/// The Monday of this week.
fn monday(today: Date) -> Option<Date> {
    today.plus(1 - i64::from(today.weekday()))
}

/// 周三, 这周三, 下周三, 下下周三; 周六日. Weeks begin on Monday.
pub(super) fn weekday(rest: &[char], today: Date) -> Option<Hit> {
    let (weeks, prefix) = weeks(rest);
    let (_, week) = starts(&rest[prefix..], &["周", "星期", "礼拜"])?;
    let at = prefix + week;
    let day = of_week(*rest.get(at)?)?;
    // 周3 is a day, 周30 is not.
    if rest[at].is_ascii_digit()
        && rest.get(at + 1).is_some_and(|c| c.is_ascii_digit() || matches!(c, '天' | '次' | '年'))
    {
        return None;
    }
    let on = |day: i64| match weeks {
        Some(weeks) => monday(today)?.plus(7 * weeks + day - 1),
        None => today.plus((day - i64::from(today.weekday())).rem_euclid(7)),
    };
    let mut hit = Hit::day(at + 1, on(day))?;
    // 周六日, 周一二.
    if let Some(second) = rest.get(at + 1).and_then(|c| of_week(*c)).filter(|second| *second == day + 1) {
        let next = rest.get(at + 2);
        if !rest[at + 1].is_ascii_digit() && next.is_none_or(|c| !"个件天号月下起样定".contains(*c)) {
            (hit.length, hit.last, hit.more) = (at + 2, hit.first.and_then(|d| d.plus(second - day)), true);
        }
    }
    Some(hit)
}

fn of_week(c: char) -> Option<i64> {
    Some(match c {
        '一' | '1' => 1,
        '二' | '2' => 2,
        '三' | '3' => 3,
        '四' | '4' => 4,
        '五' | '5' => 5,
        '六' | '6' => 6,
        '日' | '天' | '七' | '7' => 7,
        _ => return None,
    })
}

/// 周末, 下周末, 双休日; 下周, 这周.
pub(super) fn period(rest: &[char], today: Date) -> Option<Hit> {
    if let Some((_, length)) = starts(rest, &["双休日", "双休"]) {
        return weekend(length, None, today);
    }
    let (weeks, prefix) = weeks(rest);
    let (_, week) = starts(&rest[prefix..], &["周", "星期", "礼拜"])?;
    let end = prefix + week;
    if rest.get(end) == Some(&'末') {
        return weekend(end + 1, weeks, today);
    }
    // 这周三 is a day; 下周岁, 周年 and the like are nothing.
    let next = rest.get(end);
    let day = next.is_some_and(|c| of_week(*c).is_some() || "年岁边围到期转六一".contains(*c));
    let weeks = weeks.filter(|_| !day)?;
    let first = monday(today)?.plus(7 * weeks)?;
    if weeks < 0 {
        return None;
    }
    if let Some((said, length)) = starts(&rest[end..], &["初", "中", "底"]).filter(|(_, length)| *length > 0) {
        let (from, to) = match said {
            "初" => (0, 1),
            "中" => (2, 3),
            _ => (4, 6),
        };
        return Hit::days(end + length, first.plus(from), first.plus(to));
    }
    Hit::days(end, Some(first.max(today)), first.plus(6))
}

fn weekend(length: usize, weeks: Option<i64>, today: Date) -> Option<Hit> {
    let first = monday(today)?.plus(7 * weeks.unwrap_or(0) + 5)?;
    let last = first.plus(1)?;
    let first = if weeks.unwrap_or(0) == 0 { first.max(today) } else { first };
    let hit = Hit::days(length, Some(first), Some(last))?;
    Some(Hit { bound: Bound::On, ..hit })
}
