//! What counts as a digit, whatever it is dressed in: full width, in a ring, a Chinese numeral, a letter that looks alike.

use crate::text::fold_char;

/// How a digit is written. Where the writing changes, a number may begin or end: ①13800138000 is a list's first line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// 1, １.
    Plain,
    /// ①, 𝟏, and whatever else folds to a digit.
    Ring,
    /// 一, 壹, 幺.
    Han,
    /// l for 1, O for 0.
    Letter,
}

/// The digit `c` stands for, as ASCII. Letters are left to [`letter`], for they need their neighbours.
pub(super) fn digit(c: char) -> Option<(u8, Script)> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some((c as u8, Script::Plain));
    }
    if let Some(value) = numeral(c) {
        return Some((value, Script::Han));
    }
    let folded = if is_han(c) { return None } else { fold_char(c)? };
    if folded.is_ascii_digit() {
        let plain = ('０'..='９').contains(&c);
        return Some((folded as u8, if plain { Script::Plain } else { Script::Ring }));
    }
    Some((numeral(folded)?, Script::Han))
}

/// The digit that a letter, Latin, Greek or Cyrillic, looks like.
pub(super) fn letter(c: char) -> Option<u8> {
    match c {
        'o' | 'O' | 'ｏ' | 'Ｏ' | 'ο' | 'Ο' | 'о' | 'О' => Some(b'0'),
        'l' | 'I' | 'ｌ' | 'Ｉ' => Some(b'1'),
        _ => None,
    }
}

fn numeral(c: char) -> Option<u8> {
    Some(match c {
        '零' | '〇' | '○' => b'0',
        '一' | '幺' | '壹' => b'1',
        '二' | '两' | '贰' | '貳' | '兩' => b'2',
        '三' | '叁' | '參' => b'3',
        '四' | '肆' => b'4',
        '五' | '伍' => b'5',
        '六' | '陆' | '陸' => b'6',
        '七' | '柒' => b'7',
        '八' | '捌' => b'8',
        '九' | '玖' => b'9',
        _ => return None,
    })
}

/// Whether a numeral between `before` and `after` is part of a word or an amount: 周三, 第一, 三十, 一个, 一下.
pub(super) fn is_word(before: char, after: Option<char>) -> bool {
    const BEFORE: &str = "周第期拜初十百千万亿拾佰仟";
    const AFTER: &str = "十百千万亿拾佰仟个些下直定起样般件天次点年月日元块位";
    BEFORE.contains(before) || after.is_some_and(|c| AFTER.contains(c))
}

/// Whether `c` is an ideograph: most of all text, and never anything that folds to a digit.
fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// Whether `c` is a Latin letter in any dress, or passes for one.
pub(super) fn is_letter(c: char) -> bool {
    letter(c).is_some() || is_latin(c) && digit(c).is_none()
}

/// Whether `c` is a digit, and whether it is Latin, as [`digit`] and [`is_latin`] tell.
pub(super) fn signs(c: char) -> (bool, bool) {
    if c.is_ascii() {
        return (c.is_ascii_digit(), c.is_ascii_alphanumeric());
    }
    if is_han(c) { (numeral(c).is_some(), false) } else { (digit(c).is_some(), is_latin(c)) }
}

/// Whether `c` may be a letter or a digit of an address or an account.
pub(super) fn is_latin(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    !is_han(c) && fold_char(c).is_some_and(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_dress() {
        for (c, value, script) in [
            ('7', b'7', Script::Plain),
            ('７', b'7', Script::Plain),
            ('⑦', b'7', Script::Ring),
            ('❼', b'7', Script::Ring),
            ('柒', b'7', Script::Han),
            ('幺', b'1', Script::Han),
            ('〇', b'0', Script::Han),
            ('○', b'0', Script::Han),
        ] {
            assert_eq!(digit(c), Some((value, script)), "{c}");
        }
        for c in ['个', '十', 'o', '.', '❤', ' '] {
            assert_eq!(digit(c), None, "{c}");
        }
    }

    #[test]
    fn signs_are_what_they_say() {
        for c in (0..0x11_0000).filter_map(char::from_u32) {
            assert_eq!(signs(c), (digit(c).is_some(), is_latin(c)), "{c}");
        }
    }

    #[test]
    fn whatever_folds_to_a_digit_is_one() {
        for c in (0..0x11_0000).filter_map(char::from_u32).filter(|c| !is_han(*c)) {
            if let Some(folded) = fold_char(c).filter(char::is_ascii_digit) {
                assert_eq!(digit(c).map(|(value, _)| value), Some(folded as u8), "{c}");
            }
        }
    }
}
