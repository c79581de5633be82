//! The whole message is one of these: 哦 · ? · 呵呵. Noise around it does not excuse it, a repeated sign does not either.

use crate::wording::look::{Look, Raw};

/// `words` are folded already, when the rule was built.
pub(super) fn find(look: &Look<'_>, words: &[String]) -> Vec<Raw> {
    let chars = look.folded.chars();
    let text = trimmed(chars);
    let is = |word: &String| {
        let mut chars = word.chars();
        match (chars.next(), chars.next()) {
            (Some(only), None) => !text.is_empty() && text.iter().all(|c| *c == only),
            // A word has no more characters than bytes.
            _ => text.len() <= word.len() && word.chars().eq(text.iter().copied()),
        }
    };
    if words.iter().any(is) { vec![look.raw(0, chars.len())] } else { Vec::new() }
}

/// Without the sentence marks at the end, unless there is nothing else.
fn trimmed(chars: &[char]) -> &[char] {
    let marks = |c: &char| matches!(c, '.' | '!' | ',' | '\n');
    let end = chars.iter().rposition(|c| !marks(c)).map_or(chars.len(), |at| at + 1);
    &chars[..end]
}
