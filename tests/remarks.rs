//! Remarks as hurried people type them (`tests/remarks/lint.jsonl`): what is wrong with each, and the text with every
//! fix made. The agent is A07, the day 2026-11-21.

use serde_json::Value;
use std::path::Path;
use xiaoqi::pack::{Flag, TextUnit};
use xiaoqi::remark::{Composer, Length, fixed};
use xiaoqi::text::calendar::Date;

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
