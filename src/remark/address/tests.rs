use super::*;

fn say(text: &str) -> String {
    let parsed = parse(text, Some(&Divisions::bundled()));
    parsed.fields().map(|(_, field)| field.text.clone()).join("|")
}

#[test]
fn pasted_addresses() {
    assert_eq!(
        say("广东省深圳市南山区科技园南区R2-B栋3楼 张三 13800138000"),
        "广东省|深圳市|南山区|科技园南区R2-B栋3楼|张三|13800138000"
    );
}
