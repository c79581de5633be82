//! Host names: labels and dots that end in a known top domain. Dots may be disguised: abc点com, abc dot com, abc。com.

use super::glyph::{Glyph, starts};

/// As the shops' customers meet them. Nobody ends a word with these by chance.
const STRONG: [&str; 6] = ["com", "cn", "net", "org", "xyz", "shop"];
/// English words and syllables too: a name of three letters or more must stand before them.
const WEAK: [&str; 30] = [
    "top", "vip", "cc", "me", "io", "link", "club", "site", "online", "store", "app", "info", "biz", "wang", "ltd",
    "fun", "live", "tv", "co", "icu", "work", "tech", "ink", "win", "mobi", "asia", "hk", "im", "la", "ly",
];
/// Names of mailers, for addresses whose @ is disguised.
const MAILERS: [&str; 12] =
    ["qq", "163", "126", "139", "189", "gmail", "foxmail", "sina", "outlook", "hotmail", "yeah", "aliyun"];
/// A host takes no more than that, so a hostile text costs no more either.
const MOST: usize = 255;
const SHORT: [&str; 4] = ["t", "3", "tb", "u"];

/// How a dot is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dot {
    Plain,
    /// 点, dot.
    Spelled,
    /// 。, that ends a sentence as well.
    Stop,
}

/// A host name found.
pub(super) struct Host {
    /// One past its last glyph.
    pub(super) end: usize,
    /// Whether it ends in a known top domain, and looks like a host at all.
    pub(super) known: bool,
    /// Whether people have their mail there.
    pub(super) mailer: bool,
}

/// Reads the host that begins at glyph `at`. What is not `known` tells only how far to go on.
pub(super) fn read(glyphs: &[Glyph], at: usize) -> Host {
    let (mut from, mut labels, mut dots) = (at, 0, Dot::Plain);
    let mut host = Host { end: at, known: false, mailer: false };
    let (mut name, www) = ((at, at), is(glyphs, label(glyphs, at), "www"));
    while from < glyphs.len() && from - at < MOST {
        let this = label(glyphs, from);
        if this.0 == this.1 {
            break;
        }
        labels += 1;
        if !host.known {
            host.end = this.1;
        }
        if labels > 1 && top(glyphs, this, name, dots, www && labels > 2) {
            host.mailer = MAILERS.iter().any(|mailer| is(glyphs, name, mailer));
            (host.end, host.known) = (this.1, true);
        }
        name = this;
        let Some((next, dot)) = dot(glyphs, this.1, www) else { break };
        dots = if dot == Dot::Plain { dots } else { dot };
        from = next;
    }
    host
}

/// Whether the label `this` is a top domain behind the label `name`.
fn top(glyphs: &[Glyph], this: (usize, usize), name: (usize, usize), dots: Dot, www: bool) -> bool {
    let among = |words: &[&str], label| words.iter().any(|word| is(glyphs, label, word));
    let letters = glyphs[name.0..name.1].iter().any(|g| g.c.is_ascii_alphabetic());
    if among(&STRONG, this) {
        // 1.5.com is no host; 3.cn and 163.com are.
        let number = name.1 - name.0 > 1 || among(&SHORT, name);
        return www || letters || number && (dots == Dot::Plain || among(&MAILERS, name));
    }
    among(&WEAK, this) && (www || dots != Dot::Stop && letters && (name.1 - name.0 >= 3 || among(&SHORT, name)))
}

/// The label at `from`, empty if there is none.
fn label(glyphs: &[Glyph], from: usize) -> (usize, usize) {
    let taken = |g: &&Glyph| g.c.is_ascii_alphanumeric() || g.c == '-';
    (from, from + glyphs[from.min(glyphs.len())..].iter().take(63).take_while(taken).count())
}

fn is(glyphs: &[Glyph], label: (usize, usize), word: &str) -> bool {
    label.1 - label.0 == word.len() && starts(glyphs, label.0, word)
}

/// The place behind a dot at `at`, and what the dot is. Spaces may stand around one that is, and around all
/// in www . abc . com.
fn dot(glyphs: &[Glyph], at: usize, www: bool) -> Option<(usize, Dot)> {
    let space = |at: usize| usize::from(glyphs.get(at).is_some_and(|g| g.c == ' '));
    let sign = at + space(at);
    match glyphs.get(sign)?.c {
        '.' if sign == at => Some((at + 1 + if www { space(at + 1) } else { 0 }, Dot::Plain)),
        '.' if www => Some((sign + 1 + space(sign + 1), Dot::Plain)),
        '点' => Some((sign + 1 + space(sign + 1), Dot::Spelled)),
        '。' => Some((sign + 1 + space(sign + 1), Dot::Stop)),
        'd' if sign > at && starts(glyphs, sign, "dot ") => Some((sign + 4, Dot::Spelled)),
        '(' if starts(glyphs, sign, "(dot)") => Some((sign + 5, Dot::Spelled)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::glyph::glyphs;

    fn read(text: &str) -> Option<String> {
        let glyphs = glyphs(text);
        let host = super::read(&glyphs, 0);
        host.known.then(|| glyphs[..host.end].iter().map(|g| g.c).collect())
    }

    #[test]
    fn up_to_the_top_domain() {
        assert_eq!(read("www.abc.com看").as_deref(), Some("www.abc.com"));
        assert_eq!(read("abc.com.cn/x").as_deref(), Some("abc.com.cn"));
        assert_eq!(read("abc.com.Ok").as_deref(), Some("abc.com"));
        assert_eq!(read("www点abc点com").as_deref(), Some("www点abc点com"));
        assert_eq!(read("t.cn").as_deref(), Some("t.cn"));
    }

    #[test]
    fn words_and_numbers_are_none() {
        for text in ["3.5", "v2.0", "no.1", "a.top", "8点top", "8点com", "x.pdf", "com", "iphone。top", ".com", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
