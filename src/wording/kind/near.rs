//! One word of each group, close together, in one sentence: 加 … 微信.

use crate::pack::Group;
use crate::wording::look::{Hit, Look, Raw};

pub(super) fn wanted(groups: &[Group]) -> Vec<(usize, &str)> {
    groups.iter().enumerate().flat_map(|(group, words)| words.iter().map(move |w| (group, w.as_str()))).collect()
}

/// What holds the words of a chain together.
#[derive(Clone, Copy)]
pub(super) struct Close<'a> {
    /// Characters that may stand between two of them.
    pub(super) within: usize,
    /// Whether they come in the order of their groups.
    pub(super) ordered: bool,
    /// Characters that may not stand between two of them.
    pub(super) without: &'a str,
}

/// Grows a chain from every hit of any group (of the first, if ordered) to the nearest hits of the groups still missing;
/// the first chain that has all groups is a finding, and the next starts behind it.
pub(super) fn find(look: &Look<'_>, hits: &[Hit], groups: usize, close: Close<'_>) -> Vec<Raw> {
    let mut search = Search { look, hits, close, seen: vec![false; groups], missing: groups, sure: 0, steps: 0 };
    let mut found = Vec::new();
    let mut free = 0;
    for first in hits.iter().filter(|hit| !close.ordered || hit.group == 0) {
        if first.start < free {
            continue;
        }
        search.steps = 0;
        if let Some(end) = search.from(first) {
            found.push(look.raw(first.start, end));
            free = end;
        }
    }
    found
}

/// How many hits are tried from one first hit: only a text made for it has more.
const MOST_STEPS: usize = 2_000;

struct Search<'a> {
    look: &'a Look<'a>,
    /// In the order of their starts.
    hits: &'a [Hit],
    close: Close<'a>,
    seen: Vec<bool>,
    missing: usize,
    /// How many words of the chain are not just heard.
    sure: usize,
    steps: usize,
}

impl Search<'_> {
    /// Where the nearest chain from `at` on ends. Where the nearest hit leads nowhere, the next nearest is tried.
    fn from(&mut self, at: &Hit) -> Option<usize> {
        *self.seen.get_mut(at.group)? = true;
        self.missing -= 1;
        self.sure += usize::from(!at.weak);
        let end = if self.missing > 0 { self.next(at) } else { Some(at.end).filter(|_| self.sure > 0) };
        self.seen[at.group] = false;
        self.missing += 1;
        self.sure -= usize::from(!at.weak);
        end
    }

    fn next(&mut self, at: &Hit) -> Option<usize> {
        let near = self.hits.partition_point(|hit| hit.start < at.end);
        for hit in &self.hits[near..] {
            self.steps += 1;
            if self.steps > MOST_STEPS || self.apart(at.end, hit.start) {
                return None;
            }
            let wanted =
                if self.close.ordered { hit.group == at.group + 1 } else { self.seen.get(hit.group) == Some(&false) };
            if wanted && let Some(end) = self.from(hit) {
                return Some(end);
            }
        }
        None
    }

    /// Whether a word that ends at `end` and one that begins at `start` do not belong together.
    fn apart(&self, end: usize, start: usize) -> bool {
        start - end > self.close.within
            || self.look.breaks(end, start)
            || self.look.folded.chars()[end..start].iter().any(|c| self.close.without.contains(*c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Folded;

    /// Only damaged bytes name a group that there is none of.
    #[test]
    fn a_word_of_no_group_is_none() {
        let folded = Folded::new("加微信号");
        let look = Look::new("加微信号", &folded);
        let hit = |group, start, end| Hit { rule: 0, group, start, end, weak: false };
        for ordered in [false, true] {
            let close = Close { within: 9, ordered, without: "" };
            let hits = [hit(0, 0, 1), hit(7, 1, 2), hit(1, 2, 3)];
            assert_eq!(find(&look, &hits, 2, close), [look.raw(0, 3)]);
            assert_eq!(find(&look, &hits[..2], 2, close), []);
            assert_eq!(find(&look, &hits, 2, Close { without: "不微", ..close }), []);
        }
    }
}
