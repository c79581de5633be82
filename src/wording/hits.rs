//! From words to hits: which rules may find something in a text at all, and where their words stand in it.

use super::Context;
use super::engine::{Engine, Room};
use super::finder::{Finder, Found};
use super::lists::Heard;
use super::look::{Hit, Look};
use super::sound::Sound;
use super::vocabulary::Use;
use crate::pack::Match;
use crate::text::sort_by;
use std::ops::Range;
use xiaoqi_scan::Word;

/// In place of a lead: all words of the rule are looked for in every text.
pub(super) const EVERY: u8 = u8::MAX;

impl Engine {
    /// Whether a use takes part in every look at a text: with its rule's lead, or if the rule has none.
    pub(super) fn leads(&self, used: &Use) -> bool {
        let lead = self.compiled.leads[used.rule as usize];
        lead == EVERY || lead == used.group
    }

    /// What finds the words that lead to no rule; nothing if there are none. Made ready when first needed.
    fn others(&self) -> Option<&Finder> {
        if self.led == 0 {
            return None;
        }
        let make = || self.finder_of(|used| !self.leads(used)).ok();
        self.others.get_or_init(make).as_ref()
    }

    /// Whether a second reading may find anything: whether a rule that sees through `changed` has all it needs among what
    /// the first one found and the words with a character in them that is new, or has something left out before it.
    pub(super) fn may_find(&self, room: &mut Room, changed: u8) -> bool {
        room.groups.clone_from(&room.first);
        let longest = self.finder.longest();
        let length = room.folded.chars().len();
        let mut near: Option<Range<usize>> = None;
        for at in 0..length {
            if room.folded.how(at, at + 1) == 0 && room.folded.noise_before(at) == 0 {
                continue;
            }
            let (from, to) = (at.saturating_sub(longest), (at + longest).min(length));
            match &mut near {
                Some(near) if from <= near.end => near.end = to,
                _ => near.replace(from..to).into_iter().for_each(|range| self.leads_in(room, range)),
            }
        }
        near.into_iter().for_each(|range| self.leads_in(room, range));
        let seen = |rule: &usize| self.compiled.folds[*rule] & changed != 0;
        let rules = || (0..self.needs.len()).filter(seen);
        if rules().any(|rule| self.complete(rule, &room.groups)) {
            return true;
        }
        // Of rules that were led to, everything else is looked for in the whole text: it may be new as well.
        let led = rules().any(|rule| room.groups[rule] != 0 && self.compiled.leads[rule] != EVERY);
        if led {
            self.look_for_others(room);
        }
        led && rules().any(|rule| self.complete(rule, &room.groups))
    }

    /// Adds the groups of the words that stand among the characters `range` and lead to rules.
    fn leads_in(&self, room: &mut Room, range: Range<usize>) {
        let mut found = std::mem::take(&mut room.found);
        self.finder.find(room, range, &mut found);
        for used in found.all().flat_map(|word| self.uses(word)).filter(|used| self.leads(used)) {
            room.groups[used.rule as usize] |= group_bit(used.group.into());
        }
        room.found = found;
    }

    /// Finds the words that lead to no rule, leaves them in `room.others`, and adds their groups to rules led to.
    fn look_for_others(&self, room: &mut Room) {
        let mut found = std::mem::take(&mut room.others);
        match self.others() {
            Some(finder) => finder.find(room, 0..room.numbers.len(), &mut found),
            None => found.clear(),
        }
        for used in found.all().flat_map(|word| self.uses(word)) {
            let groups = &mut room.groups[used.rule as usize];
            if *groups != 0 {
                *groups |= group_bit(used.group.into());
            }
        }
        room.others = found;
    }

    /// Whether groups of all that a rule needs were found.
    fn complete(&self, rule: usize, groups: &[u32]) -> bool {
        groups[rule] & self.needs[rule] == self.needs[rule]
    }

    fn uses(&self, word: &Word) -> &[Use] {
        self.compiled.vocabulary.get(word.number as usize)
    }

    /// Leaves the hits of all rules that may find something in `room`, in the order of rules and places. What leads to
    /// rules was found; `changed` as for `read`.
    pub(super) fn hits(&self, draft: &str, context: &Context, room: &mut Room, changed: u8) {
        // A near rule with one of its groups missing finds nothing: of most rules whose words stand in a text it is so.
        let mut groups = std::mem::take(&mut room.groups);
        groups.clear();
        groups.resize(self.needs.len(), 0);
        for used in room.found.all().flat_map(|word| self.uses(word)).filter(|used| self.leads(used)) {
            groups[used.rule as usize] |= group_bit(used.group.into());
        }
        let mut led = false;
        for (rule, found) in groups.iter_mut().enumerate().filter(|(_, found)| **found != 0) {
            if changed != 0 && self.compiled.folds[rule] & changed == 0
                || !context.meets_place(&self.compiled.rules[rule].when)
            {
                *found = 0;
            }
            led |= *found != 0 && self.compiled.leads[rule] != EVERY;
        }
        room.groups = groups;
        if led {
            self.look_for_others(room);
        } else {
            room.others.clear();
        }
        let mut hits = std::mem::take(&mut room.hits);
        hits.clear();
        let look = Look::new(draft, &room.folded);
        let complete = |used: &Use| self.complete(used.rule as usize, &room.groups);
        self.add(&look, &room.found, |used| complete(used) && self.leads(used), &mut hits);
        self.add(&look, &room.others, |used| complete(used) && !self.leads(used), &mut hits);
        for (detector, used) in &self.compiled.detected {
            let (rule, group) = (used.rule as usize, used.group.into());
            // Never enough by itself: something else of the rule is there, or it is not looked for.
            if hits.iter().any(|hit| hit.rule == rule) {
                let spans = detector.find_in(look.draft, look.signs()).into_iter();
                let ranges = spans.filter_map(|span| look.folded.range(span));
                hits.extend(ranges.map(|(start, end)| Hit { rule, group, start, end, weak: false }));
            }
        }
        let key = |hit: &Hit| (hit.rule, hit.start, hit.end, hit.group, hit.weak);
        sort_by(&mut hits, |a, b| key(a).cmp(&key(b)));
        hits.dedup_by_key(|hit| (hit.rule, hit.start, hit.end, hit.group));
        room.hits = hits;
    }

    /// Adds the hits of words found, for uses that are wanted.
    fn add(&self, look: &Look<'_>, found: &Found, wanted: impl Fn(&Use) -> bool, hits: &mut Vec<Hit>) {
        for word in &found.words {
            let used = self.uses(word).iter().filter(|used| wanted(used));
            hits.extend(used.filter_map(|used| self.hit(look, word, used, None)));
        }
        for Sound { word, disguise, sure } in &found.heard {
            for used in self.uses(word).iter().filter(|used| wanted(used)) {
                let rule = used.rule as usize;
                let folds = self.compiled.folds[rule];
                let near = matches!(self.compiled.rules[rule].finds, Match::Near { .. });
                // What stands there as written was found already, unless something else of its entry does not.
                let new = *disguise != 0 || used.rest != 0;
                if folds != 0 && disguise & !folds == 0 && new && (*sure || near) {
                    let hit = self.hit(look, word, used, self.ear.as_ref().map(|ear| (ear, folds)));
                    hits.extend(hit.map(|hit| Hit { weak: !sure, ..hit }));
                }
            }
        }
    }

    /// The hit that a key makes for one of its uses, if the rest of the entry stands around it.
    fn hit(&self, look: &Look<'_>, word: &Word, used: &Use, heard: Heard<'_>) -> Option<Hit> {
        let (start, end) = (word.start as usize, word.end as usize);
        let (start, end) = match usize::from(used.rest).checked_sub(1) {
            None => (start, end),
            Some(at) => self.compiled.rests.get(at)?.fit(&self.sets, look.folded.chars(), start, end, heard)?,
        };
        let hit = Hit { rule: used.rule as usize, group: used.group.into(), start, end, weak: false };
        look.is_word(start, end).then_some(hit)
    }
}

/// A group as a bit; those from the 32nd on share the last.
pub(super) fn group_bit(group: usize) -> u32 {
    1 << group.min(31)
}
