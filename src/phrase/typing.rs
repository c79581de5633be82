//! What the agent types: which phrases a term finds, by short code, by initials, by words.
//!
//! | found by | score |
//! |---|---|
//! | whole code | 9.5 |
//! | beginning of a code | 7 |
//! | beginning of a text, a question or a group | 5 |
//! | beginning of a clause | 4.6 |
//! | elsewhere | 2.5 by initials, 4 by words |
//!
//! To this comes up to a half for how much of the code or line was typed. A single letter finds beginnings only.
//! Of Chinese characters, the longest piece before the cursor that stands in any phrase counts, if it has two characters
//! or more and is no mere ending of the agent's own sentence: half of the run, or four characters.

use super::alphabet::{Ready, key};
use super::lines::{Cell, Kind, Line, Lines};
use super::query::Because;
use super::term::Term;
use crate::text::sort_by;

/// A phrase found by what was typed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    /// Index of the phrase.
    pub(super) phrase: usize,
    /// As the table above has it.
    pub(super) score: f32,
    /// By what.
    pub(super) because: Because,
    /// By how many of the term's last characters.
    pub(super) count: usize,
}

/// What `term` finds, each phrase once, in the order of the pack. Words of fewer than `least` characters count for nothing.
pub(super) fn find(lines: &Lines, alphabet: &Ready, term: &Term, least: usize) -> Vec<Found> {
    let mut all = Vec::new();
    let numbers: Vec<u16> = term.chars().iter().map(|c| alphabet.number(*c)).collect();
    for line in lines.iter().filter(|line| line.kind == Kind::Code) {
        all.extend(code(&line, term, &numbers));
    }
    if term.latin().is_empty() {
        words(lines, &numbers[numbers.len() - term.words().len()..], least, &mut all);
    } else {
        let keys: Vec<u64> = term.latin().iter().map(|c| key(*c as u8)).collect();
        let because = if term.latin().iter().all(char::is_ascii_digit) { Because::Words } else { Because::Initials };
        for line in lines.iter().filter(|line| line.kind != Kind::Code) {
            if let Some(score) = initials(line.cells, alphabet, &keys) {
                all.push(Found { phrase: line.phrase, score, because, count: keys.len() });
            }
        }
    }
    sort_by(&mut all, |a, b| a.phrase.cmp(&b.phrase).then(b.score.total_cmp(&a.score)));
    all.dedup_by_key(|found| found.phrase);
    all
}

/// By its code: the term is the code or its beginning, or ends with it where Chinese runs on without spaces.
fn code(line: &Line<'_>, term: &Term, numbers: &[u16]) -> Option<Found> {
    let found = |score, count| Some(Found { phrase: line.phrase, score, because: Because::Code, count });
    let (length, typed) = (line.cells.len(), numbers.len());
    let latin = |at: usize| term.chars().get(at).is_some_and(char::is_ascii_alphanumeric);
    for count in (1..=length.min(typed)).rev() {
        let from = typed - count;
        let torn = from > 0 && latin(from) && latin(from - 1);
        let enough = count > 1 || from == 0 || count == term.latin().len();
        if torn || !enough || !same(&line.cells[..count], &numbers[from..]) {
            continue;
        }
        if count == length {
            return found(9.5, count);
        }
        if count == term.latin().len() || count > 1 {
            return found(7.0 + share(count, length), count);
        }
    }
    None
}

/// By initials: the best place of `line` where every character may be typed by its key.
pub(super) fn initials(line: &[Cell], alphabet: &Ready, keys: &[u64]) -> Option<f32> {
    let fits = |window: &[Cell]| window.iter().zip(keys).all(|(cell, key)| alphabet.keys(cell.number()) & key != 0);
    let places = line.windows(keys.len().max(1)).enumerate().filter(|(_, window)| fits(window));
    let scores = places.filter_map(|(at, window)| match (at, window.first()?.starts()) {
        (0, _) => Some(5.0),
        (_, true) => Some(4.6),
        _ => (keys.len() > 1).then_some(2.5),
    });
    Some(scores.max_by(f32::total_cmp)? + share(keys.len(), line.len()))
}

/// By words: the longest ending of `run` that stands in a line of any phrase.
fn words(lines: &Lines, run: &[u16], least: usize, all: &mut Vec<Found>) {
    let Some(last) = run.last() else { return };
    let mut longest = 0;
    let mut found: Vec<Found> = Vec::new();
    for line in lines.iter() {
        for (at, _) in line.cells.iter().enumerate().filter(|(_, cell)| cell.number() == *last && *last != 0) {
            let pairs = line.cells[..=at].iter().rev().zip(run.iter().rev());
            let count = pairs.take_while(|(cell, number)| cell.number() == **number && **number != 0).count();
            let from = at + 1 - count;
            let place = match (from, line.cells[from].starts()) {
                (0, _) => 5.0,
                (_, true) => 4.6,
                _ => 4.0,
            };
            longest = longest.max(count);
            if count == longest {
                let score = place + share(count, line.cells.len());
                found.push(Found { phrase: line.phrase, score, because: Because::Words, count });
            }
        }
    }
    if longest >= least.max(2) && (longest >= 4 || longest * 2 >= run.len()) {
        all.extend(found.into_iter().filter(|found| found.count == longest));
    }
}

fn same(cells: &[Cell], numbers: &[u16]) -> bool {
    cells.len() == numbers.len()
        && cells.iter().zip(numbers).all(|(cell, number)| cell.number() == *number && *number != 0)
}

/// Up to a half, for `count` of `length` characters.
fn share(count: usize, length: usize) -> f32 {
    0.5 * count as f32 / length.max(1) as f32
}
