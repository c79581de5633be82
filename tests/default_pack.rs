//! The default pack keeps its promises: every row of W has a rule, every rule cites a row, the manifest names every
//! host, and a built pack answers as its source does.

use std::collections::BTreeSet;
use std::path::Path;
use xiaoqi::desk::{self, Desk};
use xiaoqi::pack::source::{self, SourceFile};
use xiaoqi::pack::{Pack, Verdict};
use xiaoqi::wording::Context;

fn files(top: &Path, folder: &Path, files_: &mut Vec<SourceFile>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(top, &path, files_);
        } else {
            let name = path.strip_prefix(top).unwrap().display().to_string();
            files_.push(SourceFile { name, text: std::fs::read_to_string(&path).unwrap() });
        }
    }
}

/// The default pack's files, in order, named from its folder.
pub(crate) fn sources() -> Vec<SourceFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/default");
    let mut all = Vec::new();
    files(&folder, &folder, &mut all);
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

pub(crate) fn pack() -> Pack {
    source::parse(&sources()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

#[test]
fn every_row_of_w_has_a_rule_and_every_rule_a_row() {
    let pack = pack();
    let cited: BTreeSet<&str> = pack.rules.iter().flat_map(|r| &r.cite).map(String::as_str).collect();
    for row in 1..=17 {
        assert!(cited.contains(format!("W{row}").as_str()), "no rule cites W{row}");
    }
    assert!(pack.rules.len() >= 40);
    for rule in &pack.rules {
        let row = |c: &String| c.starts_with('W') && c[1..].parse::<u8>().is_ok_and(|n| (1..=17).contains(&n));
        assert!(rule.cite.iter().any(row), "{} cites no row", rule.id);
        assert!(rule.hit.len() >= 3 && rule.miss.len() >= 3, "{} needs three tests each way", rule.id);
    }
}

/// A rule that is gone, or new, or of another strength is seen here.
#[test]
fn the_table_of_rules_is_the_pack() {
    let table = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/wording.md")).unwrap();
    let (_, table) = table.split_once("## The rules").unwrap();
    let told: BTreeSet<&str> = table.lines().filter(|line| line.starts_with("| `")).collect();
    let row = |r: &xiaoqi::pack::Rule| {
        format!("| `{}` | {} | {} | {} |", r.id, r.severity.said(), r.title, r.cite.join(", "))
    };
    let rows: BTreeSet<String> = pack().rules.iter().map(row).collect();
    let rows: BTreeSet<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(
        told.symmetric_difference(&rows).collect::<Vec<_>>(),
        Vec::<&&str>::new(),
        "docs/wording.md and the pack"
    );
}

#[test]
fn the_same_source_builds_the_same_bytes() {
    let pack = pack();
    assert_eq!(desk::build(&pack).unwrap(), desk::build(&pack).unwrap());
}

#[test]
fn proved_as_built() {
    let pack = pack();
    let desk = Desk::load(&desk::build(&pack).unwrap()).unwrap();
    assert!(desk::prove(&pack, &desk).unwrap() > 300);
}

#[test]
fn manifest_names_every_host() {
    let manifest = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("manifest.json")).unwrap();
    // The practice page is the extension's own: its host is no host on the web.
    for host in pack().sites.iter().flat_map(|s| &s.hosts).filter(|host| !host.ends_with(".invalid")) {
        assert!(manifest.contains(&format!("https://{host}/")), "{host}");
    }
}

#[test]
fn a_long_message_is_checked_in_one_pass() {
    let desk = Desk::load(&desk::build(&pack()).unwrap()).unwrap();
    let long = "亲,今天下午五点前就给您发出哦~".repeat(20_000);
    assert_eq!(desk.check(&long, &Context::default()).verdict, Verdict::Pass);
    let last = format!("{long}加我微信详聊");
    let checked = desk.check(&last, &Context::default());
    assert_eq!(checked.verdict, Verdict::Block);
    assert_eq!(checked.findings[0].span.of(&last), "加我微信");
}
