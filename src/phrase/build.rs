//! Makes a library where packs are made: looks up the readings of every character. Never in a page.

use super::alphabet::Alphabet;
use super::library::Compiled;
use super::lines::{parts, read};
use crate::pack::Phrase;
use crate::text::readings::Readings;
use std::collections::BTreeSet;

/// Compiles `phrases`: keeps them in their order, and adds the initials of their characters' pinyin.
pub fn build(phrases: &[Phrase]) -> Compiled {
    let table = Readings::new();
    let mut chars = BTreeSet::new();
    for (_, text) in phrases.iter().flat_map(parts) {
        read(text, |c, _| _ = chars.insert(c));
    }
    Compiled { phrases: phrases.to_vec(), alphabet: Alphabet::of(&chars, |c| initials(&table, c)) }
}

/// The letters that `c` may be typed by, the commonest reading first, each once.
pub(super) fn initials(table: &Readings, c: char) -> Vec<u8> {
    let mut letters = Vec::new();
    if c.is_ascii_alphanumeric() {
        letters.push(c as u8);
    }
    for reading in table.of(c) {
        match reading.chars().next() {
            Some('ê') => letters.push(b'e'),
            Some(letter) if letter.is_ascii_lowercase() => letters.push(letter as u8),
            _ => {}
        }
    }
    // Dictionaries say n and ng; every input method says en.
    if c == '嗯' {
        letters.insert(0, b'e');
    }
    let mut seen = BTreeSet::new();
    letters.retain(|letter| seen.insert(*letter));
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_readings_count() {
        let table = Readings::new();
        let sorted = |c| {
            let mut letters = initials(&table, c);
            letters.sort_unstable();
            String::from_utf8(letters).unwrap()
        };
        assert_eq!(sorted('行'), "hx");
        assert_eq!(sorted('重'), "ctz");
        assert_eq!(sorted('长'), "cz");
        assert_eq!(sorted('绿'), "l");
        assert_eq!(sorted('嗯'), "en");
        assert_eq!(sorted('您'), "n");
        assert_eq!((sorted('v'), sorted('7'), sorted('の')), ("v".into(), "7".into(), String::new()));
        assert_eq!(initials(&table, '行').first(), Some(&b'x'));
    }

    #[test]
    fn the_same_phrases_give_the_same_bytes() {
        let phrases = [Phrase { text: "在的呢，{称呼}".into(), group: "开场".into(), ..Phrase::default() }];
        let bytes = |p| postcard::to_allocvec(&build(p)).unwrap();
        assert_eq!(bytes(&phrases), bytes(&phrases));
        assert_eq!(postcard::from_bytes::<Compiled>(&bytes(&phrases)).unwrap(), build(&phrases));
    }
}
