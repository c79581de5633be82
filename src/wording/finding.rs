//! What a check says: findings, what to write instead, one verdict.

use crate::pack::{Match, Rule, Verdict};
use crate::text::Span;

/// One thing found in a draft.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding<'e> {
    /// The rule that found it.
    pub rule: &'e Rule,
    /// Where, in bytes of the draft.
    pub span: Span,
}

/// A change to a draft: put `text` where `span` is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced, in bytes of the draft.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

/// What a check says of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked<'e> {
    /// The strongest severity among the findings.
    pub verdict: Verdict,
    /// The findings, strongest first, then in the order of the text; no two overlap, but for rules that look at the
    /// message as a whole.
    pub findings: Vec<Finding<'e>>,
    /// Rules on trial (试运行) that found something: for counting, never for showing.
    pub trials: Vec<&'e Rule>,
}

impl Finding<'_> {
    /// What an agent could send instead: edits to the draft, best first. Empty where the rule offers none.
    pub fn edits(&self, draft: &str) -> Vec<Edit> {
        let words = self.rule.replace.iter().map(|text| Edit { span: self.span, text: text.clone() });
        let sentence = sentence(draft, self.span);
        let sentences = self.rule.rewrite.iter().map(|text| Edit { span: sentence, text: text.clone() });
        words.chain(sentences).collect()
    }

    /// Whether the rule looks at the message as a whole, so that it may stand over other findings.
    pub(super) fn of_whole(&self) -> bool {
        matches!(self.rule.finds, Match::Count { .. } | Match::Lacks { .. })
    }
}

impl Edit {
    /// The draft after the edit; the draft itself if the edit does not belong to it.
    pub fn apply(&self, draft: &str) -> String {
        match (draft.get(..self.span.start), draft.get(self.span.end..)) {
            (Some(head), Some(tail)) => format!("{head}{}{tail}", self.text),
            _ => draft.to_owned(),
        }
    }
}

/// The sentence (or sentences) that `span` stands in, without the white space around it.
fn sentence(draft: &str, span: Span) -> Span {
    let ends = |c: char| matches!(c, '\n' | '。' | '!' | '！' | '?' | '？' | ';' | '；');
    let head = draft.get(..span.start).unwrap_or("");
    let start = head.rfind(ends).map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
    let tail = draft.get(span.end..).unwrap_or("");
    let end = tail.find(ends).map_or(draft.len(), |at| {
        let mark = tail[at..].chars().next().unwrap_or('\n');
        span.end + at + if mark == '\n' { 0 } else { mark.len_utf8() }
    });
    let piece = &draft[start..end];
    Span::new(start + piece.len() - piece.trim_start().len(), end - (piece.len() - piece.trim_end().len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rewrite_takes_the_sentence() {
        let draft = "亲您好!  加我微信详聊。稍等哦";
        let at = draft.find("微信").unwrap();
        let span = sentence(draft, Span::new(at, at + 6));
        assert_eq!(span.of(draft), "加我微信详聊。");
        assert_eq!(Edit { span, text: "好的。".into() }.apply(draft), "亲您好!  好的。稍等哦");
    }

    #[test]
    fn lines_stay_lines() {
        let draft = "a\n微信\nb";
        let at = draft.find("微信").unwrap();
        assert_eq!(sentence(draft, Span::new(at, at + 6)).of(draft), "微信");
    }
}
