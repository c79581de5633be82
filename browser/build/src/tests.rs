//! What is signed becomes what pages load; every refusal has its word and its place.

use super::*;

const RULE: &str = r#"
[[rule]]
id = "team.word"
category = "secret"
severity = "block"
title = "内部代号"
why = "内部代号不外传。"
cite = ["W9"]
words = ["蓝鲸计划"]
hit = ["蓝鲸计划下周上线"]
miss = ["蓝鲸玩偶有货"]
"#;

fn wire(layer: &str, toml: &str) -> Vec<u8> {
    let quoted = toml.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!(r#"{{"schema":"xiaoqi-pack/1","layers":[{{"name":"{layer}","files":[{{"name":"pack.toml","text":"{quoted}"}}]}}]}}"#)
        .into_bytes()
}

fn core(rule: &str) -> (String, Vec<u8>) {
    ("packs/core.json".into(), wire("default", &format!("[pack]\nname = \"队\"\nversion = \"1\"\n{rule}")))
}

fn status(documents: &[(String, Vec<u8>)]) -> &'static str {
    compile(documents).err().map_or("", |refused| refused.status)
}

#[test]
fn what_is_signed_becomes_what_pages_load() {
    let built = compile(&[core(RULE)]).unwrap();
    let desk = Desk::load(&built).unwrap();
    assert_eq!((desk.pack_name(), desk.pack_version()), ("队", "1"));
    assert_eq!(desk.check("蓝鲸计划下周上线哦", &Default::default()).findings.len(), 1);
    assert_eq!(compile(&[core(RULE)]).unwrap(), built);
}

#[test]
fn every_refusal_has_its_word_and_its_place() {
    assert_eq!(status(&[]), "parse_error");
    assert_eq!(status(&[("packs/core.json".into(), b"<html>".to_vec())]), "parse_error");
    assert_eq!(status(&[core("[[rule]]\nid = 7")]), "compile_error");
    let refused = compile(&[core(&RULE.replace("蓝鲸计划下周上线", "别的下周上线"))]).unwrap_err();
    assert_eq!(refused.status, "selftest_error");
    assert!(refused.said.starts_with("default/pack.toml:13:"), "{}", refused.said);
}

#[test]
fn what_others_sign_may_hold_their_kind_and_no_rule() {
    let phrases = "[[phrase]]\nid = \"lead.here\"\ngroup = \"开场\"\ncode = \"zd\"\ntext = \"在的呢\"\nstage = [\"presale\"]\ncite = [\"P2\"]\n";
    let lead = |toml: &str| ("phrases/team.json".to_owned(), wire("lead", toml));
    assert_eq!(status(&[core(RULE), lead(phrases)]), "");
    let other = RULE.replace("team.word", "lead.word").replace("蓝鲸", "白鲨");
    assert_eq!(status(&[core(RULE), lead(&other)]), "compile_error");
    assert_eq!(status(&[core(RULE), ("packs/more.json".into(), wire("more", phrases))]), "parse_error");
}
