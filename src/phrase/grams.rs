//! What is counted of a text: its characters, its pairs of characters, and both once more with
//! [synonyms](super::synonyms) in their place.

use super::lines::Cell;
use super::synonyms::Synonyms;
use crate::text::Gram;
use crate::text::sort_by;

/// What a gram of synonyms counts for beside one of plain characters.
const SAME: f32 = 0.7;

/// A pair as a gram.
pub(super) fn pair(left: u16, right: u16) -> Gram {
    (u32::from(left) << 16) | u32::from(right)
}

/// Calls `each` with every plain gram, then with every gram of the row of tokens; `true` for one that holds a synonym.
fn read(cells: &[Cell], synonyms: &Synonyms, each: &mut dyn FnMut(Gram, Part)) {
    let mut before = 0;
    for number in cells.iter().map(|cell| cell.number()) {
        if number > 0 {
            each(u32::from(number), Part::Plain);
            if before > 0 {
                each(pair(before, number), Part::Plain);
            }
        }
        before = number;
    }
    let (mut rest, mut before) = (cells, 0);
    while !rest.is_empty() {
        let (token, length) = synonyms.token(rest);
        let part = |word| if word { Part::Same } else { Part::Again };
        if token > 0 {
            each(u32::from(token), part(synonyms.is_word(token)));
            if before > 0 {
                each(pair(before, token), part(synonyms.is_word(token) || synonyms.is_word(before)));
            }
        }
        (rest, before) = (&rest[length..], token);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Plain,
    /// With a synonym in it.
    Same,
    /// A plain one that stands among the tokens, too.
    Again,
}

/// What a text is kept under, and its length in characters.
pub(super) fn kept(cells: &[Cell], synonyms: &Synonyms) -> (Vec<Gram>, usize) {
    let mut grams = Vec::with_capacity(3 * cells.len());
    read(cells, synonyms, &mut |gram, part| {
        if part != Part::Again {
            grams.push(gram);
        }
    });
    (grams, 2 * cells.len())
}

/// Plain characters and their pairs alone, and the length.
pub(super) fn plain(cells: &[Cell]) -> (Vec<Gram>, usize) {
    kept(cells, &Synonyms::default())
}

/// The pairs of plain characters alone.
pub(super) fn pairs(cells: &[Cell]) -> (Vec<Gram>, usize) {
    let pairs = cells.windows(2).map(|two| (two[0].number(), two[1].number()));
    (pairs.filter(|(a, b)| *a > 0 && *b > 0).map(|(a, b)| pair(a, b)).collect(), cells.len())
}

/// What is asked of an index for a message, each gram once, with what it counts for.
pub(super) fn bag(cells: &[Cell], synonyms: &Synonyms) -> Vec<(Gram, f32)> {
    let mut bag = Vec::new();
    read(cells, synonyms, &mut |gram, part| bag.push((gram, if part == Part::Plain { 1.0 } else { SAME })));
    merged(bag, |a, b| a + b)
}

/// The same of several messages, each with its weight: of a gram in two of them, the more weighty counts.
pub(super) fn bags<'a>(messages: impl Iterator<Item = (&'a [Cell], f32)>, synonyms: &Synonyms) -> Vec<(Gram, f32)> {
    let all = messages.flat_map(|(cells, weight)| {
        let bag = bag(cells, synonyms);
        bag.into_iter().map(move |(gram, counts)| (gram, counts * weight))
    });
    merged(all.collect(), f32::max)
}

fn merged(mut bag: Vec<(Gram, f32)>, both: fn(f32, f32) -> f32) -> Vec<(Gram, f32)> {
    sort_by(&mut bag, |a, b| a.0.cmp(&b.0));
    bag.dedup_by(|later, kept| {
        let same = later.0 == kept.0;
        if same {
            kept.1 = both(kept.1, later.1);
        }
        same
    });
    bag
}

#[cfg(test)]
#[cfg(feature = "source")]
mod tests {
    use super::super::alphabet::{Alphabet, Ready};
    use super::super::lines;
    use super::*;

    fn alphabet() -> Ready {
        let none = std::collections::BTreeSet::new();
        let chars = "怎么咋好发货".chars().collect();
        Alphabet::of(&chars, &none, |_| [Vec::new(), Vec::new()]).ready(&[]).unwrap()
    }

    fn cells(text: &str) -> Vec<Cell> {
        let (alphabet, mut cells) = (alphabet(), Vec::new());
        lines::read(text, |c, start| cells.push(Cell::new(alphabet.number(c), start)));
        cells
    }

    #[test]
    fn synonyms_meet_where_characters_do_not() {
        let synonyms = Synonyms::new(&alphabet());
        let common = |a: &str, b: &str| {
            let held = kept(&cells(a), &synonyms).0;
            bag(&cells(b), &synonyms).into_iter().filter(|(gram, _)| held.contains(gram)).map(|(_, w)| w).sum::<f32>()
        };
        assert!((common("怎么", "咋") - SAME).abs() < 1e-6);
        // 好 as itself and in the row, 怎么 for 咋, and the pair of both.
        assert!((common("怎么好", "咋好") - (1.0 + 3.0 * SAME)).abs() < 1e-6);
        assert_eq!(common("怎么", "好"), 0.0);
    }

    #[test]
    fn a_gram_said_twice_counts_twice_in_one_message_and_once_in_two() {
        let synonyms = Synonyms::default();
        let single = |bag: Vec<(Gram, f32)>| bag.iter().find(|(gram, _)| *gram < 0x10000).unwrap().1;
        assert!((single(bag(&cells("好好"), &synonyms)) - 2.0 * (1.0 + SAME)).abs() < 1e-6);
        let two = [(cells("好"), 0.5), (cells("好"), 1.0)];
        let bags = bags(two.iter().map(|(cells, weight)| (cells.as_slice(), *weight)), &synonyms);
        assert!((single(bags) - (1.0 + SAME)).abs() < 1e-6);
    }

    #[test]
    fn characters_outside_the_alphabet_are_nothing() {
        let synonyms = Synonyms::default();
        assert!(bag(&cells("无"), &synonyms).is_empty());
        assert_eq!(bag(&cells("好无好"), &synonyms).len(), 1);
        assert_eq!(pairs(&cells("发货无好")).0.len(), 1);
    }
}
