//! This chat's own numbers: what the order holds, and what the customer gave. Repeating them is the agent's work.

use super::Context;
use super::look::{Look, Raw};
use crate::text::fold_char;

/// How many digits two numbers must share to be one; fewer say nothing.
const LEAST: usize = 7;

/// Whether the number found is this order's, or was said by the customer.
pub(super) fn is_own(look: &Look<'_>, raw: &Raw, context: &Context) -> bool {
    let number = digits(raw.span.of(look.draft));
    number.len() >= LEAST
        && (context.own.iter().any(|own| digits(own).contains(&number))
            || context.customer().any(|said| digits(said).contains(&number)))
}

fn digits(text: &str) -> String {
    text.chars().filter_map(fold_char).filter(char::is_ascii_digit).collect()
}
