//! Compiles rules: folds their words into one list. Runs where packs are made, never in a page.

mod common;
mod excuses;
mod words;

use super::engine::Compiled;
use super::hits::EVERY;
use super::kind;
use super::lists::List;
use super::sound;
use super::vocabulary::Vocabulary;
use crate::pack::{Amount, Except, Fault, Match, Pack, Rule};
use crate::text::fold_str;
use common::Common;
use std::cell::OnceCell;
use words::Words;

/// Compiles packs' rules.
#[derive(Default)]
pub struct Builder {
    readings: OnceCell<sound::Readings>,
}

impl Builder {
    /// Compiles a pack's rules.
    ///
    /// # Errors
    /// A fault for every rule whose expression cannot be run in a page or whose groups are too few.
    pub fn build(&self, pack: &Pack) -> Result<Compiled, Vec<Fault>> {
        build(pack, || self.readings.get_or_init(sound::Readings::new))
    }

    /// The same rules with the exceptions and disguises of the first changed to those of `rule`; for proofs.
    pub(crate) fn vary(&self, compiled: &Compiled, pack: &Pack, rule: &Rule) -> Option<Compiled> {
        let sets: Vec<_> = sets(pack);
        let mut varied = compiled.clone();
        *varied.excuses.first_mut()? = excuses::build(rule, &pack.allow, &sets).ok()?;
        *varied.folds.first_mut()? = sound::mask(&rule.folds);
        Some(varied)
    }
}

/// The sets by name, their words folded.
fn sets(pack: &Pack) -> Vec<(&str, Vec<String>)> {
    let fold = |words: &Vec<String>| words.iter().map(|w| fold_str(w)).collect::<Vec<_>>();
    pack.sets.iter().map(|s| (s.name.as_str(), fold(&s.words))).collect()
}

fn build<'r>(pack: &Pack, readings: impl Fn() -> &'r sound::Readings) -> Result<Compiled, Vec<Fault>> {
    let mut faults = Vec::new();
    let sets = sets(pack);
    let mut words = Words::new(&sets, Common::new(pack));
    let mut folds = Vec::new();
    for (at, rule) in pack.rules.iter().enumerate() {
        match &rule.finds {
            Match::Pattern { regex, .. } => {
                if let Err(message) = kind::pattern::validate(regex) {
                    faults.push(Fault::new(
                        rule.place,
                        format!("rule `{}`: {}: {}", rule.id, short(regex), short(&message)),
                    ));
                }
            }
            Match::Near { groups, .. } if groups.len() < 2 => {
                faults.push(Fault::new(rule.place, format!("rule `{}`: `near` needs two groups or more", rule.id)));
            }
            // A group's number is a byte.
            Match::Near { groups, .. } if groups.len() > 255 => {
                faults.push(Fault::new(rule.place, format!("rule `{}`: `near` has more than 255 groups", rule.id)));
            }
            _ => {}
        }
        for (group, entry) in kind::wanted(&rule.finds) {
            if let Err(message) = words.add(entry, at as u32, group as u8, !rule.folds.is_empty()) {
                faults.push(Fault::new(rule.place, format!("rule `{}`: {message}", rule.id)));
            }
        }
        folds.push(sound::mask(&rule.folds));
    }
    let excuses: Result<Vec<_>, String> =
        pack.rules.iter().map(|rule| excuses::build(rule, &pack.allow, &sets)).collect();
    let mut compiled = Compiled {
        rules: pack.rules.iter().map(bare).collect(),
        sets: sets.iter().map(|(_, words)| List::new(words)).collect(),
        folds,
        ..Compiled::default()
    };
    let mut broken = |message: String| faults.push(Fault::new(Default::default(), message));
    match excuses {
        Ok(excuses) => compiled.excuses = excuses,
        Err(message) => broken(message),
    }
    if !words.heard.is_empty() {
        compiled.sounds = sound::build(&words.seen, &words.heard, &words.around, &pack.splits, readings());
    }
    compiled.vocabulary = Vocabulary::new(&words.seen);
    if let Err(message) = compiled.vocabulary.spell().and_then(|(_, spelled)| spelled.into_index()) {
        broken(message);
    }
    let lead = |(rule, at): (&Rule, u32)| words.lead(at, kind::needs(&rule.finds)).unwrap_or(EVERY);
    compiled.leads = pack.rules.iter().zip(0..).map(lead).collect();
    compiled.detected = std::mem::take(&mut words.detected);
    compiled.rests = words.rests();
    if faults.is_empty() { Ok(compiled) } else { Err(faults) }
}

/// Text for a fault: nobody reads more.
fn short(text: &str) -> String {
    const MOST: usize = 200;
    if text.chars().count() <= MOST { text.to_owned() } else { text.chars().take(MOST).chain(['…']).collect() }
}

/// A rule as a page needs it: without its tests, and without the words that stand in the vocabulary and in the folded
/// exceptions already.
fn bare(rule: &Rule) -> Rule {
    let finds = match &rule.finds {
        Match::Words(_) => Match::Words(Vec::new()),
        Match::Near { groups, within, ordered, without } => Match::Near {
            groups: vec![Vec::new(); groups.len()],
            within: *within,
            ordered: *ordered,
            without: without.clone(),
        },
        Match::Pattern { regex, .. } => Match::Pattern { triggers: Vec::new(), regex: regex.clone() },
        Match::Number { amount, within, .. } => {
            let units = amount.units.iter().map(|unit| fold_str(unit)).collect();
            Match::Number { cues: Vec::new(), amount: Amount { units, ..amount.clone() }, within: *within }
        }
        Match::Count { least, .. } => Match::Count { words: Vec::new(), least: *least },
        // One cue stays as a sign that there are any.
        Match::Lacks { cues, .. } => {
            Match::Lacks { words: Vec::new(), cues: cues.first().cloned().into_iter().collect() }
        }
        Match::Whole(words) => Match::Whole(words.iter().map(|w| fold_str(w)).collect()),
        Match::Detect(detector) => Match::Detect(*detector),
    };
    Rule { finds, except: Except::default(), hit: Vec::new(), miss: Vec::new(), ..rule.clone() }
}
