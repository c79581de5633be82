//! Repeats: every character twice, or one of them: 加加微微信信, 加微微信.

use super::{Rng, inside};
use xiaoqi::text::Span;

pub(super) fn apply(message: &str, span: Span, rng: &mut Rng) -> Option<String> {
    inside(message, span, |piece| {
        let count = piece.chars().count();
        let only = if rng.below(2) == 0 { None } else { Some(rng.below(count)) };
        let times = |at: usize| if only.is_none_or(|only| only == at) { 2 } else { 1 };
        piece.chars().enumerate().flat_map(|(at, c)| std::iter::repeat_n(c, times(at))).collect()
    })
}
