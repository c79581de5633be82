//! What the agent types: which phrases a term finds, by short code, by pinyin, by words.
//!
//! | found by | score |
//! |---|---|
//! | whole code | 9.5 |
//! | beginning of a code | 7 |
//! | beginning of a text, a question or a group | 5 |
//! | beginning of a clause | 4.6 |
//! | elsewhere | 2.5 by pinyin, 4 by words |
//!
//! Where a character must be read as only dictionaries read it, half of that remains. A single letter finds beginnings only.
//! Of Chinese characters, the longest piece before the cursor that stands in any phrase counts, if it has two characters
//! or more and is no mere ending of the agent's own sentence: half of the run, or four characters.

use super::alphabet::{Read, Ready};
use super::grams::pair;
use super::lines::{Cell, Line, Lines};
use super::query::Because;
use super::question::Questions;
use super::spelled::Spelled;
use super::term::Term;
use crate::text::sort_numbers;

/// A phrase found by what was typed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    /// As the table above has it.
    pub(super) score: f32,
    /// How much of the code or line was typed, from 0 to 1.
    pub(super) share: f32,
    /// By what.
    pub(super) because: Because,
    /// By how many of the term's last characters.
    pub(super) count: usize,
}

/// The library as what is typed is looked up in it.
#[derive(Default)]
pub(super) struct Typing {
    spelled: Spelled,
    /// Codes in order: the number of the first character, above the place where the line begins.
    codes: Vec<u64>,
}

/// What is found, by phrase: the best of each.
struct Best(Vec<Option<Found>>);

impl Best {
    fn take(&mut self, phrase: usize, found: Found) {
        if let Some(best) = self.0.get_mut(phrase)
            && best.is_none_or(|best| (best.score, best.share) < (found.score, found.share))
        {
            *best = Some(found);
        }
    }
}

impl Typing {
    pub(super) fn new(lines: &Lines, alphabet: &Ready) -> Self {
        let code = |(from, cells): (usize, &[Cell])| u64::from(cells[0].number()) << 32 | from as u64;
        let mut codes: Vec<u64> = lines.codes().map(code).collect();
        sort_numbers(&mut codes);
        Self { spelled: Spelled::new(lines, alphabet), codes }
    }

    /// What `term` finds, by phrase, of `count`. Words of fewer than `least` characters count for nothing.
    pub(super) fn find(
        &self,
        term: &Term,
        least: usize,
        lines: &Lines,
        questions: &Questions,
        alphabet: &Ready,
        count: usize,
    ) -> Vec<Option<Found>> {
        let mut best = Best(vec![None; count]);
        let numbers: Vec<u16> = term.chars().iter().map(|c| alphabet.number(*c)).collect();
        for number in numbers.iter().filter(|number| **number > 0) {
            let from = self.codes.partition_point(|code| code >> 32 < u64::from(*number));
            for code in self.codes[from..].iter().take_while(|code| *code >> 32 == u64::from(*number)) {
                if let Some((line, _)) = lines.around(*code as u32 as usize)
                    && let Some(found) = by_code(&line, term, &numbers)
                {
                    best.take(line.phrase, found);
                }
            }
        }
        if term.latin().is_empty() {
            words(lines, questions, &numbers[numbers.len() - term.words().len()..], least, &mut best);
        } else {
            let typed: Vec<u8> = term.latin().iter().map(|c| *c as u8).collect();
            let because = if typed.iter().all(u8::is_ascii_digit) { Because::Words } else { Because::Initials };
            self.spelled.find(&typed, lines, alphabet, &mut |at, characters, read| {
                let Some((line, within)) = lines.around(at) else { return };
                let place = match (within, line.cells[within].starts()) {
                    (0, _) => 5.0,
                    (_, true) => 4.6,
                    _ => 2.5,
                };
                let score = if read == Read::Everyday { place } else { place / 2.0 };
                let share = share(characters, line.cells.len());
                best.take(line.phrase, Found { score, share, because, count: typed.len() });
            });
        }
        best.0
    }
}

/// By its code: the term is the code or its beginning, or ends with it where Chinese runs on without spaces.
fn by_code(line: &Line<'_>, term: &Term, numbers: &[u16]) -> Option<Found> {
    let (length, typed) = (line.cells.len(), numbers.len());
    let found = |score, count| Some(Found { score, share: share(count, length), because: Because::Code, count });
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
            return found(7.0, count);
        }
    }
    None
}

/// By words: the longest ending of `run` that stands in a line of any phrase.
fn words(lines: &Lines, questions: &Questions, run: &[u16], least: usize, best: &mut Best) {
    let [.., before, last] = run else { return };
    if *before == 0 || *last == 0 {
        return;
    }
    let ends = pair(*before, *last);
    let asked = questions.asks.holding(ends).map(|question| questions.asker[question]);
    let said = questions.texts.holding(ends).map(|text| questions.text_of[text]);
    let mut phrases: Vec<u64> = asked.chain(said).map(u64::from).collect();
    sort_numbers(&mut phrases);
    phrases.dedup();
    let mut longest = 0;
    let mut found: Vec<(usize, Found)> = Vec::new();
    for line in phrases.into_iter().flat_map(|phrase| lines.of(phrase as usize)) {
        for (at, _) in line.cells.iter().enumerate().filter(|(_, cell)| cell.number() == *last) {
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
                let share = share(count, line.cells.len());
                found.push((line.phrase, Found { score: place, share, because: Because::Words, count }));
            }
        }
    }
    if longest >= least.max(2) && (longest >= 4 || longest * 2 >= run.len()) {
        found
            .into_iter()
            .filter(|(_, found)| found.count == longest)
            .for_each(|(phrase, found)| best.take(phrase, found));
    }
}

fn same(cells: &[Cell], numbers: &[u16]) -> bool {
    cells.len() == numbers.len()
        && cells.iter().zip(numbers).all(|(cell, number)| cell.number() == *number && *number != 0)
}

/// `count` of `length` characters.
fn share(count: usize, length: usize) -> f32 {
    count as f32 / length.max(1) as f32
}
