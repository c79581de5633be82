//! Letters and digits in full width: ｖｘ, １３８.

use super::{Rng, inside};
use xiaoqi::text::Span;

pub(super) fn apply(message: &str, span: Span, _: &mut Rng) -> Option<String> {
    inside(message, span, |piece| piece.chars().map(wide).collect())
}

fn wide(c: char) -> char {
    match c {
        '0'..='9' | 'A'..='Z' | 'a'..='z' => char::from_u32(c as u32 - '!' as u32 + '！' as u32).unwrap_or(c),
        _ => c,
    }
}
