//! What is said before and behind a day: whether it is meant, and whether before it or after it.

use super::at::{Hit, day_at, numeral, starts};
use super::{Bound, Day};
use crate::text::calendar::Date;

/// How much a day in a text is the one to ship on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// It is not wanted: 25号不行.
    Refused,
    /// It is the day of something else: 昨天拍的.
    Other,
    /// It is named.
    Named,
    /// It is named with a bound, or behind 改到.
    Meant,
    /// Something is sent then.
    Sent,
}

/// What is said of a bound.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Before,
    Within,
    After,
    Since,
    Latest,
    About,
}

const BEHIND: [(&str, Said); 27] = [
    ("前", Said::Before),
    ("之前", Said::Before),
    ("以前", Said::Before),
    ("前面", Said::Before),
    ("内", Said::Within),
    ("之内", Said::Within),
    ("以内", Said::Within),
    ("里", Said::Within),
    ("截止", Said::Latest),
    ("为止", Said::Latest),
    ("最晚", Said::Latest),
    ("最迟", Said::Latest),
    ("后", Said::After),
    ("之后", Said::After),
    ("以后", Said::After),
    ("过后", Said::After),
    ("往后", Said::After),
    ("再往后", Said::After),
    ("起", Said::Since),
    ("开始", Said::Since),
    ("最早", Said::Since),
    ("才能", Said::Since),
    ("前后", Said::About),
    ("左右", Said::About),
    ("附近", Said::About),
    ("上下", Said::About),
    ("之间", Said::Since),
];

const BEFORE: [(&str, Said); 20] = [
    ("最晚", Said::Latest),
    ("最迟", Said::Latest),
    ("至迟", Said::Latest),
    ("不晚于", Said::Latest),
    ("不要晚于", Said::Latest),
    ("别晚于", Said::Latest),
    ("不迟于", Said::Latest),
    ("不超过", Said::Latest),
    ("不要超过", Said::Latest),
    ("别超过", Said::Latest),
    ("赶在", Said::Latest),
    ("截止到", Said::Latest),
    ("截止", Said::Latest),
    ("最早", Said::Since),
    ("不早于", Said::Since),
    ("不要早于", Said::Since),
    ("别早于", Said::Since),
    ("过了", Said::After),
    ("过完", Said::After),
    ("从", Said::Since),
];

const NOT: [&str; 20] = [
    "不要",
    "不用",
    "不能",
    "不可以",
    "不想",
    "不在",
    "不方便",
    "不行",
    "不可",
    "不发",
    "不得",
    "不收",
    "别",
    "勿",
    "请勿",
    "没人",
    "没空",
    "没在",
    "收不了",
    "发不了",
];

const SENT: [&str; 12] = ["发", "寄", "出货", "出库", "出仓", "安排", "送", "走", "配送", "打包", "补发", "揽收"];

/// What is between a day and what is said of it.
const BETWEEN: [&str; 22] = [
    "当天",
    "当日",
    "那天",
    "那日",
    "这天",
    "晚上",
    "早上",
    "上午",
    "中午",
    "下午",
    "凌晨",
    "傍晚",
    "夜里",
    "夜晚",
    "早晨",
    "一早",
    "一大早",
    "晚间",
    "晚",
    "早",
    "的时候",
    "时",
];

/// Whether day `at` in `text` is meant, how, and where that is said to the end.
pub(super) fn meant(text: &[char], at: usize, hit: Hit, today: Date) -> (Rank, Option<Day>, usize) {
    let mut hit = hit;
    let mut end = at + hit.length;
    if !hit.bound_said {
        (hit, end) = extend(text, at, hit, today);
    }
    let named = end;
    let (mut said, before_length) = before(text, at);
    let mut close = 0;
    if said.is_none() && !hit.bound_said {
        let from = between(text, end);
        let behind = BEHIND.iter().filter_map(|(word, said)| Some((*said, starts(&text[from..], &[word])?.1)));
        // 明天后天 are two days.
        let apart = |length: usize| length > 1 || !matches!(text.get(from + length), Some('天' | '日'));
        let one = behind.filter(|(_, length)| apart(*length)).max_by_key(|(_, length)| *length);
        if let Some((word, length)) = one {
            (said, end, close) = (Some(word), from + length, length);
        }
    }
    let (date, bound, rough) = match said {
        None => (hit.first, hit.bound, hit.rough),
        Some(Said::Before) => (hit.first, Bound::Until, false),
        Some(Said::Within | Said::Latest) => (hit.last, Bound::Until, false),
        Some(Said::After) => (hit.last, Bound::From, hit.feast),
        Some(Said::Since) => (hit.first, Bound::From, hit.rough && hit.first != hit.last),
        Some(Said::About) => (hit.first, Bound::On, true),
    };
    let (bound, refused) = refusal(text, at - before_length, end, bound);
    let rank = if refused { Rank::Refused } else { rank(text, at, end, bound, date.is_none_or(|d| d < today)) };
    let whole = (at - before_length == 0, end == text.len() || close == 0 && named == text.len());
    let span = (if whole.0 { 0 } else { at }, end);
    let day = date.map(|date| Day { date, bound, more: hit.more, rough, rolled: hit.rolled, alone: false, span });
    (rank, day, end.max(between(text, end)))
}

/// A second day behind the first: 周一到周三, 25号或者26号, 12月5日(周六).
fn extend(text: &[char], at: usize, hit: Hit, today: Date) -> (Hit, usize) {
    const JOIN: [&str; 19] = [
        "到",
        "至",
        "-",
        "~",
        "或者",
        "或",
        "、",
        "/",
        "和",
        "跟",
        "及",
        "还是",
        "(",
        "（",
        "，或者",
        ",或者",
        " ",
        "--",
        "~~",
    ];
    let end = at + hit.length;
    let Some(first) = hit.first else { return (hit, end) };
    let from = between(text, end);
    let (mark, joined) = starts(&text[from..], &JOIN).unwrap_or(("", 0));
    let rest = &text[(from + joined).min(text.len())..];
    let second = |from: Date| day_at(rest, None, from).filter(|hit| hit.first.is_some() && !hit.bound_said);
    let Some(mut second_hit) = second(today) else { return (hit, end) };
    if second_hit.first < Some(first) {
        match second(first) {
            Some(later) => second_hit = later,
            None => return (hit, end),
        }
    }
    let mut end = from + joined + second_hit.length;
    if matches!(mark, "(" | "（") {
        end += usize::from(matches!(text.get(end), Some(')' | '）')));
    }
    let last = second_hit.last.or(second_hit.first);
    if second_hit.first == Some(first) {
        return (Hit { length: end - at, ..hit }, end);
    }
    let range = matches!(mark, "到" | "至" | "-" | "~" | "--" | "~~");
    let joined = Hit { length: end - at, last, more: hit.more || !range, rough: hit.rough || range, ..hit };
    (if range { Hit { bound: Bound::From, ..joined } } else { joined }, end)
}

/// Where what is said of the day goes on, behind times of the day and empty words.
fn between(text: &[char], from: usize) -> usize {
    let mut at = from;
    loop {
        let rest = &text[at..];
        let clock = numeral(rest).and_then(|(hour, length)| {
            let mark = rest.get(length).filter(|c| matches!(c, '点' | ':') && hour <= 24)?;
            let minute = numeral(&rest[length + 1..]).map_or(0, |(_, length)| length);
            let half = usize::from(minute == 0 && matches!(rest.get(length + 1), Some('半' | '钟')));
            (*mark == '点' || minute > 0).then_some(length + 1 + minute + half)
        });
        let spaces = rest.iter().take_while(|c| **c == ' ').count();
        let word = starts(rest, &BETWEEN).map(|(_, length)| length);
        match clock.or(word).or(Some(spaces).filter(|spaces| *spaces > 0)) {
            Some(length) => at += length,
            None => return at,
        }
    }
}

/// What is said in front of the day, and how long that is.
fn before(text: &[char], at: usize) -> (Option<Said>, usize) {
    let spaces = text[..at].iter().rev().take_while(|c| **c == ' ').count();
    let head = &text[..at - spaces];
    let ends = |word: &str| {
        let count = word.chars().count();
        head.len() >= count && word.chars().eq(head[head.len() - count..].iter().copied())
    };
    let found = BEFORE.iter().filter(|(word, _)| ends(word)).max_by_key(|(word, _)| word.len());
    found.map_or((None, 0), |(word, said)| (Some(*said), word.chars().count() + spaces))
}

/// 25号前不要发 is from that day on; 25号不行 is not that day.
fn refusal(text: &[char], from: usize, end: usize, bound: Bound) -> (Bound, bool) {
    let mut at = end;
    while let Some((_, length)) = starts(
        &text[at..],
        &[" ", "都", "也", "先", "请", "再", "麻烦", "千万", "就", "家里", "我", "我们", "公司", "人", "可能", "暂时"],
    ) {
        at += length;
    }
    let rest = &text[at.min(text.len())..];
    let behind = starts(rest, &NOT).is_some() && {
        // 25号前不发就退款 wants it before.
        let clause = rest.iter().take(10).take_while(|c| !matches!(c, '。' | '!' | '！' | '\n')).collect::<String>();
        !["就", "的话", "退", "否则"].iter().any(|word| clause.contains(word)) || bound == Bound::On
    };
    let head: String = text[from.saturating_sub(4)..from].iter().collect();
    let head = head.trim_end_matches(['在', '等', '到', ' ', '于']);
    let asks = ["要不要", "能不能", "是不是", "可不可以"].iter().any(|word| head.ends_with(word));
    let ahead =
        !asks && ["不要", "别", "不是", "不用", "不想", "不能", "勿", "不想要"].iter().any(|word| head.ends_with(word));
    match (behind != ahead, bound) {
        (false, bound) => (bound, false),
        (true, Bound::On) => (bound, true),
        (true, Bound::Until) => (Bound::From, false),
        (true, Bound::From) => (Bound::Until, false),
    }
}

fn rank(text: &[char], at: usize, end: usize, bound: Bound, past: bool) -> Rank {
    const OTHER: [&str; 22] = [
        "拍",
        "买",
        "下单",
        "下的单",
        "付款",
        "付的",
        "出差",
        "回家",
        "回来",
        "回去",
        "生日",
        "结婚",
        "过生日",
        "要用",
        "用",
        "到家",
        "搬家",
        "开业",
        "在家",
        "不在",
        "才在家",
        "的订单",
    ];
    let rest = &text[end.min(text.len())..];
    let near: Vec<char> = rest.iter().copied().take(8).take_while(|c| !"，,。;；!！?？\n".contains(*c)).collect();
    let skip = starts(&near, &["我要", "我", "就要", "要", "才", "就", "会"]).map_or(0, |(_, length)| length);
    let other = starts(&near, &OTHER).or_else(|| starts(&near[skip..], &OTHER)).is_some();
    let sent = (0..near.len()).any(|from| starts(&near[from..], &SENT).is_some());
    let head: Vec<char> = text[at.saturating_sub(6)..at].iter().copied().collect();
    let moved =
        (0..head.len()).any(|from| starts(&head[from..], &["改", "换", "延", "推", "发", "寄", "等"]).is_some());
    if past && (other || bound == Bound::On && !sent) || other && bound == Bound::On && !sent {
        Rank::Other
    } else if sent {
        Rank::Sent
    } else if bound != Bound::On || moved {
        Rank::Meant
    } else {
        Rank::Named
    }
}
