//! How Chinese characters are read, for those who make packs: their syllables without tones, the commonest first, and
//! which characters people type. A table made once of the crates `pinyin` and `encoding_rs`, and held against them by its
//! test: what a browser compiles packs with must not carry half a megabyte. Never in a page.
//!
//! ```text
//! length u16 · syllables with blanks between · for 4E00..=9FFF a cell u16 · further readings: character u16, syllable u16, in order
//! cell: bit 15 typed (GB 2312) · bit 14 has further readings · the rest the first syllable's place + 1, 0 for none
//! ```
//! All numbers little-endian.

/// Which readings are everyday, of characters that have more than one.
static EVERYDAY: &str = include_str!("polyphones.txt");

/// The everyday readings of a character that has more than one; nothing for others: of them it is the first alone.
pub(crate) fn everyday(c: char) -> impl Iterator<Item = &'static str> {
    let line = EVERYDAY.lines().find(|line| line.starts_with(c) && !line.starts_with('#'));
    line.into_iter().flat_map(|line| line.split(' ').skip(1))
}

/// The table.
static TABLE: &[u8] = include_bytes!("readings.bin");
const FIRST: u32 = 0x4E00;
const CELLS: usize = 0x9FFF - 0x4E00 + 1;
const TYPED: u16 = 1 << 15;
const MORE: u16 = 1 << 14;

/// The readings, ready to be asked.
pub(crate) struct Readings {
    syllables: Vec<&'static str>,
    cells: &'static [u8],
    more: &'static [u8],
}

impl Readings {
    pub(crate) fn new() -> Self {
        let length = number(TABLE, 0).map_or(0, usize::from);
        let names = TABLE.get(2..2 + length).unwrap_or_default();
        let rest = TABLE.get(2 + length..).unwrap_or_default();
        let (cells, more) = rest.split_at_checked(2 * CELLS).unwrap_or_default();
        let syllables = std::str::from_utf8(names).unwrap_or_default().split(' ').collect();
        Self { syllables, cells, more }
    }

    fn cell(&self, c: char) -> u16 {
        let at = u32::from(c).checked_sub(FIRST).and_then(|at| usize::try_from(at).ok());
        at.and_then(|at| number(self.cells, at)).unwrap_or(0)
    }

    /// Whether it is one of the 6,763 characters that every input method offers first.
    pub(crate) fn is_typed(&self, c: char) -> bool {
        self.cell(c) & TYPED != 0
    }

    /// How it is read, the commonest first, each once: zhong chong tong.
    pub(crate) fn of(&self, c: char) -> impl Iterator<Item = &'static str> {
        let cell = self.cell(if c == '〇' { '零' } else { c });
        let first = usize::from(cell & !(TYPED | MORE)).checked_sub(1);
        let more = if cell & MORE == 0 { &[] } else { self.further(c) };
        let places =
            first.into_iter().chain(more.chunks_exact(4).filter_map(|pair| Some(usize::from(number(pair, 1)?))));
        let found: Vec<&'static str> = places.filter_map(|at| self.syllables.get(at).copied()).collect();
        found.into_iter()
    }

    /// The stretch of further readings of a character.
    fn further(&self, c: char) -> &'static [u8] {
        let Ok(wanted) = u16::try_from(u32::from(c)) else { return &[] };
        let (pairs, _) = self.more.as_chunks::<4>();
        let key = |pair: &[u8; 4]| u16::from_le_bytes([pair[0], pair[1]]);
        let begin = pairs.partition_point(|pair| key(pair) < wanted);
        let end = pairs.partition_point(|pair| key(pair) <= wanted);
        self.more.get(4 * begin..4 * end).unwrap_or_default()
    }
}

/// The number at a place of a table of numbers.
fn number(table: &[u8], at: usize) -> Option<u16> {
    let (numbers, _) = table.as_chunks::<2>();
    numbers.get(at).map(|bytes| u16::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use pinyin::{ToPinyin, ToPinyinMulti};

    #[test]
    fn everyday_readings_are_readings() {
        let readings = Readings::new();
        for line in EVERYDAY.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split(' ');
            let c = words.next().and_then(|word| word.chars().next()).unwrap();
            let known: Vec<String> = readings.of(c).map(|r| r.replace('ü', "v")).collect();
            let ours: Vec<&str> = words.collect();
            assert!(ours.len() > 1, "{line}");
            for reading in &ours {
                assert!(
                    known.iter().any(|r| r == reading) || matches!((c, *reading), ('嗯', "en") | ('绿', "lv")),
                    "{line}: {known:?}"
                );
            }
            assert_eq!(everyday(c).collect::<Vec<_>>(), ours);
        }
        assert_eq!(everyday('好').count(), 0);
    }

    #[test]
    fn every_character_is_read_and_typed_as_the_crates_say() {
        let readings = Readings::new();
        for c in (0x4E00..=0x9FFF).filter_map(char::from_u32) {
            let mut known: Vec<&str> = c.to_pinyin().into_iter().map(|reading| reading.plain()).collect();
            for reading in c.to_pinyin_multi().into_iter().flatten() {
                if !known.contains(&reading.plain()) {
                    known.push(reading.plain());
                }
            }
            assert_eq!(readings.of(c).collect::<Vec<_>>(), known, "{c}");
            // The corner of GBK whose two bytes are both 0xA1 or more.
            let mut text = [0; 4];
            let (bytes, _, unmappable) = encoding_rs::GBK.encode(c.encode_utf8(&mut text));
            let typed = !unmappable && bytes.len() == 2 && bytes.iter().all(|b| *b >= 0xA1);
            assert_eq!(readings.is_typed(c), typed, "{c}");
        }
        // A zero, whatever else old books read it as.
        assert_eq!(readings.of('〇').collect::<Vec<_>>(), ["ling"]);
        let none: Vec<&str> = "a1，のー㐀😀".chars().flat_map(|c| readings.of(c)).collect();
        assert!(none.is_empty(), "{none:?}");
    }
}
