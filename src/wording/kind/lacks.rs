//! None of these words is there (W16): the message as a whole is the finding.

use crate::text::Span;
use crate::wording::look::{Hit, Look, Raw};

pub(super) fn find(look: &Look<'_>, hits: &[Hit]) -> Vec<Raw> {
    if hits.is_empty() && !look.folded.chars().is_empty() {
        vec![Raw { span: Span::whole(look.draft), at: None }]
    } else {
        Vec::new()
    }
}
