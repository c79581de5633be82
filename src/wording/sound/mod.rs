//! The sound of a text: what its characters say, whoever writes it otherwise. Only for words of rules that ask for it
//! ([`Fold`]). With one of the word's own characters there, or its spelling, it is sure: 威信 is 微信. Without, as in 尉锌,
//! it only counts beside another word of its rule.
//!
//! A second index runs over syllables. Only the syllables of words asked for are known, so most of a text is silence.

#[cfg(feature = "source")]
mod build;
mod index;
mod spelling;
mod tokens;

#[cfg(feature = "source")]
pub(super) use build::{Readings, build};
pub(super) use index::SoundIndex;
use tokens::{Tokens, is_spelt};

use super::vocabulary::Vocabulary;
use crate::pack::Fold;
use crate::text::{Folded, Joined};
use serde::{Deserialize, Serialize};
use xiaoqi_scan::Word;

/// What a compiled pack carries of sounds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Sounds {
    /// The characters of each syllable, from syllable 1 on.
    classes: Vec<String>,
    /// How syllables are spelt, in order, with their number; 0 for one that no word holds. Latin words among them.
    spellings: Vec<(String, u16)>,
    /// Parts that make a character: 女子 · 好.
    splits: Vec<(String, char)>,
    /// Which words of the vocabulary are heard, too: in the order of their syllables, for pages sort nothing.
    heard: Vec<u32>,
}

/// Sounds made ready.
pub(super) struct Ear {
    tokens: Tokens,
    /// The numbers of words to be heard, in the order of their syllables.
    heard: Vec<u32>,
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
        if sounds.heard.iter().any(|at| *at as usize >= vocabulary.len()) {
            return Err("sounds and words do not fit together".into());
        }
        let tokens = Tokens::new(&sounds.classes, sounds.spellings, sounds.splits);
        Ok(Some(Self { tokens, heard: sounds.heard }))
    }

    /// An index of those of its words for which `wanted` holds.
    ///
    /// # Errors
    /// In words, if the bytes do not fit together.
    pub(super) fn index(&self, vocabulary: &Vocabulary, wanted: impl Fn(u32) -> bool) -> Result<SoundIndex, String> {
        let texts: Vec<&str> = vocabulary.words().collect();
        let heard = self.heard.iter().filter(|at| wanted(**at));
        let words = heard.filter_map(|at| Some((*at, *texts.get(*at as usize)?)));
        SoundIndex::new(&self.tokens, words, |at| vocabulary.get(at as usize).iter().any(|used| used.rest != 0))
    }

    /// What may be put together in a text, into `joined`; its syllables are left in `syllables`.
    pub(super) fn parts(&self, folded: &Folded, syllables: &mut Vec<u16>, joined: &mut Vec<Joined>) {
        self.tokens.read(folded, syllables, joined);
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
