//! What every check does to every character of a draft: fold it, number it, find where words stand.
//!
//! A crate of its own so that it alone is compiled for speed where pages are concerned; all else of theirs is compiled
//! for size. Nothing here is generic over closures that run for each character: those would be compiled where they are
//! used. Knows no rule and no pack.

mod alphabet;
mod fold;
mod index;
mod span;

pub use alphabet::{Alphabet, Glance};
pub use fold::{Folded, Joined, fold_char, fold_str};
pub use index::{Index, Word};
pub use span::Span;
