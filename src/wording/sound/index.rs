//! Words by their syllables.

use super::tokens::{Tokens, is_spelt};
use super::{Sound, bit};
use crate::pack::Fold;
use std::ops::Range;
use xiaoqi_scan::{Folded, Index, Word};

/// Words to be heard, ready. Those of one sound are one word of the index.
#[derive(Default)]
pub(in crate::wording) struct SoundIndex {
    index: Index,
    /// Of each sound: where its words begin in `words`; one more than there are sounds.
    firsts: Vec<u32>,
    words: Vec<Written>,
    /// The characters of all words, one after the other.
    chars: Vec<char>,
}

/// A word as it is written.
struct Written {
    /// Its number in the vocabulary.
    number: u32,
    /// Where its characters begin; it has as many as its sound has syllables.
    chars: u32,
    /// Whether entries ask for more beside it, which may be heard where the word itself is as written.
    rest: bool,
}

impl SoundIndex {
    /// Words with their numbers, in the order of their syllables.
    ///
    /// # Errors
    /// In words, if they come in another order.
    pub(super) fn new<'w>(
        tokens: &Tokens,
        words: impl Iterator<Item = (u32, &'w str)>,
        rest: impl Fn(u32) -> bool,
    ) -> Result<Self, String> {
        let (mut units, mut starts): (Vec<u16>, _) = (Vec::new(), vec![0]);
        let mut made = Self::default();
        for (number, word) in words {
            let (from, chars) = (units.len(), made.chars.len());
            made.chars.extend(word.chars());
            units.extend(made.chars[chars..].iter().map(|c| tokens.syllable(*c)));
            let last = starts.len().checked_sub(2).and_then(|at| starts.get(at)).map_or(0, |at| *at as usize);
            if starts.len() > 1 && units[last..from] == units[from..] {
                units.truncate(from);
            } else {
                starts.push(u32::try_from(units.len()).map_err(|_| "too many words")?);
                made.firsts.push(made.words.len() as u32);
            }
            made.words.push(Written { number, chars: chars as u32, rest: rest(number) });
        }
        made.firsts.push(made.words.len() as u32);
        made.index = Index::new(units, starts)?;
        Ok(made)
    }

    pub(in crate::wording) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many characters the longest word has.
    pub(in crate::wording) fn longest(&self) -> usize {
        self.index.longest()
    }

    /// Adds to `found` the words heard among the characters `range` of a text whose syllables were read, but for those
    /// that stand there as written and are found so. `room` is room.
    pub(in crate::wording) fn scan(
        &self,
        folded: &Folded,
        syllables: &[u16],
        range: Range<usize>,
        room: &mut Vec<Word>,
        found: &mut Vec<Sound>,
    ) {
        room.clear();
        let first = range.start as u32;
        self.index.scan(syllables.get(range).unwrap_or_default(), room);
        for sound in room {
            let (start, end) = (sound.start + first, sound.end + first);
            let Some(heard) = folded.chars().get(start as usize..end as usize) else { continue };
            let how = folded.how(start as usize, end as usize);
            let firsts = self.firsts.get(sound.number as usize..).unwrap_or_default();
            let [from, to, ..] = *firsts else { continue };
            for word in self.words.get(from as usize..to as usize).unwrap_or_default() {
                let (mut disguise, mut sure) = (how, false);
                let written = self.chars.get(word.chars as usize..).unwrap_or_default();
                for (heard, c) in heard.iter().zip(written) {
                    if heard == c || is_spelt(*heard) {
                        sure = true;
                    } else {
                        disguise |= bit(Fold::Sound);
                    }
                }
                // A single character that only sounds alike says nothing.
                if (sure || heard.len() > 1) && (disguise != 0 || word.rest) {
                    found.push(Sound { word: Word { number: word.number, start, end }, disguise, sure });
                }
            }
        }
    }
}
