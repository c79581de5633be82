//! When to ship (R4): the day that a sentence names, and whether it means that day, before it or after it.
//!
//! [`at`] reads what stands at one place, [`around`] what is said before and behind it; here the day that a whole
//! sentence means is chosen. What is vague, past or impossible is never guessed: the agent has to ask.

mod around;
mod at;
mod count;
mod feast;
mod lunar;
mod number;
mod word;

#[cfg(test)]
mod tests;

use super::tidy;
use crate::text::calendar::Date;
use around::Rank;
pub(super) use at::{day_at, numeral, starts};
pub(super) use number::nearest;

/// How a day is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
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
    Day(Day),
}

/// A day that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    /// Which.
    pub(super) date: Date,
    /// How it is meant.
    pub(super) bound: Bound,
    /// Whether another day is named as well.
    pub(super) more: bool,
    /// Whether it is not said exactly: 下周, 25号左右, 春节后.
    pub(super) rough: bool,
    /// Whether it is past in this month, so the next one's: 5号 on the 20th.
    pub(super) rolled: bool,
    /// Whether the text says nothing else.
    pub(super) alone: bool,
    /// Where it is said, in characters of [`chars`].
    pub(super) span: (usize, usize),
}

/// Longest first where one begins another.
const VAGUE: [&str; 70] = [
    "过几天",
    "过两天",
    "过些天",
    "过些日子",
    "过段时间",
    "过一段时间",
    "过阵子",
    "过一阵",
    "晚几天",
    "晚两天",
    "晚些",
    "晚点",
    "迟点",
    "迟几天",
    "缓几天",
    "几天后",
    "两三天",
    "三五天",
    "尽快",
    "尽早",
    "尽量",
    "早点",
    "早日",
    "快点",
    "赶紧",
    "赶快",
    "马上",
    "立刻",
    "立即",
    "即刻",
    "抓紧",
    "加急",
    "越快越好",
    "年后",
    "年前",
    "节后",
    "节前",
    "过年",
    "过完年",
    "期间",
    "假期",
    "放假",
    "上班后",
    "工作日",
    "有空",
    "有货",
    "到货后",
    "到时候",
    "到时",
    "改天",
    "改日",
    "回头",
    "再说",
    "等通知",
    "等我通知",
    "听通知",
    "近期",
    "最近",
    "随时",
    "这几天",
    "这两天",
    "过后",
    "隔天",
    "明年",
    "下半年",
    "腊月",
    "正月",
    "寒假",
    "暑假",
    "双旦",
];

/// As much of a text as is read.
const LONGEST: usize = 2_000;

/// The characters of `text` that matter, each with its place in bytes: narrow digits, simplified where days are named.
pub(super) fn chars(text: &str) -> Vec<(usize, char)> {
    let one = |(at, c): (usize, char)| {
        let c = match c {
            '號' => '号',
            '週' => '周',
            '後' => '后',
            '個' => '个',
            '禮' => '礼',
            '雙' => '双',
            '節' => '节',
            '慶' => '庆',
            '發' => '发',
            '臘' => '腊',
            '內' => '内',
            '兩' | '俩' => '两',
            '點' => '点',
            '時' => '时',
            '．' => '.',
            '／' => '/',
            '～' => '~',
            '：' => ':',
            '〜' => '~',
            c => tidy::narrow_char(c)?,
        };
        Some((at, c))
    };
    text.char_indices().filter_map(one).take(LONGEST).collect()
}

/// Reads the day in `text`, as said on `today`.
pub(super) fn read(text: &str, today: Date) -> Said {
    let text: Vec<char> = chars(text.trim()).into_iter().map(|(_, c)| c).collect();
    let mut best: Option<(Rank, Option<Day>)> = None;
    let mut more = false;
    let mut at = 0;
    while at < text.len() {
        let before = at.checked_sub(1).and_then(|at| text.get(at)).copied();
        let Some(hit) = day_at(&text[at..], before, today) else {
            at += 1;
            continue;
        };
        let (rank, day, end) = around::meant(&text, at, hit, today);
        match &mut best {
            // Said again, and how it is meant: 我25号回家，25号以后发.
            Some((most, Some(first))) if day.is_some_and(|day| day.date == first.date) => {
                let bound = day.map_or(Bound::On, |day| day.bound);
                if rank > *most || first.bound == Bound::On && bound != Bound::On && rank > Rank::Refused {
                    best = Some((rank.max(*most), day));
                }
            }
            Some((most, _)) if rank > *most => {
                more = false;
                best = Some((rank, day));
            }
            Some((most, _)) => more |= rank == *most && rank > Rank::Refused,
            None => best = Some((rank, day)),
        }
        at = end.max(at + 1);
    }
    let whole = text.len();
    match best {
        Some((rank, Some(day))) if rank > Rank::Refused => {
            Said::Day(Day { more: day.more || more, alone: day.span == (0, whole), ..day })
        }
        Some((rank, None)) if rank > Rank::Refused => Said::NoSuchDay,
        _ => {
            let text: String = text.iter().collect();
            VAGUE.iter().find(|word| text.contains(**word)).map_or(Said::Nothing, |word| Said::Vague(word))
        }
    }
}

/// What a customer's words say of the day to ship, for the command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShipDay {
    /// The day; none where no day can be known: the agent has to ask.
    pub date: Option<Date>,
    /// How it is meant.
    pub bound: Bound,
    /// As a remark has it: `11月25日前`; empty without a day.
    pub text: String,
    /// `past` it is over, `vague` no day is said, `impossible` the calendar has no such day, `ambiguous` it is not said
    /// exactly or more than one is said, `next-month` it is past in this month.
    pub flags: Vec<&'static str>,
}

/// Reads the day to ship in `text`, as said on `today` (R4).
pub fn ship_day(text: &str, today: Date) -> ShipDay {
    let none = |flag: Option<&'static str>| ShipDay {
        date: None,
        bound: Bound::On,
        text: String::new(),
        flags: flag.into_iter().collect(),
    };
    match read(text, today) {
        Said::Nothing => none(None),
        Said::Vague(_) => none(Some("vague")),
        Said::NoSuchDay => none(Some("impossible")),
        Said::Day(day) => {
            let flags = [("past", day.date < today), ("ambiguous", day.more || day.rough), ("next-month", day.rolled)];
            ShipDay {
                date: Some(day.date),
                bound: day.bound,
                text: write(day.date, day.bound, today),
                flags: flags.into_iter().filter(|(_, set)| *set).map(|(flag, _)| flag).collect(),
            }
        }
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
