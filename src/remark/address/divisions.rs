//! The table of administrative divisions (R1): today's provinces, cities, districts and counties, the towns of cities
//! without districts, what they are called in short, and what they were called since 2000.
//!
//! `cargo xtask divisions` makes the bytes; NOTICE.md names what from. They are no part of the engine that pages load:
//! a page reads them when it first meets an address. Layout, numbers little-endian: `XQD1` · FNV-1a of the rest · u16
//! divisions, their codes as varints of the differences · u16 pairs of (division, city it lay under before) · u16
//! names in order, each: a byte of how many characters it shares with the one before and how many it adds, those as
//! UTF-16, and its meanings, u16: division, kind (2 bits), everyday word (1), last (1).

use xiaoqi_scan::{Index, Word};

/// The divisions, ready to be looked up.
pub struct Divisions {
    /// The names, in order.
    index: Index,
    /// Where the meanings of each name begin.
    first: Vec<u16>,
    meanings: Vec<u16>,
    codes: Vec<u32>,
    parents: Vec<Unit>,
    /// The number of each division's full name.
    full: Vec<u16>,
    sat: Vec<(Unit, Unit)>,
}

/// A division, by its place in the order of codes.
pub(super) type Unit = u16;

/// No division: what lies over a province.
pub(super) const NONE: Unit = u16::MAX;

/// Bytes that are no table of divisions, or no longer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the table of divisions is damaged: {0}")]
pub struct BadDivisions(&'static str);

/// What a name is to its division.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Full,
    Short,
    Old,
}

/// What a name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) unit: Unit,
    pub(super) kind: Kind,
    /// An everyday word: never this division without the one above.
    pub(super) common: bool,
}

/// How low a division lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Province,
    City,
    District,
}

impl Divisions {
    /// The table of the bytes in `divisions.bin`, which pages get beside the engine.
    ///
    /// # Errors
    /// If the bytes are no such table, or damaged.
    pub fn read(bytes: &[u8]) -> Result<Self, BadDivisions> {
        let rest = bytes.strip_prefix(b"XQD1").ok_or(BadDivisions("another format"))?;
        let (sum, body) = rest.split_first_chunk::<4>().ok_or(BadDivisions("too short"))?;
        let is = body.iter().fold(0x811C_9DC5u32, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
        if u32::from_le_bytes(*sum) != is {
            return Err(BadDivisions("its sum is wrong"));
        }
        Self::of(&mut Bytes(body)).ok_or(BadDivisions("it does not hold together"))
    }

    /// The table that is bundled with tests, the command and benches.
    ///
    /// # Panics
    /// Never: a test reads it.
    #[cfg(feature = "divisions")]
    pub fn bundled() -> Self {
        Self::read(BUNDLED).unwrap_or_else(|bad| panic!("{bad}"))
    }

    fn of(bytes: &mut Bytes<'_>) -> Option<Self> {
        let mut codes = Vec::new();
        let mut parents: Vec<Unit> = Vec::new();
        let (mut code, mut province, mut city) = (0u32, NONE, NONE);
        for unit in 0..bytes.short()? {
            code = code.checked_add(bytes.varint()?)?;
            let parent = match () {
                () if code % 10_000 == 0 => {
                    (province, city) = (unit, NONE);
                    NONE
                }
                () if code % 100 == 0 => {
                    city = unit;
                    province
                }
                () if codes.get(usize::from(city)).is_some_and(|city| city / 100 == code / 100) => city,
                () => province,
            };
            let over = codes.get(usize::from(province));
            if codes.last().is_some_and(|last| *last >= code) || over.is_some_and(|over| over / 10_000 != code / 10_000)
            {
                return None;
            }
            codes.push(code);
            parents.push(parent);
        }
        let is_unit = |unit: Unit| usize::from(unit) < codes.len();
        let mut sat = Vec::new();
        for _ in 0..bytes.short()? {
            sat.push((bytes.short()?, bytes.short()?));
        }
        let mut full = vec![u16::MAX; codes.len()];
        let (mut units, mut starts, mut word): (Vec<u16>, _, Vec<u16>) = (Vec::new(), vec![0], Vec::new());
        let (mut first, mut meanings) = (Vec::new(), Vec::new());
        for name in 0..bytes.short()? {
            let lengths = bytes.byte()?;
            word.truncate(usize::from(lengths >> 4));
            for _ in 0..lengths & 15 {
                word.push(bytes.short()?);
            }
            // Names of one character would be found everywhere, and out of order.
            if word.len() < 2 {
                return None;
            }
            units.extend_from_slice(&word);
            starts.push(u32::try_from(units.len()).ok()?);
            first.push(u16::try_from(meanings.len()).ok()?);
            loop {
                let meaning = bytes.short()?;
                let is = Meaning::of(meaning);
                if !is_unit(is.unit) {
                    return None;
                }
                if is.kind == Kind::Full {
                    *full.get_mut(usize::from(is.unit))? = name;
                }
                meanings.push(meaning);
                if meaning >> 15 == 1 {
                    break;
                }
            }
        }
        let whole = bytes.0.is_empty()
            && !full.contains(&u16::MAX)
            && sat.iter().all(|(one, city)| is_unit(*one) && is_unit(*city));
        let index = Index::new(units, starts).ok().filter(|_| whole)?;
        Some(Self { index, first, meanings, codes, parents, full, sat })
    }

    /// Adds every name in `text` to `found`.
    pub(super) fn scan(&self, text: &[u16], found: &mut Vec<Word>) {
        self.index.scan(text, found);
    }

    /// What a name found in a text may mean.
    pub(super) fn meanings(&self, name: u32) -> impl Iterator<Item = Meaning> {
        let from = self.first.get(name as usize).copied().map_or(self.meanings.len(), usize::from);
        let all = self.meanings.get(from..).unwrap_or(&[]);
        let count = all.iter().position(|meaning| meaning >> 15 == 1).map_or(0, |last| last + 1);
        all.iter().take(count).map(|meaning| Meaning::of(*meaning))
    }

    /// Today's full name.
    pub(super) fn name(&self, unit: Unit) -> String {
        String::from_utf16_lossy(self.letters(unit))
    }

    /// The letters of today's full name.
    pub(super) fn letters(&self, unit: Unit) -> &[u16] {
        self.full.get(usize::from(unit)).map_or(&[], |name| self.index.word(u32::from(*name)))
    }

    pub(super) fn code(&self, unit: Unit) -> u32 {
        self.codes.get(usize::from(unit)).copied().unwrap_or(0)
    }

    /// What it lies under: [`NONE`] for a province.
    pub(super) fn parent(&self, unit: Unit) -> Unit {
        self.parents.get(usize::from(unit)).copied().unwrap_or(NONE)
    }

    pub(super) fn level(&self, unit: Unit) -> Level {
        match self.code(unit) {
            code if code % 10_000 == 0 => Level::Province,
            code if code % 100 == 0 => Level::City,
            _ => Level::District,
        }
    }

    /// Whether `unit` is `over`, lies under it, or did before.
    pub(super) fn under(&self, unit: Unit, over: Unit) -> bool {
        let mut at = unit;
        while at != NONE {
            if at == over || self.sat.contains(&(at, over)) {
                return true;
            }
            at = self.parent(at);
        }
        false
    }

    /// The divisions right under `over`.
    pub(super) fn below(&self, over: Unit) -> impl Iterator<Item = Unit> {
        let after = self.parents.iter().enumerate().skip(usize::from(over)).filter(move |(_, parent)| **parent == over);
        after.map(|(unit, _)| unit as Unit)
    }
}

/// What [`Divisions::bundled`] reads.
#[cfg(feature = "divisions")]
static BUNDLED: &[u8] = include_bytes!("divisions.bin");

impl Meaning {
    fn of(packed: u16) -> Self {
        let kind = match packed >> 12 & 3 {
            0 => Kind::Full,
            1 => Kind::Short,
            _ => Kind::Old,
        };
        Self { unit: packed & 0xFFF, kind, common: packed >> 14 & 1 == 1 }
    }
}

/// What is left of the bytes.
struct Bytes<'b>(&'b [u8]);

impl Bytes<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn varint(&mut self) -> Option<u32> {
        let mut value = 0u32;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

#[cfg(all(test, feature = "divisions"))]
#[path = "divisions_tests.rs"]
mod tests;
