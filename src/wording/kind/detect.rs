//! A number that belongs to a person (W10). Reads the draft as typed, for digits are no words.

use crate::text::detect::Detector;
use crate::wording::look::{Look, Raw};

pub(super) fn find(look: &Look<'_>, detector: Detector) -> Vec<Raw> {
    detector
        .find_in(look.draft, look.signs())
        .into_iter()
        .map(|span| Raw { span, at: look.folded.range(span) })
        .collect()
}
