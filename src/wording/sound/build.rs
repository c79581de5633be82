//! Compiles the sounds of words. The readings are the `pinyin` crate's (MIT); which characters people type is told by
//! GB 2312, whose 6,763 characters every input method offers first.

use super::Sounds;
use super::spelling::LATIN;
use super::tokens::Tokens;
use crate::wording::vocabulary::Use;
use pinyin::{ToPinyin, ToPinyinMulti};
use std::collections::{BTreeMap, BTreeSet};

/// Digits are read like their numerals.
const NUMERALS: &str = "零一二三四五六七八九";

/// How characters are read: made once, used for many packs.
pub(in crate::wording) struct Readings {
    /// The characters that people type, by their sound.
    typed: BTreeMap<String, Vec<char>>,
    /// Every spelling of a syllable, with its sound.
    spellings: BTreeMap<String, String>,
}

impl Readings {
    pub(in crate::wording) fn new() -> Self {
        let typed = || (0x4E00..=0x9FA5).filter_map(char::from_u32).filter(|c| is_typed(*c));
        let mut spellings = BTreeMap::new();
        for reading in typed().filter_map(|c| c.to_pinyin_multi()).flatten() {
            let spelling = reading.plain().replace('ü', "v");
            if spelling.is_ascii() {
                let sound = alike(&spelling);
                spellings.insert(spelling, sound);
            }
        }
        let mut by_sound: BTreeMap<String, Vec<char>> = BTreeMap::new();
        for (c, sound) in typed().filter_map(|c| Some((c, sound(c)?))) {
            by_sound.entry(sound).or_default().push(c);
        }
        Self { typed: by_sound, spellings }
    }
}

/// Whether a character is one of GB 2312: the corner of GBK whose two bytes are both 0xA1 or more.
fn is_typed(c: char) -> bool {
    let mut text = [0; 4];
    let (bytes, _, unmappable) = encoding_rs::GBK.encode(c.encode_utf8(&mut text));
    !unmappable && bytes.len() == 2 && bytes.iter().all(|b| *b >= 0xA1)
}

/// How a character is spelt; what sounds much alike in many provinces is one: xin and xing, shi and si.
fn sound(c: char) -> Option<String> {
    let c = c.to_digit(10).and_then(|d| NUMERALS.chars().nth(d as usize)).unwrap_or(c);
    c.to_pinyin().map(|reading| alike(reading.plain()))
}

/// The sound of a character; what has none, as the letters of vx, is its own.
fn unit(c: char) -> String {
    sound(c).unwrap_or_else(|| format!("'{c}"))
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
    let used: BTreeSet<String> = wanted.iter().map(|c| unit(*c)).collect();
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
        add(c, &unit(c));
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
