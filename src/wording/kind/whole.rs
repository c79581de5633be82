//! The whole message is one of these: 哦 · ? · 呵呵. Noise around it does not excuse it, a repeated sign does not either.

use crate::wording::look::{Look, Raw};

/// `words` are folded already, when the rule was built; the longest has `longest` bytes.
pub(super) fn find(look: &Look<'_>, words: &[String], longest: usize) -> Vec<Raw> {
    let chars = look.folded.chars();
    let text = trimmed(chars);
    let repeated = text.windows(2).all(|two| two[0] == two[1]);
    // A word has no more characters than bytes.
    if !repeated && text.len() > longest {
        return Vec::new();
    }
    let is = |word: &String| {
        let mut chars = word.chars();
        match (chars.next(), chars.next()) {
            (Some(only), None) => repeated && text.first() == Some(&only),
            _ => word.chars().eq(text.iter().copied()),
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
