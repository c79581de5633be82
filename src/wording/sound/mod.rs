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
use tokens::{How, Token, Tokens};

use super::index::{Index, Word};
use super::look::Look;
use super::vocabulary::Vocabulary;
use crate::pack::Fold;
use crate::text::sort_by;
use serde::{Deserialize, Serialize};

/// What a compiled pack carries of sounds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Sounds {
    /// The characters of each syllable, from syllable 1 on.
    classes: Vec<String>,
    /// How syllables are spelt, in order, with their number; 0 for one that no word holds.
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
pub(super) struct Heard {
    /// Its number in the vocabulary, and its place among the folded characters.
    pub(super) word: Word,
    /// Which disguises it is in.
    pub(super) disguise: u8,
    /// Whether one of its own characters, or its spelling, is there.
    pub(super) sure: bool,
}

/// Room used again from text to text.
#[derive(Default)]
pub(super) struct Room {
    tokens: Vec<Token>,
    syllables: Vec<u16>,
    words: Vec<Word>,
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
        let mut keys: Vec<Vec<u16>> = Vec::new();
        let mut ear: Vec<Vec<(String, usize)>> = Vec::new();
        for (key, word, at) in words {
            match ear.last_mut() {
                Some(last) if keys.last() == Some(&key) => last.push((word, at)),
                _ => {
                    keys.push(key);
                    ear.push(vec![(word, at)]);
                }
            }
        }
        let index = Index::new(keys.iter(), |key, units| units.extend(key))?;
        Ok(Some(Self { index, tokens, words: ear }))
    }

    /// Adds to `found` what is heard of a text. Words that stand there as written are not among it.
    pub(super) fn scan(&self, look: &Look<'_>, room: &mut Room, found: &mut Vec<Heard>) {
        let Room { tokens, syllables, words } = room;
        self.tokens.read(look.folded, tokens);
        syllables.clear();
        syllables.extend(tokens.iter().map(|token| token.syllable));
        words.clear();
        self.index.scan(syllables, words);
        for Word { number, start, end } in words {
            let heard = &tokens[*start as usize..*end as usize];
            let (Some(first), Some(last)) = (heard.first(), heard.last()) else { continue };
            for (word, number) in self.words.get(*number as usize).into_iter().flatten() {
                let Some((disguise, sure)) = disguise(heard, word) else { continue };
                // A syllable ends where it ends: xin in weixinhao is no piece of a longer word.
                let (spelt_first, spelt_last) = (first.how == How::Spelt, last.how == How::Spelt);
                if look.is_heard(first.start as usize, last.end as usize, spelt_first, spelt_last) {
                    let word = Word { number: *number as u32, start: first.start, end: last.end };
                    found.push(Heard { word, disguise, sure });
                }
            }
        }
    }
}

/// Which disguises stand between what was heard and the word, and whether one of the word's own characters is there;
/// nothing if there are no disguises, or if a single character only sounds alike.
fn disguise(heard: &[Token], word: &str) -> Option<(u8, bool)> {
    let (mut bits, mut sure) = (0, false);
    for (token, c) in heard.iter().zip(word.chars()) {
        match token.how {
            How::Written => {}
            How::Spelt => bits |= bit(Fold::Pinyin),
            How::Split => bits |= bit(Fold::Split),
        }
        if token.how == How::Spelt || token.c == c {
            sure = true;
        } else {
            bits |= bit(Fold::Sound);
        }
    }
    (bits != 0 && (sure || heard.len() > 1)).then_some((bits, sure))
}
