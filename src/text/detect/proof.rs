//! Properties of all detectors: made-up numbers in random disguise, numbers of the trade, a naive reader, hostile texts.

use super::tests::ALL;
use super::{Detector, bank_card, digits, id_card};
use crate::text::Span;
use proptest::prelude::*;

/// Identity card numbers made by the rule; most are nobody's.
fn id_card() -> impl Strategy<Value = String> {
    let region = proptest::sample::select(vec!["110105", "320102", "440106", "620102", "810000"]);
    (region, 1950u32..2010, 1u32..13, 1u32..29, 0u32..1000).prop_map(|(region, year, month, day, serial)| {
        let front = format!("{region}{year}{month:02}{day:02}{serial:03}");
        let check = "0123456789X".chars().find(|c| id_card::is_id(format!("{front}{c}").as_bytes()));
        format!("{front}{}", check.unwrap())
    })
}

fn bank_card() -> impl Strategy<Value = String> {
    prop_oneof!["62[0-9]{13}", "62[0-9]{16}", "4[0-9]{14}", "5[1-5][0-9]{13}"].prop_map(|front| {
        let check = ('0'..='9').find(|c| bank_card::luhn(format!("{front}{c}").as_bytes()));
        format!("{front}{}", check.unwrap())
    })
}

fn mobile() -> impl Strategy<Value = String> {
    "1[3-9][0-9]{9}"
}

/// One way to hide a number. `seeds` has a number for each of its digits.
fn disguise(number: &str, way: u8, seeds: &[u8]) -> String {
    const DRESSES: [&str; 5] =
        ["0123456789", "０１２３４５６７８９", "⓪①②③④⑤⑥⑦⑧⑨", "零一二三四五六七八九", "〇幺两叁肆伍陆柒捌玖"];
    const APART: [&str; 6] = [" ", "-", ".", ",", "❤️", "、"];
    const INSIDE: [&str; 4] = ["\u{200b}", "\u{feff}", "\u{200d}", "\u{2060}"];
    let dress = |dress: usize, c: char| match c.to_digit(10) {
        Some(value) => DRESSES[dress % 5].chars().nth(value as usize).unwrap(),
        None => c,
    };
    let groups: &[usize] = if number.len() == 11 { &[3, 7] } else { &[4, 8, 12, 16] };
    let apart = APART[usize::from(seeds[0]) % 6];
    let mut hidden = String::new();
    for (at, c) in number.chars().enumerate() {
        let seed = usize::from(seeds[at]);
        match way {
            // All digits in one dress, or each in its own; then plain with something between.
            0 => hidden.push(dress(usize::from(seeds[0]), c)),
            1 => hidden.push(dress(seed, c)),
            2 => {
                hidden.push_str(if at > 0 { apart } else { "" });
                hidden.push(c);
            }
            3 => {
                hidden.push_str(if groups.contains(&at) {
                    [" ", "-", "😀", "."][usize::from(seeds[0]) % 4]
                } else {
                    ""
                });
                hidden.push(c);
            }
            _ => {
                hidden.push_str(if at > 0 && seed % 3 == 0 { INSIDE[seed % 4] } else { "" });
                hidden.push(c);
            }
        }
    }
    hidden
}

/// Numbers from 18 digits: the shop's own.
fn order() -> impl Strategy<Value = String> {
    prop_oneof!["24[01][1-9]1[0-9]-[0-9]{12,15}", "[1-6][0-9]{17,18}", "[2-3][0-9]{11}", "7[0-9]{13}", "69[0-9]{11}"]
}

proptest! {
    #[test]
    fn hidden_numbers_are_found_where_they_stand(
        (detector, number) in prop_oneof![
            id_card().prop_map(|n| (Detector::IdCard, n)),
            bank_card().prop_map(|n| (Detector::BankCard, n)),
            mobile().prop_map(|n| (Detector::Mobile, n)),
        ],
        way in 0u8..5,
        seeds in proptest::collection::vec(any::<u8>(), 20),
        before in proptest::sample::select(vec!["", "您好", "亲，", "好的: ", "2份，", "(", "收到\n"]),
        after in proptest::sample::select(vec!["", "哦", "，谢谢", "。", ")", "\n5份"]),
    ) {
        let hidden = disguise(&number, way, &seeds);
        let text = format!("{before}{hidden}{after}");
        prop_assert_eq!(detector.find(&text), [Span::new(before.len(), before.len() + hidden.len())], "{}", text);
        prop_assert_eq!(digits(&text, Span::whole(&hidden)).len() <= 19, true);
        let plain: String = number.chars().filter(char::is_ascii_digit).collect();
        prop_assert_eq!(digits(&hidden, Span::whole(&hidden)), plain);
    }

    #[test]
    fn numbers_side_by_side_are_all_found(
        id in id_card(), card in bank_card(), phone in mobile(), between in "[ -]",
    ) {
        let text = format!("{phone}{between}{id} {card} {phone}");
        let found = |detector: Detector| detector.find(&text).iter().map(|s| s.of(&text).to_owned()).collect::<Vec<_>>();
        prop_assert_eq!(found(Detector::IdCard), [id]);
        prop_assert_eq!(found(Detector::BankCard), [card]);
        prop_assert_eq!(found(Detector::Mobile), [phone.clone(), phone]);
    }

    #[test]
    fn spans_are_in_order_and_on_characters(text in "[0-9一三八零oOlxX①❤ .,@#/:-]{0,40}|(微信|QQ|加v|1380|13800138000|abc|[.]com|www[.]|@|点|,| |号:|身份证|0571|-){0,16}|\\PC{0,60}") {
        for detector in ALL {
            let mut end = 0;
            for span in detector.find(&text) {
                prop_assert!(span.start >= end && span.start < span.end, "{:?} {}", detector, text);
                prop_assert!(text.get(span.start..span.end).is_some());
                end = span.end;
            }
        }
    }
}

#[test]
fn numbers_of_the_trade_are_rarely_a_persons() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut ids, mut cards) = (0, 0);
    for _ in 0..20_000 {
        let text = order().new_tree(&mut runner).unwrap().current();
        ids += Detector::IdCard.find(&text).len();
        cards += Detector::BankCard.find(&text).len();
        assert!(Detector::Mobile.find(&text).is_empty() && Detector::Landline.find(&text).is_empty(), "{text}");
    }
    assert!(ids <= 4 && cards <= 20, "{ids} {cards}");
}

/// Undisguised text, where a plain pattern is right.
#[cfg(feature = "author")]
#[test]
fn agrees_with_a_naive_reader() {
    use proptest::strategy::ValueTree;
    let pattern = |pattern: &str| regex::Regex::new(pattern).unwrap();
    let naive = [
        (Detector::Mobile, pattern(r"(?:^|[^0-9A-Za-z])(1[3-9][0-9]{9})(?:[^0-9]|$)")),
        (Detector::IdCard, pattern(r"(?:^|[^0-9])([1-8][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx])(?:[^0-9A-Za-z]|$)")),
    ];
    let word = prop_oneof![mobile(), id_card(), "[0-9]{1,20}", "[0-9]{17}X", "1[0-9]{10}"];
    let texts = proptest::collection::vec((word, "[好，！:的\n]{1,3}"), 0..6);
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen = 0;
    for _ in 0..3_000 {
        let text: String = texts.new_tree(&mut runner).unwrap().current().into_iter().map(|(a, b)| a + &b).collect();
        for (detector, pattern) in &naive {
            // Neighbours share a mark, which a plain pattern cannot: it looks at each word apart.
            let mut wanted = Vec::new();
            let mut at = 0;
            for word in text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
                let found = pattern.captures(word).and_then(|c| c.get(1)).filter(|found| {
                    *detector != Detector::IdCard || id_card::is_id(found.as_str().to_uppercase().as_bytes())
                });
                wanted.extend(found.map(|found| Span::new(at + found.start(), at + found.end())));
                at += word.len();
            }
            seen += wanted.len();
            assert_eq!(detector.find(&text), wanted, "{detector:?} in {text}");
        }
    }
    assert!(seen > 1_000);
}

/// None of these ends in time unless each character is looked at a fixed number of times.
#[test]
fn hostile_texts_cost_no_more_than_their_length() {
    let million = |piece: &str| piece.repeat(1_000_000 / piece.len());
    for text in [
        million("1"),
        million("1 "),
        million("1,"),
        million("1❤️"),
        million("一"),
        million("l"),
        million("1l"),
        million(" "),
        million("0 "),
        million("4111 "),
        million("0571-"),
        million("11010519491231002X "),
        million("138 0013 8000 "),
        million("微信"),
        million("vx"),
        million("v "),
        million("微信1"),
        million("QQ12345 "),
        million("a."),
        million("a.com"),
        million("a点"),
        million("www "),
        million("a@"),
        million("#a"),
        million("https://"),
        million("单号1"),
        format!("1{}1", " ".repeat(1_000_000)),
        format!("微信{}abc12345", "\u{200b}".repeat(300_000)),
    ] {
        for detector in ALL {
            detector.find(&text);
        }
    }
}
