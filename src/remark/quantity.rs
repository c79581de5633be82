//! How many: 2件, 两个, 一对, x2. Numbers in words become digits, the unit stays as it was said (R2).

use super::tidy::is_han;
use crate::text::read_number;

/// Units that count goods. Those that measure them (寸, 米, 码) belong to the product.
const UNITS: &str = "件个支对套双只条瓶盒包箱台片根把副卷袋罐桶组份枚顶颗粒辆架本张";

/// What follows a unit when number and unit are no quantity: 3支装, 一个月, 一条龙.
const NOT_AFTER: &str = "装月人性星小入起龙";

/// The quantity that all of `text` says, as a remark has it; a bare number counts 件.
pub(super) fn whole(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().take(16).collect();
    if let Some((said, length)) = at(&chars, 0) {
        return (length == chars.len() && text.len() == chars.iter().map(|c| c.len_utf8()).sum::<usize>())
            .then_some(said);
    }
    let digits = text.strip_prefix(['x', 'X', '*', '×']).unwrap_or(text);
    let plain = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    (plain && !digits.bytes().all(|b| b == b'0')).then(|| format!("{digits}件"))
}

/// The last quantity in `text`: where it stands in bytes, and as a remark has it.
pub(super) fn last(text: &str) -> Option<(usize, usize, String)> {
    let places: Vec<(usize, char)> = text.char_indices().collect();
    let chars: Vec<char> = places.iter().map(|(_, c)| *c).collect();
    let byte = |at: usize| places.get(at).map_or(text.len(), |(byte, _)| *byte);
    let mut found = None;
    let mut from = 0;
    while from < chars.len() {
        let before = from.checked_sub(1).and_then(|at| chars.get(at));
        let apart = before.is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '.' | '第'));
        let hit = if apart { at(&chars, from).or_else(|| times(&chars, from)) } else { None };
        match hit {
            Some((said, length)) => {
                found = Some((byte(from), byte(from + length), said));
                from += length;
            }
            None => from += 1,
        }
    }
    found
}

/// Number and unit that begin at `from`.
fn at(chars: &[char], from: usize) -> Option<(String, usize)> {
    let rest = chars.get(from..)?;
    let (number, mut length) = read_number(rest)?;
    if rest.get(length) == Some(&' ') {
        length += 1;
    }
    let unit = rest.get(length).filter(|c| UNITS.contains(**c))?;
    let next = rest.get(length + 1);
    let counts = number > 0.0 && number <= 9_999.0 && next.is_none_or(|c| !NOT_AFTER.contains(*c));
    let number = written(number).filter(|_| counts)?;
    Some((format!("{number}{unit}"), length + 1))
}

/// A number of up to three decimals in digits; more are no quantity. Not by the standard library, whose writing of floats
/// weighs more than the rest of this room in the wasm.
fn written(number: f64) -> Option<String> {
    let thousandths = (number * 1_000.0 + 0.5) as u32;
    if f64::from(thousandths) / 1_000.0 != number {
        return None;
    }
    let (whole, rest) = (thousandths / 1_000, thousandths % 1_000);
    if rest == 0 {
        return Some(whole.to_string());
    }
    Some(format!("{whole}.{rest:03}").trim_end_matches('0').to_owned())
}

/// `x2` at the end of a word.
fn times(chars: &[char], from: usize) -> Option<(String, usize)> {
    let rest = chars.get(from..)?;
    rest.first().filter(|c| matches!(c, 'x' | 'X' | '*' | '×'))?;
    let digits = rest[1..].iter().take(5).take_while(|c| c.is_ascii_digit()).count();
    let ends = rest.get(1 + digits).is_none_or(|c| !c.is_alphanumeric() || is_han(*c));
    ((1..=4).contains(&digits) && ends)
        .then(|| (format!("{}件", rest[1..=digits].iter().collect::<String>()), 1 + digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_standard_library_does() {
        for thousandths in 1..=20_000_u32 {
            let number = f64::from(thousandths) / 1_000.0;
            assert_eq!(written(number), Some(number.to_string()));
        }
        assert_eq!((written(9_999.0).as_deref(), written(1.234_5)), (Some("9999"), None));
    }

    #[test]
    fn all_of_a_text() {
        for (text, said) in
            [("2件", "2件"), ("两个", "2个"), ("一对", "1对"), ("十二 支", "12支"), ("x2", "2件"), ("3", "3件")]
        {
            assert_eq!(whole(text).as_deref(), Some(said), "{text}");
        }
        for text in ["24寸", "2支装", "0件", "若干", "", "2件3件", "99999件"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn the_last_in_a_text() {
        let find = |text: &str| last(text).map(|(start, end, said)| (text[start..end].to_owned(), said));
        assert_eq!(find("雨刷24寸黑色2支"), Some(("2支".into(), "2支".into())));
        assert_eq!(find("要两个黑色的"), Some(("两个".into(), "2个".into())));
        assert_eq!(find("雨刷*2"), Some(("*2".into(), "2件".into())));
        for text in ["24寸", "YS-24个", "一个月", "第3个", "3支装"] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
