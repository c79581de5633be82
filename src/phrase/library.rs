//! The library: a pack's phrases, ready to be asked. Immutable; a new pack makes a new library.

use super::alphabet::{Alphabet, Ready};
use super::fits::{self, Stage};
use super::lines::Lines;
use super::query::{Because, Query, Suggestion};
use super::question;
use super::rarity::Rarity;
use super::talk::Talk;
use super::term::{Term, is_long};
use super::typing;
use crate::pack::Phrase;
use crate::text::{Span, sort_by};
use serde::{Deserialize, Serialize};

/// Below this, what the customer said is no question that a phrase answers.
const LEAST: f32 = 0.42;
/// What share of the best one's score another must have to stand beside it.
const BESIDE: f32 = 0.5;
/// And this score at the least.
const LEAST_BESIDE: f32 = 0.34;
/// What becomes of a question's score where the stage of the talk speaks for the phrase.
const FOR: f32 = 1.1;
/// What remains of a question's score where the stage speaks against the phrase.
const AGAINST: f32 = 0.6;
/// What the moment of the talk counts for: a strong question stands above it, a weak one below.
const OCCASION: f32 = 0.6;

/// Phrases made ready for loading: what a compiled pack carries.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Compiled {
    /// The phrases, in the order of the pack.
    pub(super) phrases: Vec<Phrase>,
    /// Their characters with their initials.
    pub(super) alphabet: Alphabet,
}

/// The phrases of one pack.
#[derive(Default)]
pub struct Library {
    phrases: Vec<Phrase>,
    alphabet: Ready,
    lines: Lines,
    rarity: Rarity,
}

impl Library {
    /// Makes compiled phrases ready.
    ///
    /// # Errors
    /// In words, if the parts do not fit together.
    pub fn new(compiled: Compiled) -> Result<Self, String> {
        let alphabet = compiled.alphabet.ready()?;
        let lines = Lines::new(&compiled.phrases, &alphabet);
        let rarity = Rarity::new(&lines, &alphabet);
        Ok(Self { phrases: compiled.phrases, alphabet, lines, rarity })
    }

    /// The phrases, in the order of the pack.
    pub fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// The phrase of this name.
    pub fn by_id(&self, id: &str) -> Option<&Phrase> {
        self.phrases.iter().find(|phrase| phrase.id == id)
    }

    /// The phrases that fit now, the best first, `limit` at most; of equals, the first of the pack.
    ///
    /// If what is typed finds any, only those are given. Otherwise those that answer the customer's open messages, and
    /// that of the moment; none of them where the draft is long: the agent is writing an answer of his own.
    pub fn suggest(&self, query: &Query<'_>, limit: usize) -> Vec<Suggestion> {
        if limit == 0 {
            return Vec::new();
        }
        let talk = Talk::new(query.messages);
        let long = is_long(query.typed);
        let mut found = self.typed(query, &talk, if long { 3 } else { 2 });
        if found.is_empty() && !long {
            found = self.said(query, &talk);
        }
        sort_by(&mut found, |a, b| b.score.total_cmp(&a.score).then(a.phrase.cmp(&b.phrase)));
        found.truncate(limit);
        found
    }

    /// By what is typed; what the customer asks and the stage decide between those that are found alike.
    fn typed(&self, query: &Query<'_>, talk: &Talk<'_>, least: usize) -> Vec<Suggestion> {
        let Some(term) = Term::of(query.typed) else { return Vec::new() };
        let mut found = typing::find(&self.lines, &self.alphabet, &term, least);
        found.retain(|found| fits::platform(&self.phrases[found.phrase], query.platform));
        if found.is_empty() {
            return Vec::new();
        }
        let asked = self.asked(talk);
        let suggest = |found: typing::Found| {
            let stage = match fits::stage(&self.phrases[found.phrase], query.stage) {
                Stage::For => 0.2,
                Stage::Neutral => 0.0,
                Stage::Against => -0.2,
            };
            let score = found.score + 0.9 * asked[found.phrase] + stage;
            Suggestion { phrase: found.phrase, score, because: found.because, typed: term.span(found.count) }
        };
        found.into_iter().map(suggest).collect()
    }

    /// By what the customer said. The best must be likely; what stands beside it need not be as likely.
    fn said(&self, query: &Query<'_>, talk: &Talk<'_>) -> Vec<Suggestion> {
        let asked = self.asked(talk);
        let span = Span::new(query.typed.len(), query.typed.len());
        let (mut found, mut moment) = (Vec::new(), Vec::new());
        for (at, phrase) in self.phrases.iter().enumerate() {
            if !fits::platform(phrase, query.platform) {
                continue;
            }
            let stage = fits::stage(phrase, query.stage);
            let score = match stage {
                Stage::For => asked[at] * FOR,
                Stage::Against => asked[at] * AGAINST,
                Stage::Neutral => asked[at],
            };
            // Likely by the stage alone.
            let lifted = asked[at] < LEAST && score >= LEAST;
            let because = if lifted { Because::Stage } else { Because::Question };
            let suggestion = Suggestion { phrase: at, score, because, typed: span };
            if phrase.occasion.is_some()
                && phrase.occasion == talk.occasion
                && stage != Stage::Against
                && score < OCCASION
            {
                moment.push(Suggestion { score: OCCASION, because: Because::Occasion, ..suggestion });
            } else {
                found.push(suggestion);
            }
        }
        let best = found.iter().map(|s| s.score).fold(0.0, f32::max);
        let least = if best < LEAST { f32::INFINITY } else { LEAST_BESIDE.max(best * BESIDE) };
        found.retain(|s| s.score >= least);
        found.append(&mut moment);
        found
    }

    /// How well each phrase answers the customer's open messages.
    fn asked(&self, talk: &Talk<'_>) -> Vec<f32> {
        question::score(&self.lines, &self.alphabet, &self.rarity, &talk.open, self.phrases.len())
    }
}
