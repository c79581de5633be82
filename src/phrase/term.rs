//! What the agent is typing: the last run of letters, digits or Chinese characters before the cursor.

use crate::text::{Span, fold_char};

/// A draft with more characters than this, nothing of which is found, is an answer of the agent's own.
const LONG: usize = 20;
/// Chinese characters that are looked at.
const MOST: usize = 12;
/// Letters and digits that are looked at; a longer run is a number of a parcel, not a search.
const MOST_LATIN: usize = 24;

/// A run before the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// The run, folded.
    chars: Vec<char>,
    /// Where each character begins in `typed`, in bytes.
    starts: Vec<usize>,
    /// Where the last one ends.
    end: usize,
    /// How many letters and digits it ends with.
    latin: usize,
}

impl Term {
    /// The run that `typed` ends with; none if it ends with a mark or a space. Invisible characters at the end, as
    /// editors keep them, are read over, and so are the apostrophes that input methods set between letters.
    pub(super) fn of(typed: &str) -> Option<Self> {
        let (mut chars, mut starts, mut end) = (Vec::new(), Vec::new(), None);
        let mut rest = typed.char_indices().rev().peekable();
        while let Some((at, c)) = rest.next() {
            if end.is_none() && is_invisible(c) {
                continue;
            }
            let between = matches!(c, '\'' | '’')
                && chars.last().is_some_and(char::is_ascii_alphanumeric)
                && rest.peek().is_some_and(|(_, left)| left.is_ascii_alphanumeric());
            if between {
                continue;
            }
            let Some(folded) = fold_char(c).filter(|folded| folded.is_alphanumeric()) else { break };
            chars.push(folded);
            starts.push(at);
            end.get_or_insert(at + c.len_utf8());
            if chars.len() > MOST_LATIN {
                break;
            }
        }
        let latin = chars.iter().take_while(|c| c.is_ascii_alphanumeric()).count();
        chars.reverse();
        starts.reverse();
        (latin <= MOST_LATIN).then_some(Self { chars, starts, end: end?, latin })
    }

    /// The letters and digits it ends with.
    pub(super) fn latin(&self) -> &[char] {
        self.last(self.latin)
    }

    /// The characters to be looked for as words, at most twelve; none if it ends with a letter or digit.
    pub(super) fn words(&self) -> &[char] {
        if self.latin > 0 { &[] } else { self.last(MOST) }
    }

    /// The whole run.
    pub(super) fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The bytes of `typed` that its last `count` characters take.
    pub(super) fn span(&self, count: usize) -> Span {
        let at = self.starts.len().saturating_sub(count);
        Span::new(self.starts.get(at).copied().unwrap_or(self.end), self.end)
    }

    fn last(&self, count: usize) -> &[char] {
        &self.chars[self.chars.len().saturating_sub(count)..]
    }
}

/// Whether a draft is long enough to be an answer of the agent's own: more than twenty characters.
pub(super) fn is_long(typed: &str) -> bool {
    typed.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).nth(LONG).is_some()
}

/// Whether editors keep `c` where nothing is to be seen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn term(typed: &str) -> (String, &str) {
        let term = Term::of(typed).unwrap();
        let chars = if term.latin().is_empty() { term.words() } else { term.latin() };
        (chars.iter().collect(), term.span(chars.len()).of(typed))
    }

    #[test]
    fn the_last_run_counts() {
        assert_eq!(term("亲，YHq"), ("yhq".into(), "YHq"));
        assert_eq!(term("您好yhq"), ("yhq".into(), "yhq"));
        assert_eq!(term("您好 ｙｈ"), ("yh".into(), "ｙｈ"));
        assert_eq!(term("y'h'q\u{200b}"), ("yhq".into(), "y'h'q"));
        assert_eq!(term("在的。优惠券"), ("优惠券".into(), "优惠券"));
        assert_eq!(term("一二三四五六七八九十甲乙丙"), ("二三四五六七八九十甲乙丙".into(), "二三四五六七八九十甲乙丙"));
        assert_eq!(term("手机iphone壳"), ("手机iphone壳".into(), "手机iphone壳"));
    }

    #[test]
    fn marks_spaces_and_numbers_of_parcels_end_the_search() {
        for typed in ["", "在的。", "yhq ", "😀", "\u{200b}", "'", "a'", "7312345678901234567890123", "'''"] {
            assert_eq!(Term::of(typed), None, "{typed}");
        }
    }

    #[test]
    fn twenty_characters_are_not_long() {
        assert!(!is_long(&"好".repeat(20)) && is_long(&"好".repeat(21)));
        assert!(!is_long(&"好 ".repeat(20)));
    }

    proptest! {
        #[test]
        fn spans_stand_on_borders(typed in "\\PC{0,20}[a-z'优\u{200b}Ａ]{0,30}") {
            if let Some(term) = Term::of(&typed) {
                for count in 0..=term.chars().len() {
                    let span = term.span(count);
                    prop_assert!(typed.get(span.start..span.end).is_some());
                }
            }
        }
    }
}
