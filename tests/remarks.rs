//! Remarks as hurried people type them (`tests/remarks/lint.jsonl`): what is wrong with each, and the text with every
//! fix made. The agent is A07, the day 2026-11-21.

use proptest::prelude::*;
use serde_json::Value;
use std::path::Path;
use xiaoqi::pack::{Flag, TextUnit};
use xiaoqi::remark::{Composer, Input, Length, Promise, Promised, Request, fixed};
use xiaoqi::text::calendar::{Date, Moment};

/// The problems of a case as `code` or `code:field`, and the fixed text.
fn say(composer: &Composer, case: &Value) -> (Vec<String>, String) {
    let text = case["text"].as_str().unwrap();
    let limit = usize::try_from(case["limit"].as_u64().unwrap_or(0)).unwrap();
    let length = Length { limit, unit: TextUnit::Utf16 };
    let mut problems = composer.lint(text, "A07", Date::parse("2026-11-21").unwrap(), length);
    if let Some(flag) = case.get("flag") {
        let flag: Flag = serde_json::from_value(flag.clone()).unwrap();
        problems.extend(composer.flag_problem(text, Some(flag)));
    }
    let name = |p: &xiaoqi::remark::Problem| p.field.map_or(p.code.to_owned(), |field| format!("{}:{field}", p.code));
    (problems.iter().map(name).collect(), fixed(text, &problems))
}

#[test]
fn as_hurried_people_type_them() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/remarks/lint.jsonl");
    let cases = std::fs::read_to_string(path).unwrap();
    let composer = super::remark::composer();
    let (mut wrong, mut count) = (String::new(), 0);
    for line in cases.lines().filter(|line| !line.starts_with('#')) {
        let case: Value = serde_json::from_str(line).unwrap();
        let problems: Vec<String> = serde_json::from_value(case["problems"].clone()).unwrap();
        let better = case["fixed"].as_str().or(case["text"].as_str()).unwrap();
        let said = say(&composer, &case);
        if (&said.0, said.1.as_str()) != (&problems, better) {
            wrong.push_str(&format!("{line}\n  said {:?} {:?}\n", said.0, said.1));
        }
        count += 1;
    }
    assert!(count >= 150 && wrong.is_empty(), "{count} cases\n{wrong}");
}

/// A promise as its case is written.
fn promised(promise: &Promise) -> String {
    let kind = promise.kind.map_or("-".into(), |kind| serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned());
    let what = match promise.what {
        Promised::Courier => "courier",
        Promised::Gift => "gift",
        Promised::Refund => "refund",
        Promised::Compensation => "compensation",
        Promised::ShipDate => "ship-date",
        Promised::Change => "change",
        Promised::Reship => "reship",
        Promised::Note => "note",
        Promised::Callback => "callback",
    };
    let fields: String = promise.fields.iter().map(|(name, value)| format!(" {name}={value}")).collect();
    let due =
        promise.due.map_or(String::new(), |due| format!(" due={} {:02}:{:02}", due.date, due.clock().0, due.clock().1));
    format!("{what} {kind}{fields}{due}")
}

#[test]
fn what_agents_promise() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/remarks/promises.tsv");
    let cases = std::fs::read_to_string(path).unwrap();
    let (composer, now) = (super::remark::composer(), Moment::of_page("2026-11-21 14:00").unwrap());
    let (mut wrong, mut count) = (String::new(), 0);
    for line in cases.lines().filter(|line| !line.starts_with('#')) {
        let (text, wanted) = line.split_once('\t').unwrap();
        let found = composer.promises(text, now);
        let said = found.iter().map(promised).collect::<Vec<_>>().join("; ");
        if said != wanted {
            wrong.push_str(&format!("{text}: wanted {wanted}, said {said}\n"));
        }
        // What is offered can be written, and is kept once it is.
        for promise in &found {
            let Some(kind) = promise.kind.filter(|_| !promise.fields.is_empty()) else { continue };
            let fields = promise.fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
            let (date, unit, input) = (now.date, TextUnit::Utf16, Input::Fields(&fields));
            let request = Request { kind, agent: "A07", date, minute: None, existing: "", input, limit: 0, unit };
            let remark = composer.compose(&request).unwrap().remark;
            if !composer.kept(&remark, promise) || composer.kept("已催件 A07 2026-11-21", promise) {
                wrong.push_str(&format!("{text}: not kept by {remark}\n"));
            }
        }
        count += 1;
    }
    assert!(count >= 80 && wrong.is_empty(), "{count} cases\n{wrong}");
}

fn likely() -> impl Strategy<Value = String> {
    let words = "给您 帮您 我们 这边 已经 备注 发 顺丰 中通 标快 到付 明天 25号 下午 三点 3 : 半 小时 前 内 回复 回电 联系 您 你 送 赠 一 瓶 玻璃水 补发 退 款 差价 \
        5元 补偿 改 换成 黑色 地址 不 没有 能 可以 吗 如果 的话 ， 。 ? ～ 哦 的 了 一般 默认 尽量 还有 问题 好 亲 😀";
    let words: Vec<&str> = words.split_whitespace().collect();
    prop::collection::vec(prop::sample::select(words), 0..14).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Spans lie in the message, in order; nothing twice; a call back is due later than now; no promise in a question
    /// or behind 如果.
    #[test]
    fn promises_of_any_message(text in prop_oneof![likely(), "(?s).{0,60}"]) {
        let (composer, now) = (super::remark::composer(), Moment::of_page("2026-11-21 14:00").unwrap());
        let found = composer.promises(&text, now);
        for (at, promise) in found.iter().enumerate() {
            prop_assert!(text.get(promise.said.start..promise.said.end).is_some_and(|said| !said.is_empty()));
            prop_assert!(found[..at].iter().all(|other| !other.same(promise) && other.said.start <= promise.said.start));
            prop_assert_eq!(promise.kind.is_none(), promise.what == Promised::Callback);
            prop_assert!(promise.due.is_none_or(|due| due > now && promise.kind.is_none()));
        }
        if !text.contains(['。', '！', '!', '？', '?', '\n', '；', ';', '~', '～']) {
            let supposed = ["如果", &text].concat();
            prop_assert!(composer.promises(&supposed, now).is_empty());
        }
        let twice = composer.promises(&[&text, "。", &text].concat(), now);
        prop_assert_eq!(twice.len(), found.len());
    }
}
