//! What is done for every character of a draft or of a library: fold it, number it, find where words stand, score texts.
//!
//! A crate of its own so that it alone is compiled for speed where pages are concerned; all else of theirs is compiled
//! for size. Nothing here is generic over closures that run for each character: those would be compiled where they are
//! used. Knows no rule and no pack.

mod alphabet;
mod fold;
mod index;
mod postings;
mod sort;
mod span;

pub use alphabet::{Alphabet, Glance};
pub use fold::{Folded, Joined, fold_char, fold_str};
pub use index::{Index, Word};
pub use postings::{Gram, Postings, Weigh};
pub use sort::sort_numbers;
pub use span::Span;
