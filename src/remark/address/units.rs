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

/// The words of a list.
pub(super) fn each(words: &[u16]) -> impl Iterator<Item = &[u16]> {
    words.split(|c| *c == u16::from(b' ')).filter(|word| !word.is_empty())
}

/// How long the first word of a list is that `text` begins with.
pub(super) fn first(text: &[u16], words: &[u16]) -> Option<usize> {
    let (mut fits, mut length) = (true, 0);
    for c in words {
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

/// Whether `text` begins with `word`. Most do not with its first character.
pub(super) fn begins(text: &[u16], word: &[u16]) -> bool {
    text.first() == word.first() && text.starts_with(word)
}

#[cfg(test)]
mod tests {
    use super::{each, first};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_first_is_the_first_of_each(text in "[省市a ]{0,4}", words in "[省市a ]{0,12}") {
            let (text, words): (Vec<u16>, Vec<u16>) = (text.encode_utf16().collect(), words.encode_utf16().collect());
            let wanted = each(&words).find(|word| text.starts_with(word)).map(<[u16]>::len);
            prop_assert_eq!(first(&text, &words), wanted);
        }
    }

    #[test]
    fn as_the_library_encodes_it() {
        const TEXT: &str = "a·é收货人 地址，\u{FFFD}";
        assert_eq!(u!(TEXT), TEXT.encode_utf16().collect::<Vec<_>>());
        assert_eq!(each(u!("省  市 县")).collect::<Vec<_>>(), [u!("省"), u!("市"), u!("县")]);
        assert!(u!("").is_empty());
    }
}
