//! Short lists of folded words, each kept as one text, and word entries made of pieces. They are compared plainly: only
//! right beside what was found.

use super::sets::Sets;
use super::sound::Ear;
use serde::{Deserialize, Serialize};
use xiaoqi_scan::Alphabet;

/// Stands between the words of a list.
const BETWEEN: char = Alphabet::BETWEEN;

/// How many pieces are tried for one entry at one place: sets in a row whose words begin alike have ways without number,
/// and only a pack made for it has more.
const MOST_STEPS: usize = 1_000;

/// Folded words, in the order given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct List(String);

impl List {
    pub(super) fn new<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> Self {
        let mut list = Self::default();
        words.into_iter().for_each(|word| list.push(word.as_ref()));
        list
    }

    pub(super) fn push(&mut self, word: &str) {
        if !self.0.is_empty() {
            self.0.push(BETWEEN);
        }
        self.0.push_str(word);
    }

    /// The words as one text.
    pub(super) fn text(&self) -> &str {
        &self.0
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.split(BETWEEN).filter(|word| !word.is_empty())
    }
}

/// What may stand for a character of an entry besides itself: one of its sound, for a rule with these folds.
pub(super) type Heard<'e> = Option<(&'e Ear, u8)>;

/// One piece of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Piece {
    /// Folded text.
    Text(String),
    /// One word of the set with this number.
    Set(u16),
    /// One word of that set, or nothing.
    Maybe(u16),
    /// Where a clause begins or ends.
    Edge,
}

/// Whether a clause begins or ends between the characters before `at` and that at it.
fn is_edge(chars: &[char], at: usize) -> bool {
    let mark = |c: Option<&char>| c.is_none_or(|c| matches!(c, ',' | '.' | '!' | '?' | ';' | ':' | '\n'));
    mark(at.checked_sub(1).and_then(|before| chars.get(before))) || mark(chars.get(at))
}

/// Where the words of `pieces`, one after the other from `at` on, may end at the latest.
pub(super) fn after(pieces: &[Piece], sets: &Sets, chars: &[char], at: usize, heard: Heard<'_>) -> Option<usize> {
    after_within(pieces, sets, chars, at, heard, &mut { MOST_STEPS })
}

fn after_within(
    pieces: &[Piece],
    sets: &Sets,
    chars: &[char],
    at: usize,
    heard: Heard<'_>,
    steps: &mut usize,
) -> Option<usize> {
    let Some((first, rest)) = pieces.split_first() else { return Some(at) };
    *steps = steps.checked_sub(1)?;
    let mut go_on = |word: &str| {
        let length = like(chars.get(at..)?.iter(), word.chars(), heard)?;
        after_within(rest, sets, chars, at + length, heard, steps)
    };
    // Another character may stand for the first of a word heard.
    let c = chars.get(at).filter(|_| heard.is_none());
    match first {
        Piece::Text(word) => go_on(word),
        Piece::Set(set) => sets.beginning(*set, c).filter_map(go_on).max(),
        Piece::Maybe(set) => sets.beginning(*set, c).chain([""]).filter_map(go_on).max(),
        Piece::Edge => is_edge(chars, at).then(|| go_on(""))?,
    }
}

/// Where the words of `pieces`, one after the other up to `end`, may start at the earliest.
pub(super) fn before(pieces: &[Piece], sets: &Sets, chars: &[char], end: usize, heard: Heard<'_>) -> Option<usize> {
    before_within(pieces, sets, chars, end, heard, &mut { MOST_STEPS })
}

fn before_within(
    pieces: &[Piece],
    sets: &Sets,
    chars: &[char],
    end: usize,
    heard: Heard<'_>,
    steps: &mut usize,
) -> Option<usize> {
    let Some((piece, rest)) = pieces.split_last() else { return Some(end) };
    *steps = steps.checked_sub(1)?;
    let mut go_on = |word: &str| {
        let length = like(chars.get(..end)?.iter().rev(), word.chars().rev(), heard)?;
        before_within(rest, sets, chars, end - length, heard, steps)
    };
    let c = end.checked_sub(1).and_then(|last| chars.get(last)).filter(|_| heard.is_none());
    match piece {
        Piece::Text(word) => go_on(word),
        Piece::Set(set) => sets.ending(*set, c).filter_map(go_on).min(),
        Piece::Maybe(set) => sets.ending(*set, c).chain([""]).filter_map(go_on).min(),
        Piece::Edge => is_edge(chars, end).then(|| go_on(""))?,
    }
}

/// How many characters `word` takes if `chars` start with it.
pub(super) fn starts(chars: &[char], word: &str) -> Option<usize> {
    like(chars.iter(), word.chars(), None)
}

/// How many characters `word` takes if `chars` end with it.
pub(super) fn ends(chars: &[char], word: &str) -> Option<usize> {
    like(chars.iter().rev(), word.chars().rev(), None)
}

/// How many characters a word takes if `chars` go as it does.
fn like<'c>(
    mut chars: impl Iterator<Item = &'c char>,
    word: impl Iterator<Item = char>,
    heard: Heard<'_>,
) -> Option<usize> {
    let mut length = 0;
    for c in word {
        let found = *chars.next()?;
        if found != c && !heard.is_some_and(|(ear, folds)| ear.stands_for(found, c, folds)) {
            return None;
        }
        length += 1;
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn pieces_fit_both_ways_and_take_what_is_longest() {
        let sets = Sets::new(vec![List::new(["微", "微信"])]);
        let pieces = [Piece::Text("加".into()), Piece::Set(0), Piece::Text("信号".into())];
        assert_eq!(after(&pieces, &sets, &chars("请加微信号"), 1, None), Some(5));
        assert_eq!(before(&pieces, &sets, &chars("请加微信号"), 5, None), Some(1));
        assert_eq!(after(&pieces[..2], &sets, &chars("加微信"), 0, None), Some(3));
        assert_eq!(after(&pieces, &sets, &chars("加微号"), 0, None), None);
        assert_eq!(after(&[Piece::Set(9)], &sets, &chars("加"), 0, None), None);
        assert_eq!(before(&pieces, &sets, &chars("信号"), 2, None), None);
    }

    #[test]
    fn some_pieces_may_be_nothing() {
        let sets = Sets::new(vec![List::new(["了"])]);
        let pieces = [Piece::Edge, Piece::Text("滚".into()), Piece::Maybe(0), Piece::Edge];
        for (text, start, end) in [("滚", 0, 1), ("好,滚了!", 2, 4), ("滚了吧", 0, 0), ("滚动", 0, 0)] {
            let chars = chars(text);
            let fits = end > 0;
            assert_eq!(after(&pieces, &sets, &chars, start, None), fits.then_some(end), "{text}");
            assert_eq!(before(&pieces, &sets, &chars, end, None), fits.then_some(start), "{text}");
        }
        assert_eq!(after(&pieces, &sets, &chars("快滚"), 1, None), None);
    }

    #[test]
    fn a_row_of_sets_that_begin_alike_ends() {
        // Without a bound: three ways at each of forty places.
        let sets = Sets::new(vec![List::new(["a", "aa", "aaa"])]);
        let pieces: Vec<Piece> = (0..40).map(|_| Piece::Set(0)).chain([Piece::Text("b".into())]).collect();
        let chars = ['a'; 130];
        assert_eq!(after(&pieces, &sets, &chars, 0, None), None);
        let turned: Vec<Piece> = pieces.into_iter().rev().collect();
        assert_eq!(before(&turned, &sets, &chars, chars.len(), None), None);
    }
}
