//! The engine: compiled rules in, findings out. Immutable; a new pack makes a new engine.

use super::Context;
use super::alphabet::Alphabet;
use super::except::Excuses;
use super::finding::{Checked, Finding};
use super::index::Index;
use super::kind::{self, Ready};
use super::lists::List;
use super::look::{Hit, Look, Raw};
use super::sound::{Ear, Sounds, Token, bit};
use super::vocabulary::{Rest, Use, Vocabulary};
use crate::pack::{Fold, Match, Rule, Verdict};
use crate::text::detect::Detector;
use crate::text::{Folded, sort_by};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::cmp::Reverse;

/// Rules made ready for loading: what a compiled pack carries.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Compiled {
    /// The rules, without their tests.
    pub(super) rules: Vec<Rule>,
    /// Their exceptions, folded; one for each rule.
    pub(super) excuses: Vec<Excuses>,
    /// Which disguises each sees through.
    #[serde(with = "serde_bytes")]
    pub(super) folds: Vec<u8>,
    /// The words of sets, folded.
    pub(super) sets: Vec<List>,
    /// The words to look for, and what they mean.
    pub(super) vocabulary: Vocabulary,
    /// What entries ask for beyond their keys.
    pub(super) rests: Vec<Rest>,
    /// What detectors find for entries such as `<mobile>`.
    pub(super) detected: Vec<(Detector, Use)>,
    /// Words to be heard.
    pub(super) sounds: Sounds,
}

/// How many findings of one draft are told. The strongest come first, so the verdict is right; nobody reads more.
const MOST_FINDINGS: usize = 100;

/// The wording engine over one set of rules.
pub struct Engine {
    compiled: Compiled,
    alphabet: Alphabet,
    index: Index,
    ear: Option<Ear>,
    always: Vec<usize>,
    ready: Vec<Ready>,
    room: RefCell<Room>,
}

/// Room used again from check to check.
#[derive(Default)]
struct Room {
    folded: Folded,
    numbers: Vec<u16>,
    hits: Vec<Hit>,
    tokens: Vec<Token>,
}

impl Engine {
    /// Makes compiled rules ready.
    ///
    /// # Errors
    /// In words, if the bytes do not fit together.
    pub fn new(mut compiled: Compiled) -> Result<Self, String> {
        let (rules, rests) = (compiled.rules.len(), compiled.rests.len());
        if compiled.excuses.len() != rules
            || compiled.folds.len() != rules
            || !compiled.vocabulary.fits(rules, rests)
            || compiled.detected.iter().any(|(_, used)| used.rule as usize >= rules)
        {
            return Err("words and rules do not fit together".into());
        }
        let ear = Ear::new(std::mem::take(&mut compiled.sounds), &compiled.vocabulary)?;
        let always = (0..rules).filter(|at| kind::always(&compiled.rules[*at].finds)).collect();
        let ready = (0..rules).map(|_| Ready::default()).collect();
        let (alphabet, index) = compiled.vocabulary.index()?;
        Ok(Self { compiled, alphabet, index, ear, always, ready, room: RefCell::default() })
    }

    /// The rules.
    pub fn rules(&self) -> &[Rule] {
        &self.compiled.rules
    }

    /// Checks a draft: findings merged, one verdict.
    pub fn check(&self, draft: &str, context: &Context) -> Checked<'_> {
        let (trials, mut findings): (Vec<_>, Vec<_>) =
            self.findings(draft, context).into_iter().partition(|f| f.rule.trial);
        // Strongest first; of two that begin together, the one that says more.
        let key = |f: &Finding<'_>| (Reverse(f.rule.severity), f.span.start, Reverse(f.span.end));
        sort_by(&mut findings, |a, b| key(a).cmp(&key(b)));
        let mut kept: Vec<Finding<'_>> = Vec::new();
        for finding in findings {
            let hidden = |k: &Finding<'_>| {
                k.span == finding.span && k.rule.id == finding.rule.id
                    || !k.of_whole() && !finding.of_whole() && k.span.overlaps(finding.span)
            };
            if kept.len() < MOST_FINDINGS && !kept.iter().any(hidden) {
                kept.push(finding);
            }
        }
        let verdict = kept.first().map_or(Verdict::Pass, |f| f.rule.severity);
        let mut trials: Vec<&Rule> = trials.into_iter().map(|f| f.rule).collect();
        trials.dedup_by_key(|rule| &rule.id);
        Checked { verdict, findings: kept, trials }
    }

    /// Everything that every rule finds, not merged.
    pub(crate) fn findings(&self, draft: &str, context: &Context) -> Vec<Finding<'_>> {
        // A check inside a check cannot happen; if it did, fresh room serves as well.
        let mut fresh = Room::default();
        let mut kept = self.room.try_borrow_mut();
        let room = kept.as_deref_mut().unwrap_or(&mut fresh);
        room.folded.fill(draft);
        let mut findings = Vec::new();
        self.read(draft, context, room, 0, &mut findings);
        if room.folded.spell() {
            self.again(draft, context, room, 0, &mut findings);
        }
        let repeats = bit(Fold::Repeat);
        if self.compiled.folds.iter().any(|mask| mask & repeats != 0) && room.folded.collapse() {
            self.again(draft, context, room, repeats, &mut findings);
        }
        findings
    }

    /// Reads a draft otherwise than before, and adds what is new.
    fn again<'e>(
        &'e self,
        draft: &str,
        context: &Context,
        room: &mut Room,
        folds: u8,
        findings: &mut Vec<Finding<'e>>,
    ) {
        let first = findings.len();
        self.read(draft, context, room, folds, findings);
        let again = findings.split_off(first);
        let new = |f: &Finding<'_>| !findings.iter().any(|k| k.span == f.span && k.rule.id == f.rule.id);
        let new: Vec<_> = again.into_iter().filter(new).take(MOST_FINDINGS).collect();
        findings.extend(new);
    }

    /// Reads a folded draft once, for rules that see through `folds`.
    fn read<'e>(&'e self, draft: &str, context: &Context, room: &mut Room, folds: u8, findings: &mut Vec<Finding<'e>>) {
        room.hits.clear();
        let look = Look { draft, folded: &room.folded };
        self.scan(&look, &mut room.numbers, &mut room.hits);
        if let Some(ear) = &self.ear {
            let hits = &mut room.hits;
            ear.scan(&look, &mut room.numbers, &mut room.tokens, |word, start, end, disguise, sure| {
                for used in self.compiled.vocabulary.get(word) {
                    let rule = used.rule as usize;
                    let near = matches!(self.compiled.rules[rule].finds, Match::Near { .. });
                    if disguise & !self.compiled.folds[rule] == 0 && (sure || near) {
                        hits.extend(self.hit(&look, start, end, used).map(|hit| Hit { weak: !sure, ..hit }));
                    }
                }
            });
        }
        for (detector, used) in &self.compiled.detected {
            // Never enough by itself: something else of the rule is there, or it is not looked for.
            if room.hits.iter().any(|hit| hit.rule == used.rule as usize) {
                let ranges = detector.find(draft).into_iter().filter_map(|span| look.folded.range(span));
                let hit =
                    |(start, end)| Hit { rule: used.rule as usize, group: used.group.into(), start, end, weak: false };
                room.hits.extend(ranges.map(hit));
            }
        }
        if folds != 0 {
            room.hits.retain(|hit| self.compiled.folds[hit.rule] & folds == folds);
        }
        room.hits.sort_unstable_by_key(|hit| (hit.rule, hit.start, hit.end, hit.group, hit.weak));
        room.hits.dedup_by_key(|hit| (hit.rule, hit.start, hit.end, hit.group));

        let mut add = |at: usize, hits: &[Hit]| {
            let rule = &self.compiled.rules[at];
            if !context.meets(&rule.when) {
                return;
            }
            let (excuses, sets) = (&self.compiled.excuses[at], self.compiled.sets.as_slice());
            let stands = |raw: &Raw| !excuses.excuse(&look, sets, raw, context);
            // A word inside a covering phrase is not there at all: 「加急,微信支付」 has no 微信 to add.
            let free: Vec<Hit>;
            let mut hits = hits;
            if hits.iter().any(|hit| excuses.cover(&look, sets, hit)) {
                free = hits.iter().copied().filter(|hit| !excuses.cover(&look, sets, hit)).collect();
                hits = &free;
            }
            let raws = kind::find(&rule.finds, &self.ready[at], &look, hits, context);
            // What is read without repetitions counts where there is one.
            let new = |raw: &Raw| folds == 0 || raw.at.is_some_and(|(start, end)| look.folded.repeats(start, end));
            let stand = raws.into_iter().filter(new).filter(stands);
            findings.extend(stand.map(|raw| Finding { rule, span: raw.span }));
        };
        for hits in room.hits.chunk_by(|a, b| a.rule == b.rule) {
            if !kind::always(&self.compiled.rules[hits[0].rule].finds) {
                add(hits[0].rule, hits);
            }
        }
        for at in self.always.iter().filter(|_| folds == 0) {
            let from = room.hits.partition_point(|hit| hit.rule < *at);
            let to = room.hits.partition_point(|hit| hit.rule <= *at);
            add(*at, &room.hits[from..to]);
        }
    }

    /// One walk over the folded text.
    fn scan(&self, look: &Look<'_>, numbers: &mut Vec<u16>, hits: &mut Vec<Hit>) {
        numbers.clear();
        numbers.extend(look.folded.chars().iter().map(|c| self.alphabet.number(*c)));
        self.index.scan(numbers, |word, start, end| {
            hits.extend(self.compiled.vocabulary.get(word).iter().filter_map(|used| self.hit(look, start, end, used)));
        });
    }

    /// The hit that the key at `start..end` makes for one of its uses, if the rest of the entry stands around it.
    fn hit(&self, look: &Look<'_>, start: usize, end: usize, used: &Use) -> Option<Hit> {
        let (start, end) = match usize::from(used.rest).checked_sub(1) {
            None => (start, end),
            Some(at) => self.compiled.rests.get(at)?.fit(&self.compiled.sets, look.folded.chars(), start, end)?,
        };
        let hit = Hit { rule: used.rule as usize, group: used.group.into(), start, end, weak: false };
        look.is_word(start, end).then_some(hit)
    }
}
