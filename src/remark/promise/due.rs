//! By when an answer was promised: 下午三点前, 半小时内, 明天上午10点.

use crate::remark::day::{self, Said, numeral, starts};
use crate::text::calendar::Moment;

/// The moment that `text` names, as said at `now`; nothing if it names none, or one that is past.
pub(super) fn due(text: &str, now: Moment) -> Option<Moment> {
    named(text, now).filter(|due| *due > now)
}

fn named(text: &str, now: Moment) -> Option<Moment> {
    let chars: Vec<char> = day::chars(text).into_iter().map(|(_, c)| c).collect();
    if let Some(seconds) = (0..chars.len()).find_map(|at| span(&chars[at..])) {
        return Moment::of_ms(now.ms() + i64::from(seconds) * 1_000);
    }
    let date = match day::read(text, now.date) {
        Said::Day(day) if day.date >= now.date => Some(day.date),
        _ => None,
    };
    let Some((second, half)) = (0..chars.len()).find_map(|at| clock(&chars, at)) else {
        // 明天给您答复 is due when that day ends.
        return date.map(|date| Moment { date, second: 86_340 });
    };
    let on = date.unwrap_or(now.date);
    // 三点 at two in the afternoon is fifteen o'clock, and at four the next day's.
    let (later, tomorrow) = (second + 43_200, on.plus(1));
    Some(if on > now.date || second > now.second {
        Moment { date: on, second }
    } else if !half && second < 43_200 && later > now.second {
        Moment { date: on, second: later }
    } else if date.is_none() {
        Moment { date: tomorrow?, second }
    } else {
        Moment { date: on, second }
    })
}

/// 半小时, 两个小时, 30分钟, in seconds.
fn span(rest: &[char]) -> Option<u32> {
    let (half, length) = if rest.first() == Some(&'半') { (true, 1) } else { (false, 0) };
    let (count, length) = if half { (1, length) } else { numeral(rest)? };
    let (unit, _) = starts(rest.get(length..)?, &["个小时", "小时", "个半小时", "分钟", "个钟", "h"])?;
    let one = match unit {
        "分钟" => 60,
        _ => 3_600,
    };
    let more = if unit == "个半小时" { 1_800 } else { 0 };
    let seconds = if half { one / 2 } else { count.min(1_000) * one };
    Some(seconds + more)
}

/// 下午三点半, 15:30: seconds of the day, and whether the half of the day was said.
fn clock(chars: &[char], at: usize) -> Option<(u32, bool)> {
    let rest = chars.get(at..)?;
    if at > 0 && chars.get(at - 1).is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c))
    {
        return None;
    }
    let (hour, length) = numeral(rest).filter(|(hour, _)| *hour <= 24)?;
    let mark = rest.get(length).filter(|c| matches!(c, '点' | ':'))?;
    let minute = match numeral(rest.get(length + 1..)?) {
        Some((minute, _)) if minute < 60 => minute,
        _ if rest.get(length + 1) == Some(&'半') => 30,
        _ if *mark == ':' => return None,
        _ => 0,
    };
    let head: String = chars[at.saturating_sub(3)..at].iter().collect();
    let said = |words: &[&str]| words.iter().any(|word| head.trim_end().ends_with(word));
    let late = said(&["下午", "晚上", "傍晚", "今晚", "明晚", "晚", "午后"]);
    let early = said(&["上午", "早上", "凌晨", "早", "明早"]);
    // 有一点问题 names no time.
    let sure = late || early || rest.get(length + 1).is_some_and(|c| "前之半钟左以:".contains(*c));
    if rest.first() == Some(&'一') && length == 1 && !sure {
        return None;
    }
    let hour = if late && hour < 12 || said(&["中午"]) && hour < 3 { hour + 12 } else { hour } % 24;
    Some((hour * 3_600 + minute * 60, late || early || hour > 12 || said(&["中午"])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        let now = Moment::of_page("2026-11-21 14:00").unwrap();
        for (text, at) in [
            ("下午三点前", "2026-11-21 15:00"),
            ("3点", "2026-11-21 15:00"),
            ("三点半", "2026-11-21 15:30"),
            ("15:20", "2026-11-21 15:20"),
            ("上午9点", "2026-11-22 09:00"),
            ("明天下午2点半", "2026-11-22 14:30"),
            ("中午12点", "2026-11-22 12:00"),
            ("周一上午10:30", "2026-11-23 10:30"),
            ("一个半小时内", "2026-11-21 15:30"),
            ("一小时后", "2026-11-21 15:00"),
            ("48小时内", "2026-11-23 14:00"),
            ("今晚8点", "2026-11-21 20:00"),
            ("后天", "2026-11-23 23:59"),
        ] {
            assert_eq!(due(text, now), Moment::of_page(at), "{text}");
        }
        for text in ["稍后", "", "25点", "有一点问题", "昨天", "今天下午1点"] {
            assert_eq!(due(text, now), None, "{text}");
        }
    }
}
