//! Sets of words, ready to be compared with a text at one place: only words that begin, or end, with the character that
//! stands there are looked at.

use super::lists::List;
use std::cell::OnceCell;

/// The sets of all rules.
pub(super) struct Sets(Vec<Set>);

struct Set {
    words: List,
    begin: OnceCell<Vec<(char, List)>>,
    end: OnceCell<Vec<(char, List)>>,
}

impl Sets {
    pub(super) fn new(lists: Vec<List>) -> Self {
        let ready = |words| Set { words, begin: OnceCell::new(), end: OnceCell::new() };
        Self(lists.into_iter().map(ready).collect())
    }

    /// All words of a set.
    pub(super) fn words(&self, set: u16) -> impl Iterator<Item = &str> {
        self.0.get(usize::from(set)).into_iter().flat_map(|set| set.words.words())
    }

    /// The words that begin with `c`; all where that is not known.
    pub(super) fn beginning(&self, set: u16, c: Option<&char>) -> impl Iterator<Item = &str> {
        let set = self.0.get(usize::from(set));
        let words = set.and_then(|set| of(&set.begin, &set.words, c, |word| word.chars().next()));
        words.into_iter().flat_map(List::words)
    }

    /// The words that end with `c`; all where that is not known.
    pub(super) fn ending(&self, set: u16, c: Option<&char>) -> impl Iterator<Item = &str> {
        let set = self.0.get(usize::from(set));
        let words = set.and_then(|set| of(&set.end, &set.words, c, |word| word.chars().next_back()));
        words.into_iter().flat_map(List::words)
    }
}

/// The words under `c`; `sorted` is made when first asked for.
fn of<'s>(
    sorted: &'s OnceCell<Vec<(char, List)>>,
    words: &'s List,
    c: Option<&char>,
    char_of: fn(&str) -> Option<char>,
) -> Option<&'s List> {
    let Some(c) = c else { return Some(words) };
    let sorted = sorted.get_or_init(|| by_char(words, char_of));
    let at = sorted.binary_search_by_key(c, |(c, _)| *c).ok()?;
    sorted.get(at).map(|(_, list)| list)
}

/// The words under each character that `of` tells of them, in the order of the characters.
fn by_char(words: &List, of: fn(&str) -> Option<char>) -> Vec<(char, List)> {
    let mut sorted: Vec<(char, List)> = Vec::new();
    for word in words.words() {
        let Some(c) = of(word) else { continue };
        match sorted.binary_search_by_key(&c, |(c, _)| *c) {
            Ok(at) => sorted[at].1.push(word),
            Err(at) => sorted.insert(at, (c, List::new([word]))),
        }
    }
    sorted
}
