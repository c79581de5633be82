//! What excuses a hit: a longer phrase that covers it, words just before it in the same clause, words just after it in the same
//! sentence.
//!
//! Looked up only where something was found, so plain comparison serves.

use super::look::{Hit, Look, Raw, ends_sentence};
use crate::pack::Except;
use crate::text::fold_str;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How far before or after a hit an excusing word may end or begin, in characters.
const REACH: usize = 4;

/// Stands between the words of a list; folding leaves it out of every word.
const BETWEEN: char = '\0';

/// The exceptions of one rule, folded. Each list is one text, for there may be thousands of words and they are looked
/// at only where something was found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Folds {
    around: Vec<Phrases>,
    before: String,
    after: String,
}

/// Phrases that begin with the same character: of thousands, a text usually has none of the first characters at hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Phrases {
    first: char,
    /// Characters of the longest.
    longest: usize,
    list: String,
}

impl Folds {
    #[cfg_attr(not(feature = "source"), allow(dead_code))]
    pub(super) fn new(except: &Except) -> Self {
        let fold = |words: &[String]| words.iter().map(|w| fold_str(w)).collect::<Vec<_>>();
        let join = |words: Vec<String>| words.join(&BETWEEN.to_string());
        let mut by_first: BTreeMap<char, Vec<String>> = BTreeMap::new();
        for phrase in fold(&except.around) {
            by_first.entry(phrase.chars().next().unwrap_or(BETWEEN)).or_default().push(phrase);
        }
        let around = by_first.into_iter().map(|(first, list)| {
            let longest = list.iter().map(|p| p.chars().count()).max().unwrap_or(0);
            Phrases { first, longest, list: join(list) }
        });
        Self { around: around.collect(), before: join(fold(&except.before)), after: join(fold(&except.after)) }
    }

    /// Whether a longer phrase covers one of the rule's words.
    pub(super) fn cover(&self, look: &Look<'_>, hit: &Hit) -> bool {
        self.covers(look.folded.chars(), hit.start, hit.end)
    }

    /// Whether the finding is excused.
    pub(super) fn excuse(&self, look: &Look<'_>, raw: &Raw) -> bool {
        let Some((start, end)) = raw.at else { return false };
        let chars = look.folded.chars();
        self.covers(chars, start, end)
            || words(&self.before).any(|word| (0..=REACH).any(|gap| ends_at(chars, word, start, gap)))
            || words(&self.after).any(|word| (0..=REACH).any(|gap| begins_at(chars, word, end, gap)))
    }

    fn covers(&self, chars: &[char], start: usize, end: usize) -> bool {
        self.around.iter().any(|phrases| {
            (end.saturating_sub(phrases.longest)..=start).any(|at| {
                let enough = |phrase: &str| at + phrase.chars().count() >= end;
                chars.get(at) == Some(&phrases.first)
                    && words(&phrases.list).any(|phrase| enough(phrase) && starts_with(&chars[at..], phrase))
            })
        })
    }
}

fn words(list: &str) -> impl Iterator<Item = &str> {
    list.split(BETWEEN).filter(|word| !word.is_empty())
}

fn starts_with(chars: &[char], word: &str) -> bool {
    let mut chars = chars.iter();
    word.chars().all(|c| chars.next() == Some(&c))
}

fn ends_at(chars: &[char], word: &str, start: usize, gap: usize) -> bool {
    let Some(end) = start.checked_sub(gap) else { return false };
    let mut before = chars[..end].iter().rev();
    word.chars().rev().all(|c| before.next() == Some(&c)) && !chars[end..start].iter().any(|c| ends_clause(*c))
}

fn begins_at(chars: &[char], word: &str, end: usize, gap: usize) -> bool {
    chars.get(end + gap..).is_some_and(|rest| starts_with(rest, word))
        && !chars[end..end + gap].iter().any(|c| ends_sentence(*c))
}

/// What is said before a comma does not excuse what comes behind it: 「这里不能退,加我微信」. The other way round it may:
/// 「这不归我管,我帮您转接」.
fn ends_clause(c: char) -> bool {
    c == ',' || ends_sentence(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Folded;

    fn excused(except: &Except, text: &str) -> bool {
        let folded = Folded::new(text);
        let at = folded.chars().windows(2).position(|w| w == ['微', '信']).unwrap();
        let look = Look { draft: text, folded: &folded };
        Folds::new(except).excuse(&look, &look.raw(at, at + 2))
    }

    #[test]
    fn covering_and_neighbouring_words_excuse() {
        let around = Except { around: vec!["微信支付".into()], ..Except::default() };
        assert!(excused(&around, "可用微 信支付"));
        assert!(!excused(&around, "加微信,支付"));
        let before = Except { before: vec!["不能".into()], ..Except::default() };
        assert!(excused(&before, "咱们不能加您微信"));
        assert!(!excused(&before, "不能。加微信"));
        assert!(!excused(&before, "不能,加微信"));
        assert!(!excused(&before, "不能跟您说了那么多加微信"));
        let after = Except { after: vec!["违规".into()], ..Except::default() };
        assert!(excused(&after, "微信是违规的"));
        assert!(!excused(&after, "微信!违规"));
    }
}
