//! What the words of an automaton mean: which entries of which rules each is the key of. In columns, and each list of
//! uses once, for every page loads them at its start.

use super::lists::{List, Piece, after, before};
use serde::{Deserialize, Serialize};

/// An entry of a rule that a word is the key of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct Use {
    pub(super) rule: u32,
    pub(super) group: u8,
    /// From 1: what else the entry asks for; 0 for nothing.
    pub(super) rest: u16,
}

/// What an entry asks for around its key: 加{微信}号 is found by its set, 加 stands before, 号 behind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Rest {
    pub(super) before: Vec<Piece>,
    pub(super) after: Vec<Piece>,
}

/// The words of an automaton, by its values.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Vocabulary {
    /// Characters of each word.
    #[serde(with = "serde_bytes")]
    lengths: Vec<u8>,
    /// The list of each word.
    lists: Vec<u32>,
    /// Where each list ends in `uses`.
    ends: Vec<u32>,
    uses: Vec<Use>,
}

impl Rest {
    /// From where to where the whole entry stands, if it does around a key at `start..end`.
    pub(super) fn fit(&self, sets: &[List], chars: &[char], start: usize, end: usize) -> Option<(usize, usize)> {
        Some((before(&self.before, sets, chars, start)?, after(&self.after, sets, chars, end)?))
    }
}

impl Vocabulary {
    /// Adds a list of uses; its number.
    #[cfg_attr(not(feature = "source"), allow(dead_code))]
    pub(super) fn list(&mut self, uses: &[Use]) -> u32 {
        self.uses.extend(uses);
        self.ends.push(u32::try_from(self.uses.len()).unwrap_or(u32::MAX));
        u32::try_from(self.ends.len() - 1).unwrap_or(u32::MAX)
    }

    /// Adds the next word, `length` characters long, with the uses of a list.
    #[cfg_attr(not(feature = "source"), allow(dead_code))]
    pub(super) fn word(&mut self, length: u8, list: u32) {
        self.lengths.push(length);
        self.lists.push(list);
    }

    /// The length of word `at`, and what it is the key of.
    pub(super) fn get(&self, at: usize) -> Option<(usize, &[Use])> {
        let list = *self.lists.get(at)? as usize;
        let start = list.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        let uses = self.uses.get(start as usize..*self.ends.get(list)? as usize)?;
        Some(((*self.lengths.get(at)?).into(), uses))
    }

    /// Whether every rule named is one of the first `rules`, and every rest one of `rests`.
    pub(super) fn fits(&self, rules: usize, rests: usize) -> bool {
        self.uses.iter().all(|u| (u.rule as usize) < rules && usize::from(u.rest) <= rests)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_back_what_was_put_in() {
        let one = |rule, group, rest| Use { rule, group, rest };
        let mut words = Vocabulary::default();
        let (first, second) = (words.list(&[one(0, 0, 0), one(7, 1, 2)]), words.list(&[one(1, 0, 0)]));
        words.word(2, first);
        words.word(3, second);
        words.word(4, first);
        assert_eq!(words.get(0), Some((2, &[one(0, 0, 0), one(7, 1, 2)][..])));
        assert_eq!(words.get(1), Some((3, &[one(1, 0, 0)][..])));
        assert_eq!(words.get(2).map(|(length, uses)| (length, uses.len())), Some((4, 2)));
        assert_eq!(words.get(3), None);
        assert!(words.fits(8, 2) && !words.fits(7, 2) && !words.fits(8, 1));
    }
}
