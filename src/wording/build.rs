//! Compiles rules: folds their words into one automaton. Runs where packs are made, never in a page.

use super::alphabet::Alphabet;
use super::engine::Compiled;
use super::except::Folds;
use super::kind;
use super::wanted::Wanted;
use crate::pack::{Except, Fault, Match, Rule};
use crate::text::fold_str;
use daachorse::CharwiseDoubleArrayAhoCorasick;
use std::collections::BTreeMap;

/// Compiles `rules`.
///
/// # Errors
/// A fault for every rule whose expression cannot be run in a page or whose groups are too few.
pub fn build(rules: &[Rule]) -> Result<Compiled, Vec<Fault>> {
    let mut faults = Vec::new();
    // A sorted map: the same rules give the same bytes.
    let mut words: BTreeMap<String, Vec<(u32, u8)>> = BTreeMap::new();
    for (at, rule) in rules.iter().enumerate() {
        match &rule.finds {
            Match::Pattern { regex, .. } => {
                if let Err(message) = kind::pattern::validate(regex) {
                    faults.push(Fault::new(rule.place, format!("rule `{}`: {regex}: {message}", rule.id)));
                }
            }
            Match::Near { groups, .. } if groups.len() < 2 => {
                faults.push(Fault::new(rule.place, format!("rule `{}`: `near` needs two groups or more", rule.id)));
            }
            _ => {}
        }
        for (group, word) in kind::wanted(&rule.finds) {
            let by = words.entry(fold_str(word)).or_default();
            let wanted = (at as u32, group as u8);
            if !by.contains(&wanted) {
                by.push(wanted);
            }
        }
    }
    let mut wanted = Wanted::default();
    for (word, by) in &words {
        match u8::try_from(word.chars().count()) {
            Ok(length) => wanted.push(length, by),
            Err(_) => {
                let at = by.first().map_or_else(Default::default, |(rule, _)| rules[*rule as usize].place);
                faults.push(Fault::new(at, format!("「{word}」 is longer than 255 characters")));
            }
        }
    }
    let alphabet = Alphabet::chars_of(words.keys().map(String::as_str)).unwrap_or_else(|| {
        faults.push(Fault::new(Default::default(), "the words have more different characters than fit"));
        String::new()
    });
    let mut automaton = Vec::new();
    if !words.is_empty() {
        let numbers = Alphabet::new(&alphabet);
        let numbered = words.keys().map(|word| word.chars().map(|c| numbers.number(c)).collect::<String>());
        match CharwiseDoubleArrayAhoCorasick::<u32>::new(numbered) {
            Ok(built) => automaton = built.serialize(),
            Err(error) => faults.push(Fault::new(Default::default(), format!("the words cannot be compiled: {error}"))),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Compiled {
        rules: rules.iter().map(bare).collect(),
        folds: rules.iter().map(|rule| Folds::new(&rule.except)).collect(),
        alphabet,
        automaton,
        wanted,
    })
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
        Match::Number { units, over, within, .. } => {
            Match::Number { cues: Vec::new(), units: units.clone(), over: *over, within: *within }
        }
        Match::Count { least, .. } => Match::Count { words: Vec::new(), least: *least },
        Match::Lacks(_) => Match::Lacks(Vec::new()),
        Match::Whole(words) => Match::Whole(words.iter().map(|w| fold_str(w)).collect()),
        Match::Detect(detector) => Match::Detect(*detector),
    };
    Rule { finds, except: Except::default(), hit: Vec::new(), miss: Vec::new(), ..rule.clone() }
}
