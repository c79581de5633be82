//! Quotation: the customer's words between quotation marks, as the agent repeats them. Marks alone excuse nothing: a
//! word of speech stands before them, or the customer did say so.

use super::Context;
use crate::text::{Span, fold_str};

const MARKS: [(char, char); 6] = [('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』'), ('"', '"'), ('\'', '\'')];

/// How many characters before the opening mark a word of speech may stand.
const REACH: usize = 8;

/// Whose words are repeated, and that they are.
const SPEECH: [&str; 18] = [
    "您说",
    "你说",
    "您反馈",
    "您提到",
    "您问",
    "您写",
    "您评价",
    "您备注",
    "客户说",
    "顾客说",
    "买家说",
    "亲说",
    "所说",
    "您讲",
    "说的",
    "有人说",
    "写的",
    "发的",
];

/// Whether what stands at `span` is quoted.
pub(super) fn quotes(draft: &str, span: Span, context: &Context) -> bool {
    MARKS.iter().any(|(open, close)| {
        let (Some(head), Some(tail)) = (draft.get(..span.start), draft.get(span.end..)) else { return false };
        let Some(opened) = head.rfind(*open) else { return false };
        let Some(closed) = tail.find(*close) else { return false };
        let within = &head[opened + open.len_utf8()..];
        if within.contains(['\n', '。', '!', '?']) || (open != close && within.contains(*close)) {
            return false;
        }
        // Of marks that are the same on both sides, the one before must open: an odd one in its line.
        if open == close && head.matches(*open).count() % 2 == 0 {
            return false;
        }
        let before: String = head[..opened].chars().rev().take(REACH).collect::<Vec<_>>().into_iter().rev().collect();
        let quoted = format!("{within}{}{}", span.of(draft), &tail[..closed]);
        SPEECH.iter().any(|speech| before.contains(speech)) || said(context, &quoted)
    })
}

fn said(context: &Context, quoted: &str) -> bool {
    let quoted = fold_str(quoted);
    !quoted.is_empty() && context.customer().any(|text| fold_str(text).contains(&quoted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{Turn, Who};

    fn quoted(draft: &str, context: &Context) -> bool {
        let at = draft.find("垃圾").unwrap();
        quotes(draft, Span::new(at, at + 6), context)
    }

    #[test]
    fn the_customers_words_between_marks() {
        let nothing = Context::default();
        assert!(quoted("您说的“垃圾质量”我们很重视", &nothing));
        assert!(quoted("您说\"这是垃圾\"我理解的", &nothing));
        assert!(!quoted("“垃圾”就是你", &nothing));
        assert!(!quoted("您说的“质量”垃圾“吗”", &nothing));
        assert!(!quoted("您说的\"质量\"垃圾\"吗\"", &nothing));
        assert!(!quoted("你就是垃圾", &nothing));
        let turns = vec![Turn { who: Who::Customer, text: "真是垃 圾质量".into() }];
        assert!(quoted("看到「垃圾质量」这句了", &Context { turns, ..Context::default() }));
    }
}
