//! E-mail addresses (W14): a name, an @ or what stands for it, a host.

use super::glyph::{Glyph, glyphs, span, starts};
use super::host;
use crate::text::Span;

/// The longest name, so that a hostile text is not read back again and again.
const MOST: usize = 64;

pub(super) fn find(text: &str) -> Vec<Span> {
    let glyphs = glyphs(text);
    let mut found = Vec::new();
    let (mut at, mut free) = (0, 0);
    while at < glyphs.len() {
        if let Some((sign, sure)) = sign(&glyphs, at) {
            let space = |at: usize| usize::from(glyphs.get(at).is_some_and(|g| g.c == ' '));
            let behind = at + sign + space(at + sign);
            let end = at - if at > free { space(at - 1) } else { 0 };
            let name = glyphs[free..end].iter().rev().take(MOST).take_while(|g| is_name(g.c)).count();
            let start = end - name;
            let host = host::read(&glyphs, behind);
            // Behind a disguise the host must be a mailer's, and the name more than a letter.
            if host.known && name >= if sure { 1 } else { 3 } && (sure || host.mailer) && glyphs[start].c != '.' {
                found.push(span(text, &glyphs, start, host.end));
                (at, free) = (host.end, host.end);
                continue;
            }
        }
        at += 1;
    }
    found
}

/// How many glyphs the sign at `at` takes, and whether it is a real @.
fn sign(glyphs: &[Glyph], at: usize) -> Option<(usize, bool)> {
    match glyphs[at].c {
        '@' => Some((1, true)),
        '#' | '*' => Some((1, false)),
        '艾' if starts(glyphs, at, "艾特") => Some((2, false)),
        '(' if starts(glyphs, at, "(at)") => Some((4, false)),
        _ => None,
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%')
}

#[cfg(test)]
mod tests {
    use super::super::tests::{hits, misses};
    use super::find;

    #[test]
    fn each_writing() {
        hits(
            find,
            &[
                "发到「abc@qq.com」哦",
                "「123456@163.com」",
                "「a.b-c_d@mail.abc.com.cn」",
                "「ａｂｃ＠qq.com」",
                "「abc @ qq.com」",
                "「abc#qq.com」",
                "「12345艾特163点com」",
                "「abc艾特 qq.com」",
                "「abc(at)gmail.com」",
                "「abc@qq点com」",
                "「abc@qq。com」",
                "「a@b.com」，「c@d.cn」",
            ],
        );
    }

    #[test]
    fn handles_and_tags_are_not() {
        misses(
            find,
            &["@客服", "@qq.com", "abc@", "abc@def", "#qq.com", "亲#abc.com", "abc#def.com", "3*163.5", "a@1.5", "@@@"],
        );
    }
}
