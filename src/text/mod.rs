//! What every engine needs of a text: folding with a map back to the original, spans, numerals, dates,
//! detectors.
//!
//! Knows no engine and no pack.

pub mod calendar;
pub mod detect;
mod numeral;
#[cfg(feature = "source")]
pub(crate) mod readings;
mod sort;

pub use numeral::{decimal, read_number};
pub use sort::{sort_by, sort_numbers};
pub use xiaoqi_scan::{Folded, Joined, Span, fold_char, fold_str};
