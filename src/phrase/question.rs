//! What the customer asks: how well each phrase answers.
//!
//! Two measures. For the order: BM25 over characters, pairs and [synonyms](super::synonyms), every question of a phrase
//! (`ask`) by itself, the best counting; it finds the right one of 1,200 among the first five in 81 of 100 cases. For
//! whether to offer anything at all: how far message and question cover one another in pairs, by the weight of
//! their characters: a short question inside a long message, or a few words of a question, are both good. BM25 alone
//! says nothing of that. The text of a phrase counts for half, and only by cover.

use super::asked::Asked;
use super::grams::{kept, pairs};
use super::history::nearest;
use super::lines::{Kind, Lines};
use super::synonyms::Synonyms;
use crate::text::{Postings, Weigh};

/// How many of the best phrases are looked at whether they are likely; as many again for their texts.
const LOOKED: usize = 24;
/// What further questions of a phrase that fit, too, add to the best.
const FURTHER: f32 = 0.03;
/// A question that is a smaller share of what the customer asks is another question.
const NEAR: f32 = 0.35;
/// What cover and BM25 count for in whether a phrase is likely.
const COVER: f32 = 0.6;
/// What a phrase's own text counts for.
const TEXT: f32 = 0.5;

/// The questions and the texts of a library.
#[derive(Default)]
pub(super) struct Questions {
    pub(super) asks: Postings,
    /// By question: whose it is.
    pub(super) asker: Vec<u32>,
    /// By phrase: its first question; further ones follow.
    first: Vec<u32>,
    /// Texts, and groups, by their pairs.
    pub(super) texts: Postings,
    /// By text or group: whose it is.
    pub(super) text_of: Vec<u32>,
}

/// How well phrases answer.
pub(super) struct Answers {
    /// By phrase: BM25 as a share of what a perfect question would get, from 0 to about 1.
    pub(super) rank: Vec<f32>,
    /// The same by question.
    shares: Vec<f32>,
    /// The question that is nearest, if any is near.
    pub(super) nearest: Option<u32>,
}

impl Questions {
    pub(super) fn new(lines: &Lines, phrases: usize, synonyms: &Synonyms) -> Self {
        let of = |kind: Kind| lines.iter().filter(move |line| line.kind == kind);
        let asker: Vec<u32> = of(Kind::Question).map(|line| line.phrase as u32).collect();
        let words = || lines.iter().filter(|line| matches!(line.kind, Kind::Text | Kind::Group));
        let first = (0..=phrases).map(|at| asker.partition_point(|phrase| (*phrase as usize) < at) as u32).collect();
        Self {
            asks: Postings::new(&mut of(Kind::Question).map(|line| kept(line.cells, synonyms))),
            asker,
            first,
            texts: Postings::new(&mut words().map(|line| pairs(line.cells))),
            text_of: words().map(|line| line.phrase as u32).collect(),
        }
    }

    /// How well each phrase answers.
    pub(super) fn answers(&self, asked: &Asked) -> Answers {
        let count = self.first.len().saturating_sub(1);
        let mut answers = Answers { rank: vec![0.0; count], shares: Vec::new(), nearest: None };
        if asked.bag.is_empty() {
            return answers;
        }
        let ideal = self.asks.ideal(&asked.bag, Weigh::Root);
        let shares: Vec<f32> =
            self.asks.score(&asked.bag, Weigh::Root).into_iter().map(|score| score / ideal).collect();
        let (mut best, mut near, mut nearest_at) = (vec![0.0f32; count], NEAR, None);
        for (at, (share, asker)) in shares.iter().zip(&self.asker).enumerate() {
            if *share > near {
                (near, nearest_at) = (*share, Some(at as u32));
            }
            let asker = *asker as usize;
            best[asker] = best[asker].max(*share);
            answers.rank[asker] += FURTHER * share;
        }
        for (rank, best) in answers.rank.iter_mut().zip(&best) {
            *rank += (1.0 - FURTHER) * best;
        }
        answers.nearest = nearest_at;
        answers.shares = shares;
        answers
    }

    /// By phrase, how likely it is the answer, from 0 to 1; 0 for those that are not looked at.
    pub(super) fn likely(&self, asked: &Asked, answers: &Answers, lines: &Lines, synonyms: &Synonyms) -> Vec<f32> {
        let mut found = vec![0.0f32; answers.rank.len()];
        if asked.bag.is_empty() {
            return found;
        }
        let texts = nearest(&self.texts.score(&asked.bag, Weigh::Whole), LOOKED);
        let looked = nearest(&answers.rank, LOOKED).into_iter();
        for phrase in looked.chain(texts.into_iter().map(|text| self.text_of[text] as usize)) {
            if found[phrase] > 0.0 {
                continue; // looked at before
            }
            let mut question = self.first[phrase] as usize;
            for line in lines.of(phrase) {
                let likely = match line.kind {
                    Kind::Question => {
                        let share = answers.shares.get(question).copied().unwrap_or(0.0).min(1.0);
                        question += 1;
                        let cover = asked.cover(line.cells, synonyms, &self.asks);
                        if cover.both > 0.0 { COVER * cover.both + (1.0 - COVER) * share } else { 0.0 }
                    }
                    Kind::Text => TEXT * asked.cover(line.cells, synonyms, &self.asks).said,
                    Kind::Group | Kind::Code => 0.0,
                };
                found[phrase] = found[phrase].max(likely);
            }
        }
        found
    }
}
