//! The characters that stand in any rule's words, numbered from 1 in their order: numbers are what the index compares.
//!
//! By what a character folds to, so that a draft becomes numbers in one walk: most drafts hold no word, and are folded
//! no further.

use crate::fold::{each_change, fold_char, is_mark};

/// How a character is numbered that folding leaves out.
const NOISE: u16 = 0xFFFF;
/// With the number: a mark between sentences or their parts.
const MARK: u16 = 0x8000;
/// Characters beyond have no entry until a word needs one.
const LEAST: usize = 0x1_0000;

/// Characters and their numbers.
pub struct Alphabet {
    /// By code point as typed; 0 where the character is in no word.
    numbers: Vec<u16>,
}

/// What a walk over a draft tells besides its numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// Whether a character stands alone between two marks, so that words may be spelled out.
    pub spelled: bool,
}

impl Alphabet {
    /// Stands between words; folding leaves it out of every one.
    pub const BETWEEN: char = '\0';

    /// The alphabet of all characters in `words`, which are folded, with [`Alphabet::BETWEEN`] between them.
    ///
    /// # Errors
    /// In words, if there are more than can be numbered.
    pub fn of(words: &str) -> Result<Self, String> {
        let mut numbers = vec![0; LEAST];
        for c in words.chars().filter(|c| *c != Self::BETWEEN) {
            let at = c as usize;
            if at >= numbers.len() {
                numbers.resize(at + 1, 0);
            }
            numbers[at] = 1;
        }
        let mut last = 0;
        for number in numbers.iter_mut().filter(|number| **number == 1) {
            last += 1;
            *number = last;
            if last >= MARK - 1 {
                return Err("the words have more different characters than fit".into());
            }
        }
        for mark in numbers.iter_mut().zip('\0'..='\x7f').filter(|(_, c)| is_mark(*c)).map(|(number, _)| number) {
            *mark |= MARK;
        }
        each_change(|from, to| {
            numbers[from as usize] = to.map_or(NOISE, |to| numbers.get(to as usize).copied().unwrap_or(0));
        });
        Ok(Self { numbers })
    }

    /// The number of a folded character; that of a character in no word is 0.
    #[inline]
    pub fn number(&self, c: char) -> u16 {
        self.numbers.get(c as usize).copied().unwrap_or(0) & !MARK
    }

    /// The words of such a text as numbers, for an [`Index`](crate::Index): all of them, and where each begins, with the
    /// end of the last. Empty ones are left out.
    pub fn spell(&self, words: &str) -> (Vec<u16>, Vec<u32>) {
        let (mut units, mut starts) = (Vec::with_capacity(words.len() / 3), vec![0]);
        for c in words.chars().chain([Self::BETWEEN]) {
            if c != Self::BETWEEN {
                units.push(self.number(c));
            } else if starts.last() != Some(&(units.len() as u32)) {
                starts.push(units.len() as u32);
            }
        }
        (units, starts)
    }

    /// The numbers of a draft's folded characters, in place of what `numbers` held.
    pub fn read(&self, draft: &str, numbers: &mut Vec<u16>) -> Glance {
        numbers.clear();
        numbers.reserve(draft.len() / 2);
        let mut glance = Glance::default();
        // How many characters since the last mark; before the first there is none to stand between.
        let mut alone = usize::MAX / 2;
        for c in draft.chars() {
            let number = match self.numbers.get(c as usize) {
                Some(number) if (c as usize) < LEAST => *number,
                _ => fold_char(c).map_or(NOISE, |c| self.numbers.get(c as usize).copied().unwrap_or(0)),
            };
            if number < MARK {
                alone += 1;
            } else if number == NOISE {
                continue;
            } else {
                glance.spelled |= alone == 1;
                alone = 0;
            }
            numbers.push(number & !MARK);
        }
        glance
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Folded;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_dense_in_order_and_unknown_characters_have_none() {
        let words = "微a\0\0𠮷a,";
        let alphabet = Alphabet::of(words).unwrap();
        assert_eq!(alphabet.spell(words), (vec![3, 2, 4, 2, 1], vec![0, 2, 5]));
        assert_eq!([',', 'a', '微', '𠮷', 'b', '信', '\u{10FFFF}'].map(|c| alphabet.number(c)), [1, 2, 3, 4, 0, 0, 0]);
        assert_eq!(Alphabet::of("").unwrap().number('a'), 0);
    }

    proptest! {
        #[test]
        fn a_draft_is_numbered_as_it_folds(text in "(\\PC|[加微信Ａ𝐚１,。!\n 😀網𠮷])*") {
            let alphabet = Alphabet::of("加微信\0网a1,\n𠮷").unwrap();
            let mut numbers = Vec::new();
            let glance = alphabet.read(&text, &mut numbers);
            let mut folded = Folded::new(&text);
            let expected: Vec<u16> = folded.chars().iter().map(|c| alphabet.number(*c)).collect();
            prop_assert_eq!(numbers, expected);
            prop_assert!(glance.spelled || !folded.spell());
        }
    }
}
