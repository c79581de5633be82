//! What agents answered before in a talk like this one: the talks nearest to it vote for their answers.
//!
//! Nearness is BM25 over the last three messages, whoever wrote them, once all together and once the last alone. Of 3,591
//! talks of a shop this finds what the agent says next among five phrases in 61 of 100 cases, where the words of the
//! phrases find 2 and their popularity 48 (facts: phrases-timing-qa §0).

use super::alphabet::Ready;
use super::grams::plain;
use super::index::{Index, Weigh};
use super::lines::{Cell, read};
use crate::pack::Answered;
use crate::text::sort_by;

/// Messages of a talk that are looked at.
pub(super) const MESSAGES: usize = 3;
/// Characters of each.
const MOST: usize = 120;
/// How many of the nearest talks vote.
const VOTERS: usize = 80;
/// What the last message counts for by itself, beside all together.
const LAST: f32 = 0.5;

/// The talks.
#[derive(Default)]
pub(super) struct History {
    whole: Index,
    last: Index,
    /// By talk: the phrases that were the answer.
    answers: Vec<Vec<u32>>,
}

impl History {
    /// Reads the talks; `number` finds a phrase by its name. One that names no phrase is left out.
    pub(super) fn new(answered: &[Answered], number: impl Fn(&str) -> Option<usize>, alphabet: &Ready) -> Self {
        // The same talk may have had many answers: it is one voter.
        let (mut known, mut answers) = (Vec::new(), Vec::<Vec<u32>>::new());
        let mut order: Vec<&Answered> = answered.iter().collect();
        sort_by(&mut order, |a, b| a.said.cmp(&b.said));
        let mut before: Option<&[String]> = None;
        for one in order {
            let Some(answer) = number(&one.phrase) else { continue };
            if before != Some(&one.said) {
                known.push(cells(one.said.iter().map(String::as_str), alphabet));
                answers.push(Vec::new());
                before = Some(&one.said);
            }
            answers.last_mut().into_iter().for_each(|answers| answers.push(answer as u32));
        }
        let bag = |messages: &[Vec<Cell>]| {
            let mut all = (Vec::new(), 0);
            for (grams, length) in messages.iter().map(|cells| plain(cells)) {
                all.0.extend(grams);
                all.1 += length;
            }
            all
        };
        Self {
            whole: Index::new(&mut known.iter().map(|said| bag(said))),
            last: Index::new(&mut known.iter().map(|said| bag(&said[..said.len().min(1)]))),
            answers,
        }
    }

    /// By phrase, of `count`: its share of the votes; and how near the nearest talk is, from 0 to 1. None where there is
    /// no history or nothing was said.
    pub(super) fn votes<'a>(
        &self,
        said: impl DoubleEndedIterator<Item = &'a str>,
        count: usize,
        alphabet: &Ready,
    ) -> Option<(Vec<f32>, f32)> {
        if self.answers.is_empty() {
            return None;
        }
        let messages = cells(said, alphabet);
        let mut all = Vec::new();
        messages.iter().for_each(|cells| all.extend(plain(cells).0.into_iter().map(|gram| (gram, 1.0))));
        let last: Vec<_> = messages.first().map(|cells| all[..plain(cells).0.len()].to_vec()).unwrap_or_default();
        let mut scores = self.whole.score(&all, Weigh::Whole);
        for (score, more) in scores.iter_mut().zip(self.last.score(&last, Weigh::Whole)) {
            *score += LAST * more;
        }
        let voters = nearest(&scores, VOTERS);
        let best = voters.first().map(|voter| scores[*voter]).filter(|best| *best > 0.0)?;
        let (mut votes, mut sum) = (vec![0.0; count], 0.0);
        for voter in voters {
            let vote = (scores[voter] / best) * (scores[voter] / best);
            for answer in &self.answers[voter] {
                votes[*answer as usize] += vote;
                sum += vote;
            }
        }
        votes.iter_mut().for_each(|votes| *votes /= sum);
        let ideal = self.whole.ideal(&all, Weigh::Whole) + LAST * self.last.ideal(&last, Weigh::Whole);
        Some((votes, (best / ideal).min(1.0)))
    }
}

/// The last messages, the newest first.
fn cells<'a>(said: impl DoubleEndedIterator<Item = &'a str>, alphabet: &Ready) -> Vec<Vec<Cell>> {
    let of = |text: &str| {
        let mut cells = Vec::new();
        let head = text.char_indices().nth(4 * MOST).map_or(text, |(at, _)| &text[..at]);
        read(head, |c, start| cells.push(Cell::new(alphabet.number(c), start)));
        cells.truncate(MOST);
        cells
    };
    said.rev().take(MESSAGES).map(of).collect()
}

/// The `count` highest scores above 0, the highest first; of equals, the first.
pub(super) fn nearest(scores: &[f32], count: usize) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::with_capacity(count + 1);
    for (at, score) in scores.iter().enumerate() {
        let full = found.len() == count;
        if *score <= 0.0 || full && found.last().is_none_or(|last| scores[*last] >= *score) {
            continue;
        }
        let place = found.partition_point(|other| scores[*other] >= *score);
        found.insert(place, at);
        found.truncate(count);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::nearest;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_nearest_are_those_that_sorting_finds(scores in prop::collection::vec(0u8..6, 0..60), count in 0usize..9) {
            let scores: Vec<f32> = scores.into_iter().map(f32::from).collect();
            let mut wanted: Vec<usize> = (0..scores.len()).filter(|at| scores[*at] > 0.0).collect();
            wanted.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
            wanted.truncate(count);
            prop_assert_eq!(nearest(&scores, count), wanted);
        }
    }
}
