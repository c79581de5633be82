//! Other case, and the letters, digits and characters that Unicode has in circles, boxes, brackets and fancy hands:
//! Vx, ⓥⓧ, 🆅, 𝐯𝐱, ①②❸, ㊀.

use super::{Rng, inside};
use xiaoqi::text::Span;

/// Where each alphabet of letters begins: for capitals, for small letters (the same where there is only one).
const LETTERS: &[(u32, u32)] = &[
    (0x24B6, 0x24D0),   // Ⓐ ⓐ
    (0x249C, 0x249C),   // ⒜
    (0x1F130, 0x1F130), // 🄰
    (0x1F150, 0x1F150), // 🅐
    (0x1F170, 0x1F170), // 🅰
    (0x1F1E6, 0x1F1E6), // 🇦
    (0x1D400, 0x1D41A), // 𝐀 𝐚
    (0x1D4D0, 0x1D4EA), // 𝓐 𝓪
    (0x1D5D4, 0x1D5EE), // 𝗔 𝗮
    (0x1D670, 0x1D68A), // 𝙰 𝚊
];

/// Where each alphabet of digits has its 1.
const DIGITS: &[u32] = &[0x2460, 0x2474, 0x2488, 0x2776, 0x2780, 0x278A, 0x1D7CF, 0x1D7E3];

/// Han characters in circles and brackets.
const HAN: &[(&str, u32)] = &[
    ("一二三四五六七八九十", 0x3220),
    ("一二三四五六七八九十月火水木金土日株有社名特", 0x3280),
    ("秘男女", 0x3299),
    ("正上中下左右", 0x32A3),
];

pub(super) fn apply(message: &str, span: Span, rng: &mut Rng) -> Option<String> {
    let letters = rng.below(LETTERS.len() + 1);
    let digits = rng.pick(DIGITS);
    let han = rng.below(2);
    inside(message, span, |piece| {
        let write = |c: char| match (c, LETTERS.get(letters)) {
            ('A'..='Z', None) => c.to_ascii_lowercase(),
            ('a'..='z', None) => c.to_ascii_uppercase(),
            ('A'..='Z', Some((capital, _))) => at(capital + c as u32 - 'A' as u32, c),
            ('a'..='z', Some((_, small))) => at(small + c as u32 - 'a' as u32, c),
            ('0', _) => '⓪',
            ('1'..='9', _) => at(digits + c as u32 - '1' as u32, c),
            _ => ringed(c, han),
        };
        piece.chars().map(write).collect()
    })
}

fn ringed(c: char, from: usize) -> char {
    let mut forms = HAN.iter().filter_map(|(list, first)| Some(first + list.chars().position(|l| l == c)? as u32));
    let form = if from == 0 { forms.next() } else { forms.next_back() };
    form.map_or(c, |form| at(form, c))
}

fn at(code: u32, or: char) -> char {
    char::from_u32(code).unwrap_or(or)
}
