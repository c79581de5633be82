//! Addresses part by part; labelled cases in bulk are in tests/address/.

use super::*;

fn say(text: &str, table: Option<&Divisions>) -> String {
    let parsed = parse(text, table);
    let parts = parsed.fields().map(|(_, field)| field.text.clone());
    let flags = parsed.flags.iter().filter(|flag| !matches!(flag, Flag::Missing(_))).map(|flag| flag.code().to_owned());
    parts.into_iter().chain(flags).collect::<Vec<_>>().join("|")
}

#[test]
fn pasted_addresses() {
    let table = Divisions::bundled();
    for (text, parts) in [
        (
            "广东省深圳市南山区科技园南区R2-B栋3楼 张三 13800138000",
            "广东省|深圳市|南山区|科技园南区R2-B栋3楼|张三|13800138000",
        ),
        (
            "帮我改成广东省 深圳市 南山区 科技园南区 R2-B栋3楼，张三，138 0013 8000，谢谢",
            "广东省|深圳市|南山区|科技园南区R2-B栋3楼|张三|13800138000",
        ),
        ("收货地址改到北京市朝阳区富康路3楼马云15000000000", "北京市|北京市|朝阳区|富康路3楼|马云|15000000000"),
        ("改成都市武侯区", "四川省|成都市|武侯区|||"),
        ("13800138000 13900139000 张三", "||||张三|13800138000|two-phones"),
        ("姓名换成赵六", "||||赵六|"),
        ("", "|||||"),
    ] {
        assert_eq!(say(text, Some(&table)), parts, "{text}");
    }
}

#[test]
fn without_the_table_a_place_is_one_part() {
    assert_eq!(say("张三 13800138000 广东省深圳市南山区科技园", None), "|||广东省深圳市南山区科技园|张三|13800138000");
    assert!(looks_like("广东省深圳市南山区", None) && !looks_like("发中通", None));
}

#[test]
fn numbers_and_looks() {
    let table = Divisions::bundled();
    assert_eq!(number("138-0013-8000").as_deref(), Some("13800138000"));
    assert!(!is_phone("1380013800") && !is_phone("13800138000 13900139000") && !is_phone(""));
    for (text, is) in [("13800138000", true), ("广东省深圳市", true), ("发中通", false), ("雨刷24寸", false)]
    {
        assert_eq!(looks_like(text, Some(&table)), is, "{text}");
    }
    assert_eq!(full_province("广西", Some(&table)).as_deref(), Some("广西壮族自治区"));
    assert_eq!(full_province("深圳", Some(&table)), None);
}

#[test]
fn a_line_keeps_its_characters() {
    let table = Divisions::bundled();
    let said = of_line("广东深圳市南山区科技园 南区R2 张三 13800138000", false, Some(&table));
    let parts: Vec<&str> = said.iter().map(|(_, part)| part.as_str()).collect();
    assert_eq!(parts, ["广东", "深圳市", "南山区", "科技园 南区R2", "张三", "13800138000"]);
}

#[test]
fn what_stands_above_is_concluded_or_left_open() {
    let table = Divisions::bundled();
    let sources = |text: &str| parse(text, Some(&table)).region().map(|field| field.source.code());
    assert_eq!(sources("昆山市花桥镇"), ["inferred", "inferred", "matched"]);
    assert_eq!(sources("朝阳区建国路"), ["missing", "missing", "matched"]);
    assert_eq!(sources("杭州市江干区"), ["inferred", "matched", "renamed"]);
    let candidates = parse("朝阳区建国路1号", Some(&table)).candidates;
    assert!(candidates.len() == 2 && candidates.iter().all(|[_, _, district]| district == "朝阳区"));
}

#[test]
fn a_label_with_nothing_behind_it_names_nobody() {
    for text in ["收货人：（", "收货人：", "姓名: 。"] {
        assert_eq!(parse(text, None).name, Field::default(), "{text}");
    }
}
