//! The library's lines: text, questions, group and code of every phrase as numbers of the [`alphabet`](super::alphabet), one after the other.
//!
//! Only letters, digits and Chinese characters stand in a line. Variables are left out, for no agent types them; marks,
//! spaces and symbols are left out, and what follows them begins a clause. Behind every line stands a cell of no character,
//! so that who reads on from a place need not know where its line ends.

use super::alphabet::Ready;
use crate::pack::{Phrase, VARIABLES};
use crate::text::fold_char;
use std::ops::Range;

/// The bit of a cell that begins a clause.
const START: u16 = 0x8000;

/// What a line is of its phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Question,
    Group,
    Code,
}

/// One character of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell(u16);

impl Cell {
    /// The cell of the character `number`.
    pub(super) fn new(number: u16, start: bool) -> Self {
        Self(if start { number | START } else { number & !START })
    }

    /// The number of the character; 0 for one outside the alphabet.
    pub(super) fn number(self) -> u16 {
        self.0 & !START
    }

    /// Whether it begins a clause.
    pub(super) fn starts(self) -> bool {
        self.0 & START != 0
    }
}

/// One line of one phrase.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// Which phrase.
    pub(super) phrase: usize,
    /// What it is of the phrase.
    pub(super) kind: Kind,
    /// Its characters, at least one.
    pub(super) cells: &'a [Cell],
}

/// All lines.
#[derive(Default)]
pub(super) struct Lines {
    cells: Vec<Cell>,
    lines: Vec<(usize, Kind, Range<usize>)>,
    /// By phrase: where its lines begin.
    of: Vec<usize>,
}

impl Lines {
    /// Reads the phrases.
    pub(super) fn new(phrases: &[Phrase], alphabet: &Ready) -> Self {
        let mut made = Self::default();
        for (at, phrase) in phrases.iter().enumerate() {
            made.of.push(made.lines.len());
            for (kind, text) in parts(phrase) {
                let from = made.cells.len();
                read(text, |c, start| made.cells.push(Cell::new(alphabet.number(c), start)));
                if made.cells.len() > from {
                    made.lines.push((at, kind, from..made.cells.len()));
                    made.cells.push(Cell::new(0, false));
                }
            }
        }
        made
    }

    /// The lines that hold anything, phrase by phrase.
    pub(super) fn iter(&self) -> impl Iterator<Item = Line<'_>> {
        self.lines.iter().map(|line| self.line(line))
    }

    /// Those of one phrase.
    pub(super) fn of(&self, phrase: usize) -> impl Iterator<Item = Line<'_>> {
        let from = self.of.get(phrase).copied().unwrap_or(self.lines.len());
        let to = self.of.get(phrase + 1).copied().unwrap_or(self.lines.len());
        self.lines[from..to].iter().map(|line| self.line(line))
    }

    /// Where each line begins, and its cells, for all but codes.
    pub(super) fn spelled(&self) -> impl Iterator<Item = (usize, &[Cell])> {
        let lines = self.lines.iter().filter(|(_, kind, _)| *kind != Kind::Code);
        lines.map(|(_, _, range)| (range.start, self.line_at(range)))
    }

    /// Where each code begins, and its cells.
    pub(super) fn codes(&self) -> impl Iterator<Item = (usize, &[Cell])> {
        let codes = self.lines.iter().filter(|(_, kind, _)| *kind == Kind::Code);
        codes.map(|(_, _, range)| (range.start, self.line_at(range)))
    }

    /// The cells from a place on, beyond the end of its line.
    pub(super) fn from(&self, place: usize) -> &[Cell] {
        self.cells.get(place..).unwrap_or_default()
    }

    /// The line that a place stands in, and how far within it.
    pub(super) fn around(&self, place: usize) -> Option<(Line<'_>, usize)> {
        let at = self.lines.partition_point(|(_, _, range)| range.start <= place).checked_sub(1)?;
        let line = self.lines.get(at)?;
        Some((self.line(line), place - line.2.start))
    }

    fn line(&self, (phrase, kind, range): &(usize, Kind, Range<usize>)) -> Line<'_> {
        Line { phrase: *phrase, kind: *kind, cells: self.line_at(range) }
    }

    fn line_at(&self, range: &Range<usize>) -> &[Cell] {
        self.cells.get(range.clone()).unwrap_or_default()
    }
}

/// The texts of a phrase that lines are made of.
pub(super) fn parts(phrase: &Phrase) -> impl Iterator<Item = (Kind, &str)> {
    let one = [(Kind::Text, &phrase.text), (Kind::Group, &phrase.group), (Kind::Code, &phrase.code)];
    let ask = phrase.ask.iter().map(|question| (Kind::Question, question));
    one.into_iter().chain(ask).map(|(kind, text)| (kind, text.as_str()))
}

/// Calls `each` with every folded letter, digit or Chinese character of `text`, and whether it begins a clause.
pub(super) fn read(text: &str, mut each: impl FnMut(char, bool)) {
    let mut start = true;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c == '{' {
            let after = VARIABLES.iter().find_map(|name| rest.as_str().strip_prefix(name)?.strip_prefix('}'));
            if let Some(after) = after {
                rest = after.chars();
                continue;
            }
        }
        match fold_char(c).filter(|folded| is_said(*folded)) {
            Some(folded) => {
                each(folded, start);
                start = false;
            }
            None => start = true,
        }
    }
}

/// Whether a line keeps the character. Nearly all are Chinese, and those are known without Unicode's tables.
fn is_said(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}') || c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let mut out = String::new();
        read(text, |c, start| {
            if start {
                out.push('|');
            }
            out.push(c);
        });
        out
    }

    #[test]
    fn marks_begin_clauses_and_variables_are_read_over() {
        assert_eq!(said("{称呼}，新地址 ＯＫ~您好呀"), "|新地址|ok|您好呀");
        assert_eq!(said("貨到付款"), "|货到付款");
        assert_eq!(said("我是{接待ID}号客服"), "|我是号客服");
        assert_eq!(said("{别的}{"), "|别的");
        assert_eq!(said("。，😀"), "");
    }

    #[test]
    fn a_cell_keeps_number_and_start() {
        for (number, start) in [(0, true), (0x7FFF, false), (7, true)] {
            let cell = Cell::new(number, start);
            assert_eq!((cell.number(), cell.starts()), (number, start));
        }
    }
}
