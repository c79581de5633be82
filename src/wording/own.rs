//! This chat's own numbers: what the order holds, and what the customer gave. Repeating them is the agent's work.

use super::Context;
use super::look::{Look, Raw};
use crate::text::{Span, detect};

/// How many digits two numbers must share to be one; fewer say nothing.
const LEAST: usize = 7;

/// Whether the number found is this order's, or was said by the customer.
pub(super) fn is_own(look: &Look<'_>, raw: &Raw, context: &Context) -> bool {
    let number = detect::digits(look.draft, raw.span);
    number.len() >= LEAST
        && (context.own.iter().any(|own| digits(own).contains(&number))
            || context.customer().any(|said| digits(said).contains(&number)))
}

fn digits(text: &str) -> String {
    detect::digits(text, Span::whole(text))
}
