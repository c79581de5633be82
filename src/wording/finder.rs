//! Finds words of the vocabulary in a text, as written and heard. Those that lead to rules are looked for in every text,
//! the others only where a rule was led to.

use super::engine::Room;
use super::sound::{Ear, Sound, SoundIndex};
use super::vocabulary::{Spelled, Vocabulary};
use std::ops::Range;
use xiaoqi_scan::{Folded, Index, Word};

/// Some words of a vocabulary, ready to be found.
#[derive(Default)]
pub(super) struct Finder {
    index: Index,
    /// The number in the vocabulary of each word of the index; none where it has all of them.
    numbers: Vec<u32>,
    sounds: Option<SoundIndex>,
}

/// Words found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) words: Vec<Word>,
    pub(super) heard: Vec<Sound>,
}

impl Found {
    pub(super) fn clear(&mut self) {
        self.words.clear();
        self.heard.clear();
    }

    /// Every word found, however it is written.
    pub(super) fn all(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().chain(self.heard.iter().map(|heard| &heard.word))
    }
}

impl Finder {
    /// A finder of the words `numbers`, in order, of which those for which `listens` holds are heard, too.
    ///
    /// # Errors
    /// In words, if the words do not fit together.
    pub(super) fn new(
        vocabulary: &Vocabulary,
        spelled: &Spelled,
        ear: Option<&Ear>,
        numbers: Vec<u32>,
        listens: impl Fn(u32) -> bool,
    ) -> Result<Self, String> {
        let index = spelled.index(&numbers)?;
        let heard = |ear: &Ear| ear.index(vocabulary, |at| numbers.binary_search(&at).is_ok() && listens(at));
        Ok(Self { index, sounds: ear.map(heard).transpose()?.filter(|sounds| !sounds.is_empty()), numbers })
    }

    /// A finder of all words there are, none of them heard.
    pub(super) fn of_all(spelled: Spelled) -> Result<Self, String> {
        Ok(Self { index: spelled.into_index()?, ..Self::default() })
    }

    /// How many characters its longest word has.
    pub(super) fn longest(&self) -> usize {
        self.index.longest().max(self.sounds.as_ref().map_or(0, SoundIndex::longest))
    }

    /// The words as written among numbers of characters, in place of what `words` held.
    pub(super) fn read(&self, numbers: &[u16], words: &mut Vec<Word>) {
        words.clear();
        self.index.scan(numbers, words);
        for word in words.iter_mut().filter(|_| !self.numbers.is_empty()) {
            word.number = self.numbers.get(word.number as usize).copied().unwrap_or(u32::MAX);
        }
    }

    /// The words heard among the characters `range` of a text whose syllables were read, in place of what `heard` held.
    pub(super) fn hear(
        &self,
        folded: &Folded,
        syllables: &[u16],
        range: Range<usize>,
        room: &mut Vec<Word>,
        heard: &mut Vec<Sound>,
    ) {
        heard.clear();
        if let Some(sounds) = &self.sounds {
            sounds.scan(folded, syllables, range, room, heard);
        }
    }

    /// Finds everything among the characters `range` of the text in `room`; `found` is one of its own, taken out.
    pub(super) fn find(&self, room: &mut Room, range: Range<usize>, found: &mut Found) {
        self.read(room.numbers.get(range.clone()).unwrap_or_default(), &mut found.words);
        for word in &mut found.words {
            word.start += range.start as u32;
            word.end += range.start as u32;
        }
        self.hear(&room.folded, &room.syllables, range, &mut room.sounds, &mut found.heard);
    }
}
