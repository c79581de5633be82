//! The whole message is one of these: 哦 · ? · 呵呵. Noise around it does not excuse it, a repeated sign does not either.

use crate::text::fold_str;
use crate::wording::look::{Look, Raw};

pub(super) fn find(look: &Look<'_>, words: &[String]) -> Vec<Raw> {
    let chars = look.folded.chars();
    let text = trimmed(chars);
    let is = |word: &String| {
        let word: Vec<char> = fold_str(word).chars().collect();
        text == word || (word.len() == 1 && !text.is_empty() && text.iter().all(|c| *c == word[0]))
    };
    if words.iter().any(is) { vec![look.raw(0, chars.len())] } else { Vec::new() }
}

/// Without the sentence marks at the end, unless there is nothing else.
fn trimmed(chars: &[char]) -> &[char] {
    let marks = |c: &char| matches!(c, '.' | '!' | ',' | '\n');
    let end = chars.iter().rposition(|c| !marks(c)).map_or(chars.len(), |at| at + 1);
    &chars[..end]
}
