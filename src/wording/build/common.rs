//! How common a word is in the shop's ordinary messages: of an entry's pieces the rarest is looked for.

use crate::pack::Pack;
use crate::text::Folded;
use std::collections::HashMap;

/// Characters and pairs of them in a pack's neutral messages and phrases.
#[derive(Default)]
pub(super) struct Common {
    ones: HashMap<char, u32>,
    twos: HashMap<[char; 2], u32>,
}

impl Common {
    pub(super) fn new(pack: &Pack) -> Self {
        let mut common = Self::default();
        let phrases = pack.phrases.iter().map(|phrase| &phrase.text);
        for text in pack.neutral.iter().chain(phrases) {
            let folded = Folded::new(text);
            folded.chars().iter().for_each(|c| *common.ones.entry(*c).or_default() += 1);
            folded.chars().windows(2).for_each(|two| *common.twos.entry([two[0], two[1]]).or_default() += 1);
        }
        common
    }

    /// How often a folded word stands there at most: as often as the rarest pair of its characters.
    pub(super) fn count(&self, word: &str) -> u32 {
        let chars: Vec<char> = word.chars().collect();
        let twos = chars.windows(2).map(|two| self.twos.get(&[two[0], two[1]]));
        let ones = chars.first().map(|c| self.ones.get(c));
        twos.min().or(ones).flatten().copied().unwrap_or(0)
    }
}
