//! Days as people say them, at one place in a text: 11月25日, 25号, 下周三, 后天, 3天内. The day meant is the next that is
//! not past; a month and a day are of the year that brings them nearest.

use super::day::Bound;
use crate::text::calendar::{Date, days_in};
use crate::text::read_number;

/// A day said at one place.
pub(super) struct Hit {
    /// How many characters say it.
    pub(super) length: usize,
    /// The day; none if there is no such day.
    pub(super) date: Option<Date>,
    /// What it says of before and after by itself: 3天内.
    pub(super) bound: Option<Bound>,
}

impl Hit {
    fn day(length: usize, date: Option<Date>) -> Option<Self> {
        Some(Self { length, date, bound: None })
    }
}

/// The day that is said from the beginning of `rest`; `before` is the character in front of it.
pub(super) fn day_at(rest: &[char], before: Option<char>, today: Date) -> Option<Hit> {
    let free = before.is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '.' | '/' | '第'));
    word(rest, today)
        .or_else(|| month_word(rest, today))
        .or_else(|| weekday(rest, today))
        .or_else(|| if free { numbered(rest, today) } else { None })
}

/// The longest of `words` that `rest` begins with.
pub(super) fn starts<'w>(rest: &[char], words: &[&'w str]) -> Option<(&'w str, usize)> {
    let length = |word: &&str| {
        let count = word.chars().count();
        (rest.len() >= count && word.chars().eq(rest[..count].iter().copied())).then_some(count)
    };
    words.iter().filter_map(|word| Some((*word, length(word)?))).max_by_key(|(_, count)| *count)
}

fn word(rest: &[char], today: Date) -> Option<Hit> {
    const WORDS: [(&str, i64); 15] = [
        ("今天", 0),
        ("今日", 0),
        ("今晚", 0),
        ("今早", 0),
        ("当天", 0),
        ("明天", 1),
        ("明日", 1),
        ("明早", 1),
        ("明晚", 1),
        ("明儿", 1),
        ("大后天", 3),
        ("后天", 2),
        ("后日", 2),
        ("昨天", -1),
        ("前天", -2),
    ];
    const FEASTS: [(&str, u8, u8); 9] = [
        ("元旦", 1, 1),
        ("五一", 5, 1),
        ("劳动节", 5, 1),
        ("国庆节", 10, 1),
        ("国庆", 10, 1),
        ("双十一", 11, 11),
        ("双11", 11, 11),
        ("双十二", 12, 12),
        ("双12", 12, 12),
    ];
    if let Some((said, length)) = starts(rest, &WORDS.map(|(word, _)| word)) {
        let days = WORDS.iter().find(|(word, _)| *word == said)?.1;
        return Hit::day(length, today.plus(days));
    }
    let (said, length) = starts(rest, &FEASTS.map(|(word, _, _)| word))?;
    // How long the holiday lasts is not known here: what comes after it is no day.
    if starts(&rest[length..], &["后", "之后", "以后", "假期", "期间", "节后", "过后"]).is_some() {
        return None;
    }
    let (_, month, day) = FEASTS.iter().find(|(word, _, _)| *word == said)?;
    let coming = [today.year(), today.year() + 1].into_iter().filter_map(|year| Date::new(year, *month, *day));
    Hit::day(length, coming.filter(|date| *date >= today).min())
}

/// 月底, 下个月5号, 本月25日, 12月底.
fn month_word(rest: &[char], today: Date) -> Option<Hit> {
    let (mut length, months) = match starts(rest, &["下个月", "下月", "本月", "这个月", "这月", "月"]) {
        Some(("下个月" | "下月", length)) => (length, Some(1)),
        Some((_, length)) => (length, Some(0)),
        None => (0, None),
    };
    let (mut year, mut month) = (today.year(), today.month());
    match months {
        Some(more) => (year, month) = months_on(year, month, more),
        None => {
            let (number, digits) = number(rest)?;
            if rest.get(digits) != Some(&'月') || !(1..=12).contains(&number) {
                return None;
            }
            length = digits + 1;
            month = u8::try_from(number).ok()?;
            year = if month < today.month() { year + 1 } else { year };
        }
    }
    let plain = rest.first() == Some(&'月');
    if let Some((said, more)) = starts(&rest[length..], &["底", "末", "初", "中旬", "中"]) {
        let day = match said {
            "底" | "末" => days_in(year, month),
            "初" => 1,
            _ => 15,
        };
        let date = Date::new(year, month, day);
        let date = if plain && date < Some(today) {
            let (year, month) = months_on(year, month, 1);
            Date::new(year, month, day)
        } else {
            date
        };
        return Hit::day(length + more, date);
    }
    if plain || months.is_none() {
        return None;
    }
    let (day, digits) = number(&rest[length..])?;
    let end = length + digits;
    matches!(rest.get(end), Some('号' | '日')).then_some(())?;
    Hit::day(end + 1, Date::new(year, month, u8::try_from(day).ok()?))
}

fn months_on(year: i32, month: u8, more: u8) -> (i32, u8) {
    if month + more > 12 { (year + 1, month + more - 12) } else { (year, month + more) }
}

/// 周三, 这周三, 下周三, 下下周三. Weeks begin on Monday.
fn weekday(rest: &[char], today: Date) -> Option<Hit> {
    let (weeks, prefix) = match starts(rest, &["下下个", "下下", "下个", "下", "这个", "这", "本"]) {
        Some((said, length)) if said.starts_with("下下") => (Some(2), length),
        Some((said, length)) if said.starts_with('下') => (Some(1), length),
        Some((_, length)) => (Some(0), length),
        None => (None, 0),
    };
    let (_, week) = starts(&rest[prefix..], &["周", "星期", "礼拜"])?;
    let day = match rest.get(prefix + week)? {
        '日' | '天' | '七' | '7' => 7,
        c => i64::try_from("一二三四五六".chars().position(|d| d == *c).or_else(|| "123456".find(*c))?).ok()? + 1,
    };
    let monday = today.plus(1 - i64::from(today.weekday()))?;
    let date = match weeks {
        Some(weeks) => monday.plus(7 * weeks + day - 1),
        None => today.plus((day - i64::from(today.weekday())).rem_euclid(7)),
    };
    Hit::day(prefix + week + 1, date)
}

/// What begins with a number.
fn numbered(rest: &[char], today: Date) -> Option<Hit> {
    if let Some((_, 2)) = starts(rest, &["半个月"]).map(|_| ((), 2)) {
        return later(15, 3, rest, today);
    }
    let over = usize::from(rest.first() == Some(&'过'));
    let (first, length) = number(rest.get(over..)?)?;
    let length = length + over;
    let next = rest.get(length)?;
    if over == 1 {
        let vague = matches!(rest.get(1), Some('两' | '几'));
        return (*next == '天' && !vague).then(|| Hit {
            length: length + 1,
            date: today.plus(first.into()),
            bound: None,
        });
    }
    match next {
        '年' | '-' | '/' | '.' if (2_000..=2_100).contains(&first) => full(rest, length, i32::try_from(first).ok()?),
        '月' => of_month(rest, first, length + 1, today),
        '-' | '/' | '.' => of_month(rest, first, length + 1, today).filter(|hit| wanted(rest, hit.length)),
        '号' | '日'
            if starts(
                &rest[length + 1..],
                &["内", "之内", "以内", "楼", "院", "线", "店", "门", "库", "铺", "房", "桌", "机", "柜", "电"],
            )
            .is_none() =>
        {
            Hit::day(length + 1, of_this_or_next_month(u8::try_from(first).ok()?, today))
        }
        '天' | '日' => later(first.into(), length + 1, rest, today),
        '周' => later(i64::from(first) * 7, length + 1, rest, today),
        _ => {
            let (_, unit) = starts(&rest[length..], &["个星期", "个礼拜", "星期", "礼拜"])?;
            later(i64::from(first) * 7, length + unit, rest, today)
        }
    }
}

/// Whether a number such as 12.5 is followed by what makes it a day, or stands alone.
fn wanted(rest: &[char], length: usize) -> bool {
    let next = rest[length..].iter().find(|c| **c != ' ');
    next.is_none_or(|c| "发寄出送号日前后之以起到".contains(*c))
}

/// 3天后 is a day, 3天内 the last of them.
fn later(days: i64, length: usize, rest: &[char], today: Date) -> Option<Hit> {
    let (said, more) = starts(&rest[length..], &["后", "之后", "以后", "内", "之内", "以内"])?;
    let bound = said.ends_with('内').then_some(Bound::Until);
    Some(Hit { length: length + more, date: today.plus(days), bound })
}

/// `2026年11月25日` in any writing.
fn full(rest: &[char], year_end: usize, year: i32) -> Option<Hit> {
    let (month, digits) = number(&rest[year_end + 1..])?;
    let middle = year_end + 1 + digits;
    let between = rest.get(middle).filter(|c| matches!(c, '月' | '-' | '/' | '.'))?;
    let (day, digits) = number(&rest[middle + 1..])?;
    let end = middle + 1 + digits;
    let end = if *between == '月' && matches!(rest.get(end), Some('日' | '号')) { end + 1 } else { end };
    Hit::day(end, Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

/// Month and day without a year.
fn of_month(rest: &[char], month: u32, day_from: usize, today: Date) -> Option<Hit> {
    let day_from = day_from + usize::from(rest.get(day_from) == Some(&'份'));
    let (day, digits) = number(rest.get(day_from..)?)?;
    if day > 99 {
        return None;
    }
    let end = day_from + digits;
    let end = if matches!(rest.get(end), Some('日' | '号')) { end + 1 } else { end };
    Hit::day(end, nearest(u8::try_from(month).ok()?, u8::try_from(day).ok()?, today))
}

/// The day of that name that is nearest to `today`; of two as near, the later.
pub(super) fn nearest(month: u8, day: u8, today: Date) -> Option<Date> {
    let years = [today.year() + 1, today.year(), today.year() - 1];
    let days = years.into_iter().filter_map(|year| Date::new(year, month, day));
    days.min_by_key(|date| (date.number() - today.number()).abs())
}

fn of_this_or_next_month(day: u8, today: Date) -> Option<Date> {
    let months = (0..3).map(|more| months_on(today.year(), today.month(), more));
    months.filter_map(|(year, month)| Date::new(year, month, day)).find(|date| *date >= today)
}

/// A whole number of at most four digits, or in words, and how many characters it takes.
fn number(rest: &[char]) -> Option<(u32, usize)> {
    let digits = rest.iter().take(5).take_while(|c| c.is_ascii_digit()).count();
    let words = rest.iter().take(6).take_while(|c| "零一二三四五六七八九十两".contains(**c)).count();
    match (digits, words) {
        (1..=4, _) => Some((rest[..digits].iter().collect::<String>().parse().ok()?, digits)),
        (0, 1..) => {
            let (value, length) = read_number(&rest[..words])?;
            (length == words).then_some((value as u32, words))
        }
        _ => None,
    }
}
