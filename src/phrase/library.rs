//! The library: a pack's phrases, ready to be asked. Immutable; a new pack makes a new library.

mod own;

use super::alphabet::{Alphabet, Ready};
use super::altered::altered;
use super::asked::Asked;
use super::fits::{self, Stage};
use super::history::{History, MESSAGES};
use super::keep::MOST_OWN;
use super::lines::{Lines, parts, read};
use super::query::{Because, Query, Suggestion};
use super::question::{Answers, Questions};
use super::synonyms::Synonyms;
use super::talk::Talk;
use super::term::{Term, is_long};
use super::typing::Typing;
use crate::pack::{Answered, Occasion, Phrase, Who};
use crate::text::{Span, sort_by};
use serde::{Deserialize, Serialize};

/// What is less likely than this is no question that a phrase answers. It is low: five phrases that do not fit cost a glance,
/// one that is not shown costs a search; and what people chat about cannot be told from what they ask by its characters.
const LEAST: f32 = 0.28;
/// Beside one that is likely, others may be less so.
const LEAST_BESIDE: f32 = 0.2;
/// What share of the best one's rank another must have to stand beside it.
const BESIDE: f32 = 0.3;
/// What becomes of a phrase where the stage of the talk, or the goods, speak for it.
const FOR: f32 = 1.1;
/// What remains of it where the stage speaks against it.
const AGAINST: f32 = 0.6;
/// A question as likely as this stands above what the moment of the talk is for.
const OCCASION: f32 = 0.6;

/// What the answers given in talks like this one count for beside the customer's question.
const VOTES: f32 = 1.0;
/// What it counts for how often a phrase is used, by the team and by the agent.
const USES: f32 = 0.3;
/// What it counts that this agent has answered the same question so.
const HABIT: f32 = 0.6;
/// Talks that are no nearer than this say nothing by themselves.
const NEAR: f32 = 0.35;
/// And an answer needs this share of their votes.
const SHARE: f32 = 0.15;

/// Phrases made ready for loading: what a compiled pack carries.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Compiled {
    /// The phrases, in the order of the pack.
    pub(super) phrases: Vec<Phrase>,
    /// What they were the answer to.
    pub(super) answered: Vec<Answered>,
    /// Their characters with their readings.
    pub(super) alphabet: Alphabet,
}

/// The phrases of one pack.
#[derive(Default)]
pub struct Library {
    phrases: Vec<Phrase>,
    /// Places in `phrases`, by name.
    by_id: Vec<u32>,
    /// How many of them are the pack's; the agent's own follow.
    of_pack: usize,
    /// How often each is used by the team, as a share of all; and that with this agent's own use.
    of_team: Vec<f32>,
    uses: Vec<f32>,
    /// What this agent answered to questions of the pack: place among all questions, phrase, share of his answers.
    own_answers: Vec<(u32, u32, f32)>,
    alphabet: Ready,
    synonyms: Synonyms,
    lines: Lines,
    questions: Questions,
    history: History,
    typing: Typing,
}

/// How well each phrase fits what was said, by phrase.
struct Fits {
    /// For the order of all.
    rank: Vec<f32>,
    /// Its share in what was answered in talks like this one.
    votes: Vec<f32>,
    /// For how likely each is, which not everybody asks.
    asked: Asked,
    answers: Answers,
}

impl Library {
    /// Makes compiled phrases ready.
    ///
    /// # Errors
    /// In words, if the parts do not fit together.
    pub fn new(compiled: Compiled) -> Result<Self, String> {
        Self::with_own(compiled, &[])
    }

    /// The same with an agent's own phrases behind the pack's. One whose name the pack has is left out.
    ///
    /// # Errors
    /// As [`Library::new`].
    pub fn with_own(compiled: Compiled, own: &[Phrase]) -> Result<Self, String> {
        let Compiled { mut phrases, answered, alphabet } = compiled;
        let of_pack = phrases.len();
        let mut wanted = Vec::new();
        for phrase in own.iter().take(MOST_OWN) {
            if !phrases.iter().any(|known| known.id == phrase.id) {
                parts(phrase).for_each(|(_, text)| read(text, |c, _| wanted.push(c)));
                phrases.push(phrase.clone());
            }
        }
        sort_by(&mut wanted, Ord::cmp);
        wanted.dedup();
        let alphabet = alphabet.ready(&wanted)?;
        let synonyms = Synonyms::new(&alphabet);
        let lines = Lines::new(&phrases, &alphabet);
        let mut by_id: Vec<u32> = (0..phrases.len() as u32).collect();
        sort_by(&mut by_id, |a, b| phrases[*a as usize].id.cmp(&phrases[*b as usize].id));
        let all = phrases.iter().map(|phrase| phrase.uses as f32).sum::<f32>().max(1.0);
        let mut library = Self {
            questions: Questions::new(&lines, phrases.len(), &synonyms),
            typing: Typing::new(&lines, &alphabet),
            of_team: phrases.iter().map(|phrase| phrase.uses as f32 / all).collect(),
            uses: Vec::new(),
            own_answers: Vec::new(),
            of_pack,
            phrases,
            by_id,
            alphabet,
            synonyms,
            lines,
            history: History::default(),
        };
        library.uses.clone_from(&library.of_team);
        library.history = History::new(&answered, |id| library.place(id), &library.alphabet);
        Ok(library)
    }

    /// The phrases, in the order of the pack.
    pub fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// The phrase of this name.
    pub fn by_id(&self, id: &str) -> Option<&Phrase> {
        self.phrases.get(self.place(id)?)
    }

    fn place(&self, id: &str) -> Option<usize> {
        let at = self.by_id.binary_search_by(|at| self.phrases[*at as usize].id.as_str().cmp(id)).ok()?;
        Some(self.by_id[at] as usize)
    }

    /// The phrases that fit now, the best first, `limit` at most; of equals, the first of the pack.
    ///
    /// If what is typed finds any, only those are given. Otherwise those that answer the customer's open messages, and
    /// that of the moment; none of them where the draft is long: the agent is writing an answer of his own. An eager
    /// query is given what is not likely, too.
    pub fn suggest(&self, query: &Query<'_>, limit: usize) -> Vec<Suggestion> {
        if limit == 0 {
            return Vec::new();
        }
        let talk = Talk::new(query.messages);
        let long = is_long(query.typed);
        let fits = self.fits(query, &talk);
        let mut found = self.typed(query, &fits, if long { 3 } else { 2 });
        if found.is_empty() && (!long || query.eager) {
            found = if query.eager { self.all(query, &fits) } else { self.said(query, &talk, &fits) };
        }
        best(found, limit)
    }

    /// By what is typed; what the customer asks and the stage decide between those that are found alike.
    fn typed(&self, query: &Query<'_>, fits: &Fits, least: usize) -> Vec<Suggestion> {
        let Some(term) = Term::of(query.typed) else { return Vec::new() };
        let (lines, questions, alphabet) = (&self.lines, &self.questions, &self.alphabet);
        let found = self.typing.find(&term, least, lines, questions, alphabet, self.phrases.len());
        let suggest = |(at, found): (usize, Option<super::typing::Found>)| {
            let found = found?;
            let phrase = &self.phrases[at];
            if !fits::here(phrase, query) {
                return None;
            }
            let stage = match fits::stage(phrase, query.stage) {
                Stage::For => 0.2,
                Stage::Neutral => 0.0,
                Stage::Against => -0.2,
            };
            let stage = stage + if fits::goods(phrase, query.goods) == Some(true) { 0.2 } else { 0.0 };
            let share = found.share * if query.messages.is_empty() { 0.02 } else { 0.001 };
            let score = found.score + 0.9 * fits.rank[at].min(1.5) + stage + share;
            Some(Suggestion { phrase: at, score, because: found.because, typed: term.span(found.count) })
        };
        found.into_iter().enumerate().filter_map(suggest).collect()
    }

    /// All that may be sent here, in the order of how well it fits.
    fn all(&self, query: &Query<'_>, fits: &Fits) -> Vec<Suggestion> {
        let typed = Span::new(query.typed.len(), query.typed.len());
        let may = |at: &usize| fits::here(&self.phrases[*at], query);
        let likely = self.likely(fits);
        let because = |at: usize| match () {
            () if likely[at] > 0.0 => Because::Question,
            () if fits.votes[at] > 0.0 => Because::History,
            () => Because::Uses,
        };
        (0..self.phrases.len())
            .filter(may)
            .map(|at| Suggestion { phrase: at, score: fits.rank[at], because: because(at), typed })
            .collect()
    }

    /// By what was said. The best must be likely; what stands beside it need not be as likely.
    fn said(&self, query: &Query<'_>, talk: &Talk<'_>, fits: &Fits) -> Vec<Suggestion> {
        let typed = Span::new(query.typed.len(), query.typed.len());
        let all_likely = self.likely(fits);
        let (mut found, mut moment) = (Vec::new(), Vec::new());
        let closes = !talk.rests.is_empty() && !self.closed(talk);
        // How likely the likeliest is, and how it ranks.
        let (mut likeliest, mut top) = (0.0f32, 0.0f32);
        for (at, phrase) in self.phrases.iter().enumerate().filter(|(_, phrase)| fits::here(phrase, query)) {
            let stage = fits::stage(phrase, query.stage);
            let fit = match stage {
                Stage::For => FOR,
                Stage::Against => AGAINST,
                Stage::Neutral => 1.0,
            } * match fits::goods(phrase, query.goods) {
                Some(true) => FOR,
                Some(false) => 0.0, // it is the answer for other goods
                None => 1.0,
            };
            let (likely, score) = (fit * all_likely[at], fit * fits.rank[at]);
            let because = match () {
                () if fits.votes[at] >= SHARE && likely < OCCASION => Because::History,
                // Likely by the stage alone.
                () if all_likely[at] < LEAST && likely >= LEAST => Because::Stage,
                () => Because::Question,
            };
            let now = phrase.occasion == talk.occasion || closes && phrase.occasion == Some(Occasion::Close);
            let occasion = phrase.occasion.is_some() && now && stage != Stage::Against;
            if occasion && likely < OCCASION {
                moment.push(Suggestion { phrase: at, score, because: Because::Occasion, typed });
            } else if likely >= LEAST_BESIDE || because == Because::History && fit > 0.0 {
                likeliest = likeliest.max(if because == Because::History { 1.0 } else { likely });
                top = top.max(score);
                found.push(Suggestion { phrase: at, score, because, typed });
            }
        }
        let least = if likeliest < LEAST { f32::INFINITY } else { top * BESIDE };
        found.retain(|suggestion| suggestion.score >= least);
        // The moment's own stand right above or right below the best question.
        let beside = if likeliest < OCCASION { 1.01 } else { 0.99 };
        found.extend(moment.into_iter().map(|one| Suggestion { score: (top * beside).max(0.01), ..one }));
        found
    }

    /// Whether the close was said already where the talk rests.
    fn closed(&self, talk: &Talk<'_>) -> bool {
        let closing = self.phrases.iter().filter(|phrase| phrase.occasion == Some(Occasion::Close));
        let mut texts = closing.flat_map(|phrase| phrase.variants.iter().chain([&phrase.text]));
        texts.any(|text| talk.rests.iter().any(|said| !altered(text, said)))
    }

    /// How well each phrase fits what was said.
    fn fits(&self, query: &Query<'_>, talk: &Talk<'_>) -> Fits {
        let asked = Asked::new(&talk.open, &self.alphabet, &self.synonyms, &self.questions.asks);
        let answers = self.questions.answers(&asked);
        let turns = query.messages.iter().filter(|turn| turn.who != Who::Bot).map(|turn| turn.text.as_str());
        let last: Vec<&str> = turns.rev().take(MESSAGES).collect();
        let count = self.phrases.len();
        let votes = self.history.votes(last.into_iter().rev(), count, &self.alphabet);
        let (votes, near) = votes.unwrap_or_else(|| (vec![0.0; count], 0.0));
        let mut rank = answers.rank.clone();
        for (rank, (votes, uses)) in rank.iter_mut().zip(votes.iter().zip(&self.uses)) {
            *rank += VOTES * votes + USES * uses;
        }
        let mut votes = if near >= NEAR { votes } else { vec![0.0; count] };
        for (asked, phrase, share) in &self.own_answers {
            if answers.nearest == Some(*asked) {
                rank[*phrase as usize] += HABIT * share;
                votes[*phrase as usize] = votes[*phrase as usize].max(*share);
            }
        }
        Fits { rank, votes, asked, answers }
    }

    /// How likely each answers the customer; 0 for those of which that is not known.
    fn likely(&self, fits: &Fits) -> Vec<f32> {
        self.questions.likely(&fits.asked, &fits.answers, &self.lines, &self.synonyms)
    }
}

/// The best of them in order, the best first; of equals, the first of the pack.
fn best(mut found: Vec<Suggestion>, limit: usize) -> Vec<Suggestion> {
    let order = |a: &Suggestion, b: &Suggestion| b.score.total_cmp(&a.score).then(a.phrase.cmp(&b.phrase));
    if limit < 50 {
        let mut best: Vec<Suggestion> = Vec::with_capacity(limit + 1);
        for one in found {
            if best.len() < limit || best.last().is_some_and(|last| order(&one, last).is_lt()) {
                best.insert(best.partition_point(|other| order(other, &one).is_lt()), one);
                best.truncate(limit);
            }
        }
        return best;
    }
    sort_by(&mut found, order);
    found.truncate(limit);
    found
}
