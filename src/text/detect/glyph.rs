//! Glyphs: text as addresses see it. Width and case are one as in folding, but `-`, `_`, `/` and spaces stay, for a name
//! ends at them or goes on over them.

use crate::text::{Span, fold_char};

/// One character of an address, and where it came from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// ASCII in lower case where it folds to that; `。` stays apart from the dot, and noise is a `\0`.
    pub(super) c: char,
    pub(super) at: usize,
}

/// All of `text`, without what cannot be seen.
pub(super) fn glyphs(text: &str) -> Vec<Glyph> {
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let c = match c {
            _ if c.is_ascii() => c.to_ascii_lowercase(),
            '。' | '｡' => '。',
            '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{AD}' | '\u{FE0F}' => continue,
            '\u{FF01}'..='\u{FF5E}' => (c as u32 as u8).wrapping_add(0x20).to_ascii_lowercase() as char,
            _ if c.is_whitespace() => ' ',
            _ => fold_char(c).unwrap_or('\0'),
        };
        found.push(Glyph { c, at });
    }
    found
}

/// The bytes of glyphs `start..end`.
pub(super) fn span(text: &str, glyphs: &[Glyph], start: usize, end: usize) -> Span {
    let last = glyphs[end - 1].at;
    Span::new(glyphs[start].at, last + text[last..].chars().next().map_or(0, char::len_utf8))
}

/// Whether `word` stands at glyph `at`.
pub(super) fn starts(glyphs: &[Glyph], at: usize, word: &str) -> bool {
    let mut from = at;
    word.chars().all(|c| {
        from += 1;
        glyphs.get(from - 1).is_some_and(|g| g.c == c)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_with_the_signs_kept() {
        let text = "ＷＷＷ．Ａ-b_１／\u{200b}？x。ⓒ❤";
        let seen: String = glyphs(text).iter().map(|g| g.c).collect();
        assert_eq!(seen, "www.a-b_1/?x。c\0");
    }
}
