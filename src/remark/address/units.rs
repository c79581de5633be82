//! Words and sets of characters as UTF-16, made by the compiler: the text is looked at so, and neither side has to be
//! decoded; and a Chinese character takes two bytes in place of three.

/// A text as UTF-16. One of several words has a space between them.
macro_rules! u {
    ($text:expr) => {{
        const OF: &str = $text;
        const UNITS: [u16; $crate::remark::address::units::length(OF)] = $crate::remark::address::units::units(OF);
        &UNITS as &[u16]
    }};
}
pub(super) use u;

/// A [`List`] made by the compiler.
macro_rules! list {
    ($text:expr) => {{
        const LIST: $crate::remark::address::units::List =
            $crate::remark::address::units::List::new($crate::remark::address::units::u!($text));
        &LIST as &'static $crate::remark::address::units::List
    }};
}
pub(super) use list;

/// A [`Set`] made by the compiler.
macro_rules! set {
    ($text:expr) => {{
        const SET: $crate::remark::address::units::Set =
            $crate::remark::address::units::Set::new($crate::remark::address::units::u!($text));
        &SET as &'static $crate::remark::address::units::Set
    }};
}
pub(super) use set;

/// How many characters a text has.
pub(super) const fn length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut length) = (0, 0);
    while at < bytes.len() {
        length += (bytes[at] & 0xC0 != 0x80) as usize;
        at += 1;
    }
    length
}

/// The characters of a text, of one unit each: another stops the compiler.
pub(super) const fn units<const N: usize>(text: &str) -> [u16; N] {
    const fn low(byte: u8) -> u16 {
        (byte & 0x3F) as u16
    }
    let (bytes, mut units) = (text.as_bytes(), [0; N]);
    let (mut at, mut n) = (0, 0);
    while n < N {
        let first = bytes[at] as u16;
        let (unit, taken) = match first {
            0..0x80 => (first, 1),
            0x80..0xE0 => ((first & 0x1F) << 6 | low(bytes[at + 1]), 2),
            0xE0..0xF0 => ((first & 0xF) << 12 | low(bytes[at + 1]) << 6 | low(bytes[at + 2]), 3),
            _ => panic!("a character beyond the first plane"),
        };
        units[n] = unit;
        (at, n) = (at + taken, n + 1);
    }
    units
}

/// One bit of four words for a character, few of which share one.
const fn bit(c: u16) -> (usize, u64) {
    ((c >> 6 & 3) as usize, 1 << (c & 63))
}

/// Whether a character may be among those of which `bits` were made.
fn may(bits: &[u64; 4], c: u16) -> bool {
    let (at, bit) = bit(c);
    bits.get(at).is_some_and(|bits| bits & bit != 0)
}

/// Characters in order, asked for at every place of a text: most are none of them, and one look tells.
pub(super) struct Set {
    bits: [u64; 4],
    of: &'static [u16],
}

impl Set {
    pub(super) const fn new(of: &'static [u16]) -> Self {
        let (mut bits, mut at) = ([0; 4], 0);
        while at < of.len() {
            assert!(at == 0 || of[at - 1] < of[at], "not in order");
            let (word, bit) = bit(of[at]);
            bits[word] |= bit;
            at += 1;
        }
        Self { bits, of }
    }

    pub(super) fn has(&self, c: u16) -> bool {
        may(&self.bits, c) && self.of.binary_search(&c).is_ok()
    }
}

/// The bits of what words begin with.
const fn beginnings(of: &[u16]) -> [u64; 4] {
    let (mut bits, mut at) = ([0; 4], 0);
    while at < of.len() {
        if of[at] != b' ' as u16 && (at == 0 || of[at - 1] == b' ' as u16) {
            let (word, bit) = bit(of[at]);
            bits[word] |= bit;
        }
        at += 1;
    }
    bits
}

/// Words with a space between them, asked for at every place of a text: what none of them begins with is left at once.
pub(super) struct List {
    bits: [u64; 4],
    of: &'static [u16],
}

impl List {
    pub(super) const fn new(of: &'static [u16]) -> Self {
        Self { bits: beginnings(of), of }
    }

    /// The words.
    pub(super) fn each(&self) -> impl Iterator<Item = &'static [u16]> {
        self.of.split(|c| *c == u16::from(b' ')).filter(|word| !word.is_empty())
    }

    /// The words that begin with `c`.
    pub(super) fn begin(&self, c: u16) -> impl Iterator<Item = &'static [u16]> {
        let of = if may(&self.bits, c) { self.of } else { &[] };
        let begins = move |at: usize| at.checked_sub(1).and_then(|at| of.get(at)).is_none_or(|c| *c == u16::from(b' '));
        let word = move |at: usize| of.get(at..).and_then(|rest| rest.split(|c| *c == u16::from(b' ')).next());
        let places = of.iter().enumerate().filter(move |(_, unit)| **unit == c);
        places.filter(move |(at, _)| begins(*at)).filter_map(move |(at, _)| word(at))
    }

    /// How long the first of the words is that `text` begins with.
    pub(super) fn first(&self, text: &[u16]) -> Option<usize> {
        if !may(&self.bits, *text.first()?) {
            return None;
        }
        let (mut fits, mut length) = (true, 0);
        for c in self.of {
            if *c != u16::from(b' ') {
                fits = fits && text.get(length) == Some(c);
                length += 1;
            } else if fits && length > 0 {
                return Some(length);
            } else {
                (fits, length) = (true, 0);
            }
        }
        (fits && length > 0).then_some(length)
    }

    /// Whether one of the words stands in `text`.
    pub(super) fn within(&self, text: &[u16]) -> bool {
        (0..text.len()).any(|at| self.first(text.get(at..).unwrap_or(&[])).is_some())
    }
}

/// Whether `text` begins with `word`. Most do not with its first character.
pub(super) fn begins(text: &[u16], word: &[u16]) -> bool {
    text.first() == word.first() && text.starts_with(word)
}

#[cfg(test)]
mod tests {
    use super::{List, Set};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_first_is_the_first_of_each(text in "[省市a ]{0,4}", words in "[省市a ]{0,12}") {
            let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
            let (text, of) = (units(&text), &*units(&words).leak());
            let list = List::new(of);
            let wanted = list.each().find(|word| text.starts_with(word)).map(<[u16]>::len);
            prop_assert_eq!(list.first(&text), wanted);
            let begin = list.each().filter(|word| word.first() == text.first());
            prop_assert!(text.first().is_none_or(|c| *c == 0x20) || begin.eq(list.begin(text[0])));
            prop_assert_eq!(list.within(&text), list.each().any(|word| text.windows(word.len()).any(|at| at == word)));
        }

        #[test]
        fn a_set_has_what_it_was_made_of(of in proptest::collection::btree_set(any::<u16>(), 0..400), c: u16) {
            let set = Set::new(of.iter().copied().collect::<Vec<_>>().leak());
            prop_assert!(of.iter().all(|c| set.has(*c)));
            prop_assert_eq!(set.has(c), of.contains(&c));
        }
    }

    #[test]
    fn as_the_library_encodes_it() {
        const TEXT: &str = "a·é收货人 地址，\u{FFFD}";
        assert_eq!(u!(TEXT), TEXT.encode_utf16().collect::<Vec<_>>());
        assert_eq!(list!("省  市 县").each().collect::<Vec<_>>(), [u!("省"), u!("市"), u!("县")]);
        assert!(u!("").is_empty());
    }
}
