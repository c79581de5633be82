//! Remarks as a whole: every example of the requirements in every form, byte for byte, and what must hold of any input.

use proptest::collection::btree_map;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use xiaoqi::pack::source::{self, SourceFile};
use xiaoqi::pack::{Pack, RemarkForm, RemarkKind, Team, TextUnit};
use xiaoqi::remark::address::Divisions;
use xiaoqi::remark::{Composed, Composer, Fields, Input, Length, Request};
use xiaoqi::text::calendar::{Date, minutes};

/// What the default pack says of remarks.
fn pack() -> Pack {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/default");
    let about = SourceFile { name: "pack.toml".into(), text: "[pack]\nname = \"x\"\nversion = \"1\"".into() };
    // Phrases that are offered after a remark stand in other files.
    let read = |name: &str| {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("phrase =")).collect();
        SourceFile { name: name.into(), text: kept.join("\n") }
    };
    source::parse(&[about, read("remarks.toml"), read("team.toml")]).unwrap_or_else(|faults| panic!("{faults:?}"))
}

pub(crate) fn composer() -> Composer {
    let pack = pack();
    Composer::new(pack.remarks, &pack.team).with_divisions(Divisions::bundled())
}

fn today() -> Date {
    Date::parse("2026-11-21").unwrap()
}

fn request(kind: RemarkKind, input: Input<'_>) -> Request<'_> {
    Request { kind, agent: "A07", date: today(), minute: None, existing: "", input, limit: 0, unit: TextUnit::Utf16 }
}

/// The pack's composer with a form and a form of the date of its own, if the case has them.
fn composer_for(case: &Value) -> Composer {
    let pack = pack();
    let kind: RemarkKind = serde_json::from_value(case["kind"].clone()).unwrap();
    let forms = pack.remarks.into_iter().map(|form| match case["form"].as_str() {
        Some(text) if form.kind == kind => RemarkForm { form: text.to_owned(), ..form },
        _ => form,
    });
    let date = case["date_form"].as_str().map_or(pack.team.date.clone(), str::to_owned);
    Composer::new(forms.collect(), &Team { date, ..pack.team }).with_divisions(Divisions::bundled())
}

fn say(case: &Value) -> Value {
    let composer = composer_for(case);
    let text = |key: &str| case[key].as_str().unwrap_or("");
    if let Some(remark) = case["lint"].as_str() {
        let linted = composer.inspect(remark, text("agent"), today(), Length::default());
        let codes: Vec<_> = linted.problems.iter().map(|p| (p.code, p.field)).collect();
        return json!({ "kind": linted.kind, "problems": codes, "fixed": xiaoqi::remark::fixed(remark, &linted.problems) });
    }
    let fields: BTreeMap<String, String> = serde_json::from_value(case["input"].clone()).unwrap_or_default();
    let fields: Fields = fields.into_iter().collect();
    let input = case["input"].as_str().map_or(Input::Fields(&fields), Input::Text);
    let kind = serde_json::from_value(case["kind"].clone()).unwrap();
    let composed = composer.compose(&Request {
        agent: case["agent"].as_str().unwrap_or("A07"),
        minute: case["at"].as_str().and_then(minutes),
        existing: text("existing"),
        limit: usize::try_from(case["limit"].as_u64().unwrap_or(0)).unwrap(),
        unit: serde_json::from_value(case["unit"].clone()).unwrap_or_default(),
        ..request(kind, input)
    });
    let Composed { remark, flag, problems, used, .. } = composed.unwrap();
    let problems: Vec<_> = problems.into_iter().map(|p| (p.code, p.field, p.message, p.stops)).collect();
    json!({ "remark": remark, "flag": flag, "problems": problems, "used": used })
}

#[test]
fn golden() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/remark.jsonl");
    let wanted = std::fs::read_to_string(path).unwrap();
    let lines = wanted.lines().map(|line| {
        let mut case: Value = serde_json::from_str(line).unwrap();
        case["said"] = say(&case);
        case.to_string() + "\n"
    });
    let said: String = lines.collect();
    if said != wanted {
        let actual = Path::new(env!("CARGO_TARGET_TMPDIR")).join("remark.jsonl");
        std::fs::write(&actual, &said).unwrap();
        let first = said.lines().zip(wanted.lines()).find(|(a, b)| a != b);
        panic!("differs from tests/golden/remark.jsonl; what is said now: {}\n{first:#?}", actual.display());
    }
}

/// Every kind on every platform, in the documents' own forms: the text to the byte, its flag, and its length in the
/// platform's own unit.
#[test]
fn every_kind_on_every_platform() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/remark-platforms.jsonl");
    let (composer, pack) = (composer(), super::default_pack::pack());
    let mut count = 0;
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let length = Length::on(case["platform"].as_str().unwrap(), &pack.sites);
        let fields: BTreeMap<String, String> = serde_json::from_value(case["input"].clone()).unwrap();
        let fields: Fields = fields.into_iter().collect();
        let kind = serde_json::from_value(case["kind"].clone()).unwrap();
        let existing = case["existing"].as_str().unwrap();
        let (limit, unit) = (length.limit, length.unit);
        let said =
            composer.compose(&Request { existing, limit, unit, ..request(kind, Input::Fields(&fields)) }).unwrap();
        let said = json!({ "remark": said.remark, "flag": said.flag, "used": said.used, "limit": limit, "unit": unit,
            "problems": said.problems.iter().map(|p| p.code).collect::<Vec<_>>() });
        assert_eq!(said, case["said"], "{line}");
        count += 1;
    }
    assert_eq!(count, RemarkKind::ALL.len() * 8);
}

#[test]
fn the_pack_has_every_kind() {
    let composer = composer();
    for kind in RemarkKind::ALL {
        assert!(composer.forms().iter().any(|form| form.kind == kind), "{kind:?}");
    }
}

#[test]
fn a_hundred_kilobytes_are_read_in_one_pass() {
    let composer = composer();
    for piece in [
        "1",
        "省",
        "广东省",
        "顺丰",
        "25号",
        "2件",
        "YS-24B ",
        "A07,2026-11-21",
        "1-",
        "13800138000 ",
        "修改地址为:",
        "请",
        "一",
        "\n",
        " ,",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        composer.guess(&text);
        composer.read_back(&text);
        composer.lint(&text, "A07", today(), Length::default());
        for kind in RemarkKind::ALL {
            composer.compose(&Request { existing: &text, ..request(kind, Input::Text(&text)) }).unwrap();
        }
    }
}

fn kind() -> impl Strategy<Value = RemarkKind> {
    prop::sample::select(RemarkKind::ALL.to_vec())
}

/// Text made of what remarks are made of.
fn likely() -> impl Strategy<Value = String> {
    let words = vec![
        "广东省",
        "深圳市",
        "南山区",
        "科技园",
        "R2-B栋3楼",
        "张三",
        "13800138000",
        "138001380001",
        "顺丰",
        "标快",
        "到付",
        "中通快递",
        "雨刷",
        "24寸",
        "黑色",
        "YS-24B",
        "2件",
        "一对",
        "11月25日",
        "25号",
        "前",
        "后",
        "发货",
        "下周三",
        "尽快",
        "A07",
        "2026-11-21",
        "15:04",
        "已催件",
        "修改地址为:",
        "地址：",
        " ",
        ",",
        "，",
        ":",
        "\n",
        "。",
        "改成",
        "不要",
        "那个",
        "证11010519491231002X，",
        "x2",
        "号",
        "月",
        "日",
        "省",
        "市",
        "区",
        "0755-",
        "转",
        "\u{200b}",
    ];
    prop::collection::vec(prop::sample::select(words), 0..14).prop_map(|words| words.concat())
}

/// Fields of that kind, each likely or anything.
fn fields(kind: RemarkKind) -> impl Strategy<Value = Fields> {
    let names: Vec<String> = kind.fields().iter().map(|(name, _)| (*name).to_owned()).collect();
    let most = names.len();
    let name = prop::sample::select(if names.is_empty() { vec!["none".to_owned()] } else { names });
    btree_map(name, prop_oneof![likely(), "\\PC{0,12}"], 0..=most).prop_map(|fields| fields.into_iter().collect())
}

/// Fields as people fill them.
fn sensible(kind: RemarkKind) -> BoxedStrategy<Fields> {
    let one = |words: &[&str]| prop::sample::select(words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>());
    let values: Vec<(&str, BoxedStrategy<String>)> = match kind {
        RemarkKind::Address => vec![
            ("province", one(&["广东省", "浙江省", "内蒙古自治区", ""]).boxed()),
            ("city", one(&["深圳市", "杭州市", "兴安盟", ""]).boxed()),
            ("district", one(&["南山区", "西湖区", "科尔沁右翼前旗", ""]).boxed()),
            ("detail", "[一-龥]{2,6}(路|街|园)[0-9]{1,3}号( ?[A-Z][0-9]-[A-Z]栋)?".boxed()),
            ("name", one(&["张三", "李女士", "欧阳娜娜", "Mary", "张*"]).boxed()),
            ("phone", "1[3-9][0-9]{9}|0755-[1-9][0-9]{7}".boxed()),
        ],
        RemarkKind::Product => vec![
            ("name", "[一-龥]{1,6}".boxed()),
            ("attributes", one(&["24寸 黑色", "白色", "H7", ""]).boxed()),
            ("code", one(&["YS-24B", "AB1234", ""]).boxed()),
            ("quantity", "[1-9][0-9]?(件|个|支|对|套)".boxed()),
        ],
        RemarkKind::Courier => vec![
            ("courier", one(&["顺丰", "中通", "EMS", "京东", "如风达"]).boxed()),
            ("service", one(&["标快", "特快", ""]).boxed()),
            ("payment", one(&["寄付", "到付", ""]).boxed()),
        ],
        RemarkKind::ShipDate => vec![("date", "1[0-2]月(1[0-9]|2[0-8])日(前|后|)|2027年1月[1-9]日".boxed())],
        RemarkKind::Urged => Vec::new(),
        _ => vec![("text", "[一-龥]{1,8}([ ,，][一-龥0-9]{1,5}){0,3}".boxed())],
    };
    let (names, values): (Vec<&str>, Vec<_>) = values.into_iter().unzip();
    let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    values.prop_map(move |values| names.iter().cloned().zip(values).collect()).boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// What stood there stands there still, to the character; the signature ends every new line.
    #[test]
    fn nothing_that_stood_is_lost(kind in kind(), existing in prop_oneof![likely(), "(?s).{0,40}"], text in prop_oneof![likely(), "(?s).{0,40}"]) {
        let composed = composer().compose(&Request { existing: &existing, ..request(kind, Input::Text(&text)) }).unwrap();
        prop_assert!(composed.remark.starts_with(&existing));
        let added = &composed.remark[existing.len()..];
        match &composed.lines[..] {
            [] => prop_assert!(added.is_empty() && composed.stopped()),
            lines => {
                prop_assert_eq!(added.strip_prefix('\n').unwrap_or(added), lines.join("\n"));
                prop_assert_eq!(added.starts_with('\n'), !existing.is_empty() && !existing.ends_with('\n'));
                for line in lines {
                    prop_assert!(line.ends_with("2026-11-21") && line.contains("A07"));
                    prop_assert!(!line.contains('\n') && !line.contains("  ") && !line.contains(" ,") && !line.contains(",,") || text.contains(','), "{line}");
                }
            }
        }
    }

    /// A line read back and written again is the same line.
    #[test]
    fn read_back_and_written_again(
        (kind, fields) in kind().prop_flat_map(|kind| (Just(kind), sensible(kind))),
        minute in prop::option::of(0u32..1_440),
    ) {
        let composer = composer();
        let composed = composer.compose_timed(&Request { minute, ..request(kind, Input::Fields(&fields)) }).unwrap();
        prop_assert!(!composed.stopped(), "{:?}", composed.problems);
        let lines = composer.read_back(&composed.remark);
        prop_assert_eq!(lines.len(), 1);
        let line = &lines[0];
        let read = line.kind.unwrap();
        let again = line.fields.clone();
        let again = composer.compose_timed(&Request {
            agent: line.agent.as_deref().unwrap(),
            date: line.date.unwrap(),
            minute: line.minute,
            ..request(read, Input::Fields(&again))
        }).unwrap();
        prop_assert_eq!(&again.remark, &composed.remark);
        if matches!(kind, RemarkKind::Address | RemarkKind::Courier | RemarkKind::ShipDate | RemarkKind::Urged) {
            prop_assert_eq!(read, kind);
        }
    }

    /// An address keeps its fields on the way.
    #[test]
    fn an_address_comes_back_by_field(fields in sensible(RemarkKind::Address)) {
        let composer = composer();
        let composed = composer.compose(&request(RemarkKind::Address, Input::Fields(&fields))).unwrap();
        let line = composer.read_back(&composed.remark).remove(0);
        for name in ["name", "phone"] {
            prop_assert_eq!(line.fields.get(name), fields.get(name));
        }
        let all = |of: &dyn Fn(&str) -> String| ["province", "city", "district", "detail"].map(of).concat();
        prop_assert_eq!(all(&|n| line.fields.get(n).cloned().unwrap_or_default()), all(&|n| fields.get(n).cloned().unwrap_or_default()));
    }

    /// Nothing that anybody writes breaks anything, and no personal number comes out.
    #[test]
    fn hostile_text(kind in kind(), text in prop_oneof![likely(), "(?s).{0,60}"], agent in "\\PC{0,6}", minute in any::<Option<u32>>()) {
        let composer = composer();
        let composed = composer.compose_timed(&Request { minute, agent: &agent, ..request(kind, Input::Text(&text)) }).unwrap();
        prop_assert!(!composed.remark.contains("11010519491231002X"));
        composer.guess(&text);
        composer.fields(kind, &text, today());
        for line in composer.read_back(&text) {
            prop_assert_eq!(line.span.of(&text), line.text);
        }
        let problems = composer.lint(&text, &agent, today(), Length { limit: 5, unit: TextUnit::Chars });
        for fix in problems.iter().filter_map(|p| p.fix.as_ref()) {
            prop_assert!(text.get(fix.span.start..fix.span.end).is_some());
        }
        xiaoqi::remark::fixed(&text, &problems);
    }

    /// Nor does any field.
    #[test]
    fn hostile_fields((kind, fields) in kind().prop_flat_map(|kind| (Just(kind), fields(kind)))) {
        let composer = composer();
        let composed = composer.compose(&request(kind, Input::Fields(&fields))).unwrap();
        composer.read_back(&composed.remark);
        prop_assert_eq!(composed.lines.is_empty(), composed.problems.iter().any(|p| p.code == "nothing"));
    }
}
