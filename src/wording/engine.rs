//! The engine: compiled rules in, findings out. Immutable; a new pack makes a new engine.

use super::Context;
use super::alphabet::Alphabet;
use super::except::Excuses;
use super::finding::{Checked, Finding};
use super::index::{Index, Word};
use super::kind::{self, Ready};
use super::lists::List;
use super::look::{Hit, Look, Raw};
use super::sets::Sets;
use super::sound::{self, Ear, Heard, Sounds, bit};
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
    sets: Sets,
    /// Of each rule: the groups, as bits, without which it finds nothing.
    needs: Vec<u32>,
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
    words: Vec<Word>,
    heard: Vec<Heard>,
    hits: Vec<Hit>,
    /// Of each rule: the groups, as bits, of which a word was found.
    groups: Vec<u32>,
    sound: sound::Room,
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
        let sets = Sets::new(std::mem::take(&mut compiled.sets));
        let mut needs: Vec<u32> = compiled.rules.iter().map(|rule| kind::needs(&rule.finds)).collect();
        for (_, used) in &compiled.detected {
            needs[used.rule as usize] &= !group_bit(used.group.into());
        }
        Ok(Self { compiled, sets, needs, alphabet, index, ear, always, ready, room: RefCell::default() })
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
        let mut findings = Vec::new();
        let glance = self.alphabet.read(draft, &mut room.numbers);
        room.words.clear();
        self.index.scan(&room.numbers, &mut room.words);
        let repeats = bit(Fold::Repeat);
        let repeats = self.compiled.folds.iter().any(|mask| mask & repeats != 0).then_some(repeats);
        let words = !room.words.is_empty() || self.ear.is_some() || !self.always.is_empty();
        if !words && !glance.spelled && repeats.is_none() {
            return findings;
        }
        room.folded.fill(draft);
        if words {
            self.read(draft, context, room, 0, &mut findings);
        }
        if glance.spelled && room.folded.spell() {
            self.again(draft, context, room, 0, &mut findings);
        }
        if let Some(repeats) = repeats
            && room.folded.collapse()
        {
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
        room.numbers.clear();
        room.numbers.extend(room.folded.chars().iter().map(|c| self.alphabet.number(*c)));
        room.words.clear();
        self.index.scan(&room.numbers, &mut room.words);
        self.read(draft, context, room, folds, findings);
        let again = findings.split_off(first);
        let new = |f: &Finding<'_>| !findings.iter().any(|k| k.span == f.span && k.rule.id == f.rule.id);
        let new: Vec<_> = again.into_iter().filter(new).take(MOST_FINDINGS).collect();
        findings.extend(new);
    }

    /// Reads a folded draft once, its words being found, for rules that see through `folds`.
    fn read<'e>(&'e self, draft: &str, context: &Context, room: &mut Room, folds: u8, findings: &mut Vec<Finding<'e>>) {
        let look = Look::new(draft, &room.folded);
        room.heard.clear();
        if let Some(ear) = &self.ear {
            ear.scan(&look, &mut room.sound, &mut room.heard);
        }
        self.hits(&look, &room.words, &room.heard, folds, &mut room.groups, &mut room.hits);

        let mut add = |at: usize, hits: &[Hit]| {
            let rule = &self.compiled.rules[at];
            if !context.meets_place(&rule.when) {
                return;
            }
            let mut raws = kind::find(&rule.finds, &self.ready[at], &look, hits, context);
            // With fewer words there only `lacks` finds more.
            if raws.is_empty() && !matches!(rule.finds, Match::Lacks { .. }) || !context.meets_talk(&rule.when) {
                return;
            }
            let (excuses, sets) = (&self.compiled.excuses[at], &self.sets);
            let stands = |raw: &Raw| !excuses.excuse(&look, sets, raw, context);
            // A word inside a covering phrase is not there at all: 「加急,微信支付」 has no 微信 to add.
            if hits.iter().any(|hit| excuses.cover(&look, sets, hit)) {
                let free: Vec<Hit> = hits.iter().copied().filter(|hit| !excuses.cover(&look, sets, hit)).collect();
                raws = kind::find(&rule.finds, &self.ready[at], &look, &free, context);
            }
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

    /// The hits of all rules that may find something, in the order of rules and places.
    fn hits(
        &self,
        look: &Look<'_>,
        words: &[Word],
        heard: &[Heard],
        folds: u8,
        groups: &mut Vec<u32>,
        hits: &mut Vec<Hit>,
    ) {
        let uses = |word: &Word| self.compiled.vocabulary.get(word.number as usize);
        let hears = |heard: &Heard, used: &Use| {
            let rule = used.rule as usize;
            let near = matches!(self.compiled.rules[rule].finds, Match::Near { .. });
            heard.disguise & !self.compiled.folds[rule] == 0 && (heard.sure || near)
        };
        // A near rule with one of its groups missing finds nothing: of most rules whose words stand in a text it is so.
        groups.clear();
        groups.resize(self.needs.len(), 0);
        for used in words.iter().chain(heard.iter().map(|heard| &heard.word)).flat_map(uses) {
            groups[used.rule as usize] |= group_bit(used.group.into());
        }
        let complete = |rule: u32| {
            let rule = rule as usize;
            groups[rule] & self.needs[rule] == self.needs[rule] && self.compiled.folds[rule] & folds == folds
        };
        hits.clear();
        for word in words {
            let used = uses(word).iter().filter(|used| complete(used.rule));
            hits.extend(used.filter_map(|used| self.hit(look, word, used)));
        }
        for heard in heard {
            let used = uses(&heard.word).iter().filter(|used| complete(used.rule) && hears(heard, used));
            let weak = !heard.sure;
            hits.extend(used.filter_map(|used| self.hit(look, &heard.word, used)).map(|hit| Hit { weak, ..hit }));
        }
        for (detector, used) in &self.compiled.detected {
            let rule = used.rule as usize;
            // Never enough by itself: something else of the rule is there, or it is not looked for.
            if hits.iter().any(|hit| hit.rule == rule) {
                let spans = detector.find_in(look.draft, look.signs()).into_iter();
                let ranges = spans.filter_map(|span| look.folded.range(span));
                hits.extend(ranges.map(|(start, end)| Hit { rule, group: used.group.into(), start, end, weak: false }));
            }
        }
        hits.sort_unstable_by_key(|hit| (hit.rule, hit.start, hit.end, hit.group, hit.weak));
        hits.dedup_by_key(|hit| (hit.rule, hit.start, hit.end, hit.group));
    }

    /// The hit that a key makes for one of its uses, if the rest of the entry stands around it.
    fn hit(&self, look: &Look<'_>, word: &Word, used: &Use) -> Option<Hit> {
        let (start, end) = (word.start as usize, word.end as usize);
        let (start, end) = match usize::from(used.rest).checked_sub(1) {
            None => (start, end),
            Some(at) => self.compiled.rests.get(at)?.fit(&self.sets, look.folded.chars(), start, end)?,
        };
        let hit = Hit { rule: used.rule as usize, group: used.group.into(), start, end, weak: false };
        look.is_word(start, end).then_some(hit)
    }
}

/// A group as a bit; those from the 32nd on share the last.
fn group_bit(group: usize) -> u32 {
    1 << group.min(31)
}
