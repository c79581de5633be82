//! Initials against a naive oracle: every line, every place, every reading of every character.

use super::super::build::initials;
use super::super::lines::{Kind, parts, read};
use super::*;
use crate::text::readings::Readings;
use proptest::prelude::*;

/// Whether `typed` is a run of initials of `text`; of a single letter, only where a clause begins.
fn spells(text: &str, typed: &str) -> bool {
    let mut chars = Vec::new();
    read(text, |c, start| chars.push((c, start)));
    let wanted: Vec<u8> = typed.bytes().collect();
    (0..chars.len()).any(|from| {
        (wanted.len() > 1 || chars[from].1)
            && wanted.iter().enumerate().all(|(at, letter)| {
                chars.get(from + at).is_some_and(|(c, _)| initials(&Readings::new(), *c).contains(letter))
            })
    })
}

proptest! {
    #[test]
    fn the_engine_finds_what_a_straight_search_finds(
        texts in prop::collection::vec("[行重长还不了好发货您，。a3 {}]{0,12}", 1..6),
        ask in "[行重的得地，x]{0,6}",
        typed in "[xhzcbfdlnya3]{1,4}",
    ) {
        let phrase = |text: &String| Phrase { text: text.clone(), group: ask.clone(), ask: vec![ask.clone()], ..Phrase::default() };
        let phrases: Vec<Phrase> = texts.iter().map(phrase).collect();
        let mut found: Vec<usize> = load(&phrases)
            .suggest(&Query { typed: &typed, ..Query::default() }, usize::MAX)
            .iter()
            .map(|s| s.phrase)
            .collect();
        found.sort_unstable();
        let wanted: Vec<usize> = (0..phrases.len())
            .filter(|at| parts(&phrases[*at]).any(|(kind, text)| kind != Kind::Code && spells(text, &typed)))
            .collect();
        prop_assert_eq!(found, wanted);
    }
}
