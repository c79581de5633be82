//! What every engine needs of a text: folding with a map back to the original, spans, numerals, dates,
//! detectors.
//!
//! Knows no engine and no pack.

pub mod calendar;
pub mod detect;
mod fold;
mod numeral;
mod sort;
mod span;

pub use fold::{Folded, Joined, fold_char, fold_str};
pub(crate) use fold::{each_change, is_mark};
pub use numeral::read_number;
pub use sort::sort_by;
pub use span::Span;
