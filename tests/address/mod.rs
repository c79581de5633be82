//! Addresses as a whole (R1): labelled cases of our own, and what must hold of any text. None is from another project.

#![allow(clippy::print_stdout, reason = "the shares are what one looks at")]

use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::OnceLock;
use xiaoqi::remark::address::{Divisions, Field, Parsed, Source, parse};

const COMPLETE: &str = include_str!("complete.txt");
const FLAGS: &str = include_str!("flags.txt");

fn table() -> &'static Divisions {
    static TABLE: OnceLock<Divisions> = OnceLock::new();
    TABLE.get_or_init(Divisions::bundled)
}

fn read(text: &str) -> Parsed {
    parse(text, Some(table()))
}

/// The two sides of every case.
fn cases(text: &'static str) -> Vec<(String, &'static str)> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let sides = lines.map(|line| line.split_once(" => ").unwrap_or_else(|| panic!("{line}")));
    sides.map(|(one, other)| (one.replace("\\n", "\n"), other)).collect()
}

fn codes(parsed: &Parsed) -> BTreeSet<&'static str> {
    parsed.flags.iter().map(|flag| flag.code()).collect()
}

#[test]
fn complete_addresses_of_every_province() {
    let cases = cases(COMPLETE);
    assert!(cases.len() >= 100);
    let provinces: BTreeSet<&str> = cases.iter().filter_map(|(_, said)| said.split('|').next()).collect();
    assert_eq!(provinces.len(), 31, "all but 香港, 澳门, 台湾, which are never without a flag");
    let (mut wrong, mut flagged) = (Vec::new(), 0);
    for (text, wanted) in &cases {
        let parsed = read(text);
        flagged += usize::from(!parsed.flags.is_empty());
        let said = parsed.fields().map(|(_, field)| field.text.clone()).join("|");
        if said != *wanted || !parsed.flags.is_empty() {
            wrong.push(format!("{text}\n  {said} {:?}", codes(&parsed)));
        }
    }
    println!("complete addresses: {} of {} right, {flagged} with a false flag", cases.len() - wrong.len(), cases.len());
    assert!(wrong.len() * 50 <= cases.len(), "{}", wrong.join("\n"));
    assert!(flagged * 100 <= cases.len() * 3, "{}", wrong.join("\n"));
}

#[test]
fn flags_are_told() {
    let cases: Vec<_> = cases(FLAGS).into_iter().map(|(flags, text)| (flags, text.replace("\\n", "\n"))).collect();
    assert!(cases.len() >= 150);
    let (mut found, mut wanted, mut extra, mut wrong) = (0, 0, 0, Vec::new());
    for (flags, text) in &cases {
        let right: BTreeSet<&str> = flags.split(' ').collect();
        let told = codes(&read(text));
        (found, wanted) = (found + right.intersection(&told).count(), wanted + right.len());
        extra += told.difference(&right).count();
        if told != right {
            wrong.push(format!("{text}\n  {told:?}, not {right:?}"));
        }
    }
    println!("flags: {found} of {wanted} told, {extra} too many, {} texts", cases.len());
    assert!(found * 100 >= wanted * 95 && extra * 100 <= wanted * 3, "{}", wrong.join("\n"));
}

#[test]
fn hostile_texts_are_bounded() {
    for piece in [
        "1",
        "13",
        "138",
        "13800138000",
        "13800138000 ",
        "0755-",
        "86",
        "省",
        "广东省",
        "上海",
        "上海市",
        "朝阳区",
        "城区",
        "深圳市南山区",
        "北京上海",
        "张三",
        "收货人",
        "地 址:",
        "地址是",
        "麻烦",
        "(",
        "[7839]",
        "-",
        "*",
        "x",
        "\u{202e}",
        "\u{200b}",
        "\0",
        "\n",
        ",",
        "吉林",
        "海南省",
        "2栋",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let parsed = read(&text);
        for (_, field) in parsed.fields() {
            assert!(field.text.len() <= 13_000, "{piece}: {}", field.text.len());
        }
        assert!(parsed.candidates.len() <= 3);
    }
    assert!(codes(&read(&"路".repeat(5_000))).contains("too-long"));
}

/// All names of divisions there are, with what is around them in the golden text.
fn known(word: &str) -> bool {
    include_str!("../golden/divisions.txt").contains(word)
}

fn holds(text: &str, field: &Field, division: bool) {
    assert_eq!(field.text.is_empty(), field.source == Source::Missing, "{field:?}");
    let mut end = 0;
    for span in &field.spans {
        assert!(span.start >= end && text.get(span.start..span.end).is_some(), "{field:?}");
        end = span.end;
    }
    let from_text = |word: &str| text.contains(word);
    if division {
        assert!(field.text.is_empty() || known(&field.text) || from_text(&field.text), "{field:?}");
    } else {
        let pieces: String = field.spans.iter().map(|span| span.of(text)).collect();
        let plain = |c: &char| c.is_alphanumeric() && !c.is_ascii_digit();
        assert!(field.text.chars().filter(plain).all(|c| pieces.contains(c)), "{field:?} {text:?}");
    }
}

/// Texts made of what addresses are made of.
fn likely() -> impl Strategy<Value = String> {
    let words = vec![
        "广东省",
        "广东",
        "深圳市",
        "深圳",
        "南山区",
        "朝阳区",
        "北京",
        "北京市",
        "上海",
        "重庆市",
        "县",
        "奉节县",
        "吉林",
        "吉林市",
        "海南",
        "济源市",
        "城区",
        "江干区",
        "襄樊市",
        "东莞市",
        "虎门镇",
        "高新区",
        "香港",
        "西路",
        "路",
        "3号楼",
        "张三",
        "欧阳娜娜",
        "李女士",
        "Mary",
        "收",
        "13800138000",
        "0755-12345678",
        "转801",
        "1380013800",
        "138****8000",
        "[7839]",
        "518000",
        "收货人：",
        "电话:",
        "地址",
        "备注：",
        "麻烦改成",
        "谢谢",
        " ",
        "，",
        "\n",
        "。",
        "-",
        "（",
        "）",
        "２",
        "廣東省",
        "\u{200b}",
    ];
    prop::collection::vec(prop::sample::select(words), 0..14).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn every_part_is_from_the_text_or_the_table(text in prop_oneof![likely(), "\\PC{0,60}"]) {
        for table in [None, Some(table())] {
            let parsed = parse(&text, table);
            for (name, field) in parsed.fields() {
                if name == "phone" {
                    let digits = |text: &str| text.chars().filter_map(|c| c.to_digit(10).or_else(|| ('０'..='９').contains(&c).then(|| c as u32 - '０' as u32))).collect::<Vec<_>>();
                    let (said, there) = (digits(&field.text), digits(&text));
                    prop_assert!(said.is_empty() || there.windows(said.len()).any(|part| part == said) || text.contains(|c: char| !c.is_ascii() && c.is_numeric()), "{:?}", field);
                    continue;
                }
                holds(&text, field, matches!(name, "province" | "city" | "district"));
            }
            prop_assert_eq!(&parse(&text, table), &parsed);
        }
    }

    /// What was read is read the same again.
    #[test]
    fn a_whole_address_reads_as_itself(at in any::<prop::sample::Index>()) {
        let cases = cases(COMPLETE);
        let (text, _) = at.get(&cases);
        let parsed = read(text);
        let [province, city, district, detail, name, phone] = parsed.fields().map(|(_, field)| field.text.clone());
        let city = if city == province { String::new() } else { city };
        let again = read(&format!("{province}{city}{district}{detail} {name} {phone}"));
        prop_assert_eq!(again.fields().map(|(_, field)| field.text.clone()), parsed.fields().map(|(_, field)| field.text.clone()));
    }
}
