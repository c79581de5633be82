//! Where something stands in a text. The only unit inside the core is bytes of the original text; the command turns
//! them into scalar values and the browser bridge into UTF-16, each at its own border, once.

use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets into the original text, always on character borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`, in bytes.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The whole of `text`.
    pub fn whole(text: &str) -> Self {
        Self::new(0, text.len())
    }

    /// The piece of `text` the span names; empty if the span does not belong to this text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same place counted in Unicode scalar values: `(start, end)`.
    pub fn in_chars(self, text: &str) -> (usize, usize) {
        self.counted(text, |_| 1)
    }

    /// The same place counted in UTF-16 code units, as the browser counts: `(start, end)`.
    pub fn in_utf16(self, text: &str) -> (usize, usize) {
        self.counted(text, char::len_utf16)
    }

    fn counted(self, text: &str, unit: impl Fn(char) -> usize) -> (usize, usize) {
        let (mut start, mut end) = (0, 0);
        for (at, c) in text.char_indices() {
            if at < self.start {
                start += unit(c);
            }
            if at < self.end {
                end += unit(c);
            } else {
                break;
            }
        }
        (start, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_each_unit() {
        let text = "a𠮷😀微信";
        let span = Span::new(text.find('微').unwrap(), text.len());
        assert_eq!(span.of(text), "微信");
        assert_eq!(span.in_chars(text), (3, 5));
        assert_eq!(span.in_utf16(text), (5, 7));
    }

    #[test]
    fn a_foreign_span_reads_as_nothing() {
        assert_eq!(Span::new(1, 2).of("微"), "");
        assert_eq!(Span::new(9, 12).of("微信"), "");
    }

    #[test]
    fn relations() {
        let (a, b, c) = (Span::new(0, 4), Span::new(2, 6), Span::new(4, 8));
        assert!(a.overlaps(b) && !a.overlaps(c));
        assert!(a.join(c).covers(b) && !a.covers(b));
        assert_eq!(a.join(c), Span::new(0, 8));
    }
}
