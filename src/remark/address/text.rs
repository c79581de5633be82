//! A pasted text as the parser looks at it: folded characters one by one, with the way back, and marks where something is
//! found already.

use super::units::{List, begins};
use crate::remark::tidy::{is_han, is_hidden};
use crate::text::{Span, fold_char};

/// As much of a text as is looked at, in characters: an address is a tenth of it.
const LONGEST: usize = 4_096;

/// What a mark stands for.
pub(super) const PHONE: u16 = 1;
/// A label before a name.
pub(super) const NAMED: u16 = 2;
/// A label before a number to call.
pub(super) const CALLED: u16 = 3;
/// A label before a place.
pub(super) const PLACED: u16 = 4;
/// A label before what is no part of an address.
pub(super) const OTHER: u16 = 5;
/// Divisions.
pub(super) const REGION: u16 = 6;
/// Something that is left out: a postcode, an order's number.
pub(super) const GONE: u16 = b',' as u16;

/// The text.
pub(super) struct Text<'t> {
    original: &'t str,
    /// Folded characters as UTF-16, or marks.
    pub(super) work: Vec<u16>,
    /// Where each begins in the original; one more than there are.
    at: Vec<u32>,
    /// Whether the text is longer than what is looked at.
    pub(super) cut: bool,
}

impl<'t> Text<'t> {
    pub(super) fn new(original: &'t str) -> Self {
        let most = original.len().min(LONGEST);
        let (mut work, mut at) = (Vec::with_capacity(most), Vec::with_capacity(most + 1));
        let mut end = 0;
        for (place, c) in original.char_indices() {
            if work.len() == LONGEST {
                break;
            }
            end = place + c.len_utf8();
            if let Some(c) = seen_as(c) {
                work.push(u16::try_from(c as u32).unwrap_or(0xFFFD));
                at.push(place as u32);
            }
        }
        let cut = original.get(end..).is_some_and(|rest| !rest.trim().is_empty());
        at.push(end as u32);
        Self { original, work, at, cut }
    }

    /// The original of characters `start..end`, with what was left out between them.
    pub(super) fn slice(&self, start: usize, end: usize) -> &'t str {
        let span = self.span(start, end);
        self.original.get(span.start..span.end).unwrap_or("")
    }

    /// Where characters `start..end` stand in the original.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        if start >= end {
            return Span::new(0, 0);
        }
        let place = |at: usize| self.at.get(at).copied().unwrap_or(0) as usize;
        // What is left out behind the last character is no part of it.
        let last = place(end - 1);
        Span::new(
            place(start),
            last + self.original.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8),
        )
    }

    /// The character at a place; 0 outside.
    pub(super) fn get(&self, at: usize) -> u16 {
        self.work.get(at).copied().unwrap_or(0)
    }

    /// The character before a place; 0 at the beginning.
    pub(super) fn before(&self, at: usize) -> u16 {
        at.checked_sub(1).map_or(0, |at| self.get(at))
    }

    /// Where `word` ends that begins at a place.
    pub(super) fn word(&self, at: usize, word: &[u16]) -> Option<usize> {
        self.work.get(at..).filter(|rest| begins(rest, word)).map(|_| at + word.len())
    }

    /// The first word of a list that begins at a place: where it ends.
    pub(super) fn any(&self, at: usize, words: &List) -> Option<usize> {
        words.first(self.work.get(at..)?).map(|length| at + length)
    }

    pub(super) fn mark(&mut self, start: usize, end: usize, mark: u16) {
        for place in self.work.iter_mut().take(end).skip(start) {
            *place = mark;
        }
    }
}

/// What a character counts as; nothing where it is not seen.
fn seen_as(c: char) -> Option<char> {
    let c = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    match c {
        ' '..='~' => Some(c.to_ascii_lowercase()),
        '\n' | '\r' => Some('\n'),
        '。' | '、' | '·' => Some(c),
        '•' | '・' | '‧' => Some('·'),
        '【' | '〔' | '［' | '「' | '『' | '《' | '〈' => Some('('),
        '】' | '〕' | '］' | '」' | '』' | '》' | '〉' => Some(')'),
        '—' | '–' | '‐' | '‑' | '−' | '―' => Some('-'),
        c if c.is_whitespace() => Some(' '),
        c if is_hidden(c) || matches!(c as u32, 0x300..=0x36F | 0xFE00..=0xFE0F) => None,
        c => Some(fold_char(c).unwrap_or(' ')),
    }
}

/// A Chinese character.
pub(super) fn han(c: u16) -> bool {
    char::from_u32(u32::from(c)).is_some_and(is_han)
}

pub(super) fn digit(c: u16) -> bool {
    (0x30..0x3A).contains(&c)
}

pub(super) fn letter(c: u16) -> bool {
    (0x61..0x7B).contains(&c)
}

/// Whether `c` is one of the few characters of `set`.
pub(super) fn one_of(c: u16, set: &[u16]) -> bool {
    set.contains(&c)
}

/// What parts the words of an address: the beginning and the end, marks, spaces, commas and their like.
pub(super) fn parts(c: u16) -> bool {
    match u8::try_from(c) {
        Ok(c) => matches!(
            c,
            0..=6
                | b'\n'
                | b' '
                | b','
                | b';'
                | b':'
                | b'!'
                | b'?'
                | b'|'
                | b'<'
                | b'>'
                | b'~'
                | b'^'
                | b'='
                | b'"'
                | b'\''
                | b'`'
        ),
        Err(_) => c == '。' as u16,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seen(text: &str) -> String {
        String::from_utf16_lossy(&Text::new(text).work)
    }

    #[test]
    fn width_script_and_radicals_are_one() {
        assert_eq!(seen("廣東省東莞市虎門鎮８４號"), "广东省东莞市虎门镇84号");
        assert_eq!(seen("\u{2EC4}安市\u{2ED3}安区（Ａ）"), "西安市长安区(a)");
        assert_eq!(seen("上海\u{200b}市\u{3000}【A】☎"), "上海市 (a) ");
    }

    proptest! {
        #[test]
        fn every_character_leads_back(text in "\\PC{0,40}|[省市a1 \u{200b}\u{301}\n]{0,30}") {
            let read = Text::new(&text);
            let mut end = 0;
            for at in 0..read.work.len() {
                let Span { start: from, end: to } = read.span(at, at + 1);
                prop_assert!(from >= end && to > from);
                prop_assert_eq!(text[from..to].chars().count(), 1);
                end = to;
            }
            prop_assert!(!read.cut);
        }
    }
}
