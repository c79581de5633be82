//! The engine: compiled rules in, findings out. Immutable; a new pack makes a new engine.

use super::Context;
use super::except::Excuses;
use super::finder::{Finder, Found};
use super::finding::{Checked, Finding};
use super::hits::{EVERY, group_bit};
use super::kind::{self, Ready};
use super::lists::List;
use super::look::{Hit, Look, Raw};
use super::sets::Sets;
use super::sound::{Ear, Sounds, bit};
use super::vocabulary::{Rest, Spelled, Use, Vocabulary};
use crate::pack::{Fold, Match, Rule, Verdict};
use crate::text::detect::Detector;
use crate::text::{Folded, Joined, sort_by};
use serde::{Deserialize, Serialize};
use std::cell::{OnceCell, RefCell};
use std::cmp::Reverse;
use xiaoqi_scan::{Alphabet, Word};

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
    /// The lead of each: the group whose words are looked for in every text, and the others only where one was found.
    #[serde(with = "serde_bytes")]
    pub(super) leads: Vec<u8>,
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
    pub(super) compiled: Compiled,
    pub(super) sets: Sets,
    /// Of each rule: the groups, as bits, without which it finds nothing.
    pub(super) needs: Vec<u32>,
    pub(super) alphabet: Alphabet,
    pub(super) ear: Option<Ear>,
    /// The words that lead to rules.
    pub(super) finder: Finder,
    /// The words that do not, made ready when one was first led to.
    pub(super) others: OnceCell<Option<Finder>>,
    /// How many rules have such words.
    pub(super) led: usize,
    spelled: Spelled,
    always: Vec<usize>,
    /// Whether any rule sees through repetitions.
    repeats: bool,
    ready: Vec<Ready>,
    room: RefCell<Room>,
}

/// Room used again from check to check.
#[derive(Default)]
pub(super) struct Room {
    pub(super) folded: Folded,
    pub(super) numbers: Vec<u16>,
    pub(super) syllables: Vec<u16>,
    pub(super) joined: Vec<Joined>,
    /// Room for words of sounds.
    pub(super) sounds: Vec<Word>,
    /// Words that lead to rules, and words that do not.
    pub(super) found: Found,
    pub(super) others: Found,
    pub(super) hits: Vec<Hit>,
    /// Of each rule: the groups, as bits, of which a word was found; and of those in the draft as it stands.
    pub(super) groups: Vec<u32>,
    pub(super) first: Vec<u32>,
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
            || compiled.leads.len() != rules
            || !compiled.vocabulary.fits(rules, rests)
            || compiled.detected.iter().any(|(_, used)| used.rule as usize >= rules)
        {
            return Err("words and rules do not fit together".into());
        }
        let ear = Ear::new(std::mem::take(&mut compiled.sounds), &compiled.vocabulary)?;
        let always = (0..rules).filter(|at| kind::always(&compiled.rules[*at].finds)).collect();
        let repeats = compiled.folds.iter().any(|folds| folds & bit(Fold::Repeat) != 0);
        let ready = compiled.rules.iter().map(|rule| Ready::new(&rule.finds)).collect();
        let sets = Sets::new(std::mem::take(&mut compiled.sets));
        let mut needs: Vec<u32> = compiled.rules.iter().map(|rule| kind::needs(&rule.finds)).collect();
        for (_, used) in &compiled.detected {
            needs[used.rule as usize] &= !group_bit(used.group.into());
        }
        let (alphabet, spelled) = compiled.vocabulary.spell()?;
        let led = compiled.leads.iter().filter(|lead| **lead != EVERY).count();
        let mut made = Self {
            compiled,
            sets,
            needs,
            alphabet,
            ear,
            others: OnceCell::new(),
            led,
            spelled,
            always,
            repeats,
            ready,
            finder: Finder::default(),
            room: RefCell::default(),
        };
        made.finder = made.leading()?;
        Ok(made)
    }

    /// What finds the words that lead to rules.
    fn leading(&mut self) -> Result<Finder, String> {
        if self.led == 0 && self.ear.is_none() {
            self.compiled.vocabulary.forget_words();
            return Finder::of_all(std::mem::take(&mut self.spelled));
        }
        self.finder_of(|used| self.leads(used))
    }

    /// What finds the words with a use that is `wanted`, and hears those that a rule with folds wants so.
    pub(super) fn finder_of(&self, wanted: impl Fn(&Use) -> bool) -> Result<Finder, String> {
        let vocabulary = &self.compiled.vocabulary;
        let listens = |used: &Use| wanted(used) && self.compiled.folds[used.rule as usize] != 0;
        let heard = |at| vocabulary.get(at as usize).iter().any(listens);
        Finder::new(vocabulary, &self.spelled, self.ear.as_ref(), vocabulary.which(&wanted), heard)
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
        self.finder.read(&room.numbers, &mut room.found.words);
        let quiet = room.found.words.is_empty() && self.ear.is_none() && self.always.is_empty();
        if quiet && !glance.spelled && !self.repeats {
            return findings;
        }
        room.folded.fill(draft);
        self.listen(room);
        self.read(draft, context, room, None, &mut findings);
        let alike = |one, next| self.ear.as_ref().is_some_and(|ear| ear.repeats(one, next));
        let mut repeats = self.repeats && room.folded.repeats(alike);
        let (joined, spelled) = self.mend(room);
        if joined || spelled {
            // Whatever lost a mark may be new.
            let changed = if spelled { 0 } else { bit(Fold::Pinyin) | bit(Fold::Split) };
            self.read(draft, context, room, Some(changed), &mut findings);
            repeats = repeats || self.repeats && room.folded.repeats(alike);
        }
        if repeats {
            if joined || spelled {
                room.folded.fill(draft);
            }
            // Where characters are typed again, what sounds the same is one of them written otherwise: 加家微信.
            let alike = |one, next| self.ear.as_ref().is_some_and(|ear| ear.alike(one, next));
            // Twice: three characters become two, and then one.
            for again in [false, true] {
                let mut any = room.folded.collapse(alike);
                if again && !any {
                    break;
                }
                self.listen(room);
                // 「加,加,微,微」 has them only now.
                if self.mend(room) != (false, false) && !any {
                    any = room.folded.collapse(alike);
                    self.listen(room);
                }
                if !any {
                    break;
                }
                self.read(draft, context, room, Some(bit(Fold::Repeat)), &mut findings);
            }
        }
        findings
    }

    /// Reads the syllables of the folded text, and what may be put together in it.
    fn listen(&self, room: &mut Room) {
        if let Some(ear) = &self.ear {
            ear.parts(&room.folded, &mut room.syllables, &mut room.joined);
        }
    }

    /// Puts together what is spelt out or split, and leaves out the marks between characters spelled out, until there is
    /// nothing more; which of the two there was.
    fn mend(&self, room: &mut Room) -> (bool, bool) {
        let (mut joined, mut spelled) = (false, false);
        // 「加,亻,言」 loses its marks and is joined; 「加,wei,信」 is joined and loses them.
        for _ in 0..3 {
            let join = !room.joined.is_empty() && room.folded.join(&room.joined);
            let spell = room.folded.spell();
            if !join && !spell {
                break;
            }
            (joined, spelled) = (joined || join, spelled || spell);
            self.listen(room);
        }
        (joined, spelled)
    }

    /// Reads a folded draft once. A second reading only adds what is new: findings with a character in them that came
    /// about so as one of the bits of `changed` says, or any.
    fn read<'e>(
        &'e self,
        draft: &str,
        context: &Context,
        room: &mut Room,
        changed: Option<u8>,
        findings: &mut Vec<Finding<'e>>,
    ) {
        let (first, again) = (findings.len(), changed.is_some());
        let changed = changed.unwrap_or(0);
        let folds = self.compiled.folds.as_slice();
        if again {
            room.numbers.clear();
            room.numbers.extend(room.folded.chars().iter().map(|c| self.alphabet.number(*c)));
            if changed != 0 && !self.may_find(room, changed) {
                return;
            }
            self.finder.read(&room.numbers, &mut room.found.words);
        }
        let (length, sounds, found) = (room.syllables.len(), &mut room.sounds, &mut room.found);
        self.finder.hear(&room.folded, &room.syllables, 0..length, sounds, &mut found.heard);
        self.hits(draft, context, room, changed);
        let look = Look::new(draft, &room.folded);
        if again {
            room.hits.retain(|hit| look.folded.how(hit.start, hit.end) & !folds[hit.rule] == 0);
        } else {
            room.first.clone_from(&room.groups);
        }

        let mut add = |at: usize, hits: &[Hit]| {
            let rule = &self.compiled.rules[at];
            if !context.meets_place(&rule.when) {
                return;
            }
            let mut raws = kind::find(&rule.finds, &self.ready[at], &look, hits, context);
            let lacks = matches!(rule.finds, Match::Lacks { .. });
            if raws.is_empty() && !lacks || !context.meets_talk(&rule.when) {
                return;
            }
            let (excuses, sets) = (&self.compiled.excuses[at], &self.sets);
            let stands = |raw: &Raw| !excuses.excuse(&look, sets, raw, context);
            // A word inside a covering phrase is not there at all: 「加急,微信支付」 has no 微信 to add. Looked up last:
            // where all words find nothing, fewer do not either, but for those that ought to be there.
            let covered = |hit: &Hit| excuses.cover(&look, sets, hit);
            if hits.iter().any(covered) {
                let free: Vec<Hit> = hits.iter().copied().filter(|hit| !covered(hit)).collect();
                raws = kind::find(&rule.finds, &self.ready[at], &look, &free, context);
            }
            let new = |raw: &Raw| {
                let how = raw.at.map_or(0, |(start, end)| look.folded.how(start, end));
                (changed == 0 || how & changed != 0) && how & !folds[at] == 0
            };
            for raw in raws.into_iter().filter(new).filter(stands) {
                let told = |f: &Finding<'_>| f.span == raw.span && f.rule.id == rule.id;
                if !again || findings.len() < first + MOST_FINDINGS && !findings[..first].iter().any(told) {
                    findings.push(Finding { rule, span: raw.span });
                }
            }
        };
        for hits in room.hits.chunk_by(|a, b| a.rule == b.rule) {
            if !kind::always(&self.compiled.rules[hits[0].rule].finds) {
                add(hits[0].rule, hits);
            }
        }
        for at in self.always.iter().filter(|_| changed == 0) {
            let from = room.hits.partition_point(|hit| hit.rule < *at);
            let to = room.hits.partition_point(|hit| hit.rule <= *at);
            add(*at, &room.hits[from..to]);
        }
    }
}
