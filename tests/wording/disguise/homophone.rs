//! Homophones: one or two characters written as another common one that sounds the same without its tone; now and then
//! one that ends in -n for -ng, or the other way round. At least one character stays as written.

use super::{Rng, choose, inside, is_han};
use pinyin::ToPinyin;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use xiaoqi::text::Span;

pub(super) fn apply(message: &str, span: Span, rng: &mut Rng) -> Option<String> {
    inside(message, span, |piece| {
        let able = |c: char| is_han(c) && !others(c, &reading(c)).is_empty();
        let places: Vec<usize> = piece.char_indices().filter(|(_, c)| able(*c)).map(|(at, _)| at).collect();
        let written = piece.chars().filter(|c| c.is_alphanumeric()).count();
        // Two of four characters are enough to read; two of three are not.
        let most = if written > 3 { 1 + rng.below(2) } else { written.saturating_sub(1).min(1) };
        let places = choose(places, most, rng);
        piece.char_indices().map(|(at, c)| if places.contains(&at) { like(c, rng) } else { c }).collect()
    })
}

/// Another character that sounds like `c`.
fn like(c: char, rng: &mut Rng) -> char {
    let near = others(c, &other_ending(&reading(c)));
    if !near.is_empty() && rng.below(4) == 0 {
        return rng.pick(&near);
    }
    rng.pick(&others(c, &reading(c)))
}

/// The common characters read so, but for `c`.
fn others(c: char, reading: &str) -> Vec<char> {
    by_reading().get(reading).map_or_else(Vec::new, |list| list.iter().copied().filter(|other| *other != c).collect())
}

/// The first reading, without tone; empty if there is none.
fn reading(c: char) -> String {
    c.to_pinyin().map_or_else(String::new, |p| p.plain().to_owned())
}

/// xin for xing, xing for xin; nothing for other endings.
fn other_ending(reading: &str) -> String {
    match reading.strip_suffix("ng") {
        Some(stem) => format!("{stem}n"),
        None if reading.ends_with('n') => format!("{reading}g"),
        None => String::new(),
    }
}

/// The characters of the first level of GB 2312 by their readings.
fn by_reading() -> &'static BTreeMap<String, Vec<char>> {
    static TABLE: OnceLock<BTreeMap<String, Vec<char>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: BTreeMap<String, Vec<char>> = BTreeMap::new();
        for c in first_level() {
            table.entry(reading(c)).or_default().push(c);
        }
        table.remove("");
        table
    })
}

/// Bytes B0A1 to D7F9.
fn first_level() -> Vec<char> {
    let bytes: Vec<u8> = (0xB0..=0xD7u8).flat_map(|row| (0xA1..=0xFEu8).flat_map(move |cell| [row, cell])).collect();
    let (text, _) = encoding_rs::GBK.decode_without_bom_handling(&bytes[..bytes.len() - 10]);
    text.chars().collect()
}

#[test]
fn the_first_level_is_whole() {
    let all = first_level();
    assert_eq!((all.len(), all[0], all[all.len() - 1]), (3755, '啊', '座'));
    assert!(others('信', "xin").contains(&'心') && others('微', "wei").contains(&'威'));
}
