//! What ought to be there and is not (W16): none of these words. Without cues the message as a whole is the finding,
//! with cues the first of them is.

use crate::text::Span;
use crate::wording::look::{Hit, Look, Raw};

/// The group that cues stand in.
pub(super) const CUE: usize = 1;

pub(super) fn wanted<'w>(words: &'w [String], cues: &'w [String]) -> Vec<(usize, &'w str)> {
    let group = |words: &'w [String], group| words.iter().map(move |word| (group, word.as_str()));
    group(words, 0).chain(group(cues, CUE)).collect()
}

pub(super) fn find(look: &Look<'_>, hits: &[Hit], cued: bool) -> Vec<Raw> {
    if hits.iter().any(|hit| hit.group != CUE) || look.folded.chars().is_empty() {
        return Vec::new();
    }
    match hits.first() {
        Some(cue) => vec![look.raw(cue.start, cue.end)],
        None if cued => Vec::new(),
        None => vec![Raw { span: Span::whole(look.draft), at: None }],
    }
}
