//! Number words: digits as numerals, as the numerals of cheques, in circles; numerals as digits. 5星 as 伍星, 138 as 一三八.

use super::{Rng, inside};
use xiaoqi::text::Span;

/// Ways to write 0 to 9.
const HANDS: &[&str] =
    &["0123456789", "零一二三四五六七八九", "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "⓪①②③④⑤⑥⑦⑧⑨"];

pub(super) fn apply(message: &str, span: Span, rng: &mut Rng) -> Option<String> {
    inside(message, span, |piece| {
        // Where there are digits they are rewritten; only where there are none, numerals are.
        let from = HANDS[usize::from(!piece.contains(|c: char| c.is_ascii_digit()))];
        let hands: Vec<&str> = HANDS.iter().copied().filter(|hand| *hand != from).collect();
        let hand = rng.pick(&hands);
        let write = |c: char| from.chars().position(|d| d == c).and_then(|value| hand.chars().nth(value)).unwrap_or(c);
        piece.chars().map(write).collect()
    })
}
