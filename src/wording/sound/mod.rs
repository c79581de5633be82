//! The sound of a text: what its characters say, whoever writes it otherwise. Only for words of rules that ask for it
//! ([`Fold`]), and never without one of the word's own characters (or its spelling): 威信 is 微信, 为新 is not.
//!
//! A second automaton runs over syllables. Only the syllables of words asked for are known, so most of a text is silence.

#[cfg(feature = "source")]
mod build;
mod spelling;
mod tokens;

#[cfg(feature = "source")]
pub(super) use build::{Readings, build};
pub(super) use tokens::Token;
use tokens::{How, Tokens};

use super::automaton;
use super::look::Look;
use super::vocabulary::Use;
use crate::pack::Fold;
use daachorse::CharwiseDoubleArrayAhoCorasick;
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
    /// The automaton over syllables, as its own bytes; empty if there is no word.
    #[serde(with = "serde_bytes")]
    automaton: Vec<u8>,
    /// By the automaton's values: the words of one sound, as written, with what they are the keys of.
    words: Vec<Vec<(String, Vec<Use>)>>,
}

/// Sounds made ready.
pub(super) struct Ear {
    automaton: CharwiseDoubleArrayAhoCorasick<u32>,
    tokens: Tokens,
    words: Vec<Vec<(String, Vec<Use>)>>,
}

/// Folds as a set of bits.
#[cfg(feature = "source")]
pub(super) fn mask(folds: &[Fold]) -> u8 {
    folds.iter().fold(0, |mask, fold| mask | bit(*fold))
}

fn bit(fold: Fold) -> u8 {
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
    pub(super) fn new(sounds: Sounds, rules: usize, rests: usize) -> Result<Option<Self>, String> {
        if sounds.automaton.is_empty() {
            return Ok(None);
        }
        let mut uses = sounds.words.iter().flatten().flat_map(|(_, uses)| uses);
        if uses.any(|u| u.rule as usize >= rules || usize::from(u.rest) > rests) {
            return Err("sounds and rules do not fit together".into());
        }
        let automaton = automaton::read(&sounds.automaton)?;
        let tokens = Tokens::new(&sounds.classes, sounds.spellings, sounds.splits);
        Ok(Some(Self { automaton, tokens, words: sounds.words }))
    }

    /// Hears the words of a text: for each its place among the folded characters and who asks for it. `masks` says what
    /// each rule sees through. Words that stand there as written are not told again.
    pub(super) fn scan(
        &self,
        look: &Look<'_>,
        masks: &[u8],
        room: &mut Vec<Token>,
        mut found: impl FnMut(usize, usize, &Use),
    ) {
        self.tokens.read(look.folded, room);
        let mut stepper = self.automaton.find_overlapping_stepper();
        for at in 0..room.len() {
            stepper.consume(char::from_u32(room[at].syllable.into()).unwrap_or('\0'));
            for hit in stepper.matches() {
                for (word, uses) in self.words.get(hit.value() as usize).into_iter().flatten() {
                    let Some(from) = (at + 1).checked_sub(word.chars().count()) else { continue };
                    let Some(disguise) = disguise(&room[from..=at], word) else { continue };
                    let (start, end) = (room[from].inner.0 as usize, room[at].inner.1 as usize);
                    if look.is_word(start, end) {
                        let sees = |u: &&Use| masks.get(u.rule as usize).is_some_and(|mask| disguise & !mask == 0);
                        uses.iter().filter(sees).for_each(|u| found(start, end, u));
                    }
                }
            }
        }
    }
}

/// Which disguises stand between what was heard and the word; nothing if there are none, or if none of the word's own
/// characters is there.
fn disguise(heard: &[Token], word: &str) -> Option<u8> {
    let last = heard.len().checked_sub(1)?;
    let (mut bits, mut own) = (0, false);
    for (at, (token, c)) in heard.iter().zip(word.chars()).enumerate() {
        match token.how {
            How::Written => {}
            How::Spelt => bits |= bit(Fold::Pinyin),
            How::Split => bits |= bit(Fold::Split),
        }
        if token.how == How::Spelt || token.c == c {
            own = true;
        } else {
            bits |= bit(Fold::Sound);
        }
        // At the edges one of the repeated characters is enough.
        if token.repeated() && at > 0 && at < last {
            bits |= bit(Fold::Repeat);
        }
    }
    (own && bits != 0).then_some(bits)
}
