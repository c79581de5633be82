//! The words to look for, and what they mean: which entries of which rules each is the key of. In columns, and each list
//! of uses once, for every page loads them at its start.

use super::lists::{Heard, List, Piece, after, before};
use super::sets::Sets;
use serde::{Deserialize, Serialize};
use xiaoqi_scan::{Alphabet, Index};

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

/// The words, in order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Vocabulary {
    words: List,
    /// The list of each word.
    lists: Vec<u32>,
    /// Where each list ends in `uses`.
    ends: Vec<u32>,
    uses: Vec<Use>,
}

/// The words as numbers of an alphabet.
#[derive(Default)]
pub(super) struct Spelled {
    units: Vec<u16>,
    starts: Vec<u32>,
}

impl Spelled {
    /// An index over all words.
    ///
    /// # Errors
    /// In words, if they are out of order.
    pub(super) fn into_index(self) -> Result<Index, String> {
        Index::new(self.units, self.starts)
    }

    /// An index over those with the numbers given, in order.
    ///
    /// # Errors
    /// In words, if they are out of order.
    pub(super) fn index(&self, numbers: &[u32]) -> Result<Index, String> {
        let (mut units, mut starts) = (Vec::new(), vec![0]);
        for at in numbers.iter().map(|at| *at as usize) {
            let [from, to, ..] = *self.starts.get(at..).unwrap_or_default() else { continue };
            units.extend_from_slice(self.units.get(from as usize..to as usize).unwrap_or_default());
            starts.push(units.len() as u32);
        }
        Index::new(units, starts)
    }
}

impl Rest {
    /// From where to where the whole entry stands, if it does around a key at `start..end`.
    pub(super) fn fit(
        &self,
        sets: &Sets,
        chars: &[char],
        start: usize,
        end: usize,
        heard: Heard<'_>,
    ) -> Option<(usize, usize)> {
        Some((before(&self.before, sets, chars, start, heard)?, after(&self.after, sets, chars, end, heard)?))
    }
}

impl Vocabulary {
    /// Words, folded and in order, with their uses.
    #[cfg(feature = "source")]
    pub(super) fn new(words: &std::collections::BTreeMap<String, Vec<Use>>) -> Self {
        let mut made = Self { words: List::new(words.keys()), ..Self::default() };
        let mut lists = std::collections::BTreeMap::new();
        for uses in words.values() {
            let list = *lists.entry(uses).or_insert_with(|| {
                made.uses.extend(uses);
                made.ends.push(made.uses.len() as u32);
                made.ends.len() as u32 - 1
            });
            made.lists.push(list);
        }
        made
    }

    /// The words.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.words()
    }

    /// Drops the words' text, where nobody will ask for it.
    pub(super) fn forget_words(&mut self) {
        self.words = List::default();
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.lists.len()
    }

    /// Numbers the words' characters.
    ///
    /// # Errors
    /// In words, if words and lists do not fit together.
    pub(super) fn spell(&self) -> Result<(Alphabet, Spelled), String> {
        let alphabet = Alphabet::of(self.words.text())?;
        let (units, starts) = alphabet.spell(self.words.text());
        if starts.len() != self.lists.len() + 1 {
            return Err("words and their uses do not fit together".into());
        }
        Ok((alphabet, Spelled { units, starts }))
    }

    /// The words, by number, of which a use is as `wanted` says.
    pub(super) fn which(&self, wanted: impl Fn(&Use) -> bool) -> Vec<u32> {
        let starts = [0].iter().chain(&self.ends);
        let uses = |(from, to): (&u32, &u32)| self.uses.get(*from as usize..*to as usize).unwrap_or_default();
        let lists: Vec<bool> = starts.zip(&self.ends).map(|ends| uses(ends).iter().any(&wanted)).collect();
        let numbered = self.lists.iter().zip(0..);
        numbered.filter(|(list, _)| lists.get(**list as usize) == Some(&true)).map(|(_, at)| at).collect()
    }

    /// What word `at` is the key of.
    pub(super) fn get(&self, at: usize) -> &[Use] {
        let Some(list) = self.lists.get(at).map(|list| *list as usize) else { return &[] };
        let start = list.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied()).unwrap_or(0);
        let end = self.ends.get(list).copied().unwrap_or(0);
        self.uses.get(start as usize..end as usize).unwrap_or(&[])
    }

    /// Whether every rule named is one of the first `rules`, and every rest one of `rests`.
    pub(super) fn fits(&self, rules: usize, rests: usize) -> bool {
        self.uses.iter().all(|u| (u.rule as usize) < rules && usize::from(u.rest) <= rests)
    }
}

#[cfg(all(test, feature = "source"))]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn gives_back_what_was_put_in() {
        let one = |rule, group, rest| Use { rule, group, rest };
        let words = BTreeMap::from([
            ("微信".to_owned(), vec![one(0, 0, 0), one(7, 1, 2)]),
            ("加".to_owned(), vec![one(1, 0, 0)]),
            ("群".to_owned(), vec![one(0, 0, 0), one(7, 1, 2)]),
        ]);
        let made = Vocabulary::new(&words);
        let (alphabet, spelled) = made.spell().unwrap();
        assert_eq!((made.len(), alphabet.number('信'), made.uses.len()), (3, 1, 3));
        assert_eq!(made.which(|used| used.rule == 0), [1, 2]);
        assert_eq!(spelled.index(&[0, 2]).unwrap().len(), 2);
        assert_eq!(spelled.into_index().unwrap().len(), 3);
        assert_eq!(made.get(0), [one(1, 0, 0)]);
        assert_eq!(made.get(2), [one(0, 0, 0), one(7, 1, 2)]);
        assert!(made.get(3).is_empty());
        assert!(made.fits(8, 2) && !made.fits(7, 2) && !made.fits(8, 1));
    }
}
