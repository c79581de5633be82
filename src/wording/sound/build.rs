//! Compiles the sounds of words. Which characters people type is told by GB 2312, whose 6,763 characters every input
//! method offers first.

use super::Sounds;
use super::spelling::LATIN;
use super::tokens::Tokens;
use crate::text::readings;
use crate::wording::vocabulary::Use;
use std::collections::{BTreeMap, BTreeSet};

/// Digits are read like their numerals.
const NUMERALS: &str = "零一二三四五六七八九";

/// How characters are read: made once, used for many packs.
pub(in crate::wording) struct Readings {
    table: readings::Readings,
    /// The characters that people type, by their sound.
    typed: BTreeMap<String, Vec<char>>,
    /// Every spelling of a syllable, with its sound.
    spellings: BTreeMap<String, String>,
}

impl Readings {
    pub(in crate::wording) fn new() -> Self {
        let table = readings::Readings::new();
        let typed = || (0x4E00..=0x9FA5).filter_map(char::from_u32).filter(|c| table.is_typed(*c));
        let mut spellings = BTreeMap::new();
        for reading in typed().flat_map(|c| table.of(c)) {
            let spelling = reading.replace('ü', "v");
            if spelling.is_ascii() {
                let sound = alike(&spelling);
                spellings.insert(spelling, sound);
            }
        }
        let mut by_sound: BTreeMap<String, Vec<char>> = BTreeMap::new();
        for (c, sound) in typed().filter_map(|c| Some((c, sound(&table, c)?))) {
            by_sound.entry(sound).or_default().push(c);
        }
        Self { typed: by_sound, spellings, table }
    }

    /// The sound of a character; what has none, as the letters of vx, is its own.
    fn unit(&self, c: char) -> String {
        sound(&self.table, c).unwrap_or_else(|| format!("'{c}"))
    }
}

/// How a character is spelt; what sounds much alike in many provinces is one: xin and xing, shi and si.
fn sound(table: &readings::Readings, c: char) -> Option<String> {
    let c = c.to_digit(10).and_then(|d| NUMERALS.chars().nth(d as usize)).unwrap_or(c);
    table.of(c).next().map(alike)
}

fn alike(spelling: &str) -> String {
    let spelling = spelling.replace('ü', "v").replace("zh", "z").replace("ch", "c").replace("sh", "s");
    match spelling.strip_suffix('g') {
        Some(short) if short.ends_with("in") || short.ends_with("en") => short.to_owned(),
        _ => spelling,
    }
}

/// Compiles the sounds of `words`, of which those in `heard` are asked for.
/// `around` is all that their entries say; `splits` are parts and the character they make.
pub(in crate::wording) fn build(
    words: &BTreeMap<String, Vec<Use>>,
    heard: &BTreeSet<String>,
    around: &BTreeSet<String>,
    splits: &[(String, char)],
    readings: &Readings,
) -> Sounds {
    let wanted: BTreeSet<char> = around.iter().flat_map(|text| text.chars()).collect();
    let used: BTreeSet<String> = wanted.iter().map(|c| readings.unit(*c)).collect();
    let numbers: BTreeMap<&String, u16> = used.iter().zip(1..).collect();
    if numbers.is_empty() {
        return Sounds::default();
    }
    let number = |syllable: &String| numbers.get(syllable).copied().unwrap_or(0);

    let mut classes = vec![BTreeSet::new(); numbers.len()];
    let mut add = |c: char, sound: &String| {
        if let Some(class) = number(sound).checked_sub(1).and_then(|at| classes.get_mut(usize::from(at))) {
            class.insert(c);
        }
    };
    for sound in &used {
        readings.typed.get(sound).into_iter().flatten().for_each(|c| add(*c, sound));
    }
    for c in wanted.iter().copied().chain('0'..='9') {
        add(c, &readings.unit(c));
    }
    let mut spellings: BTreeMap<String, u16> =
        readings.spellings.iter().map(|(spelling, sound)| (spelling.clone(), number(sound))).collect();
    let latin = around.iter().flat_map(|text| text.split(|c: char| !c.is_ascii_lowercase()));
    for word in latin.filter(|word| !word.is_empty()) {
        spellings.entry(word.to_owned()).or_insert(LATIN);
    }
    let mut sounds = Sounds {
        classes: classes.into_iter().map(|class| class.into_iter().collect()).collect(),
        spellings: spellings.into_iter().collect(),
        ..Sounds::default()
    };
    sounds.splits = splits.iter().filter(|(_, whole)| wanted.contains(whole)).cloned().collect();
    let tokens = Tokens::new(&sounds.classes, Vec::new(), Vec::new());
    let listened = words.keys().zip(0..).filter(|(word, _)| heard.contains(*word));
    let mut by_sound: Vec<(Vec<u16>, u32)> =
        listened.map(|(word, at)| (word.chars().map(|c| tokens.syllable(c)).collect(), at)).collect();
    by_sound.sort_unstable();
    sounds.heard = by_sound.into_iter().map(|(_, at)| at).collect();
    sounds
}
