//! Days by how many there are till then: 3天后, 48小时内, 半个月后, 过5天.

use super::Bound;
use super::at::{Hit, numeral, starts};
use super::number::months_on;
use crate::text::calendar::{Date, days_in};

/// What a count is of.
#[derive(Clone, Copy)]
enum Unit {
    Hours,
    Days(i64),
    Months(i64),
}

const UNITS: [(&str, Unit); 16] = [
    ("天", Unit::Days(1)),
    ("日", Unit::Days(1)),
    ("周", Unit::Days(7)),
    ("个周", Unit::Days(7)),
    ("星期", Unit::Days(7)),
    ("个星期", Unit::Days(7)),
    ("礼拜", Unit::Days(7)),
    ("个礼拜", Unit::Days(7)),
    ("个月", Unit::Months(1)),
    ("月", Unit::Months(1)),
    ("个工作日", Unit::Days(0)),
    ("工作日", Unit::Days(0)),
    ("小时", Unit::Hours),
    ("个小时", Unit::Hours),
    ("h", Unit::Hours),
    ("年", Unit::Months(12)),
];

/// 3天后 is a day, 3天内 the last of them.
pub(super) fn counted(rest: &[char], before: Option<char>, today: Date) -> Option<Hit> {
    let over = starts(rest, &["再过", "过", "再等", "等"]).map_or(0, |(_, length)| length);
    let (many, least, most, mut length) = amount(&rest[over..])?;
    length += over;
    let (unit, more) = if most < 0 {
        // Half a month, half a year.
        let (said, more) = starts(&rest[length..], &["个月", "月", "年"])?;
        (if said == "年" { Unit::Months(6) } else { Unit::Days(15) }, more)
    } else {
        let (said, more) = starts(&rest[length..], &UNITS.map(|(name, _)| name))?;
        (UNITS.iter().find(|(name, _)| *name == said)?.1, more)
    };
    // 5月 is a month, 一月后 would be January.
    let of_month = rest.get(length) == Some(&'日') && most > 7;
    if rest.get(length) == Some(&'月') && most > 0 || rest.get(length) == Some(&'年') && most > 10 {
        return None;
    }
    length += more;
    let near = starts(&rest[length..], &["左右", "上下"]).map_or(0, |(_, length)| length);
    let after = starts(&rest[length + near..], &["后", "之后", "以后", "过后"]).filter(|(_, end)| {
        // 25日后 is a day of the month.
        !of_month && (*end > 1 || !matches!(rest.get(length + near + end), Some('天' | '日')))
    });
    let within = starts(&rest[length + near..], &["内", "之内", "以内", "之前"])
        .filter(|(said, _)| *said != "之前" || !of_month && rest.get(length - 1) != Some(&'日'));
    let two = rest.get(over) == Some(&'两') && (over > 0 || before == Some('过'));
    let vague = matches!(before, Some('这' | '那' | '前' | '近' | '头')) || two;
    let end = match (after, within) {
        _ if vague => return None,
        (Some((_, more)), _) | (None, Some((_, more))) => length + near + more,
        (None, None) if over > 0 || near > 0 => length + near,
        (None, None) => return None,
    };
    let on = |count: i64| match unit {
        Unit::Hours => today.plus((count + 23) / 24),
        // Working days: weekends are left out, days off cannot be known.
        Unit::Days(0) => working(today, count),
        Unit::Days(days) => today.plus(count * days),
        Unit::Months(months) => later(today, count * months),
    };
    let (least, most) = if most < 0 { (1, 1) } else { (least, most) };
    let hit = Hit::day(end, on(if within.is_some() && after.is_none() { most } else { least }))?;
    let bound = if within.is_some() && after.is_none() { Bound::Until } else { Bound::On };
    let rough = many || near > 0 || matches!(unit, Unit::Days(0));
    Some(Hit { bound, bound_said: bound == Bound::Until, rough, ..hit })
}

/// How many: whether it is two numbers, the least, the most (below 0 for half a one), and how many characters say it.
fn amount(rest: &[char]) -> Option<(bool, i64, i64, usize)> {
    if rest.first() == Some(&'半') {
        return Some((false, 0, -1, 1));
    }
    // 两三天, 三五天: two numerals side by side.
    let digit = |c: Option<&char>| Some("零一二三四五六七八九".chars().position(|d| Some(&d) == c)).flatten();
    let small = |c: Option<&char>| if c == Some(&'两') { Some(2) } else { digit(c) };
    if let (Some(one), Some(two)) = (small(rest.first()), digit(rest.get(1))) {
        return (one < two).then_some((true, one as i64, two as i64, 2));
    }
    let (first, length) = numeral(rest)?;
    let first = i64::from(first);
    if let Some((_, joined)) = starts(&rest[length..], &["-", "~", "到", "至", "、", "或"]) {
        if let Some((second, more)) = numeral(&rest[length + joined..]).filter(|(second, _)| i64::from(*second) > first)
        {
            return Some((true, first, i64::from(second), length + joined + more));
        }
    }
    Some((false, first, first, length))
}

/// The `count`-th Monday to Friday after `today`.
fn working(today: Date, count: i64) -> Option<Date> {
    let (mut date, mut left) = (today, count.min(400));
    while left > 0 {
        date = date.plus(1)?;
        left -= i64::from(date.weekday() < 6);
    }
    Some(date)
}

/// The same day `months` later, or the last of that month.
fn later(today: Date, months: i64) -> Option<Date> {
    let (year, month) = months_on(today.year(), today.month(), u8::try_from(months).ok().filter(|m| *m <= 120)?);
    Date::new(year, month, today.day().min(days_in(year, month)))
}
