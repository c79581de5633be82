//! A text as syllables: one for each character that has a sound any word needs, for each spelt syllable, for parts that
//! make a character.

use super::spelling::{key, syllables};
use crate::text::{Folded, sort_by};

/// In the table: the character may begin a split one.
const BEGINS_SPLIT: u16 = 0x8000;

/// One syllable of a text.
#[derive(Clone, Copy, Debug)]
pub(in crate::wording) struct Token {
    /// Its number; 0 for what no word needs.
    pub(super) syllable: u16,
    /// The character: as written, or as its parts make it.
    pub(super) c: char,
    pub(super) how: How,
    /// Folded characters it takes.
    pub(super) start: u32,
    pub(super) end: u32,
}

/// How a syllable came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Written,
    Spelt,
    Split,
}

/// What turns a text into syllables.
pub(super) struct Tokens {
    /// By code point.
    table: Vec<u16>,
    /// In order.
    spellings: Vec<(u32, u16)>,
    splits: Vec<(Vec<char>, char)>,
}

impl Tokens {
    pub(super) fn new(classes: &[String], spellings: Vec<(String, u16)>, splits: Vec<(String, char)>) -> Self {
        let splits: Vec<(Vec<char>, char)> =
            splits.into_iter().filter(|(p, _)| !p.is_empty()).map(|(p, whole)| (p.chars().collect(), whole)).collect();
        let begins = splits.iter().filter_map(|(parts, _)| parts.first().copied());
        let top =
            classes.iter().flat_map(|class| class.chars()).chain(begins.clone()).max().map_or(0, |c| c as usize + 1);
        let mut table = vec![0; top];
        for (number, class) in (1..BEGINS_SPLIT).zip(classes) {
            for c in class.chars() {
                table[c as usize] = number;
            }
        }
        for c in begins {
            table[c as usize] |= BEGINS_SPLIT;
        }
        let mut spellings: Vec<_> = spellings.into_iter().map(|(s, number)| (key(s.chars()), number)).collect();
        sort_by(&mut spellings, |a, b| a.cmp(b));
        Self { table, spellings, splits }
    }

    /// The syllable of a character; 0 if no word needs it.
    pub(super) fn syllable(&self, c: char) -> u16 {
        self.table.get(c as usize).copied().unwrap_or(0) & !BEGINS_SPLIT
    }

    /// Reads a folded text into `room`, dropping what was there.
    pub(super) fn read(&self, folded: &Folded, room: &mut Vec<Token>) {
        room.clear();
        let chars = folded.chars();
        let mut at = 0;
        while let Some(c) = chars.get(at) {
            if c.is_ascii_lowercase() {
                let length = chars[at..].iter().take_while(|c| c.is_ascii_lowercase()).count();
                self.spelt(&chars[at..at + length], at, room);
                at += length;
                continue;
            }
            let entry = self.table.get(*c as usize).copied().unwrap_or(0);
            let split = if entry & BEGINS_SPLIT == 0 { None } else { self.split(&chars[at..]) };
            let (c, how, length) = split.unwrap_or((*c, How::Written, 1));
            let syllable = match split {
                Some(_) => self.syllable(c),
                None => entry & !BEGINS_SPLIT,
            };
            push(room, syllable, c, how, at, at + length);
            at += length;
        }
    }

    fn spelt(&self, letters: &[char], mut at: usize, room: &mut Vec<Token>) {
        let Some(read) = syllables(letters, &self.spellings) else {
            push(room, 0, '\0', How::Spelt, at, at + letters.len());
            return;
        };
        for (syllable, length) in read {
            push(room, syllable, '\0', How::Spelt, at, at + length);
            at += length;
        }
    }

    fn split(&self, chars: &[char]) -> Option<(char, How, usize)> {
        let (parts, whole) =
            self.splits.iter().filter(|(parts, _)| chars.starts_with(parts)).max_by_key(|(p, _)| p.len())?;
        Some((*whole, How::Split, parts.len()))
    }
}

/// Adds a syllable. Of silences one is enough.
fn push(room: &mut Vec<Token>, syllable: u16, c: char, how: How, start: usize, end: usize) {
    if syllable != 0 || room.last().is_none_or(|last| last.syllable != 0) {
        room.push(Token { syllable, c, how, start: start as u32, end: end as u32 });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Only damaged bytes have such a split: reading never came to an end.
    #[test]
    fn parts_that_are_none_are_no_split() {
        let splits = vec![("女子".to_owned(), '好'), (String::new(), '评')];
        let mut read = Vec::new();
        Tokens::new(&["好".to_owned()], Vec::new(), splits).read(&Folded::new("女生女子"), &mut read);
        assert_eq!(read.iter().map(|token| token.how).filter(|how| *how == How::Split).count(), 1);
    }
}
