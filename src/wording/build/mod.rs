//! Compiles rules: folds their words into one automaton. Runs where packs are made, never in a page.

mod excuses;
mod words;

use super::alphabet::Alphabet;
use super::engine::Compiled;
use super::kind;
use super::lists::List;
use super::sound;
use super::vocabulary::Vocabulary;
use crate::pack::{Amount, Except, Fault, Match, Pack, Rule};
use crate::text::fold_str;
use daachorse::CharwiseDoubleArrayAhoCorasick;
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
}

fn build<'r>(pack: &Pack, readings: impl Fn() -> &'r sound::Readings) -> Result<Compiled, Vec<Fault>> {
    let mut faults = Vec::new();
    let fold = |words: &Vec<String>| words.iter().map(|w| fold_str(w)).collect::<Vec<_>>();
    let sets: Vec<(&str, Vec<String>)> = pack.sets.iter().map(|s| (s.name.as_str(), fold(&s.words))).collect();
    let mut words = Words::new(&sets);
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
        match sound::build(&words.heard, &pack.splits, readings()) {
            Ok(sounds) => compiled.sounds = sounds,
            Err(message) => broken(format!("the sounds cannot be compiled: {message}")),
        }
    }
    match automaton(&words) {
        Ok((alphabet, automaton, vocabulary)) => {
            compiled.alphabet = alphabet;
            compiled.automaton = automaton;
            compiled.vocabulary = vocabulary;
        }
        Err(message) => broken(message),
    }
    compiled.rests = words.rests();
    if faults.is_empty() { Ok(compiled) } else { Err(faults) }
}

/// The automaton over all words, with its alphabet and what its words mean.
fn automaton(words: &Words<'_>) -> Result<(String, Vec<u8>, Vocabulary), String> {
    let mut vocabulary = Vocabulary::default();
    let mut lists = std::collections::BTreeMap::new();
    for (word, uses) in &words.seen {
        let length =
            u8::try_from(word.chars().count()).map_err(|_| format!("「{word}」 is longer than 255 characters"))?;
        let list = *lists.entry(uses).or_insert_with(|| vocabulary.list(uses));
        vocabulary.word(length, list);
    }
    let alphabet = Alphabet::chars_of(words.seen.keys().map(String::as_str))
        .ok_or("the words have more different characters than fit")?;
    if words.seen.is_empty() {
        return Ok((alphabet, Vec::new(), vocabulary));
    }
    let numbers = Alphabet::new(&alphabet);
    let numbered = words.seen.keys().map(|word| word.chars().map(|c| numbers.number(c)).collect::<String>());
    let built = CharwiseDoubleArrayAhoCorasick::<u32>::new(numbered)
        .map_err(|error| format!("the words cannot be compiled: {error}"))?;
    Ok((alphabet, built.serialize(), vocabulary))
}

/// Text for a fault: nobody reads more.
fn short(text: &str) -> String {
    const MOST: usize = 200;
    if text.chars().count() <= MOST { text.to_owned() } else { text.chars().take(MOST).chain(['…']).collect() }
}

/// A rule as a page needs it: without its tests, and without the words that stand in the automaton and in the folded
/// exceptions already.
fn bare(rule: &Rule) -> Rule {
    let finds = match &rule.finds {
        Match::Words(_) => Match::Words(Vec::new()),
        Match::Near { groups, within, ordered } => {
            Match::Near { groups: vec![Vec::new(); groups.len()], within: *within, ordered: *ordered }
        }
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
