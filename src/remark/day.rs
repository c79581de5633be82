//! When to ship (R4): the day that a sentence names, and whether it means that day, before it or after it.

use super::day_at::{day_at, nearest, starts};
use super::tidy;
use crate::text::calendar::Date;

/// How a day is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// On it.
    On,
    /// Before it is over.
    Until,
    /// Not before it.
    From,
}

/// What a text says of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing.
    Nothing,
    /// Something that is no day: 尽快.
    Vague(&'static str),
    /// A day that the calendar does not have.
    NoSuchDay,
    /// A day.
    Day {
        /// Which.
        date: Date,
        /// How it is meant.
        bound: Bound,
        /// Whether another day is named as well.
        more: bool,
        /// Whether the text says nothing else.
        alone: bool,
    },
}

/// Longest first where one begins another.
const VAGUE: [&str; 42] = [
    "过几天",
    "过两天",
    "过段时间",
    "过一段时间",
    "过阵子",
    "晚几天",
    "晚两天",
    "晚点",
    "尽快",
    "尽早",
    "早点",
    "快点",
    "年后",
    "年前",
    "节后",
    "节前",
    "春节",
    "过年",
    "除夕",
    "中秋",
    "端午",
    "清明",
    "元旦后",
    "国庆后",
    "国庆节后",
    "五一后",
    "周末",
    "有空",
    "到时候",
    "改天",
    "再说",
    "等通知",
    "近期",
    "最近",
    "随时",
    "这几天",
    "这两天",
    "下个月",
    "下个星期",
    "下星期",
    "下周",
    "下月",
];

/// As much of a text as is read.
const LONGEST: usize = 2_000;

/// Reads the day in `text`, as said on `today`.
pub(super) fn read(text: &str, today: Date) -> Said {
    let chars: Vec<char> = tidy::narrow(text).trim().chars().take(LONGEST).collect();
    let mut found: Option<(Date, Bound, usize, usize)> = None;
    let (mut none, mut more) = (false, false);
    let mut at = 0;
    while at < chars.len() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let Some(hit) = day_at(&chars[at..], before, today) else {
            at += 1;
            continue;
        };
        let end = at + hit.length;
        match (hit.date, found) {
            (None, _) => none = true,
            // Said again, and how it is meant: 我25号回家，25号以后发.
            (Some(date), Some((first, Bound::On, start, _))) if first == date => {
                let (bound, end) = bound(&chars, at, end, hit.bound);
                found = Some((date, bound, start, end));
            }
            (Some(date), Some((first, ..))) => more |= first != date,
            (Some(date), None) => {
                let (bound, end) = bound(&chars, at, end, hit.bound);
                found = Some((date, bound, at, end));
            }
        }
        at = end.max(at + 1);
    }
    match found {
        Some((date, bound, start, end)) => {
            Said::Day { date, bound, more: more || none, alone: start == 0 && end == chars.len() }
        }
        None if none => Said::NoSuchDay,
        None => {
            let text: String = chars.iter().collect();
            VAGUE.iter().find(|word| text.contains(**word)).map_or(Said::Nothing, |word| Said::Vague(word))
        }
    }
}

/// How the day between `from` and `to` is meant, and where that is said to the end.
fn bound(chars: &[char], from: usize, to: usize, own: Option<Bound>) -> (Bound, usize) {
    if let Some(own) = own {
        return (own, to);
    }
    let spaces = chars[to..].iter().take_while(|c| **c == ' ').count();
    let behind = starts(&chars[to + spaces..], &["前", "之前", "以前", "后", "之后", "以后", "起", "开始"]);
    if let Some((said, length)) = behind {
        let bound = if said.ends_with('前') { Bound::Until } else { Bound::From };
        return (bound, to + spaces + length);
    }
    let before: String = chars[from.saturating_sub(4)..from].iter().collect();
    let before = before.trim_end();
    let said = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    if said(&["最晚", "最迟", "不晚于", "不迟于"]) {
        (Bound::Until, to)
    } else if said(&["最早", "不早于"]) {
        (Bound::From, to)
    } else {
        (Bound::On, to)
    }
}

/// As a remark has it: `11月25日前`, with the year only if it is another than `today`'s.
pub(super) fn write(date: Date, bound: Bound, today: Date) -> String {
    let year = if date.year() == today.year() { String::new() } else { format!("{}年", date.year()) };
    let bound = match bound {
        Bound::On => "",
        Bound::Until => "前",
        Bound::From => "后",
    };
    format!("{year}{}月{}日{bound}", date.month(), date.day())
}

/// The day in a text that already is as a remark has it.
pub(super) fn written(text: &str, today: Date) -> Option<Date> {
    let rest = text.strip_suffix(['前', '后']).unwrap_or(text).strip_suffix('日')?;
    let (head, day) = rest.split_once('月')?;
    let (year, month) = head.split_once('年').map_or((None, head), |(year, month)| (Some(year), month));
    let number = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() <= 2 && !text.starts_with('+'));
    let (month, day) = (number(month)?, number(day)?);
    match year {
        Some(year) => Date::new(year.parse().ok().filter(|_| year.len() == 4)?, month, day),
        None => nearest(month, day, today),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // A Saturday.
    fn say(text: &str) -> String {
        let today = Date::parse("2026-11-21").unwrap();
        match read(text, today) {
            Said::Day { date, bound, more, .. } => write(date, bound, today) + if more { "?" } else { "" },
            Said::Vague(word) => format!("~{word}"),
            Said::NoSuchDay => "!".into(),
            Said::Nothing => String::new(),
        }
    }

    #[test]
    fn days_by_number() {
        for (text, day) in [
            ("11月25日发货", "11月25日"),
            ("11月25号之前发", "11月25日前"),
            ("25号以后", "11月25日后"),
            ("二十五号", "11月25日"),
            ("5号发", "12月5日"),
            ("12-5发货", "12月5日"),
            ("12.5", "12月5日"),
            ("12/5前", "12月5日前"),
            ("十二月五号", "12月5日"),
            ("1月3号", "2027年1月3日"),
            ("2026-12-01", "12月1日"),
            ("2027年1月3日后", "2027年1月3日后"),
            ("11月5日", "11月5日"),
            ("31号", "12月31日"),
            ("１２月１日", "12月1日"),
            ("最晚25号发", "11月25日前"),
            ("我25号才回家，25号以后发", "11月25日后"),
            ("25号起", "11月25日后"),
        ] {
            assert_eq!(say(text), day, "{text}");
        }
    }

    #[test]
    fn days_by_word() {
        for (text, day) in [
            ("今天", "11月21日"),
            ("明天发", "11月22日"),
            ("大后天", "11月24日"),
            ("后天以后", "11月23日后"),
            ("周六", "11月21日"),
            ("周三发货", "11月25日"),
            ("下周三之前", "11月25日前"),
            ("下下周一", "11月30日"),
            ("这周五", "11月20日"),
            ("星期天", "11月22日"),
            ("月底", "11月30日"),
            ("月初", "12月1日"),
            ("下个月5号", "12月5日"),
            ("12月底", "12月31日"),
            ("3天内", "11月24日前"),
            ("三天后发", "11月24日"),
            ("半个月后", "12月6日"),
            ("一个星期后", "11月28日"),
            ("过3天", "11月24日"),
            ("元旦前", "2027年1月1日前"),
            ("双十二", "12月12日"),
            ("本月25号", "11月25日"),
        ] {
            assert_eq!(say(text), day, "{text}");
        }
    }

    #[test]
    fn no_day_is_guessed() {
        for (text, said) in [
            ("过几天发", "~过几天"),
            ("尽快", "~尽快"),
            ("年后", "~年后"),
            ("国庆后", "~国庆后"),
            ("元旦后发", "~元旦后"),
            ("周末", "~周末"),
            ("下周发", "~下周"),
            ("过两天", "~过两天"),
            ("2月30日", "!"),
            ("11月31号发", "!"),
            ("3号楼", ""),
            ("12.5元", ""),
            ("R2-3栋", ""),
            ("两件", ""),
            ("", ""),
            ("25号或者26号", "11月25日?"),
        ] {
            assert_eq!(say(text), said, "{text}");
        }
    }

    #[test]
    fn as_a_remark_has_it() {
        let today = Date::parse("2026-11-21").unwrap();
        for (text, day) in [("11月25日", "2026-11-25"), ("11月25日前", "2026-11-25"), ("2027年1月3日后", "2027-01-03")]
        {
            assert_eq!(written(text, today), Date::parse(day), "{text}");
        }
        for text in ["11月25号", "25日", "11月25日发", "月日", "11月31日", "+1月2日"] {
            assert_eq!(written(text, today), None, "{text}");
        }
    }
}
