//! Any of these words: every hit is a finding.

use crate::wording::look::{Hit, Look, Raw};

pub(super) fn find(look: &Look<'_>, hits: &[Hit]) -> Vec<Raw> {
    hits.iter().map(|hit| look.raw(hit.start, hit.end)).collect()
}
