//! Many of these words in one message (W5): a hint that a text is heavy, from the first word to the last.

use crate::wording::look::{Hit, Look, Raw};

pub(super) fn find(look: &Look<'_>, hits: &[Hit], least: usize) -> Vec<Raw> {
    // Words of the list may overlap (没有, 没有货): one place counts once.
    let (mut count, mut free) = (0, 0);
    for hit in hits {
        if hit.start >= free {
            count += 1;
        }
        free = free.max(hit.end);
    }
    match hits.first() {
        Some(first) if count >= least => vec![look.raw(first.start, free)],
        _ => Vec::new(),
    }
}
