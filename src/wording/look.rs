//! One look at one draft: the folded text, and where words of which rule were found.

use crate::text::detect::Signs;
use crate::text::{Folded, Span};
use std::cell::OnceCell;

/// How many noise characters may stand between two characters of one word.
pub(super) const MOST_NOISE: u8 = 24;

/// A word found: which rule wanted it, for which of its groups, and where among the folded characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) rule: usize,
    pub(super) group: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is only heard, with none of its characters as written: not enough by itself.
    pub(super) weak: bool,
}

/// What a kind of rule sees.
pub(super) struct Look<'a> {
    pub(super) draft: &'a str,
    pub(super) folded: &'a Folded,
    /// What the draft has for detectors; counted when first asked for.
    signs: OnceCell<Signs>,
}

/// Found by a kind, before exceptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Raw {
    /// Bytes of the draft.
    pub(super) span: Span,
    /// Folded characters; nothing where a detector found only what folding leaves out.
    pub(super) at: Option<(usize, usize)>,
}

impl<'a> Look<'a> {
    pub(super) fn new(draft: &'a str, folded: &'a Folded) -> Self {
        Self { draft, folded, signs: OnceCell::new() }
    }

    pub(super) fn signs(&self) -> Signs {
        *self.signs.get_or_init(|| Signs::of(self.draft))
    }

    /// A finding over folded characters `start..end`.
    pub(super) fn raw(&self, start: usize, end: usize) -> Raw {
        Raw { span: self.folded.span(start, end), at: Some((start, end)) }
    }

    /// Whether the characters `start..end` may be read as one word: not torn apart by too much noise, and where it
    /// begins or ends with a Latin letter or digit, not a piece of a longer one.
    pub(super) fn is_word(&self, start: usize, end: usize) -> bool {
        (start + 1..end).all(|at| self.folded.noise_before(at) <= MOST_NOISE)
            && !self.joined(start.checked_sub(1), Some(start))
            && !self.joined(end.checked_sub(1), Some(end))
    }

    fn joined(&self, left: Option<usize>, right: Option<usize>) -> bool {
        let chars = self.folded.chars();
        let latin = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_alphanumeric);
        latin(left) && latin(right) && right.is_some_and(|at| self.folded.noise_before(at) == 0)
    }

    /// Whether a sentence ends between the characters `start` and `end`.
    pub(super) fn breaks(&self, start: usize, end: usize) -> bool {
        self.folded.chars().get(start..end).is_some_and(|between| between.iter().any(|c| ends_sentence(*c)))
    }
}

/// Whether a folded character ends a sentence.
pub(super) fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ';' | '\n')
}
