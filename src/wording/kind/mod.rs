//! The kinds of rules: a closed set, one file each. A kind says which words it needs found, and makes
//! findings of the hits.
//!
//! A new kind is one file here, one line in each of `wanted`, `needs` and `find`, one in `always` if it looks at every
//! message, and one variant of `pack::Match`.

mod count;
mod detect;
mod lacks;
mod near;
mod number;
pub(super) mod pattern;
mod whole;
mod words;

use super::Context;
use super::look::{Hit, Look, Raw};
use crate::pack::Match;
use std::cell::OnceCell;

/// What a rule keeps ready between two looks.
#[derive(Default)]
pub(super) struct Ready {
    /// The expression of a pattern, compiled when first triggered.
    pub(super) regex: OnceCell<Option<regex_lite::Regex>>,
    /// Bytes of the longest word of a rule that looks for whole messages.
    pub(super) longest: usize,
}

impl Ready {
    pub(super) fn new(finds: &Match) -> Self {
        let longest = match finds {
            Match::Whole(words) => words.iter().map(String::len).max().unwrap_or(0),
            _ => 0,
        };
        Self { longest, ..Self::default() }
    }
}

/// The words a rule needs found, each with the group it stands in.
#[cfg_attr(not(feature = "source"), allow(dead_code))]
pub(super) fn wanted(finds: &Match) -> Vec<(usize, &str)> {
    match finds {
        Match::Words(words)
        | Match::Count { words, .. }
        | Match::Pattern { triggers: words, .. }
        | Match::Number { cues: words, .. } => words.iter().map(|w| (0, w.as_str())).collect(),
        Match::Near { groups, .. } => near::wanted(groups),
        Match::Lacks { words, cues } => lacks::wanted(words, cues),
        Match::Whole(_) | Match::Detect(_) => Vec::new(),
    }
}

/// Whether a rule must be looked at even where none of its words was found.
pub(super) fn always(finds: &Match) -> bool {
    match finds {
        Match::Whole(_) | Match::Detect(_) => true,
        Match::Lacks { cues, .. } => cues.is_empty(),
        _ => false,
    }
}

/// The groups, as bits, of which a rule needs a word to find anything; those from the 32nd on share the last.
pub(super) fn needs(finds: &Match) -> u32 {
    match finds {
        Match::Near { groups, .. } => u32::MAX.checked_shr(32_u32.saturating_sub(groups.len() as u32)).unwrap_or(0),
        Match::Lacks { cues, .. } if !cues.is_empty() => 1 << lacks::CUE,
        Match::Lacks { .. } | Match::Whole(_) | Match::Detect(_) => 0,
        Match::Words(_) | Match::Count { .. } | Match::Pattern { .. } | Match::Number { .. } => 1,
    }
}

/// What a rule finds, given its hits in the order of the text.
pub(super) fn find(finds: &Match, ready: &Ready, look: &Look<'_>, hits: &[Hit], context: &Context) -> Vec<Raw> {
    match finds {
        Match::Words(_) => words::find(look, hits),
        Match::Near { groups, within, ordered, without } => {
            near::find(look, hits, groups.len(), near::Close { within: *within, ordered: *ordered, without })
        }
        Match::Pattern { regex, .. } => pattern::find(look, hits, regex, &ready.regex),
        Match::Number { amount, within, .. } => number::find(look, hits, amount, *within, context.order_amount),
        Match::Whole(words) => whole::find(look, words, ready.longest),
        Match::Count { least, .. } => count::find(look, hits, *least),
        Match::Detect(detector) => detect::find(look, *detector),
        Match::Lacks { cues, .. } => lacks::find(look, hits, !cues.is_empty()),
    }
}
