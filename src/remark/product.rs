//! What a remark on goods says: name and attributes, code, quantity (R2).

use super::tidy::{self, is_gap};
use super::{asked, quantity};

/// The parts of a product; empty where nothing was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Product {
    pub(super) name: String,
    pub(super) attributes: String,
    pub(super) code: String,
    pub(super) quantity: String,
}

/// Words that announce a code.
const LABELS: [&str; 8] = ["产品编码", "商品编码", "编码", "编号", "货号", "型号", "款号", "SKU"];

/// Reads what a customer or an agent wrote.
pub(super) fn read(text: &str) -> Product {
    let text = tidy::narrow(text);
    let mut found = Product::default();
    let mut words: Vec<String> = Vec::new();
    for token in text.split(|c| is_gap(c) || tidy::is_colon(c)) {
        let token = asked::strip(token.trim_end_matches(['。', '.', '!', '！']));
        let token = token.strip_prefix('要').unwrap_or(token);
        let labelled = LABELS.iter().find_map(|label| token.strip_prefix(label));
        let token = labelled.unwrap_or(token);
        if let Some(said) = quantity::whole(token).filter(|_| found.quantity.is_empty() || !number(token)) {
            found.quantity = said;
            continue;
        }
        let token = take_quantity(token, &mut found.quantity);
        let token = take_code(&token, labelled.is_some(), &mut found.code);
        if !token.is_empty() {
            words.push(token);
        }
    }
    let mut words = words.into_iter();
    found.name = words.next().unwrap_or_default();
    found.attributes = words.collect::<Vec<_>>().join(" ");
    found
}

/// Reads a line that a form made, keeping every character of name and attributes.
pub(super) fn of_line(text: &str) -> Product {
    let mut found = Product::default();
    let mut rest = text.trim_matches(is_gap);
    let last = |text: &str| text.trim_end_matches(|c| !is_gap(c)).len();
    if let Some(at) = Some(last(rest)).filter(|at| !number(&rest[*at..]) && quantity::whole(&rest[*at..]).is_some()) {
        found.quantity = rest[at..].to_owned();
        rest = rest[..at].trim_end_matches(is_gap);
    }
    let at = last(rest);
    if code_at(&rest[at..]).is_some_and(|(start, end)| start == 0 && at + end == rest.len()) {
        found.code = rest[at..].to_owned();
        rest = rest[..at].trim_end_matches(is_gap);
    }
    let (name, attributes) = rest.split_once(' ').unwrap_or((rest, ""));
    (found.name, found.attributes) = (name.to_owned(), attributes.to_owned());
    found
}

/// Whether words name a product, as against a request: a size or a colour stands behind the first of them.
pub(super) fn looks_like(text: &str) -> bool {
    text.split(is_gap).skip(1).any(|token| {
        let size = ["寸", "码", "cm", "mm", "ml", "号色"].iter().any(|unit| token.ends_with(unit));
        let colour = token.chars().count() <= 4 && ["色", "款", "版", "型"].iter().any(|unit| token.ends_with(unit));
        size && token.contains(|c: char| c.is_ascii_digit()) || colour
    })
}

/// Goods written without a gap, 雨刷24寸2支: a size or a colour, then how many, and nothing that is done with them.
pub(super) fn glued(text: &str) -> Option<Product> {
    const DONE: [&str; 16] =
        ["放", "送", "赠", "附", "请", "不", "补", "退", "少", "别", "多", "漏", "错", "坏", "收", "签"];
    if text.len() > 200 || DONE.iter().any(|word| text.contains(word)) {
        return None;
    }
    let (start, end, _) = quantity::last(text)?;
    let head = text.get(..start)?;
    let sized = ["寸", "码", "cm", "mm", "ml"]
        .iter()
        .any(|unit| head.match_indices(unit).any(|(at, _)| head[..at].ends_with(|c: char| c.is_ascii_digit())));
    (end == text.len() && (sized || head.contains('色'))).then(|| read(text))
}

fn number(token: &str) -> bool {
    token.bytes().all(|b| b.is_ascii_digit())
}

fn take_quantity(token: &str, quantity: &mut String) -> String {
    let Some((start, end, said)) = quantity::last(token) else { return token.to_owned() };
    *quantity = said;
    let rest = token[end..].strip_prefix('的').unwrap_or(&token[end..]);
    format!("{}{rest}", &token[..start])
}

fn take_code(token: &str, labelled: bool, code: &mut String) -> String {
    let plain =
        token.bytes().any(|b| b.is_ascii_digit()) && token.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let place = if labelled && plain { Some((0, token.len())) } else { code_at(token) };
    let Some((start, end)) = place.filter(|_| code.is_empty()) else { return token.to_owned() };
    *code = token[start..end].to_owned();
    let before = LABELS.iter().find_map(|label| token[..start].strip_suffix(label)).unwrap_or(&token[..start]);
    format!("{before}{}", &token[end..])
}

/// A code such as YS-24B: one to five capitals, perhaps a hyphen, a digit, then more of the kind. Short ones without
/// a hyphen (H7, M8) are sizes and sockets.
fn code_at(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut from = 0;
    while from < bytes.len() {
        let part = |b: &u8| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'-';
        if !bytes[from].is_ascii_alphanumeric() {
            from += 1;
            continue;
        }
        let end = from + bytes[from..].iter().take_while(|b| part(b)).count();
        let run = &bytes[from..end];
        let letters = run.iter().take_while(|b| b.is_ascii_uppercase()).count();
        let hyphen = usize::from(run.get(letters) == Some(&b'-'));
        let made = (1..=5).contains(&letters) && run.get(letters + hyphen).is_some_and(u8::is_ascii_digit);
        let whole = bytes.get(end).is_none_or(|b| !b.is_ascii_alphanumeric()) && run.last() != Some(&b'-');
        if made && whole && (hyphen == 1 || run.len() >= 4) && run.len() <= 24 {
            return Some((from, end));
        }
        from = end.max(from + 1);
        from += bytes[from..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(text: &str) -> [String; 4] {
        let found = read(text);
        [found.name, found.attributes, found.code, found.quantity]
    }

    #[test]
    fn reads_what_is_asked_for() {
        for (text, parts) in [
            ("雨刷 24寸 黑色 2件", ["雨刷", "24寸 黑色", "", "2件"]),
            ("帮我换成雨刷，24寸，黑色，YS-24B，两个", ["雨刷", "24寸 黑色", "YS-24B", "2个"]),
            ("编码：YS-24B 一对", ["", "", "YS-24B", "1对"]),
            ("我要24寸雨刷2支，黑色", ["24寸雨刷", "黑色", "", "2支"]),
            ("要两套座垫", ["座垫", "", "", "2套"]),
            ("大灯 H7 x2", ["大灯", "H7", "", "2件"]),
            ("雨刷", ["雨刷", "", "", ""]),
            ("", ["", "", "", ""]),
        ] {
            assert_eq!(say(text), parts, "{text}");
        }
    }

    #[test]
    fn codes() {
        let find = |text: &str| code_at(text).map(|(start, end)| text[start..end].to_owned());
        assert_eq!(find("黑色YS-24B款").as_deref(), Some("YS-24B"));
        assert_eq!(find("AB1234").as_deref(), Some("AB1234"));
        for text in ["H7", "24寸", "ys-24b", "R-", "ABCDEF-1", "YS-24b", "-", ""] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn a_line_keeps_its_characters() {
        let found = of_line("雨刷 24寸 黑色 YS-24B,2件");
        assert_eq!((found.name.as_str(), found.attributes.as_str()), ("雨刷", "24寸 黑色"));
        assert_eq!((found.code.as_str(), found.quantity.as_str()), ("YS-24B", "2件"));
        assert!(looks_like("雨刷 24寸") && looks_like("雨刷 黑色") && !looks_like("改成周三送"));
    }
}
