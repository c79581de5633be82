//! What single characters fold to: by hand where a word of ours hangs on it, and all of them against Unicode's own
//! normal forms.

use super::*;
use crate::fold_str;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn all() -> impl Iterator<Item = char> {
    (0..=0x10FFFF).filter_map(char::from_u32)
}

/// Younger than Unicode 15, where the tables of Node 20 end, from which ours is made.
fn newer(c: char) -> bool {
    matches!(c as u32, 0x558 | 0x58B | 0x58C | 0x209D..=0x209F | 0xA7F1 | 0x1D6A6)
}

fn is_han(c: char) -> bool {
    matches!(c as u32, 0x2E80..=0x2FDF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

#[test]
fn one_form_for_width_case_and_frames() {
    assert_eq!(fold_str("ＶＸ Ⓥⓧ vX 🅥🅇 🆅🆇 ⒱⒳ 🄥🇽"), "vxvxvxvxvxvxvx");
    assert_eq!(fold_str("１３８①②❸⑴⒉➂➌⓸⓪⓿🄋🄌🄂5️⃣"), "13812312334000015");
    assert_eq!(fold_str("㊀㈠㊙㊗🈚🈲㋿🉐🉑"), "一一秘祝无禁㋿得可");
    assert_eq!(fold_str("➕微 信"), "+微信");
    assert_eq!(fold_str("，、､。．｡！？；：％＠︐"), ",,,...!?;:%@,");
}

#[test]
fn fancy_alphabets_and_small_capitals() {
    assert_eq!(fold_str("𝐯𝑥𝒱𝔁𝖛𝚡𝗩𝕏ᵛˣⅤⅩⅴⅹ"), "vxvxvxvxvxvxvx");
    assert_eq!(fold_str("ᴡᴇɪxɪɴ ᴛᴀᴏʙᴀᴏ ᴋᴇꜰᴜ"), "weixintaobaokefu");
    assert_eq!(fold_str("𝟏𝟚𝟯𝟺🯵¹₂٣४５"), "1234512345");
}

#[test]
fn accents_go_composed_or_not() {
    assert_eq!(fold_str("wēi xìn wēi xìn LǛ"), "weixinweixinlu");
}

#[test]
fn look_alikes_of_other_scripts() {
    assert_eq!(fold_str("хѵνΧχ ВНТКМвнткм"), "xvvxxbhtkmbhtkm");
    assert_eq!(fold_str("аеорсухіѕј АЕОРСХІЅЈ αοΙι"), "aeopcyxisjaeopcxisjaoii");
    assert_eq!(fold_str("ᐯᕁ ꓦꓫ Ꮩ"), "vxvxv");
}

#[test]
fn radicals_and_compatibility_ideographs() {
    assert_eq!(fold_str("⻄⻓⼿⽹⻋⻔⾦⼀"), "西长手网车门金一");
    assert_eq!(fold_str("金更車\u{2F804}"), "金更车你");
}

#[test]
fn traditional_characters() {
    let pairs = [("服務", "服务"), ("網", "网"), ("後", "后"), ("裏裡", "里里"), ("發髮", "发发"), ("臺颱", "台台")];
    for (from, to) in pairs {
        assert_eq!(fold_str(from), to);
    }
    assert_eq!(fold_str("加微信號領優惠,全網最低價,貨到付款"), "加微信号领优惠,全网最低价,货到付款");
    assert_eq!(fold_str("兩萬億元"), "两万亿元");
}

#[test]
fn what_would_be_several_or_is_a_numeral_stays() {
    for text in ["⑩", "㍿", "½", "ﬁ", "ⅱ", "〇", "零一二三十百千万", "着著", "かがカ", "ж", "한"]
    {
        assert_eq!(fold_str(text), text);
    }
}

#[test]
fn what_cannot_be_seen_is_noise() {
    for c in ['\u{3164}', '\u{115F}', '\u{FFA0}', '\u{61C}', '\u{180E}', '\u{E0101}', '\u{200D}', '\u{2066}', '\0', '´']
    {
        assert_eq!(fold_char(c), None, "U+{:04X}", c as u32);
    }
}

/// What folding leaves alone although Unicode has another form: other scripts' forms, Han characters that no rule is
/// written with, and what was always noise (a small comma between 微 and 信) although it may be read as a mark.
fn left(c: char, normal: char) -> bool {
    let foreign = matches!(normal as u32, 0x590..=0x6FF | 0x1100..=0x11FF | 0xAC00..=0xD7FF);
    let noise = fold_char(c).is_none() && !normal.is_alphanumeric();
    foreign || noise || is_han(normal)
}

#[test]
fn what_unicode_calls_the_same_folds_to_the_same() {
    let (mut same, mut wrong) = (0, Vec::new());
    for c in all().filter(|c| !newer(*c) && ((*c as u32) < 0x10000 || place(*c as u32).is_some())) {
        let mut normal = c.nfkc();
        let (Some(one), None) = (normal.next(), normal.next()) else { continue };
        match fold_char(c) {
            ours if ours == fold_char(one) => same += usize::from(one != c),
            ours if left(c, one) && ours.is_none_or(|ours| ours == c) => {}
            ours => wrong.push((c as u32, c, one, ours)),
        }
    }
    assert!(wrong.is_empty(), "{wrong:x?}");
    assert!(same > 2500, "{same}");
}

#[test]
fn no_target_folds_further_and_none_is_noise() {
    let mut changing = 0;
    for c in all() {
        if let Some(folded) = fold_char(c) {
            assert_eq!(fold_char(folded), Some(folded), "{c:?}");
            changing += usize::from(folded != c);
        }
    }
    assert!(changing > 7000, "{changing}");
}

#[test]
fn letters_and_digits_are_never_noise() {
    for c in all().filter(|c| c.is_alphanumeric()) {
        let filler = matches!(c as u32, 0x115F | 0x1160 | 0x3164 | 0xFFA0);
        assert!(fold_char(c).is_some() || filler, "{c:?}");
    }
    for c in (' '..='~').filter(|c| !c.is_ascii_alphanumeric()) {
        assert_eq!(fold_char(c), ".,!?;:+@%".contains(c).then_some(c), "{c:?}");
    }
}

proptest! {
    #[test]
    fn ascii_stays_itself_but_for_case(text in "[ -~]*") {
        let plain = |c: &char| c.is_ascii_alphanumeric() || ".,!?;:+@%".contains(*c);
        prop_assert_eq!(fold_str(&text), text.chars().filter(plain).map(|c| c.to_ascii_lowercase()).collect::<String>());
    }
}
