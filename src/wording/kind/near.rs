//! One word of each group, close together, in one sentence: 加 … 微信.

use crate::pack::Group;
use crate::wording::look::{Hit, Look, Raw};

pub(super) fn wanted(groups: &[Group]) -> Vec<(usize, &str)> {
    groups.iter().enumerate().flat_map(|(group, words)| words.iter().map(move |w| (group, w.as_str()))).collect()
}

/// Grows a chain from every hit of any group (of the first, if ordered) to the nearest hit of a group still missing;
/// the first chain that has all groups is a finding, and the next starts behind it.
pub(super) fn find(look: &Look<'_>, hits: &[Hit], groups: usize, within: usize, ordered: bool) -> Vec<Raw> {
    let mut found = Vec::new();
    let mut free = 0;
    for first in hits.iter().filter(|hit| !ordered || hit.group == 0) {
        if first.start < free {
            continue;
        }
        if let Some(end) = chain(look, hits, *first, groups, within, ordered) {
            found.push(look.raw(first.start, end));
            free = end;
        }
    }
    found
}

fn chain(look: &Look<'_>, hits: &[Hit], first: Hit, groups: usize, within: usize, ordered: bool) -> Option<usize> {
    let mut seen = vec![false; groups];
    let (mut at, mut missing) = (first, groups);
    loop {
        *seen.get_mut(at.group)? = true;
        missing -= 1;
        if missing == 0 {
            return Some(at.end);
        }
        at = *hits
            .iter()
            .filter(|hit| if ordered { hit.group == at.group + 1 } else { !seen[hit.group] })
            .filter(|hit| hit.start >= at.end && hit.start - at.end <= within && !look.breaks(at.end, hit.start))
            .min_by_key(|hit| hit.start)?;
    }
}
