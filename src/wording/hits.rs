//! From words to hits: which rules may find something in a text at all, and where their words stand in it.

use super::engine::{Engine, Room};
use super::lists::Heard;
use super::look::{Hit, Look};
use super::sound::{Ear, Sound};
use super::vocabulary::Use;
use crate::pack::Match;
use std::ops::Range;
use xiaoqi_scan::Word;

impl Engine {
    /// Whether a second reading may find anything: whether a rule that sees through `changed` has all it needs among what
    /// the first one found and the words with a character in them that is new, or has something left out before it.
    pub(super) fn may_find(&self, room: &mut Room, changed: u8) -> bool {
        room.groups.clone_from(&room.first);
        let longest = self.index.longest().max(self.ear.as_ref().map_or(0, Ear::longest));
        let length = room.folded.chars().len();
        let mut near: Option<Range<usize>> = None;
        for at in 0..length {
            if room.folded.how(at, at + 1) == 0 && room.folded.noise_before(at) == 0 {
                continue;
            }
            let (from, to) = (at.saturating_sub(longest), (at + longest).min(length));
            match &mut near {
                Some(near) if from <= near.end => near.end = to,
                _ => near.replace(from..to).into_iter().for_each(|range| self.groups_in(room, range)),
            }
        }
        near.into_iter().for_each(|range| self.groups_in(room, range));
        let complete = |(groups, needs): (&u32, &u32)| groups & needs == *needs;
        let folds = self.compiled.folds.iter();
        room.groups.iter().zip(&self.needs).zip(folds).any(|(rule, folds)| folds & changed != 0 && complete(rule))
    }

    /// Adds the groups of the words that stand among the characters `range`.
    fn groups_in(&self, room: &mut Room, range: Range<usize>) {
        room.words.clear();
        self.index.scan(&room.numbers[range.clone()], &mut room.words);
        room.heard.clear();
        if let Some(ear) = &self.ear {
            ear.scan(&room.folded, &room.syllables, range, &mut room.sounds, &mut room.heard);
        }
        let words = room.words.iter().chain(room.heard.iter().map(|heard| &heard.word));
        for used in words.flat_map(|word| self.compiled.vocabulary.get(word.number as usize)) {
            room.groups[used.rule as usize] |= group_bit(used.group.into());
        }
    }

    /// Finds the words among the numbers.
    pub(super) fn scan(&self, room: &mut Room) {
        room.words.clear();
        self.index.scan(&room.numbers, &mut room.words);
    }

    /// The hits of all rules that may find something, in the order of rules and places; `changed` as for `read`.
    pub(super) fn hits(
        &self,
        look: &Look<'_>,
        words: &[Word],
        heard: &[Sound],
        changed: u8,
        groups: &mut Vec<u32>,
        hits: &mut Vec<Hit>,
    ) {
        let folds = self.compiled.folds.as_slice();
        let uses = |word: &Word| self.compiled.vocabulary.get(word.number as usize);
        // A near rule with one of its groups missing finds nothing: of most rules whose words stand in a text it is so.
        groups.clear();
        groups.resize(self.needs.len(), 0);
        for used in words.iter().chain(heard.iter().map(|heard| &heard.word)).flat_map(uses) {
            groups[used.rule as usize] |= group_bit(used.group.into());
        }
        let complete = |rule: usize| {
            groups[rule] & self.needs[rule] == self.needs[rule] && (changed == 0 || folds[rule] & changed != 0)
        };
        hits.clear();
        for word in words {
            let used = uses(word).iter().filter(|used| complete(used.rule as usize));
            hits.extend(used.filter_map(|used| self.hit(look, word, used, None)));
        }
        for Sound { word, disguise, sure } in heard {
            for used in uses(word) {
                let rule = used.rule as usize;
                let near = matches!(self.compiled.rules[rule].finds, Match::Near { .. });
                // What stands there as written was found already, unless something else of its entry does not.
                let new = *disguise != 0 || used.rest != 0;
                if complete(rule) && folds[rule] != 0 && disguise & !folds[rule] == 0 && new && (*sure || near) {
                    let hit = self.hit(look, word, used, self.ear.as_ref().map(|ear| (ear, folds[rule])));
                    hits.extend(hit.map(|hit| Hit { weak: !sure, ..hit }));
                }
            }
        }
        for (detector, used) in &self.compiled.detected {
            let (rule, group) = (used.rule as usize, used.group.into());
            // Never enough by itself: something else of the rule is there, or it is not looked for.
            if hits.iter().any(|hit| hit.rule == rule) {
                let spans = detector.find_in(look.draft, look.signs()).into_iter();
                let ranges = spans.filter_map(|span| look.folded.range(span));
                hits.extend(ranges.map(|(start, end)| Hit { rule, group, start, end, weak: false }));
            }
        }
        hits.sort_unstable_by_key(|hit| (hit.rule, hit.start, hit.end, hit.group, hit.weak));
        hits.dedup_by_key(|hit| (hit.rule, hit.start, hit.end, hit.group));
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
