//! The characters that stand in a library's phrases, numbered from 1, with the letters that each may be typed by: the
//! initials of all its readings (行: x h), itself if it is a Latin letter or a digit.
//!
//! It is far smaller than initials for every phrase: a hundred phrases hold some hundred different characters.

use serde::{Deserialize, Serialize};

/// Numbers above this are taken: [`lines`](super::lines) keeps a mark in the highest bit. Characters beyond have none.
const MOST: usize = 0x7FFF;

/// The characters as a built pack carries them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Alphabet {
    /// The characters, folded, each once, in order.
    chars: String,
    /// For each, the initial of its first reading; 0 if it has none.
    #[serde(with = "serde_bytes")]
    first: Vec<u8>,
    /// Its further initials: place in `chars`, letter.
    more: Vec<(u16, u8)>,
}

impl Alphabet {
    /// Puts characters together with the initials that `read` knows of them.
    #[cfg(feature = "source")]
    pub(super) fn of(chars: &std::collections::BTreeSet<char>, read: impl Fn(char) -> Vec<u8>) -> Self {
        let mut made = Self::default();
        for (at, c) in chars.iter().take(MOST).enumerate() {
            let letters = read(*c);
            made.chars.push(*c);
            made.first.push(letters.first().copied().unwrap_or(0));
            made.more.extend(letters.iter().skip(1).map(|letter| (at as u16, *letter)));
        }
        made
    }

    /// Makes it ready.
    ///
    /// # Errors
    /// In words, if its parts do not fit together.
    pub(super) fn ready(&self) -> Result<Ready, String> {
        let count = self.chars.chars().count();
        if count != self.first.len() || count > MOST || self.more.iter().any(|(at, _)| *at as usize >= count) {
            return Err("characters and initials do not fit together".into());
        }
        let top = self.chars.chars().max().map_or(0, |c| c as usize + 1);
        let mut ready = Ready { numbers: vec![0; top], keys: vec![0] };
        for (at, (c, first)) in self.chars.chars().zip(&self.first).enumerate() {
            ready.numbers[c as usize] = at as u16 + 1;
            ready.keys.push(key(*first));
        }
        for (at, letter) in &self.more {
            ready.keys[*at as usize + 1] |= key(*letter);
        }
        Ok(ready)
    }
}

/// An alphabet ready to be asked.
#[derive(Default)]
pub(super) struct Ready {
    /// By code point; 0 where no phrase holds the character.
    numbers: Vec<u16>,
    /// By number.
    keys: Vec<u64>,
}

impl Ready {
    /// The number of a folded character; 0 if no phrase holds it.
    pub(super) fn number(&self, c: char) -> u16 {
        self.numbers.get(c as usize).copied().unwrap_or(0)
    }

    /// The keys by which the character `number` may be typed, a bit each; as [`key`] has them.
    pub(super) fn keys(&self, number: u16) -> u64 {
        self.keys.get(number as usize).copied().unwrap_or(0)
    }

    /// How many numbers there are, with the 0.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }
}

/// The bit of a small letter or a digit; none of anything else.
pub(super) fn key(letter: u8) -> u64 {
    match letter {
        b'a'..=b'z' => 1 << (letter - b'a'),
        b'0'..=b'9' => 1 << (26 + letter - b'0'),
        _ => 0,
    }
}

#[cfg(test)]
#[cfg(feature = "source")]
mod tests {
    use super::*;

    #[test]
    fn every_reading_is_a_key() {
        let chars = ['a', '行', '〆'].into_iter().collect();
        let made = Alphabet::of(&chars, |c| match c {
            '行' => vec![b'x', b'h'],
            'a' => vec![b'a'],
            _ => Vec::new(),
        });
        let ready = made.ready().unwrap();
        assert_eq!(ready.keys(ready.number('行')), key(b'x') | key(b'h'));
        assert_eq!(ready.keys(ready.number('a')), key(b'a'));
        assert_eq!((ready.keys(ready.number('〆')), ready.number('无'), ready.keys(0)), (0, 0, 0));
        assert_eq!(ready.len(), 4);
    }

    #[test]
    fn parts_that_do_not_fit_are_refused() {
        let short = Alphabet { chars: "行列".into(), first: vec![b'x'], more: Vec::new() };
        assert!(short.ready().is_err());
        let beyond = Alphabet { chars: "行".into(), first: vec![b'x'], more: vec![(1, b'h')] };
        assert!(beyond.ready().is_err());
    }
}
