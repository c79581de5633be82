//! What is wrong with a remark, in words for the agent, and what would put it right.

use crate::text::{Span, sort_by};

/// One thing that is wrong, or would be misunderstood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Stable name: `missing`, `too-long`, `personal-number`.
    pub code: &'static str,
    /// For the agent, in Chinese. Never holds a personal number (W10).
    pub message: String,
    /// The field it is about, by its name in the command's contract.
    pub field: Option<&'static str>,
    /// Whether the remark must not be written like this.
    pub stops: bool,
    /// What would put it right, if that is known without guessing.
    pub fix: Option<Fix>,
}

/// A change to a text: put `text` where `span` is.
///
/// The text meant is what was given: for [`Composer::lint`](super::Composer::lint) the whole remark, for
/// [`Composer::compose`](super::Composer::compose) the pasted text, or the value of the problem's field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced, in bytes.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

impl Problem {
    pub(super) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), field: None, stops: false, fix: None }
    }

    pub(super) fn stop(code: &'static str, message: impl Into<String>) -> Self {
        Self { stops: true, ..Self::new(code, message) }
    }

    pub(super) fn missing(field: &'static str, message: impl Into<String>) -> Self {
        Self::new("missing", message).of(field)
    }

    pub(super) fn of(self, field: &'static str) -> Self {
        Self { field: Some(field), ..self }
    }

    pub(super) fn fix(self, span: Span, text: impl Into<String>) -> Self {
        Self { fix: Some(Fix { span, text: text.into() }), ..self }
    }
}

/// `text` with every fix of `problems` made; of fixes that overlap, the first counts.
pub fn fixed(text: &str, problems: &[Problem]) -> String {
    let mut fixes: Vec<&Fix> = problems.iter().filter_map(|p| p.fix.as_ref()).collect();
    sort_by(&mut fixes, |a, b| a.span.start.cmp(&b.span.start)); // stable: insertions at one place stay in their order
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for fix in fixes {
        let Some(kept) = text.get(at..fix.span.start) else { continue };
        if text.get(fix.span.start..fix.span.end).is_none() {
            continue;
        }
        out.push_str(kept);
        out.push_str(&fix.text);
        at = fix.span.end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixes_are_made_in_order_and_never_twice() {
        let problem = |start, end, text: &str| Problem::new("x", "").fix(Span::new(start, end), text);
        let fixes = [problem(3, 3, "b"), problem(3, 3, "c"), problem(0, 3, "a"), problem(0, 6, "no")];
        assert_eq!(fixed("微信", &fixes), "abc信");
    }

    #[test]
    fn a_foreign_span_changes_nothing() {
        let foreign =
            [Problem::new("x", "").fix(Span::new(1, 2), "y"), Problem::new("x", "").fix(Span::new(9, 12), "y")];
        assert_eq!(fixed("微信", &foreign), "微信");
    }
}
