//! What is wrong with a pack, and where: every fault names file, line and column.

use crate::text::Span;

/// A place in a pack's source: which file, which bytes of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Index into the source's files.
    pub file: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// One fault of a pack, in words for the person who wrote the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What to do about it, if that can be said.
    pub help: Option<String>,
}

impl Fault {
    /// A fault at `place`.
    pub fn new(place: Place, message: impl Into<String>) -> Self {
        Self { place, message: message.into(), help: None }
    }

    /// With advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Line and column of the fault's start in `text`, its file's text; both from 1, columns in characters.
    pub fn line_column(&self, text: &str) -> (usize, usize) {
        let before = Span::new(0, self.place.start.min(text.len())).of(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        (line, column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "a = 1\n规则 = \"x\"\n";
        let at = text.find('x').unwrap();
        let fault = Fault::new(Place { file: 0, start: at, end: at + 1 }, "");
        assert_eq!(fault.line_column(text), (2, 7));
    }
}
