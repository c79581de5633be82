//! Several requests in one line or message: which pieces say something definite, each of its own kind.

use super::day::{self, Said};
use super::tidy::{self, is_gap};
use super::{asked, courier, product};
use crate::pack::RemarkKind;
use crate::text::Span;
use crate::text::calendar::Date;

/// Begins a wish that is of no other kind: 请放两包螺丝.
const WISHES: [&str; 23] = [
    "请",
    "放",
    "不要",
    "别",
    "勿",
    "送",
    "附",
    "赠",
    "开",
    "多放",
    "多送",
    "多给",
    "少放",
    "麻烦",
    "帮",
    "包装",
    "打包",
    "轻拿",
    "备注",
    "要发票",
    "需要",
    "记得",
    "提前",
];

/// Longer texts are not taken apart, in bytes.
const LONGEST: usize = 4_096;

/// More pieces than this are not taken apart.
const MOST: usize = 16;

/// The pieces of `line`, if all of it is pieces of two kinds or more; none otherwise. Each with its place in bytes.
pub(super) fn several(line: &str, today: Date) -> Vec<(RemarkKind, Span)> {
    let mut words: Vec<Span> = Vec::new();
    if line.len() > LONGEST {
        return Vec::new();
    }
    let mut at = 0;
    for token in line.split(is_gap) {
        if !token.is_empty() {
            words.push(Span::new(at, at + token.len()));
        }
        at += token.len();
        at += line.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    let mut found: Vec<(RemarkKind, Span)> = Vec::new();
    let mut from = 0;
    while let Some(first) = words.get(from).filter(|_| words.len() <= MOST) {
        let longest = (from..words.len()).rev().find_map(|to| {
            let span = Span::new(first.start, words.get(to)?.end);
            Some((definite(line.get(span.start..span.end)?, today)?, span, to))
        });
        let Some((kind, span, to)) = longest else { return Vec::new() };
        match found.last_mut() {
            Some((before, last)) if *before == kind => last.end = span.end,
            _ => found.push((kind, span)),
        }
        from = to + 1;
    }
    if found.len() > 1 { found } else { Vec::new() }
}

/// A wish that stands for itself in a message about something else.
const APART: [&str; 20] = [
    "放",
    "请放",
    "麻烦放",
    "帮我放",
    "多放",
    "附",
    "赠",
    "轻拿",
    "包装",
    "打包",
    "开发票",
    "开票",
    "要发票",
    "需要发票",
    "不要放",
    "别放",
    "不要打电话",
    "别打电话",
    "不要按门铃",
    "送货前",
];

/// A message taken apart: what is of `kind`, and the other requests in it, each with its kind (R3 and R4 in one
/// sentence). Only what is certain is taken out, and only if something of `kind` is left.
pub(super) fn apart(kind: RemarkKind, text: &str, today: Date) -> Option<(String, Vec<(RemarkKind, String)>)> {
    use RemarkKind::{Address, Courier, Other, Product, ShipDate, Urged};
    if !matches!(kind, Address | Courier | Product | ShipDate) || text.len() > LONGEST {
        return None;
    }
    let (mut kept, mut out): (Vec<&str>, Vec<(RemarkKind, String)>) = (Vec::new(), Vec::new());
    for clause in text.split(['，', ',', '。', '；', ';', '！', '!', '\n']) {
        let said = asked::strip(clause.trim());
        if said.is_empty() {
            kept.push(clause);
            continue;
        }
        let named = || definite(said, today).filter(|found| matches!(found, Courier | Urged | Product));
        let other = match kind {
            Address => courier::read(said).pure.then_some(Courier).or_else(|| sent(said, today).then_some(ShipDate)),
            _ if APART.iter().any(|word| said.starts_with(word)) => Some(Other),
            _ => named().or_else(|| sent(said, today).then_some(ShipDate)),
        };
        match other.filter(|other| *other != kind) {
            Some(other) => out.push((other, said.to_owned())),
            None => kept.push(clause),
        }
    }
    (!out.is_empty()).then(|| (kept.join("，"), out))
}

/// A day with what is done then: 25号发货.
fn sent(text: &str, today: Date) -> bool {
    text.contains(['发', '寄']) && ship_date(text, today)
}

/// The kind that all of `text` is, if that is certain.
pub(super) fn definite(text: &str, today: Date) -> Option<RemarkKind> {
    if matches!(tidy::key(text).as_str(), "已催件" | "已催" | "催件" | "已催促" | "催件了") {
        return Some(RemarkKind::Urged);
    }
    if courier::read(text).pure {
        return Some(RemarkKind::Courier);
    }
    if ship_date(text, today) {
        return Some(RemarkKind::ShipDate);
    }
    let said = product::of_line(text);
    if !said.quantity.is_empty() && (product::looks_like(text) || !said.code.is_empty()) {
        return Some(RemarkKind::Product);
    }
    WISHES.iter().any(|word| text.starts_with(word)).then_some(RemarkKind::Other)
}

/// Whether `text` is a day and that something is sent then, and nothing else.
pub(super) fn ship_date(text: &str, today: Date) -> bool {
    let body = text.trim_start_matches(['请', '要']).trim_end_matches(['吧', '哦', '了', '。', '!', '！']);
    let sent = ["发货", "发出", "寄出", "出货", "再发", "发", "寄"].iter().find_map(|word| body.strip_suffix(word));
    let date = sent.unwrap_or(body).trim_end_matches(['再', '才', '就', ' ']);
    match day::read(date, today) {
        Said::Day(day) => {
            day.alone && (sent.is_some() || !date.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-'))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(text: &str) -> Vec<String> {
        let today = Date::parse("2026-11-21").unwrap();
        several(text, today).into_iter().map(|(kind, span)| format!("{kind:?}:{}", span.of(text))).collect()
    }

    #[test]
    fn pieces_of_two_kinds() {
        assert_eq!(say("顺丰 标快 到付 11月25日发货"), ["Courier:顺丰 标快 到付", "ShipDate:11月25日发货"]);
        assert_eq!(say("已催件，中通，请放螺丝"), ["Urged:已催件", "Courier:中通", "Other:请放螺丝"]);
        assert_eq!(say("雨刷 24寸 黑色,2件,25号前发"), ["Product:雨刷 24寸 黑色,2件", "ShipDate:25号前发"]);
    }

    #[test]
    fn other_requests_in_a_message() {
        let today = Date::parse("2026-11-21").unwrap();
        let say = |kind, text: &str| apart(kind, text, today);
        let (rest, others) = say(RemarkKind::Courier, "发顺丰标快，到付，25号之前发货，放门口").unwrap();
        assert_eq!(rest, "发顺丰标快，到付");
        assert_eq!(others, [(RemarkKind::ShipDate, "25号之前发货".into()), (RemarkKind::Other, "放门口".into())]);
        for (kind, text) in [
            (RemarkKind::Courier, "不要邮政，发中通"),
            (RemarkKind::Address, "幸福小区，3号，张三"),
            (RemarkKind::Product, "雨刷，24寸，黑色，两支"),
            (RemarkKind::Other, "发顺丰，25号发"),
            (RemarkKind::ShipDate, "25号发货，谢谢"),
        ] {
            assert_eq!(say(kind, text), None, "{text}");
        }
    }

    #[test]
    fn one_kind_or_none_stays_whole() {
        for text in
            ["顺丰 标快 到付", "雨刷 24寸 黑色,2件", "请放螺丝，放门口", "客户说中通太慢 换一个", "12.5", "", " ,"]
        {
            assert!(say(text).is_empty(), "{text}");
        }
        assert!(say(&"中通,25号发,".repeat(40)).is_empty());
    }
}
