//! Faults are shown where they were written.

use super::*;
use crate::pack::Match;

const ABOUT: &str = "[pack]\nname = \"t\"\nversion = \"1\"\n";

fn read(text: &str) -> Result<Pack, Vec<(String, usize, usize)>> {
    let text = format!("{ABOUT}{text}");
    let files = [SourceFile { name: "t.toml".into(), text: text.clone() }];
    parse(&files).map_err(|faults| {
        faults.into_iter().map(|f| (f.message.clone(), f.line_column(&text).0, f.line_column(&text).1)).collect()
    })
}

const RULE: &str =
    "[[rule]]\nid = \"a\"\ncategory = \"cold\"\nseverity = \"warn\"\ntitle = \"t\"\nwhy = \"w\"\ncite = [\"W6\"]\n";

#[test]
fn a_right_rule_reads() {
    let pack = read(&format!(
        "{RULE}words = [\"爱买不买\"]\nhit = [\"爱买不买\"]\nmiss = [{{ text = \"好的\", stage = \"aftersale\" }}]\n"
    ))
    .unwrap();
    assert_eq!(pack.rules[0].finds, Match::Words(vec!["爱买不买".into()]));
    assert_eq!(pack.rules[0].miss[0].stage, "aftersale");
}

#[test]
fn every_fault_has_its_place() {
    let tail = "hit = [\"x\"]\nmiss = [\"y\"]\n";
    let cases = [
        (format!("{RULE}words = [\"{{没有}}\"]\n{tail}"), 11, "没有"),
        (format!("{RULE}{tail}"), 5, "looks for nothing"),
        (format!("{RULE}words = [\"x\"]\nwhole = [\"x\"]\n{tail}"), 12, "two kinds"),
        (format!("{RULE}wrods = [\"x\"]\n{tail}"), 11, "wrods"),
        (format!("{RULE}words = [\"x\"]\nhit = []\nmiss = [\"y\"]\n"), 5, "no hit test"),
        (format!("{}words = [\"x\"]\n{tail}", RULE.replace("warn", "pass")), 7, "severity"),
        (format!("{}words = [\"x\"]\n{tail}", RULE.replace("\"W6\"", "")), 10, "cites"),
        (format!("{RULE}words = [\"x\"\n{tail}"), 12, ""),
        (format!("{RULE}words = [\"x\"]\n{tail}{RULE}words = [\"x\"]\n{tail}"), 15, "twice"),
    ];
    for (text, line, word) in cases {
        let faults = read(&text).unwrap_err();
        assert!(faults[0].0.contains(word) && faults[0].1 == line, "{word} at {line}: {faults:?}");
    }
}

#[test]
fn a_pack_says_who_it_is() {
    assert!(parse(&[SourceFile { name: "t.toml".into(), text: String::new() }]).is_err());
}
