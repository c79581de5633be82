//! A cell's text as a pack takes it: one kind of line break, nothing that cannot be seen or that turns the direction of
//! writing. Markup is only ever text.

use super::Why;
use crate::pack::source::{is_hidden, look_alike};

/// A cell made fit to be shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cleaned {
    pub(super) text: String,
    /// What was taken out, each once; a tab became a blank.
    pub(super) removed: Vec<char>,
}

/// Takes out what nobody sees.
pub(super) fn clean(cell: &str) -> Cleaned {
    let mut cleaned = Cleaned { text: String::with_capacity(cell.len()), removed: Vec::new() };
    let mut before = None;
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        let seen = match c {
            '\r' => (chars.peek() != Some(&'\n')).then_some('\n'),
            _ if is_hidden(c, before, chars.peek().copied()) => {
                if !cleaned.removed.contains(&c) {
                    cleaned.removed.push(c);
                }
                (c == '\t').then_some(' ')
            }
            _ => Some(c),
        };
        if let Some(seen) = seen {
            cleaned.text.push(seen);
            before = Some(seen);
        }
    }
    cleaned
}

/// Whether a cleaned text can be read as what it looks like.
pub(super) fn honest(text: &str) -> Result<(), Why> {
    if text.contains('\u{fffd}') {
        return Err(Why::Unreadable);
    }
    look_alike(text).map_or(Ok(()), |c| Err(Why::LookAlike(c)))
}

/// Whether a text holds what looks like markup: a customer would see it as it stands.
pub(super) fn has_markup(text: &str) -> bool {
    let tag = |rest: &str| {
        let name = rest.strip_prefix('/').unwrap_or(rest);
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.contains('>')
    };
    let entity = |rest: &str| {
        let name = rest.split_once(';').map_or("", |(name, _)| name);
        (2..=8).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
    };
    // Of a hundred thousand of them the first few say enough.
    text.split('<').skip(1).take(50).any(tag) || text.split('&').skip(1).take(50).any(entity)
}

/// What a spreadsheet shows where it could not calculate.
pub(super) fn is_error(text: &str) -> bool {
    matches!(text.trim(), "#NAME?" | "#N/A" | "#REF!" | "#VALUE!" | "#DIV/0!" | "#NULL!" | "#NUM!")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_taken_out() {
        let found = clean("a\r\nb\rc\u{202e}d\u{0}\u{200b}e\tf👨\u{200d}👩❤\u{fe0f}\u{200d}\u{200b}");
        assert_eq!(found.text, "a\nb\ncde f👨\u{200d}👩❤\u{fe0f}");
        assert_eq!(found.removed, ['\u{202e}', '\u{0}', '\u{200b}', '\t', '\u{200d}']);
        assert_eq!(clean(&found.text), Cleaned { text: found.text.clone(), removed: Vec::new() });
    }

    #[test]
    fn deceit_and_markup_are_seen() {
        assert_eq!(honest("p\u{430}y"), Err(Why::LookAlike('\u{430}')));
        assert_eq!(honest("α 受体\u{fffd}"), Err(Why::Unreadable));
        assert_eq!(honest("α 受体"), Ok(()));
        for text in ["<b>好</b>", "a<br/>", "&nbsp;", "&#13;"] {
            assert!(has_markup(text), "{text}");
        }
        for text in ["1<2", "a < b > c", "R&D; 好", "A & B", "3>2<"] {
            assert!(!has_markup(text), "{text}");
        }
        assert!(is_error(" #NAME? ") && !is_error("#N/A 表示没有"));
    }
}
