//! Pinyin as agents type it: initials (jyn), whole syllables (jianyi), both mixed (jianyn), any reading of a character.
//!
//! Every place of every line stands under the pair of letters that it and the next character may begin with. What is typed
//! says which pairs it can begin with; only those places are read on. So a key costs what fits it, not the library.

use super::alphabet::{Read, Ready, Syllable};
use super::lines::{Cell, Lines};
use std::ops::Range;

/// Letters and digits.
const KEYS: usize = 36;
/// What may follow: one of them; and once more every place, whatever follows it.
const SECONDS: usize = KEYS + 1;

/// Places of the library's characters, by the letters that they begin with.
#[derive(Default)]
pub(super) struct Spelled {
    /// By first letter and the next character's, where its places begin, up to where those of the next pair do.
    from: Vec<u32>,
    /// Places among the cells of [`Lines`].
    places: Vec<u32>,
    /// The same for places that begin a clause, by one letter.
    starts_from: Vec<u32>,
    starts: Vec<u32>,
}

/// The letter's place among the keys.
fn key(letter: u8) -> Option<usize> {
    match letter {
        b'a'..=b'z' => Some(usize::from(letter - b'a')),
        b'0'..=b'9' => Some(26 + usize::from(letter - b'0')),
        _ => None,
    }
}

/// The letters that each character of the alphabet may begin with, a bit each.
fn beginnings(alphabet: &Ready) -> Vec<u64> {
    let bit = |syllable: &Syllable| key(syllable.letters()[0]).map_or(0, |key| 1 << key);
    (0..alphabet.len())
        .map(|number| alphabet.readings(number as u16, Read::Any).map(bit).fold(0, |a, b| a | b))
        .collect()
}

/// The bits that are set.
fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(bit)
    })
}

impl Spelled {
    pub(super) fn new(lines: &Lines, alphabet: &Ready) -> Self {
        let keys = beginnings(alphabet);
        let of = |cell: &Cell| keys.get(usize::from(cell.number())).copied().unwrap_or(0);
        let mut each_pair = |act: &mut dyn FnMut(usize, u32)| {
            for (from, cells) in lines.spelled() {
                for (at, cell) in cells.iter().enumerate() {
                    let next = cells.get(at + 1).map_or(0, of) | 1 << KEYS;
                    for left in bits(of(cell)) {
                        bits(next).for_each(|right| act(left * SECONDS + right, (from + at) as u32));
                    }
                }
            }
        };
        let (from, places) = collected(KEYS * SECONDS, &mut each_pair);
        let mut each_start = |act: &mut dyn FnMut(usize, u32)| {
            for (from, cells) in lines.spelled() {
                for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.starts()) {
                    bits(of(cell)).for_each(|letter| act(letter, (from + at) as u32));
                }
            }
        };
        let (starts_from, starts) = collected(KEYS, &mut each_start);
        Self { from, places, starts_from, starts }
    }

    /// Calls `each` with every place where `typed` may be read: the place, and how many characters it takes. Of a single
    /// letter, only where a clause begins. A place may come twice.
    pub(super) fn find(&self, typed: &[u8], lines: &Lines, alphabet: &Ready, each: &mut dyn FnMut(usize, usize, Read)) {
        let Some(first) = typed.first().and_then(|letter| key(*letter)) else { return };
        let mut look = |places: &[u32]| {
            for place in places.iter().map(|place| *place as usize) {
                let cells = lines.from(place);
                if let Some(count) = reads(cells, alphabet, typed, Read::Everyday) {
                    each(place, count, Read::Everyday);
                } else if let Some(count) = reads(cells, alphabet, typed, Read::Any) {
                    each(place, count, Read::Any);
                }
            }
        };
        if typed.len() == 1 {
            look(range(&self.starts, &self.starts_from, first..first + 1));
            return;
        }
        let mut seconds = 0u64;
        let mut single = false;
        for syllable in alphabet.syllables() {
            let letters = syllable.letters();
            single |= letters.starts_with(typed);
            let mut after = |length: usize| {
                if typed.len() > length && typed.starts_with(&letters[..length]) {
                    seconds |= key(typed[length]).map_or(0, |key| 1 << key);
                }
            };
            after(1);
            after(syllable.initial());
            after(letters.len());
        }
        if single {
            // One character alone may be meant: 'yun'. Every place stands under the last pair of its letter.
            let all = first * SECONDS + KEYS;
            look(range(&self.places, &self.from, all..all + 1));
        } else {
            bits(seconds).for_each(|second| {
                let pair = first * SECONDS + second;
                look(range(&self.places, &self.from, pair..pair + 1));
            });
        }
    }
}

fn range<'a>(all: &'a [u32], from: &[u32], keys: Range<usize>) -> &'a [u32] {
    let at = |key: usize| from.get(key).copied().unwrap_or(0) as usize;
    all.get(at(keys.start)..at(keys.end)).unwrap_or_default()
}

/// Puts places under their keys, which `each` names twice: once to be counted, once to be written.
fn collected(keys: usize, each: &mut dyn FnMut(&mut dyn FnMut(usize, u32))) -> (Vec<u32>, Vec<u32>) {
    let mut from = vec![0u32; keys + 1];
    each(&mut |key, _| from[key + 1] += 1);
    for key in 0..keys {
        from[key + 1] += from[key];
    }
    let (mut next, mut places) = (from.clone(), vec![0; from[keys] as usize]);
    each(&mut |key, place| {
        places[next[key] as usize] = place;
        next[key] += 1;
    });
    (from, places)
}

/// How many of the cells `typed` takes, if it can be read as their beginning: of each character its initial or the whole of
/// any reading, of the last also a part.
#[inline(never)]
pub(super) fn reads(cells: &[Cell], alphabet: &Ready, typed: &[u8], read: Read) -> Option<usize> {
    // A bit for every letter that may come next.
    let mut open = 1u64;
    for (at, cell) in cells.iter().enumerate() {
        let mut next = 0u64;
        for syllable in alphabet.readings(cell.number(), read) {
            let letters = syllable.letters();
            for from in bits(open) {
                let rest = &typed[from..];
                if letters.starts_with(rest) {
                    return Some(at + 1);
                }
                for length in [1, syllable.initial(), letters.len()] {
                    if rest.starts_with(&letters[..length]) {
                        next |= 1 << (from + length);
                    }
                }
            }
        }
        if next == 0 {
            return None;
        }
        open = next;
    }
    None
}
