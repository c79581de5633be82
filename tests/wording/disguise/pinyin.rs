//! Pinyin: one or two neighbouring characters in letters, without tones: 微xin, weixin.

use super::{Rng, inside};
use pinyin::ToPinyin;
use xiaoqi::text::Span;

pub(super) fn apply(message: &str, span: Span, rng: &mut Rng) -> Option<String> {
    inside(message, span, |piece| {
        let chars: Vec<char> = piece.chars().collect();
        let able: Vec<usize> = (0..chars.len()).filter(|at| chars[*at].to_pinyin().is_some()).collect();
        if able.is_empty() {
            return piece.to_owned();
        }
        let first = rng.pick(&able);
        let last = first + rng.below(2);
        let write = |(at, c): (usize, &char)| match c.to_pinyin() {
            Some(p) if (first..=last).contains(&at) => p.plain().replace('ü', "v"),
            _ => c.to_string(),
        };
        chars.iter().enumerate().map(write).collect()
    })
}
