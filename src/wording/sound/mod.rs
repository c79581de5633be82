//! The sound of a text: what its characters say, whoever writes it otherwise. Only for words of rules that ask for it
//! ([`Fold`]). With one of the word's own characters there, or its spelling, it is sure: 威信 is 微信. Without, as in 尉锌,
//! it only counts beside another word of its rule.
//!
//! A second index runs over syllables. Only the syllables of words asked for are known, so most of a text is silence.

#[cfg(feature = "source")]
mod build;
mod spelling;
mod tokens;

#[cfg(feature = "source")]
pub(super) use build::{Readings, build};
use tokens::{Tokens, is_spelt};

use super::vocabulary::Vocabulary;
use crate::pack::Fold;
use crate::text::{Folded, Joined, sort_by};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use xiaoqi_scan::{Index, Word};

/// What a compiled pack carries of sounds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Sounds {
    /// The characters of each syllable, from syllable 1 on.
    classes: Vec<String>,
    /// How syllables are spelt, in order, with their number; 0 for one that no word holds. Latin words among them.
    spellings: Vec<(String, u16)>,
    /// Parts that make a character: 女子 · 好.
    splits: Vec<(String, char)>,
    /// Which words of the vocabulary are heard, too.
    heard: Vec<u32>,
}

/// Sounds made ready.
pub(super) struct Ear {
    index: Index,
    tokens: Tokens,
    /// By the index: the words of one sound as written, with their places in the vocabulary.
    words: Vec<Vec<(String, usize)>>,
}

/// A word heard.
pub(super) struct Sound {
    /// Its number in the vocabulary, and its place among the folded characters.
    pub(super) word: Word,
    /// Which disguises it is in.
    pub(super) disguise: u8,
    /// Whether one of its own characters, or its spelling, is there.
    pub(super) sure: bool,
}

/// Folds as a set of bits.
#[cfg(feature = "source")]
pub(super) fn mask(folds: &[Fold]) -> u8 {
    folds.iter().fold(0, |mask, fold| mask | bit(*fold))
}

/// One fold as a bit.
pub(super) fn bit(fold: Fold) -> u8 {
    match fold {
        Fold::Sound => 1,
        Fold::Pinyin => 2,
        Fold::Split => 4,
        Fold::Repeat => 8,
    }
}

impl Ear {
    /// Makes sounds ready; nothing if there are none.
    ///
    /// # Errors
    /// In words, if the bytes do not fit together.
    pub(super) fn new(sounds: Sounds, vocabulary: &Vocabulary) -> Result<Option<Self>, String> {
        if sounds.heard.is_empty() {
            return Ok(None);
        }
        let tokens = Tokens::new(&sounds.classes, sounds.spellings, sounds.splits);
        let mut heard = sounds.heard.iter().map(|at| *at as usize).peekable();
        let mut words: Vec<(Vec<u16>, String, usize)> = Vec::new();
        for (at, word) in vocabulary.words().enumerate() {
            if heard.next_if_eq(&at).is_some() {
                words.push((word.chars().map(|c| tokens.syllable(c)).collect(), word.to_owned(), at));
            }
        }
        if heard.next().is_some() {
            return Err("sounds and words do not fit together".into());
        }
        sort_by(&mut words, |a, b| a.0.cmp(&b.0));
        let (mut units, mut starts) = (Vec::new(), vec![0]);
        let mut ear: Vec<Vec<(String, usize)>> = Vec::new();
        let mut last: Option<Vec<u16>> = None;
        for (key, word, at) in words {
            match ear.last_mut() {
                Some(alike) if last.as_ref() == Some(&key) => alike.push((word, at)),
                _ => {
                    units.extend(&key);
                    starts.push(u32::try_from(units.len()).map_err(|_| "too many words")?);
                    ear.push(vec![(word, at)]);
                    last = Some(key);
                }
            }
        }
        let index = Index::new(units, starts)?;
        Ok(Some(Self { index, tokens, words: ear }))
    }

    /// What may be put together in a text, into `joined`; its syllables are left in `syllables`.
    pub(super) fn parts(&self, folded: &Folded, syllables: &mut Vec<u16>, joined: &mut Vec<Joined>) {
        self.tokens.read(folded, syllables, joined);
    }

    /// How many characters the longest word heard has.
    pub(super) fn longest(&self) -> usize {
        self.index.longest()
    }

    /// Adds to `found` the words heard among the characters `range` of a text whose syllables were read. `words` is room.
    pub(super) fn scan(
        &self,
        folded: &Folded,
        syllables: &[u16],
        range: Range<usize>,
        words: &mut Vec<Word>,
        found: &mut Vec<Sound>,
    ) {
        words.clear();
        let first = range.start;
        self.index.scan(syllables.get(range).unwrap_or_default(), words);
        for heard in words {
            let (start, end) = (heard.start as usize + first, heard.end as usize + first);
            for (word, number) in self.words.get(heard.number as usize).into_iter().flatten() {
                let (mut disguise, mut sure) = (folded.how(start, end), false);
                for (heard, c) in folded.chars()[start..end].iter().zip(word.chars()) {
                    if *heard == c || is_spelt(*heard) {
                        sure = true;
                    } else {
                        disguise |= bit(Fold::Sound);
                    }
                }
                // A single character that only sounds alike says nothing.
                if sure || end > start + 1 {
                    let word = Word { number: *number as u32, start: start as u32, end: end as u32 };
                    found.push(Sound { word, disguise, sure });
                }
            }
        }
    }

    /// Whether one of two characters of a text is the other spelt out.
    pub(super) fn repeats(&self, one: char, next: char) -> bool {
        (is_spelt(one) || is_spelt(next)) && self.alike(one, next)
    }

    /// Whether two characters sound the same.
    pub(super) fn alike(&self, one: char, next: char) -> bool {
        self.tokens.alike(one, next)
    }

    /// Whether a character of a text may stand for one of an entry, for rules that see through `folds`.
    pub(super) fn stands_for(&self, heard: char, c: char, folds: u8) -> bool {
        (is_spelt(heard) || folds & bit(Fold::Sound) != 0) && self.tokens.alike(heard, c)
    }
}
