//! Links (W14): http(s)://, www., and bare hosts with a known top domain. Which hosts are the platform's own is not
//! known here. The host of an e-mail address is none.

use super::glyph::{Glyph, glyphs, span, starts};
use super::host;
use crate::text::Span;

pub(super) fn find(text: &str) -> Vec<Span> {
    let glyphs = glyphs(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        let free = at == 0 || !is_name(glyphs[at - 1].c);
        if !free || !glyphs[at].c.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let scheme = ["http://", "https://"].into_iter().find(|scheme| starts(&glyphs, at, scheme));
        let start = at + scheme.map_or(0, str::len);
        let host = host::read(&glyphs, start);
        let is = host.known || scheme.is_some() && glyphs.get(start).is_some_and(|g| g.c.is_ascii_alphanumeric());
        let end = if is { start + path(&glyphs[start..], host.end - start) } else { host.end.max(at + 1) };
        if is && !(scheme.is_none() && is_mail(&glyphs, at, end)) {
            found.push(span(text, &glyphs, at, end));
        }
        at = end;
    }
    found
}

/// One past the last glyph of a link whose host ends at `host`: the path goes on to the first that no address holds,
/// and leaves the sentence its marks.
fn path(glyphs: &[Glyph], host: usize) -> usize {
    if !glyphs.get(host).is_some_and(|g| matches!(g.c, '/' | ':' | '?' | '#')) {
        return host;
    }
    let taken = |g: &&Glyph| g.c.is_ascii_graphic() && !matches!(g.c, ',' | '"' | '<' | '>' | '[' | ']' | '`' | '\\');
    let mut end = host + glyphs[host..].iter().take_while(taken).count();
    while end > host && matches!(glyphs[end - 1].c, '.' | ':' | ';' | '!' | '?' | '\'' | ')' | '(' | '*' | '~' | '#') {
        end -= 1;
    }
    end
}

/// What a host does not begin behind.
fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '@' | '#')
}

/// Whether the host at `start` is part of an e-mail address.
fn is_mail(glyphs: &[Glyph], start: usize, end: usize) -> bool {
    let mut before = glyphs[..start].iter().rev().map(|g| g.c).filter(|c| *c != ' ').take(2);
    let (last, first) = (before.next(), before.next());
    let at = matches!(last, Some('@')) || (first, last) == (Some('艾'), Some('特'));
    at || glyphs.get(end).is_some_and(|g| g.c == '@')
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
                "点「https://weidian.com/item.html?id=1&x=2」下单",
                "「http://192.168.1.1/a」",
                "「https://a.unknown/x」。",
                "看「www.abc.com」哦",
                "「abc.com」",
                "「ＡＢＣ．ＣＯＭ」",
                "「www点abc点com」",
                "「www . abc . com」",
                "「abc dot com」",
                "「abc。com」看看",
                "「4a4a点cc」",
                "「t.cn/A6xyz」，领券",
                "「3.cn/1abc」",
                "「shop123.taobao.com」",
                "「weidian.top」 好",
                "「abcd.vip」",
                "「u.wechat.com/abc」",
                "加群链接 「ｑｍ.qq.com/x」",
                "「https://m.tb.cn/h.abc」 复制",
                "链接:「https://help.jd.com/user/issue/」[x]",
                "(「https://a.com/x」)",
                "「a\u{200b}bc.com」",
                "「https://a.com/x」,「http://b.cn」",
            ],
        );
    }

    #[test]
    fn numbers_files_and_mail_are_not() {
        misses(
            find,
            &[
                "3.5",
                "3.5cm",
                "说明书.pdf",
                "manual.pdf",
                "a.jpg",
                "v2.0",
                "no.1",
                "No.1 top",
                "1.5.com的",
                "下午8点com见",
                "买iphone。top款",
                "您好.vip用户",
                "a@qq.com",
                "abc＠163.com",
                "abc#qq.com",
                "abc艾特qq.com",
                "iPhone14.Pro",
                "node.js",
                "http",
                "https://",
                "www",
                "com",
                "S.M.L.XL",
                "ok.top",
            ],
        );
    }
}
