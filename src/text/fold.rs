//! Folding: the many ways to write the same character become one, and what is only noise between two characters is
//! left out, with a map back so that every finding stands where the agent typed it.
//!
//! Kept as characters of their own: sentence marks and line breaks (words must not join across them), `+` (as in
//! 「+微信」), digits and letters. Never changes what is sent: folding is for looking only.

use super::Span;

/// A text folded, with the way back.
///
/// Positions are indices into the folded characters; [`Folded::span`] turns a range of them into bytes of the
/// original.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    chars: Vec<char>,
    places: Vec<Place>,
}

/// Where one folded character came from.
#[derive(Clone, Copy, Debug)]
struct Place {
    start: u32,
    end: u32,
    noise_before: u8,
}

impl Folded {
    /// Folds `text`. What lies beyond 4 GiB is not looked at.
    pub fn new(text: &str) -> Self {
        let mut folded = Self::default();
        folded.fill(text);
        folded
    }

    /// Folds `text` into the room already taken, dropping what was there.
    pub fn fill(&mut self, text: &str) {
        self.chars.clear();
        self.places.clear();
        let mut noise_before = 0u8;
        for (at, c) in text.char_indices() {
            let (Ok(start), Ok(end)) = (u32::try_from(at), u32::try_from(at + c.len_utf8())) else { break };
            match fold_char(c) {
                None => noise_before = noise_before.saturating_add(1),
                Some(c) => {
                    self.chars.push(c);
                    self.places.push(Place { start, end, noise_before });
                    noise_before = 0;
                }
            }
        }
    }

    /// The folded characters.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// How many noise characters were dropped right before the folded character `at` (255 stands for more, too).
    pub fn noise_before(&self, at: usize) -> u8 {
        self.places.get(at).map_or(0, |p| p.noise_before)
    }

    /// Bytes of the original that the folded characters `start..end` came from, with the noise between them and
    /// without that around them. An empty range gives an empty span.
    pub fn span(&self, start: usize, end: usize) -> Span {
        match (self.places.get(start), end.checked_sub(1).and_then(|last| self.places.get(last))) {
            (Some(first), Some(last)) if start < end => Span::new(first.start as usize, last.end as usize),
            _ => Span::new(0, 0),
        }
    }
}

/// Folds a rule's own word, so that it meets folded text on equal terms.
pub fn fold_str(text: &str) -> String {
    text.chars().filter_map(fold_char).collect()
}

/// What `c` stands for, or nothing where it only decorates: a space, a zero-width mark, an emoji, a symbol.
pub fn fold_char(c: char) -> Option<char> {
    Some(match c {
        '\n' | '\r' => '\n',
        'A'..='Z' => c.to_ascii_lowercase(),
        'a'..='z' | '0'..='9' => c,
        '+' | '＋' | '➕' | '﹢' => '+',
        '。' | '.' | '．' | '｡' => '.',
        ',' | '，' | '、' | '､' => ',',
        '!' | '！' => '!',
        '?' | '？' => '?',
        ';' | '；' => ';',
        ':' | '：' => ':',
        '@' | '＠' => '@',
        '%' | '％' => '%',
        '０'..='９' => shifted(c, '０', '0'),
        'Ａ'..='Ｚ' => shifted(c, 'Ａ', 'a'),
        'ａ'..='ｚ' => shifted(c, 'ａ', 'a'),
        'Ⓐ'..='Ⓩ' => shifted(c, 'Ⓐ', 'a'),
        'ⓐ'..='ⓩ' => shifted(c, 'ⓐ', 'a'),
        '①'..='⑨' => shifted(c, '①', '1'),
        '❶'..='❾' => shifted(c, '❶', '1'),
        '⓪' => '0',
        _ if is_noise(c) => return None,
        _ if c.is_uppercase() => c.to_lowercase().next().unwrap_or(c),
        _ => c,
    })
}

fn shifted(c: char, from: char, to: char) -> char {
    char::from_u32(c as u32 - from as u32 + to as u32).unwrap_or(c)
}

fn is_noise(c: char) -> bool {
    if c.is_alphanumeric() {
        return false;
    }
    c.is_whitespace()
        || c.is_control()
        || c.is_ascii_punctuation()
        || matches!(c as u32,
            0xAD | 0xB7 | 0x0300..=0x036F            // soft hyphen, middle dot, combining marks
            | 0x2000..=0x2BFF                        // zero-width, bidi, punctuation, arrows, symbols, dingbats
            | 0x3000..=0x303F                        // ideographic space, brackets, marks
            | 0xFE00..=0xFE0F | 0xFE20..=0xFE6F      // variation selectors, small forms
            | 0xFEFF | 0xFF00..=0xFF0F | 0xFF1A..=0xFF20 | 0xFF3B..=0xFF40 | 0xFF5B..=0xFF65 | 0xFFE0..=0xFFFF
            | 0x1F000..=0x1FAFF | 0xE0000..=0xE0FFF  // emoji and their tags
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_form_for_width_case_and_enclosure() {
        assert_eq!(fold_str("ＶＸ Ⓥⓧ vX"), "vxvxvx");
        assert_eq!(fold_str("１３８①②❸"), "138123");
        assert_eq!(fold_str("➕微 信"), "+微信");
    }

    #[test]
    fn noise_goes_sentence_marks_stay() {
        assert_eq!(fold_str("加❤️微\u{200b}·信😀号"), "加微信号");
        assert_eq!(fold_str("加。微信\n号"), "加.微信\n号");
    }

    #[test]
    fn the_map_leads_back() {
        let text = "请加😀微 信 哦";
        let folded = Folded::new(text);
        let at = folded.chars().iter().position(|c| *c == '微').unwrap();
        assert_eq!(folded.span(at, at + 2).of(text), "微 信");
        assert_eq!(folded.span(at - 1, at + 2).of(text), "加😀微 信");
        assert_eq!(folded.noise_before(at), 1);
        assert_eq!(folded.span(3, 3), Span::new(0, 0));
    }

    proptest! {
        #[test]
        fn every_folded_character_maps_to_its_own_original(text in "\\PC*") {
            let folded = Folded::new(&text);
            for at in 0..folded.chars().len() {
                let original = folded.span(at, at + 1).of(&text);
                prop_assert_eq!(original.chars().count(), 1);
                prop_assert_eq!(original.chars().next().and_then(fold_char), Some(folded.chars()[at]));
            }
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC*") {
            let once = fold_str(&text);
            prop_assert_eq!(fold_str(&once), once);
        }
    }
}
