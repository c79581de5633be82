//! Mainland mobile numbers (W9, W10, W14): 11 digits from 13 to 19, with or without +86, however written.

use super::cue::{Cue, Tail};
use super::digit::is_letter;
use super::run::{Digit, Gap};
use super::window::{Window, find as windows};
use crate::text::Span;

pub(super) fn find(text: &str) -> Vec<Span> {
    windows(text, (11, 15), &|window: &Window<'_>| {
        let mut room = [0; 19];
        let values = window.values(&mut room);
        let skip = match values.len() {
            11 => 0,
            13 if values.starts_with(b"86") => 2,
            15 if values.starts_with(b"0086") => 4,
            _ => return None,
        };
        let right = is_mobile(&values[skip..]) && !follows_code(window) && !in_code(text, window.at());
        if !right {
            return None;
        }
        let cue = Tail::new(text, window.at()).cue();
        (cue != Some(Cue::Code) && has_shape(window, skip, cue == Some(Cue::Phone))).then_some(skip)
    })
}

/// Whether 11 digits are a mobile number.
pub(super) fn is_mobile(values: &[u8]) -> bool {
    values.len() == 11 && values[0] == b'1' && values[1] >= b'3' && !values.contains(&b'X')
}

/// In one piece or 138 0013 8000 anywhere; grouped otherwise only where nothing else stands by, and sizes such as
/// 155 160 165 17 not without a cue.
fn has_shape(window: &Window<'_>, skip: usize, cued: bool) -> bool {
    let mut room = [0; 19];
    let groups = window.groups(&mut room);
    let groups = if skip > 0 && usize::from(groups[0]) == skip { &groups[1..] } else { groups };
    match groups {
        [_] if window.is_solid() => return true,
        [3, 4, 4] if !window.is_disguised() => return true,
        _ => {}
    }
    let usual = matches!(groups, [3, 8] | [3, 3, 5] | [4, 4, 3] | [4, 3, 4] | [7, 4] | [3, 5, 3] | [5, 6] | [3, 4, 4]);
    // 13800.138000 is an amount.
    let usual = usual && !(groups.len() == 2 && window.digits()[1..].iter().any(|d| d.gap == Gap::Dot));
    window.is_whole() && (usual || cued || window.is_spelled() || window.is_disguised())
}

/// Whether a hyphen ties it to digits before it: 240613-13800138000. +86 and another phone are none.
fn follows_code(window: &Window<'_>) -> bool {
    let Some((Gap::Hyphen | Gap::Dot, before)) = window.before() else { return false };
    let is = |digits: &[u8]| before.iter().map(|d: &Digit| d.value).eq(digits.iter().copied());
    !(is(b"86") || is(b"0086") || before.len() < 3 || before.len() == 11)
}

/// Whether it is part of a code: capitals that are no cue, or a sign behind letters. SF13800138000, ?id=13800138000.
fn in_code(text: &str, at: usize) -> bool {
    const CUES: &str = "v vx wx q qq tel phone call mobile wechat weixin wei add";
    let before = text[..at].trim_end_matches(['=', '/', '_', '&']);
    let tail = Tail::new(text, before.len());
    let signed = before.len() < at;
    // Lower case may be a name's end: 陆xg13800138000.
    let touches = before.chars().next_back().is_some_and(|c| is_letter(c) && (signed || c.is_uppercase()));
    touches && tail.ends_any(0, CUES).is_none()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{hits, misses};
    use super::find;

    #[test]
    fn found_in_each_writing() {
        hits(
            find,
            &[
                "电话「13800138000」",
                "「138 0013 8000」",
                "「138-0013-8000」",
                "+86 「13800138000」",
                "+86「13800138000」",
                "0086-「138-0013-8000」",
                "「１３８００１３８０００」",
                "「1 3 8 0 0 1 3 8 0 0 0」",
                "「1.3.8.0.0.1.3.8.0.0.0」",
                "「1,3,8,0,0,1,3,8,0,0,0」",
                "「1/3/8/0/0/1/3/8/0/0/0」",
                "「1❤️3❤️8❤️0❤️0❤️1❤️3❤️8❤️0❤️0❤️0」",
                "「一三八〇零幺三八零零零」",
                "「一三八零零138000」",
                "「壹叁捌00138000」",
                "「138OO138OOO」",
                "「l38OOl38000」",
                "「13ο59О29894」",
                "电话「138 00 13 80 00」",
                "「138(0013)8000」",
                "「13\u{200b}800138000」",
                "「①③⑧⓪⓪①③⑧⓪⓪⓪」",
            ],
        );
    }

    #[test]
    fn words_and_other_numbers_beside_it() {
        hits(
            find,
            &[
                "周三「13800138000」",
                "①「13800138000」两个",
                "1.「13800138000」",
                "2026-11-21 「13800138000」",
                "「13800138000」 11010519491231002X",
                "110105 19491231 002X 「138 0013 8000」",
                "「13800138000」lol",
                "「13800138000」ok",
                "订单240613-528105689823，「13800138000」",
                "单号75312345678901 「13800138000」",
                "vx「13800138000」",
                "陆xg「13800138000」",
                "Tel「13800138000」",
                "「13800138000」-1234",
                "「13800138000」-「13900139000」",
                "「13800138000」@163.com",
            ],
        );
    }

    #[test]
    fn the_nearest_cue_wins() {
        hits(find, &["快递员电话「13800138000」", "快递员「13800138000」", "订单已发出，请打「13800138000」"]);
        misses(
            find,
            &[
                "运单13800138000",
                "快递单号：13800138000",
                "电话订单号13800138000",
                "货号 13800138000",
                "条码13800138000",
                "sku 13800138000",
            ],
        );
    }

    #[test]
    fn other_numbers_are_not() {
        misses(
            find,
            &[
                "12800138000",
                "4008001234",
                "400-800-1234 转 1",
                "240613138001380001380013800",
                "1380013800",
                "138001380001",
                "240613-13800138000",
                "SF13800138000",
                "sf13800138000",
                "JD0013800138000",
                "https://a.com/?id=13800138000",
                "138****8000",
                "138xxxx8000",
                "尺码155 160 165 17",
                "6913800138000",
                "13800.138000元",
                "13,800,138,000",
                "1月3日8点0分",
                "一百三十八",
                "IP 139.168.100.10",
                "1.3 1.5 1.8 2.0 2.2 2",
                "95338",
                "12315",
                "150*200*180*22",
                "2026年11月21日13点80分",
                "l o l 13",
            ],
        );
    }
}
