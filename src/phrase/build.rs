//! Makes a library where packs are made: looks up the readings of every character. Never in a page.

use super::alphabet::Alphabet;
use super::library::Compiled;
use super::lines::{parts, read};
use super::synonyms::Synonyms;
use crate::pack::{Answered, Phrase};
use crate::text::readings::{self, Readings};
use std::collections::BTreeSet;

/// Characters of the shops' everyday language: those of the default pack and of its tests, and words for goods and people.
static EVERYDAY: &str = include_str!("everyday.txt");

/// Compiles `phrases` and what they were the answer to: keeps them in their order, and adds the pinyin of their characters,
/// and of everyday ones: agents write phrases of their own with them.
pub fn build(phrases: &[Phrase], answered: &[Answered]) -> Compiled {
    let table = Readings::new();
    let mut chars = BTreeSet::new();
    let mut add = |text: &str| read(text, |c, _| _ = chars.insert(c));
    phrases.iter().flat_map(parts).for_each(|(_, text)| add(text));
    answered.iter().flat_map(|one| &one.said).for_each(|text| add(text));
    Synonyms::texts().for_each(add);
    let mut others: BTreeSet<char> = ('0'..='9').chain('a'..='z').collect();
    read(EVERYDAY, |c, _| _ = others.insert(c));
    let alphabet = Alphabet::of(&chars, &others, |c| syllables(&table, c));
    Compiled { phrases: phrases.to_vec(), answered: answered.to_vec(), alphabet }
}

/// What `c` may be typed by: its everyday readings, the commonest first, and those that only dictionaries know.
pub(super) fn syllables(table: &Readings, c: char) -> [Vec<String>; 2] {
    let [mut everyday, mut others] = [Vec::new(), Vec::new()];
    if c.is_ascii_alphanumeric() {
        everyday.push(c.to_string());
    }
    everyday.extend(readings::everyday(c).map(str::to_owned));
    for reading in table.of(c) {
        let plain = reading.replace('ê', "e").replace('ü', "v");
        if everyday.contains(&plain) || !plain.bytes().all(|b| b.is_ascii_lowercase()) {
            continue;
        }
        if everyday.is_empty() { everyday.push(plain) } else { others.push(plain) }
    }
    [everyday, others]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_readings_count() {
        let table = Readings::new();
        let of = |c| syllables(&table, c).map(|readings| readings.join(" "));
        assert_eq!(of('行'), ["xing hang", "heng"]);
        assert_eq!(of('长'), ["chang zhang", ""]);
        assert_eq!(of('绿'), ["lv lu", ""]);
        assert_eq!(of('嗯')[0], "en ng n");
        assert_eq!([of('v')[0].as_str(), &of('7')[0], &of('の')[0]], ["v", "7", ""]);
    }

    #[test]
    fn the_same_phrases_give_the_same_bytes() {
        let phrases = [Phrase { text: "在的呢，{称呼}".into(), group: "开场".into(), ..Phrase::default() }];
        let bytes = |p| postcard::to_allocvec(&build(p, &[])).unwrap();
        assert_eq!(bytes(&phrases), bytes(&phrases));
        assert_eq!(postcard::from_bytes::<Compiled>(&bytes(&phrases)).unwrap(), build(&phrases, &[]));
    }
}
