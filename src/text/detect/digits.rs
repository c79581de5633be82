//! Runs of digits as people type them: full width, grouped by single spaces or hyphens.

use crate::text::{Span, fold_char};

/// The shortest number any detector looks for.
const LEAST: usize = 11;

/// Whether `text` can hold a number at all: enough bytes that are digits, or begin a character that may fold to one. Those
/// of Chinese characters and their marks (U+3000–9FFF) do not.
pub(super) fn may_hold(text: &str) -> bool {
    text.bytes().filter(|b| b.is_ascii_digit() || matches!(b, 0xC2..=0xE2 | 0xEA..=0xF4)).count() >= LEAST
}

/// One run: its digits (a closing x of an ID card as `X`), and where each stands.
pub(super) struct Run {
    /// `0`–`9`, and `X`.
    pub(super) digits: Vec<u8>,
    spans: Vec<Span>,
    /// What stands right before the run, up to 12 characters.
    pub(super) before: String,
}

impl Run {
    /// The bytes of digits `start..end`.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        self.spans[start].join(self.spans[end - 1])
    }
}

/// All runs of at least `least` digits.
pub(super) fn runs(text: &str, least: usize) -> Vec<Run> {
    let mut found = Vec::new();
    let mut run = Run { digits: Vec::new(), spans: Vec::new(), before: String::new() };
    let (mut start, mut gap) = (0, 0);
    for (at, c) in text.char_indices() {
        let span = Span::new(at, at + c.len_utf8());
        match fold_char(c) {
            Some(d) if d.is_ascii_digit() || (d == 'x' && run.digits.len() == 17 && gap == 0) => {
                if run.digits.is_empty() {
                    start = at;
                }
                run.digits.push(d.to_ascii_uppercase() as u8);
                run.spans.push(span);
                gap = 0;
            }
            None if (c == ' ' || c == '-' || c == '\u{3000}') && gap == 0 && !run.digits.is_empty() => gap = 1,
            _ => {
                close(&mut run, &mut found, text, start, least);
                gap = 0;
            }
        }
    }
    close(&mut run, &mut found, text, start, least);
    found
}

fn close(run: &mut Run, found: &mut Vec<Run>, text: &str, start: usize, least: usize) {
    let done = std::mem::replace(run, Run { digits: Vec::new(), spans: Vec::new(), before: String::new() });
    if done.digits.len() >= least {
        let mut before: Vec<char> = text[..start].chars().rev().take(12).collect();
        before.reverse();
        found.push(Run { before: before.into_iter().collect(), ..done });
    }
}
