//! The engine: compiled rules in, findings out. Immutable; a new pack makes a new engine.

use super::Context;
use super::alphabet::Alphabet;
use super::except::Folds;
use super::finding::{Checked, Finding};
use super::kind::{self, Ready};
use super::look::{Hit, Look, Raw};
use super::wanted::Wanted;
use crate::pack::{Rule, Verdict};
use crate::text::{Folded, sort_by};
use daachorse::CharwiseDoubleArrayAhoCorasick;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::cmp::Reverse;

/// Rules made ready for loading: what a compiled pack carries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Compiled {
    /// The rules, without their tests.
    pub(super) rules: Vec<Rule>,
    /// Their exceptions, folded; one for each rule.
    pub(super) folds: Vec<Folds>,
    /// The characters of all words.
    pub(super) alphabet: String,
    /// The automaton over all words, as its own bytes; empty if there is no word.
    #[serde(with = "serde_bytes")]
    pub(super) automaton: Vec<u8>,
    /// What the automaton's words mean.
    pub(super) wanted: Wanted,
}

/// The wording engine over one set of rules.
pub struct Engine {
    compiled: Compiled,
    alphabet: Alphabet,
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    always: Vec<usize>,
    ready: Vec<Ready>,
    room: RefCell<Room>,
}

/// Room used again from check to check.
#[derive(Default)]
struct Room {
    folded: Folded,
    hits: Vec<Hit>,
}

impl Engine {
    /// Makes compiled rules ready.
    ///
    /// # Errors
    /// In words, if the bytes do not fit together.
    pub fn new(compiled: Compiled) -> Result<Self, String> {
        let automaton = match compiled.automaton.as_slice() {
            [] => None,
            bytes => Some(CharwiseDoubleArrayAhoCorasick::<u32>::deserialize(bytes).map_err(|e| e.to_string())?.0),
        };
        let rules = compiled.rules.len();
        if compiled.folds.len() != rules || !compiled.wanted.fits(rules) {
            return Err("words and rules do not fit together".into());
        }
        let always = (0..rules).filter(|at| kind::always(&compiled.rules[*at].finds)).collect();
        let ready = (0..rules).map(|_| Ready::default()).collect();
        let alphabet = Alphabet::new(&compiled.alphabet);
        Ok(Self { compiled, alphabet, automaton, always, ready, room: RefCell::default() })
    }

    /// The rules.
    pub fn rules(&self) -> &[Rule] {
        &self.compiled.rules
    }

    /// Checks a draft: findings merged, one verdict.
    pub fn check(&self, draft: &str, context: &Context) -> Checked<'_> {
        let mut findings = self.findings(draft, context, true);
        // Strongest first; of two that begin together, the one that says more.
        let key = |f: &Finding<'_>| (Reverse(f.rule.severity), f.span.start, Reverse(f.span.end));
        sort_by(&mut findings, |a, b| key(a).cmp(&key(b)));
        let mut kept: Vec<Finding<'_>> = Vec::new();
        for finding in findings {
            let hidden = |k: &Finding<'_>| {
                k.span == finding.span && k.rule.id == finding.rule.id
                    || !k.of_whole() && !finding.of_whole() && k.span.overlaps(finding.span)
            };
            if !kept.iter().any(hidden) {
                kept.push(finding);
            }
        }
        let verdict = kept.first().map_or(Verdict::Pass, |f| f.rule.severity);
        Checked { verdict, findings: kept }
    }

    /// Everything that every rule finds, not merged; with `excuse` off, exceptions are left aside (for proving that
    /// they are needed).
    pub(crate) fn findings(&self, draft: &str, context: &Context, excuse: bool) -> Vec<Finding<'_>> {
        // A check inside a check cannot happen; if it did, fresh room serves as well.
        let mut fresh = Room::default();
        let mut kept = self.room.try_borrow_mut();
        let room = kept.as_deref_mut().unwrap_or(&mut fresh);
        room.folded.fill(draft);
        room.hits.clear();
        let look = Look { draft, folded: &room.folded };
        self.scan(&look, &mut room.hits);
        room.hits.sort_unstable_by_key(|hit| (hit.rule, hit.start, hit.end));

        let mut findings = Vec::new();
        let mut add = |at: usize, hits: &[Hit]| {
            let rule = &self.compiled.rules[at];
            if !context.meets(&rule.when) {
                return;
            }
            let folds = &self.compiled.folds[at];
            let stands = |raw: &Raw| !(excuse && folds.excuse(&look, raw));
            // A word inside a covering phrase is not there at all: 「加急,微信支付」 has no 微信 to add.
            let free: Vec<Hit>;
            let mut hits = hits;
            if excuse && hits.iter().any(|hit| folds.cover(&look, hit)) {
                free = hits.iter().copied().filter(|hit| !folds.cover(&look, hit)).collect();
                hits = &free;
            }
            let raws = kind::find(&rule.finds, &self.ready[at], &look, hits);
            findings.extend(raws.into_iter().filter(stands).map(|raw| Finding { rule, span: raw.span }));
        };
        for hits in room.hits.chunk_by(|a, b| a.rule == b.rule) {
            if !kind::always(&self.compiled.rules[hits[0].rule].finds) {
                add(hits[0].rule, hits);
            }
        }
        for at in &self.always {
            let from = room.hits.partition_point(|hit| hit.rule < *at);
            let to = room.hits.partition_point(|hit| hit.rule <= *at);
            add(*at, &room.hits[from..to]);
        }
        findings
    }

    /// One pass over the folded text.
    fn scan(&self, look: &Look<'_>, hits: &mut Vec<Hit>) {
        let Some(automaton) = &self.automaton else { return };
        let mut stepper = automaton.find_overlapping_stepper();
        for (at, c) in look.folded.chars().iter().enumerate() {
            stepper.consume(self.alphabet.number(*c));
            for found in stepper.matches() {
                let Some((length, by)) = self.compiled.wanted.get(found.value() as usize) else { continue };
                let end = at + 1;
                let Some(start) = end.checked_sub(length) else { continue };
                if look.is_word(start, end) {
                    let hit =
                        |(rule, group): &(u32, u8)| Hit { rule: *rule as usize, group: *group as usize, start, end };
                    hits.extend(by.iter().map(hit));
                }
            }
        }
    }
}
