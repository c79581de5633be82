//! A composer for tests, in the documents' own forms, and what it writes with them.

use super::*;
use crate::pack::{Flag, TextUnit};

/// Forms by kind, as the requirements' examples have them.
pub(super) const FORMS: [(RemarkKind, &str); 12] = [
    (RemarkKind::Address, "修改地址为:{省}{市}{区}{详细} {姓名} {电话},{接待ID},{日期}"),
    (RemarkKind::Product, "{名称} {属性} {编码},{数量},{接待ID},{日期}"),
    (RemarkKind::Courier, "{快递} {产品} {付款} {接待ID},{日期}"),
    (RemarkKind::ShipDate, "{日子}发货 {接待ID},{日期}"),
    (RemarkKind::Other, "{内容} {接待ID} {日期}"),
    (RemarkKind::Urged, "已催件 {接待ID} {日期}"),
    (RemarkKind::Change, "{内容},{接待ID},{日期}"),
    (RemarkKind::Special, "{内容} {接待ID} {日期}"),
    (RemarkKind::Transfer, "{内容} {接待ID} {日期}"),
    (RemarkKind::Reship, "{内容} {接待ID} {日期}"),
    (RemarkKind::Return, "{内容} {接待ID} {日期}"),
    (RemarkKind::Compensation, "{内容} {接待ID} {日期}"),
];

/// A composer with these forms; the form of change carries the time.
pub(super) fn composer_of(forms: &[(RemarkKind, &str)], date: &str) -> Composer {
    let form = |(kind, form): &(RemarkKind, &str)| RemarkForm {
        kind: *kind,
        title: String::new(),
        form: (*form).to_owned(),
        flag: (*kind == RemarkKind::Change).then_some(Flag::Red),
        time: *kind == RemarkKind::Change,
        unchanged: String::new(),
        phrase: String::new(),
        cite: Vec::new(),
        place: Default::default(),
    };
    let vague = ["那个".to_owned(), "老样子".to_owned()].into();
    Composer::new(forms.iter().map(form).collect(), &Team { date: date.to_owned(), vague, ..Team::default() })
        .with_divisions(Divisions::bundled())
}

/// A composer with [`FORMS`].
pub(super) fn composer() -> Composer {
    composer_of(&FORMS, "YYYY-MM-DD")
}

/// 2026-11-21, a Saturday.
pub(super) fn today() -> Date {
    Date::new(2026, 11, 21).unwrap()
}

/// A request of agent A07.
pub(super) fn request<'a>(kind: RemarkKind, text: &'a str) -> Request<'a> {
    let input = Input::Text(text);
    Request { kind, agent: "A07", date: today(), minute: None, existing: "", input, limit: 0, unit: TextUnit::Utf16 }
}

fn say(composer: &Composer, kind: RemarkKind, text: &str) -> String {
    let composed = composer.compose(&request(kind, text)).unwrap();
    let codes = composed.problems.iter().map(|p| format!(" !{}", p.code));
    composed.remark + &codes.collect::<String>()
}

#[test]
fn the_examples_of_the_requirements() {
    let composer = composer();
    for (kind, text, line) in [
        (
            RemarkKind::Address,
            "广东省深圳市南山区科技园南区R2-B栋3楼 张三 13800138000",
            "修改地址为:广东省深圳市南山区科技园南区R2-B栋3楼 张三 13800138000,A07,2026-11-21",
        ),
        (RemarkKind::Product, "雨刷 24寸 黑色 2件", "雨刷 24寸 黑色,2件,A07,2026-11-21"),
        (RemarkKind::Product, "雨刷 24寸 黑色 YS-24B 2件", "雨刷 24寸 黑色 YS-24B,2件,A07,2026-11-21"),
        (RemarkKind::Product, "YS-24B 2支", "YS-24B,2支,A07,2026-11-21"),
        (RemarkKind::Courier, "发顺丰标快，到付", "顺丰 标快 到付 A07,2026-11-21"),
        (RemarkKind::Courier, "中通", "中通 A07,2026-11-21"),
        (RemarkKind::ShipDate, "25号发货", "11月25日发货 A07,2026-11-21"),
        (RemarkKind::ShipDate, "下周三之前发", "11月25日前发货 A07,2026-11-21"),
        (RemarkKind::ShipDate, "11月25日以后", "11月25日后发货 A07,2026-11-21"),
        (RemarkKind::Other, "请放两包备用螺丝", "请放两包备用螺丝 A07 2026-11-21"),
        (RemarkKind::Urged, "", "已催件 A07 2026-11-21"),
    ] {
        assert_eq!(say(&composer, kind, text), line);
    }
}

#[test]
fn a_teams_own_forms() {
    let forms = [
        (RemarkKind::Courier, "发{快递}快递 {产品} {付款} {接待ID},{日期}"),
        (RemarkKind::Address, "修改地址为：{省}{市}{区}{详细} {姓名} {电话}，{接待ID}，{日期}"),
    ];
    let composer = composer_of(&forms, "YYYY-MM-DD");
    assert_eq!(say(&composer, RemarkKind::Courier, "中通快递"), "发中通快递 A07,2026-11-21");
    assert!(composer.compose(&request(RemarkKind::Other, "x")).is_none());
    let composer = composer_of(&forms, "M月D日");
    let line = "修改地址为：广东省深圳市南山区科技园1号 张三 13800138000，A07，11月21日";
    assert_eq!(say(&composer, RemarkKind::Address, "张三13800138000广东省深圳市南山区科技园1号"), line);
}

#[test]
fn what_stands_stays() {
    let composer = composer();
    let with = |existing| composer.compose(&Request { existing, ..request(RemarkKind::Courier, "中通") }).unwrap();
    assert_eq!(with("旧 ,，\n 备注").remark, "旧 ,，\n 备注\n中通 A07,2026-11-21");
    assert_eq!(with("旧\n").remark, "旧\n中通 A07,2026-11-21");
    let again = with("旧\n中通 A07，2026-11-21\n旧");
    assert_eq!(again.problems.iter().map(|p| (p.code, p.stops)).collect::<Vec<_>>(), [("repeated", false)]);
}

#[test]
fn the_time_stands_where_the_form_has_it_or_a_moment_was_given() {
    let composer = composer();
    let at = |kind| Request { minute: Some(904), ..request(kind, "改成黑色") };
    let line = |composed: Option<Composed>| composed.unwrap().lines.concat();
    assert_eq!(line(composer.compose(&at(RemarkKind::Change))), "改成黑色,A07,2026-11-21 15:04");
    assert_eq!(line(composer.compose(&at(RemarkKind::Other))), "改成黑色 A07 2026-11-21");
    assert_eq!(line(composer.compose_timed(&at(RemarkKind::Other))), "改成黑色 A07 2026-11-21 15:04");
}

#[test]
fn several_requests_give_several_lines() {
    let composer = composer();
    assert_eq!(
        say(&composer, RemarkKind::Courier, "麻烦发顺丰标快，到付，25号之前发货，放门口"),
        "顺丰 标快 到付 A07,2026-11-21\n11月25日前发货 A07,2026-11-21\n放门口 A07 2026-11-21"
    );
    assert_eq!(
        say(&composer, RemarkKind::ShipDate, "25号发货，中通快递"),
        "11月25日发货 A07,2026-11-21\n中通 A07,2026-11-21"
    );
}

#[test]
fn the_same_typed_otherwise_is_the_same() {
    let composer = composer();
    let with =
        |existing| composer.compose(&Request { existing, ..request(RemarkKind::Courier, "顺丰标快到付") }).unwrap();
    for existing in
        ["顺丰 标快 到付 A07,2026-11-21", "顺风标快，到付，A07，2026-11-21", "SF 到付 标快 a07 2026/11/21 09:00"]
    {
        assert!(with(existing).problems.iter().any(|p| p.code == "repeated"), "{existing}");
    }
    for existing in
        ["顺丰 特快 到付 A07,2026-11-21", "顺丰 标快 到付 A08,2026-11-21", "顺丰 标快 到付 A07,2026-11-20", ""]
    {
        assert!(with(existing).problems.is_empty(), "{existing}");
    }
}

#[test]
fn what_stops() {
    let composer = composer();
    for (request, code) in [
        (Request { agent: "", ..request(RemarkKind::Urged, "") }, "agent-missing"),
        (Request { agent: "A 07", ..request(RemarkKind::Urged, "") }, "agent-invalid"),
        (request(RemarkKind::Other, " \n,"), "nothing"),
        (request(RemarkKind::Courier, "随便"), "nothing"),
        (Request { limit: 5, ..request(RemarkKind::Urged, "") }, "too-long"),
        (request(RemarkKind::Other, "身份证11010519491231002X"), "personal-number"),
    ] {
        let composed = composer.compose(&Request { existing: "旧", ..request }).unwrap();
        assert!(composed.stopped() && composed.problems.iter().any(|p| p.code == code), "{code}");
        assert!(composed.remark.starts_with('旧') && !composed.remark.contains("1101"), "{code}");
        assert_eq!(composed.remark == "旧", composed.lines.is_empty(), "{code}");
    }
}

#[test]
fn what_is_unclear_is_said_and_written() {
    let composer = composer();
    for (kind, text, line) in [
        (RemarkKind::Courier, "顺丰", "顺丰 A07,2026-11-21 !missing !missing"),
        (RemarkKind::Product, "雨刷", "雨刷,A07,2026-11-21 !missing"),
        (RemarkKind::ShipDate, "尽快发货", "尽快发货 A07,2026-11-21 !vague-date"),
        (RemarkKind::ShipDate, "11月5号", "11月5日发货 A07,2026-11-21 !past"),
        (RemarkKind::ShipDate, "1月3号", "2027年1月3日发货 A07,2026-11-21"),
        (RemarkKind::Other, "按老样子", "按老样子 A07 2026-11-21 !vague"),
        (
            RemarkKind::Address,
            "改到南山区科技园",
            "修改地址为:南山区科技园,A07,2026-11-21 !ambiguous !missing !missing !missing !missing",
        ),
    ] {
        assert_eq!(say(&composer, kind, text), line);
    }
}
