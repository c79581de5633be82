//! What excuses a hit: a longer phrase that covers it, words just before it in the same clause, words just after it in
//! the same sentence, denial, quotation, a number that is this chat's own.
//!
//! Looked up only where something was found, so plain comparison serves.

use super::Context;
use super::lists::{List, Piece, after, ends, starts};
use super::look::{Hit, Look, Raw, ends_sentence};
use super::sets::Sets;
use super::{denial, own, quote};
use serde::{Deserialize, Serialize};

/// How far before or after a hit an excusing word may end or begin, in characters.
const REACH: usize = 4;

/// The exceptions of one rule, folded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Excuses {
    pub(super) around: Vec<Phrases>,
    /// Phrases with sets in them, and how many characters the longest has.
    pub(super) compounds: Vec<Vec<Piece>>,
    pub(super) longest: usize,
    pub(super) before: Words,
    pub(super) after: Words,
    pub(super) negated: bool,
    pub(super) quoted: bool,
    pub(super) own: bool,
}

/// Phrases that begin with the same character: of thousands, a text usually has none of the first characters at hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Phrases {
    pub(super) first: char,
    /// Characters of the longest.
    pub(super) longest: usize,
    pub(super) list: List,
}

/// Words of a rule's own, and whole sets.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Words {
    pub(super) list: List,
    pub(super) sets: Vec<u16>,
}

impl Words {
    fn iter<'w>(&'w self, sets: &'w Sets) -> impl Iterator<Item = &'w str> {
        let of_sets = self.sets.iter().flat_map(|set| sets.words(*set));
        self.list.words().chain(of_sets)
    }
}

impl Excuses {
    /// Whether a longer phrase covers one of the rule's words.
    pub(super) fn cover(&self, look: &Look<'_>, sets: &Sets, hit: &Hit) -> bool {
        self.covers(look.folded.chars(), sets, hit.start, hit.end)
    }

    /// Whether the finding is excused.
    pub(super) fn excuse(&self, look: &Look<'_>, sets: &Sets, raw: &Raw, context: &Context) -> bool {
        if self.quoted && quote::quotes(look.draft, raw.span, context) || self.own && own::is_own(look, raw, context) {
            return true;
        }
        let Some((start, end)) = raw.at else { return false };
        let chars = look.folded.chars();
        self.covers(chars, sets, start, end)
            || self.negated && denial::denies(chars, start, end)
            || self.before.iter(sets).any(|word| (0..=REACH).any(|gap| ends_at(chars, word, start, gap)))
            || self.after.iter(sets).any(|word| (0..=REACH).any(|gap| begins_at(chars, word, end, gap)))
    }

    fn covers(&self, chars: &[char], sets: &Sets, start: usize, end: usize) -> bool {
        let plain = |phrases: &Phrases| {
            (end.saturating_sub(phrases.longest)..=start).any(|at| {
                let long = |phrase: &str| starts(&chars[at..], phrase).is_some_and(|length| at + length >= end);
                chars.get(at) == Some(&phrases.first) && phrases.list.words().any(long)
            })
        };
        let compound = |pieces: &Vec<Piece>| {
            (end.saturating_sub(self.longest)..=start)
                .any(|at| after(pieces, sets, chars, at, None).is_some_and(|e| e >= end))
        };
        self.around.iter().any(plain) || self.compounds.iter().any(compound)
    }
}

fn ends_at(chars: &[char], word: &str, start: usize, gap: usize) -> bool {
    let Some(end) = start.checked_sub(gap) else { return false };
    ends(&chars[..end], word).is_some() && !chars[end..start].iter().any(|c| ends_clause(*c))
}

fn begins_at(chars: &[char], word: &str, end: usize, gap: usize) -> bool {
    chars.get(end + gap..).is_some_and(|rest| starts(rest, word).is_some())
        && !chars[end..end + gap].iter().any(|c| ends_sentence(*c))
}

/// What is said before a comma does not excuse what comes behind it: 「这里不能退,加我微信」. The other way round it may:
/// 「这不归我管,我帮您转接」.
pub(super) fn ends_clause(c: char) -> bool {
    c == ',' || ends_sentence(c)
}
