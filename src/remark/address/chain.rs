//! Divisions that stand one after the other: 广东 深圳市南山区. Each narrows what those before may mean; none is taken that
//! does not go with them.

use super::divisions::{Divisions, Level, Unit};
use super::text::{NAMED, PHONE, Text, one_of, parts};
use super::units::{list, u};
use xiaoqi_scan::Word;

/// A division that may be meant, and how it was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cand {
    pub(super) unit: Unit,
    pub(super) said: Said,
    /// An everyday word.
    pub(super) common: bool,
}

/// How a division was called, the plainest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Said {
    Full,
    Short,
    /// By its short name with what it was before: 繁昌县.
    Changed,
    Old,
}

/// One name of a chain.
pub(super) struct Step {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) cands: Vec<Cand>,
    /// A short name without anything that says it is a division.
    pub(super) plain: bool,
}

/// Names that go together.
pub(super) struct Chain {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) steps: Vec<Step>,
    /// What they may mean together.
    pub(super) cands: Vec<Cand>,
    /// Whether it begins where a word of the text begins.
    pub(super) anchored: bool,
    /// Whether something was said twice.
    pub(super) repeated: bool,
}

/// The names in a text.
pub(super) struct Names<'n> {
    pub(super) table: &'n Divisions,
    pub(super) text: &'n Text<'n>,
    pub(super) hits: Vec<Word>,
}

/// As many meanings as are followed at once.
const MOST: usize = 24;

impl<'n> Names<'n> {
    pub(super) fn new(table: &'n Divisions, text: &'n Text<'n>) -> Self {
        let mut hits = Vec::new();
        table.scan(&text.work, &mut hits);
        Self { table, text, hits }
    }

    /// Every chain that is one by itself, in order.
    pub(super) fn chains(&self) -> Vec<Chain> {
        let mut chains: Vec<Chain> = Vec::new();
        let mut last = usize::MAX;
        for hit in &self.hits {
            let start = hit.start as usize;
            if start == last || chains.last().is_some_and(|chain| start < chain.end) {
                continue;
            }
            last = start;
            if let Some(chain) = self.chain(start).filter(|chain| self.stands(chain)) {
                chains.push(chain);
            }
        }
        chains
    }

    /// The chain that begins at a place.
    fn chain(&self, start: usize) -> Option<Chain> {
        let first = self.readings(start).into_iter().find_map(|mut step| {
            step.cands.retain(|cand| !cand.common);
            (!step.cands.is_empty() && self.keeps(&step)).then_some(step)
        })?;
        let anchored = anchored(self.text, start);
        let (end, cands) = (first.end, first.cands.clone());
        let mut chain = Chain { start, end, steps: vec![first], cands, anchored, repeated: false };
        while chain.steps.len() < MOST && self.extend(&mut chain) {}
        Some(chain)
    }

    /// Takes the next name in, if one goes with the chain.
    fn extend(&self, chain: &mut Chain) -> bool {
        let at = self.skip(chain.end, &chain.cands);
        let mut elsewhere = false;
        for step in self.readings(at) {
            let merged = self.merge(&chain.cands, &step.cands);
            // 辽宁朝阳区: what is another place by its full name is not one here by its short name.
            if elsewhere && step.plain {
                break;
            }
            elsewhere |= merged.is_empty()
                && !step.plain
                && step.cands.iter().any(|cand| cand.said == Said::Full && !cand.common);
            let same = merged.len() == chain.cands.len()
                && merged.iter().all(|cand| chain.cands.iter().any(|old| old.unit == cand.unit));
            if merged.is_empty() || !self.keeps(&step) {
                continue;
            }
            if !same {
                (chain.end, chain.cands) = (step.end, merged);
                chain.steps.push(step);
                return true;
            }
            // Said again: to the end of what is said again, if that says as much as the chain.
            let lowest = merged.iter().map(|cand| self.table.level(cand.unit)).max();
            let mut end = None;
            let mut step = Some(step);
            while let Some(one) = step {
                let level = one.cands.iter().filter(|cand| merged.iter().any(|m| m.unit == cand.unit)).count();
                if !one.plain && level > 0 {
                    end = Some((one.end, one));
                    break;
                }
                let at = self.skip(one.end, &merged);
                step = self.readings(at).into_iter().find(|next| {
                    let again = self.merge(&merged, &next.cands);
                    !again.is_empty() && self.keeps(next) && (next.end > one.end)
                });
                if step.as_ref().is_some_and(|next| {
                    !self.merge(&merged, &next.cands).iter().all(|c| merged.iter().any(|m| m.unit == c.unit))
                }) {
                    // Something lower follows: the repetition only leads there.
                    end = Some((one.end, one));
                    break;
                }
            }
            if let Some((to, step)) = end {
                chain.repeated |= lowest != Some(Level::Province);
                chain.end = to;
                chain.steps.push(step);
                return true;
            }
        }
        false
    }

    /// What both may mean: the lower of two of which one lies under the other.
    fn merge(&self, one: &[Cand], other: &[Cand]) -> Vec<Cand> {
        let mut merged: Vec<Cand> = Vec::new();
        let mut deeper = false;
        for a in one {
            for b in other {
                let lower = if self.table.under(b.unit, a.unit) {
                    deeper |= a.unit != b.unit;
                    if a.unit == b.unit && a.said < b.said { a } else { b }
                } else if self.table.under(a.unit, b.unit) {
                    a
                } else {
                    continue;
                };
                if merged.len() < MOST && !merged.iter().any(|cand| cand.unit == lower.unit) {
                    merged.push(*lower);
                }
            }
        }
        if deeper {
            merged.retain(|cand| {
                !one.iter().any(|old| old.unit == cand.unit)
                    || other.iter().all(|b| self.table.under(cand.unit, b.unit))
            });
        }
        merged
    }

    /// Whether two chains mean the same, or one more than the other: what they mean together.
    pub(super) fn together(&self, one: &[Cand], other: &[Cand]) -> Vec<Cand> {
        self.merge(one, other)
    }

    /// The place behind separators and what stands for "right under".
    fn skip(&self, from: usize, cands: &[Cand]) -> usize {
        let gap = |mut at: usize| {
            while at < from + 24 && one_of(self.text.get(at), u!(" \n,-/|.:;、>·_"))
                || self.text.get(at) == super::text::PLACED
            {
                at += 1;
            }
            at
        };
        let mut at = gap(from);
        let fillers = list!(
            "省直辖县级行政区划 自治区直辖县级行政区划 省直辖县级行政单位 省直辖行政单位 省直辖县 省直辖 直辖县级 自治区直辖 市辖区 中华人民共和国 中国"
        );
        while let Some(to) = self.text.any(at, fillers) {
            at = gap(to);
        }
        // 重庆市县奉节县: 县 stands where the city would.
        let city = cands.iter().any(|cand| self.table.parent(cand.unit) == super::divisions::NONE);
        if city
            && let Some(to) = self.text.word(at, u!("县"))
            && !self.readings(to).is_empty()
        {
            at = to;
        }
        at
    }

    /// Whether a chain tells a division by itself.
    fn stands(&self, chain: &Chain) -> bool {
        let [step] = chain.steps.as_slice() else {
            return chain.anchored || chain.steps.iter().any(|step| !step.plain) || chain.steps.len() > 2;
        };
        if !step.plain {
            return true;
        }
        let labelled = self.text.before(chain.start) == NAMED;
        let level = |cand: &Cand| self.table.level(cand.unit);
        let best = chain.cands.iter().map(level).min();
        let least = chain.cands.iter().map(|cand| cand.said).min();
        let mut top = chain.cands.iter().filter(|cand| Some(level(cand)) == best && Some(cand.said) == least);
        let first = top.next();
        let only = top.next().is_none()
            && (best == Some(Level::Province)
                || chain.cands.iter().all(|cand| {
                    first.is_some_and(|first| self.table.under(cand.unit, first.unit) || cand.said > first.said)
                }));
        if labelled || !chain.anchored || !only {
            return false;
        }
        if best != Some(Level::District) {
            return true;
        }
        // A district's short name is many another thing's name, too.
        let next = self.text.get(chain.end);
        let ahead = (chain.end + 1..chain.end + 9).take_while(|at| !parts(self.text.get(*at)));
        let place = || {
            ahead
                .into_iter()
                .any(|at| one_of(self.text.get(at), u!("路街镇乡道")) || self.text.word(at, u!("工业")).is_some())
        };
        let caller =
            (chain.end..chain.end + 3).any(|at| self.text.get(at) == PHONE) || self.text.before(chain.start) == PHONE;
        if parts(next) { !caller } else { place() }
    }

    /// What a chain means: the plainest, and of an old name's several the largest.
    pub(super) fn settle(&self, chain: &Chain) -> Vec<Cand> {
        let mut cands = chain.cands.clone();
        let least = cands.iter().map(|cand| cand.said).min();
        cands.retain(|cand| Some(cand.said) == least);
        if chain.steps.iter().all(|step| step.plain) || cands.len() > 1 {
            let level = |cand: &Cand| self.table.level(cand.unit);
            let top = cands.iter().map(level).min();
            if top != Some(Level::District) {
                cands.retain(|cand| Some(level(cand)) == top);
            }
        }
        let over = cands.first().map(|cand| self.table.parent(cand.unit));
        if cands.len() > 1
            && least == Some(Said::Old)
            && cands.iter().all(|cand| Some(self.table.parent(cand.unit)) == over)
        {
            cands.truncate(1);
        }
        cands
    }

    /// Whether a full name that goes with nothing of `cands` begins at a place or behind separators.
    pub(super) fn against(&self, at: usize, cands: &[Cand]) -> bool {
        let at = self.skip(at, &[]);
        let mut readings = self.readings(at).into_iter().filter(|step| !step.plain && self.keeps(step));
        readings.next().is_some_and(|mut step| {
            step.cands.retain(|cand| !cand.common && cand.said == Said::Full);
            let road = self.is_else(step.end);
            !step.cands.is_empty() && !road && self.merge(cands, &step.cands).is_empty()
        })
    }
}

/// Whether a word of the text begins at a place, or what asks for a place ends there.
fn anchored(text: &Text<'_>, start: usize) -> bool {
    let before = text.before(start);
    parts(before)
        || one_of(before, u!("()[]-/、.是为到成在至往址自"))
        || start >= 2 && text.word(start - 2, u!("中国")).is_some()
}
