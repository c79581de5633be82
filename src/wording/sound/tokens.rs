//! A text as syllables: one for each character that has a sound any word needs. What is spelt out, and parts that make a
//! character, are told: put together ([`Folded::join`]) they are one character, too.

use super::spelling::{LATIN, key, syllables};
use crate::pack::Fold;
use crate::text::{Folded, Joined, sort_by};
use crate::wording::look::MOST_NOISE;

/// In the table: the character may begin a split one.
const BEGINS_SPLIT: u16 = 0x8000;

/// What turns a text into syllables.
pub(super) struct Tokens {
    /// By code point.
    table: Vec<u16>,
    /// In order.
    spellings: Vec<(u64, u16)>,
    /// In the order of their parts.
    splits: Vec<(Vec<char>, char)>,
}

/// Whether a character stands for a syllable spelt out.
pub(super) fn is_spelt(c: char) -> bool {
    c >= Folded::SYLLABLES
}

impl Tokens {
    pub(super) fn new(classes: &[String], spellings: Vec<(String, u16)>, splits: Vec<(String, char)>) -> Self {
        let mut splits: Vec<(Vec<char>, char)> =
            splits.into_iter().filter(|(p, _)| !p.is_empty()).map(|(p, whole)| (p.chars().collect(), whole)).collect();
        sort_by(&mut splits, |a, b| a.0.cmp(&b.0));
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
        if is_spelt(c) {
            return (c as u32 - Folded::SYLLABLES as u32) as u16;
        }
        self.table.get(c as usize).copied().unwrap_or(0) & !BEGINS_SPLIT
    }

    /// Whether both are the same syllable.
    pub(super) fn alike(&self, one: char, other: char) -> bool {
        let syllable = self.syllable(one);
        syllable != 0 && syllable == self.syllable(other)
    }

    /// Reads a folded text into `syllables`, one for each character, and what may be put together in it into `joined`;
    /// what stood in either is dropped.
    pub(super) fn read(&self, folded: &Folded, syllables: &mut Vec<u16>, joined: &mut Vec<Joined>) {
        syllables.clear();
        joined.clear();
        let chars = folded.chars();
        // Up to where letters and parts have been looked at.
        let mut read = 0;
        for (at, c) in chars.iter().enumerate() {
            if c.is_ascii_lowercase() {
                if at >= read {
                    read = at + run(folded, at);
                    self.spelt(&chars[at..read], at, joined);
                }
                syllables.push(self.syllable(*c));
                continue;
            }
            let entry = self.table.get(*c as usize).copied().unwrap_or_else(|| self.syllable(*c));
            if entry & BEGINS_SPLIT != 0
                && at >= read
                && let Some((parts, whole)) = self.split(&chars[at..])
                && (at + 1..at + parts).all(|at| folded.noise_before(at) <= MOST_NOISE)
            {
                read = at + parts;
                joined.push(Joined { start: at, end: read, c: whole, how: super::bit(Fold::Split) });
            }
            // A part says nothing: 专 in 车专 is no 转 by sound.
            syllables.push(if at < read { 0 } else { entry & !BEGINS_SPLIT });
        }
    }

    fn spelt(&self, letters: &[char], mut at: usize, joined: &mut Vec<Joined>) {
        for (syllable, length) in syllables(letters, &self.spellings).into_iter().flatten() {
            if let Some(c) =
                char::from_u32(Folded::SYLLABLES as u32 + u32::from(syllable)).filter(|_| syllable != LATIN)
            {
                joined.push(Joined { start: at, end: at + length, c, how: super::bit(Fold::Pinyin) });
            }
            at += length;
        }
    }

    /// The longest parts that `chars` begin with: how many, and what they make.
    fn split(&self, chars: &[char]) -> Option<(usize, char)> {
        let first = self.splits.partition_point(|(parts, _)| parts[0] < chars[0]);
        let begin = self.splits[first..].iter().take_while(|(parts, _)| parts[0] == chars[0]);
        let fits = begin.filter(|(parts, _)| chars.starts_with(parts)).last();
        fits.map(|(parts, whole)| (parts.len(), *whole))
    }
}

/// How many letters stand in a row from `at` on, with no more between them than a word may have.
fn run(folded: &Folded, at: usize) -> usize {
    let goes_on = |(next, c): &(usize, &char)| {
        c.is_ascii_lowercase() && (*next == 0 || folded.noise_before(at + next) <= MOST_NOISE)
    };
    folded.chars()[at..].iter().enumerate().take_while(goes_on).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Only damaged bytes have such a split: reading never came to an end.
    #[test]
    fn parts_that_are_none_are_no_split() {
        let splits = vec![("女子".to_owned(), '好'), (String::new(), '评')];
        let (mut read, mut joined) = (Vec::new(), Vec::new());
        let tokens = Tokens::new(&["好".to_owned()], Vec::new(), splits);
        let mut folded = Folded::new("女生女子好");
        tokens.read(&folded, &mut read, &mut joined);
        assert_eq!((read.as_slice(), joined.len()), (&[0, 0, 0, 0, 1][..], 1));
        assert!(folded.join(&joined));
        tokens.read(&folded, &mut read, &mut joined);
        assert_eq!((read.as_slice(), joined.len()), (&[0, 0, 1, 1][..], 0));
    }
}
