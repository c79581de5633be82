//! Something between the characters: spaces, emoji and symbols, what is not seen at all, sentence marks.

use super::{Rng, inside};
use xiaoqi::text::Span;

const SPACES: &[&str] = &[" ", "  ", "\u{3000}", "\u{A0}", "\u{2009}", "\t"];

/// 丨 is left out: it is a Han stroke and could be a word's own.
const SYMBOLS: &[&str] =
    &["❤", "❤\u{FE0F}", "😀", "·", "-", "_", "*", "~", "|", "★", "/", "♡", "•", "—", "^", "#", "🌹"];

/// Zero width, direction, variation, joiners, fillers.
const INVISIBLE: &[&str] = &[
    "\u{200B}",
    "\u{200C}",
    "\u{200D}",
    "\u{2060}",
    "\u{FEFF}",
    "\u{AD}",
    "\u{202E}",
    "\u{202C}",
    "\u{2066}",
    "\u{2069}",
    "\u{200E}",
    "\u{200F}",
    "\u{FE0F}",
    "\u{FE00}",
    "\u{34F}",
    "\u{61C}",
    "\u{180E}",
    "\u{3164}",
    "\u{115F}",
    "\u{2800}",
    "\u{E0101}",
];

const MARKS: &[&str] = &[",", ".", "、", "。", "，", "！", "；"];

/// The same space in every gap.
pub(super) fn spaces(message: &str, span: Span, rng: &mut Rng) -> Option<String> {
    let space = rng.pick(SPACES);
    inside(message, span, |piece| joined(piece, || space))
}

/// The same symbol in every gap, or another one in each.
pub(super) fn symbols(message: &str, span: Span, rng: &mut Rng) -> Option<String> {
    let (same, one) = (rng.below(2) == 0, rng.pick(SYMBOLS));
    inside(message, span, |piece| joined(piece, || if same { one } else { rng.pick(SYMBOLS) }))
}

/// Another unseen character in every gap.
pub(super) fn invisible(message: &str, span: Span, rng: &mut Rng) -> Option<String> {
    inside(message, span, |piece| joined(piece, || rng.pick(INVISIBLE)))
}

/// A mark in every gap, two kinds taking turns.
pub(super) fn marks(message: &str, span: Span, rng: &mut Rng) -> Option<String> {
    let from = rng.below(MARKS.len());
    let step = 1 + rng.below(MARKS.len() - 1);
    let mut turn = 0;
    inside(message, span, |piece| {
        joined(piece, || {
            turn += 1;
            MARKS[(from + turn % 2 * step) % MARKS.len()]
        })
    })
}

/// The piece with something between any two characters.
fn joined<'a>(piece: &str, mut between: impl FnMut() -> &'a str) -> String {
    let mut written = String::new();
    for c in piece.chars() {
        if !written.is_empty() {
            written.push_str(between());
        }
        written.push(c);
    }
    written
}
