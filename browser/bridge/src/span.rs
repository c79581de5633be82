//! Core spans as the browser counts them.

use serde::{Deserialize, Serialize};
use xiaoqi::text::Span;

/// A half-open range of UTF-16 code units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Utf16Span {
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
}

impl Utf16Span {
    /// The same place as `span` of `text`.
    pub fn new(text: &str, span: Span) -> Self {
        let (start, end) = span.in_utf16(text);
        let unit = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: unit(start), end: unit(end) }
    }
}
