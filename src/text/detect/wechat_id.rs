//! WeChat accounts (W14): behind a cue, a name of its form, or a mobile or QQ number; and a mobile number that 微信同号
//! follows.

use super::account::{head, is_behind, is_said, number, span as digits_span};
use super::cue::Tail;
use super::glyph::{Glyph, glyphs, span, starts};
use super::mobile;
use super::run::each;
use crate::text::{Span, sort_by};

const CLEAR: &str = "微信 薇信 v信 vx wx weixin wechat 溦信 徽信 微芯 威芯";
const VAGUE: &str = "v w 微 薇 卫星 威信 维信 wei";
/// Latin cues that a name may be glued to, vxabc12345, and whether it takes a word such as 加 before them.
const GLUED: [(&str, bool); 5] = [("wechat", false), ("weixin", false), ("vx", false), ("wx", true), ("v", true)];
/// Words that stand behind 微信 and are no account.
const WORDS: [&str; 9] = ["iphone", "redmi", "huawei", "windows", "android", "harmony", "http", "wechat", "weixin"];

/// How many letters or digits an account has at least.
pub(super) const LEAST: usize = 6;

pub(super) fn find(text: &str) -> Vec<Span> {
    find_some(text, true, true)
}

/// Only those of letters, or only those that are numbers.
pub(super) fn find_some(text: &str, letters: bool, numbers: bool) -> Vec<Span> {
    let mut found = if letters { names(text) } else { Vec::new() };
    if numbers {
        find_numbers(text, &mut found);
    }
    sort_by(&mut found, |a, b| a.start.cmp(&b.start));
    let mut end = 0;
    found.retain(|span| {
        let free = span.start >= end;
        end = if free { span.end } else { end };
        free
    });
    found
}

fn find_numbers(text: &str, found: &mut Vec<Span>) {
    each(text, 6, &mut |run| {
        let Some(number) = number(text, run) else { return };
        // WX123456 may be an article of the shop.
        let tail = Tail::new(text, run[0].span.start);
        let glued = tail.ends(0, "wx").is_some() && !tail.is_loose(0);
        if number.len() > if glued { 6 } else { 5 } && is_behind(&tail, CLEAR, VAGUE) {
            found.push(digits_span(number));
        }
    });
    found.extend(mobile::find(text).into_iter().filter(|span| {
        let tail = Tail::new(text, span.start);
        is_behind(&tail, CLEAR, "") || tail.ends(0, "v").is_some() || is_same(&text[span.end..])
    }));
}

/// Names of letters and digits.
fn names(text: &str) -> Vec<Span> {
    let glyphs = glyphs(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        let end = at + glyphs[at..].iter().take_while(|g| is_name(g.c)).count();
        if let Some(skip) = account(text, &glyphs, at, end) {
            found.push(span(text, &glyphs, at + skip, end));
        }
        at = end.max(at + 1);
    }
    found
}

/// How many glyphs of `start..end` are a cue glued to an account, if one stands there.
fn account(text: &str, glyphs: &[Glyph], start: usize, end: usize) -> Option<usize> {
    let is_form = |from: usize| (6..=20).contains(&(end - from.min(end))) && glyphs[from].c.is_ascii_alphabetic();
    let goes_on = starts(glyphs, end, "@") || starts(glyphs, end, "://") || starts(glyphs, end, ".");
    if end - start > 26 || !is_form(start) && end - start < 7 || goes_on {
        return None;
    }
    let odd = glyphs[start..end].iter().any(|g| !g.c.is_ascii_alphabetic());
    let tail = Tail::new(text, glyphs[start].at);
    if is_form(start) && (odd || is_said(&tail, CLEAR)) && is_behind(&tail, CLEAR, VAGUE) {
        return (!WORDS.iter().any(|word| starts(glyphs, start, word))).then_some(0);
    }
    let asked = tail.get(0).is_some_and(|c| "加+搜我".contains(c));
    let cue = GLUED.iter().find(|(cue, asks)| starts(glyphs, start, cue) && (asked || !asks))?.0;
    (odd && is_form(start + cue.len())).then_some(cue.len())
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// Whether `text` begins with 微信同号, 同微信 or the like.
fn is_same(text: &str) -> bool {
    let mut room = ['\0'; 8];
    let head = head(text, &mut room);
    let named = |at: usize| head.get(at).is_some_and(|c| "微薇信vxw".contains(*c));
    head.iter().position(|c| *c == '同').is_some_and(|at| named(at + 1) || at > 0 && named(at - 1))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{hits, misses};
    use super::find;

    #[test]
    fn names_behind_a_cue() {
        hits(
            find,
            &[
                "加我微信「abc12345」",
                "微信号：「xiaoqi_shop」",
                "微信号是「xiaoqishop」哦",
                "ＶＸ：「ａｂｃ１２３４５」",
                "V❤X 「abc-12345」",
                "薇 信「abc12345」",
                "wechat: 「xiaoqishop」",
                "加v「abc12345」",
                "加v信「xiaoqishop」",
                "V：「abc12345」",
                "我的微「abc12345」",
                "加卫星「abc12345」",
                "vx「abc12345」",
                "加wx「abc12345」",
            ],
        );
    }

    #[test]
    fn numbers_behind_a_cue() {
        hits(
            find,
            &[
                "微信「13800138000」",
                "加V「13800138000」",
                "v「13800138000」",
                "微信号「1 3 8 0 0 1 3 8 0 0 0」",
                "vx:「一三八零零一三八零零零」",
                "微信「12345678」",
                "电话「13800138000」微信同号",
                "「13800138000」（微同）",
                "「13800138000」同微信",
            ],
        );
    }

    #[test]
    fn other_words_are_not() {
        misses(
            find,
            &[
                "abc12345",
                "13800138000",
                "微信支付20元就可以的",
                "支持微信、iphone13pro",
                "微信 iphone13pro",
                "微信扫码abc12345",
                "搜型号WX2就能找到这款",
                "型号WX123456",
                "vivo123456",
                "bmwx12345",
                "V领abc12345",
                "支持v abc12345",
                "微信abc",
                "微信 official",
                "微信零钱10000元",
                "微信https://abc.com",
                "微信 abc12345@qq.com",
                "电话13800138000。",
                "微信1234",
                "加微量元素abc12345",
            ],
        );
    }
}
