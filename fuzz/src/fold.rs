//! Any text folded: every character leads back to its own original, the second reading too, and folding again changes
//! nothing.

use super::parts;
use xiaoqi::text::{Folded, fold_char, fold_str};

/// Folds the text, in room that held another before.
pub fn run(bytes: &[u8]) {
    let text = parts::text(bytes);
    let mut folded = Folded::new("加,微,信 13800138000 what stood there before");
    folded.fill(&text);
    let chars: String = folded.chars().iter().collect();
    assert_eq!(chars, fold_str(&text));
    assert_eq!(fold_str(&chars), chars, "folding twice");
    hold(&text, &folded);
    let before = folded.chars().len();
    let spelled = folded.spell();
    assert_eq!(spelled, folded.chars().len() < before);
    hold(&text, &folded);
}

/// What holds of each reading of `text`.
fn hold(text: &str, folded: &Folded) {
    let count = folded.chars().len();
    let mut end = 0;
    for at in 0..count {
        let span = folded.span(at, at + 1);
        assert!(span.start >= end, "in order");
        let mut original = text[span.start..span.end].chars();
        assert_eq!(original.next().and_then(fold_char), Some(folded.chars()[at]));
        assert_eq!(original.next(), None, "one for one");
        assert_eq!(usize::from(folded.noise_before(at)), text[end..span.start].chars().count().min(255));
        assert_eq!(folded.span(0, at + 1), folded.span(0, 1).join(span));
        end = span.end;
    }
    for (start, end) in [(0, 0), (count, count + 1), (count, usize::MAX), (1, 0)] {
        assert_eq!(folded.span(start, end).of(text), "", "{start}..{end}");
    }
}
