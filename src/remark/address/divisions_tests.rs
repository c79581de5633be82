//! The table as its bytes say it: against the golden text, damaged, and against a naive search.

use super::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const GOLDEN: &str = include_str!("../../../tests/golden/divisions.txt");

fn all(table: &Divisions) -> impl Iterator<Item = Unit> + use<> {
    0..table.codes.len() as Unit
}

/// Every name with its meanings.
fn names(table: &Divisions) -> BTreeMap<String, Vec<Meaning>> {
    let word = |name: u32| String::from_utf16_lossy(table.index.word(name));
    (0..table.index.len() as u32).map(|name| (word(name), table.meanings(name).collect())).collect()
}

#[test]
fn the_bytes_say_what_the_golden_text_says() {
    let table = Divisions::bundled();
    let mut said = String::new();
    let mut head = u32::MAX;
    for unit in all(&table) {
        let (code, name) = (table.code(unit), table.name(unit));
        let over = match (table.level(unit), table.parent(unit)) {
            (Level::District, parent) if table.code(parent) / 100 == code / 100 => table.code(parent),
            (Level::District, _) if head == code / 10_000 * 10_000 => head,
            (Level::District, _) => code / 100,
            _ => code,
        };
        if over != head {
            let named = if over == code { format!(" {name}") } else { String::new() };
            let _ = write!(said, "\n{over}{named}:");
            head = over;
        }
        if over != code {
            let _ = write!(said, " {name}");
        }
    }
    said.push('\n');
    for (name, meanings) in names(&table) {
        for meaning in meanings.iter().filter(|meaning| meaning.kind == Kind::Old || meaning.common) {
            let mark = if meaning.kind == Kind::Old { "<" } else { "!" };
            let _ = writeln!(said, "{name} {mark} {} {}", table.code(meaning.unit), table.name(meaning.unit));
        }
    }
    let short = names(&table).values().flatten().filter(|meaning| meaning.kind == Kind::Short).count();
    let _ = writeln!(said, "{} names, {short} short", table.index.len());
    for (unit, city) in &table.sat {
        let _ = writeln!(said, "{} sat under {}", table.code(*unit), table.code(*city));
    }
    let differs = said[1..].lines().zip(GOLDEN.lines()).find(|(one, other)| one != other);
    assert_eq!(differs, None, "`cargo xtask divisions` makes both");
    assert_eq!(said[1..].lines().count(), GOLDEN.lines().count());
}

#[test]
fn sizes() {
    assert!(BUNDLED.len() < 70_000, "{} bytes", BUNDLED.len());
    let table = Divisions::bundled();
    let count = |level| all(&table).filter(|unit| table.level(*unit) == level).count();
    // 34 provinces; 333 cities and 22 of 台湾; the rest with towns, 香港 and areas without a code of their own.
    assert_eq!(count(Level::Province), 34);
    assert_eq!(count(Level::City), 333 + 22);
    assert!((2_846..3_000).contains(&count(Level::District)), "{}", count(Level::District));
}

#[test]
fn damage_is_told() {
    assert!(Divisions::read(b"").is_err() && Divisions::read(b"XQD1").is_err());
    for at in (0..BUNDLED.len()).step_by(97) {
        let mut bytes = BUNDLED.to_vec();
        bytes[at] ^= 0x41;
        assert!(Divisions::read(&bytes).is_err(), "byte {at}");
        assert!(Divisions::read(&BUNDLED[..at]).is_err(), "{at} bytes");
    }
}

fn summed(body: &[u8]) -> Vec<u8> {
    let sum = body.iter().fold(0x811C_9DC5u32, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    [b"XQD1".as_slice(), &sum.to_le_bytes(), body].concat()
}

/// Every place where one of the names stands, looked for one by one.
fn naive(names: &BTreeMap<String, Vec<Meaning>>, text: &[u16]) -> BTreeSet<(usize, usize, String)> {
    let mut found = BTreeSet::new();
    for start in 0..text.len() {
        for end in start + 1..=text.len().min(start + 15) {
            let word = String::from_utf16_lossy(&text[start..end]);
            if names.contains_key(&word) {
                found.insert((start, end, word));
            }
        }
    }
    found
}

proptest! {
    /// Right sums over wrong bytes, too: never a panic, whatever is read then.
    #[test]
    fn any_bytes_are_read_or_refused(at in 0..BUNDLED.len() - 8, bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        let _ = Divisions::read(&summed(&bytes));
        let mut body = BUNDLED[8..].to_vec();
        for (place, byte) in body.iter_mut().skip(at).zip(&bytes) {
            *place = *byte;
        }
        if let Ok(table) = Divisions::read(&summed(&body)) {
            let mut found = Vec::new();
            let text: Vec<u16> = "广东省深圳市南山区".encode_utf16().collect();
            table.scan(&text, &mut found);
            for word in found {
                for meaning in table.meanings(word.number) {
                    let _ = (table.name(meaning.unit), table.level(meaning.unit), table.under(meaning.unit, 0), table.below(meaning.unit).count());
                }
            }
        }
    }

    #[test]
    fn names_are_found_as_by_a_naive_search(picks in proptest::collection::vec((any::<prop::sample::Index>(), "[路市区 县城东江州]{0,2}"), 0..6)) {
        let table = Divisions::bundled();
        let names = names(&table);
        let list: Vec<&String> = names.keys().collect();
        let text: String = picks.iter().map(|(pick, more)| format!("{}{more}", pick.get(&list))).collect();
        let text: Vec<u16> = text.encode_utf16().collect();
        let mut found = Vec::new();
        table.scan(&text, &mut found);
        let word = |w: &Word| (w.start as usize, w.end as usize, String::from_utf16_lossy(table.index.word(w.number)));
        prop_assert_eq!(found.iter().map(word).collect::<BTreeSet<_>>(), naive(&names, &text));
    }
}
