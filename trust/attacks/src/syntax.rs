//! JSON that two readers could read in two ways, or that is meant to hurt one. Facts §1.7, 27 and 30 (metadata).

use crate::agent::Agent;
use crate::repo::{Repo, secret};
use xiaoqi_trust::author::sign;
use xiaoqi_trust::canonical;
use xiaoqi_trust::json::{Value, object};
use xiaoqi_trust::{Status, json};

cases![
    a27_json_of_every_unkind_sort,
    a27_what_is_signed_and_served_in_another_form,
    a30_metadata_that_is_not_of_this_profile,
    a30_more_fields_than_are_known,
];

/// The text of the newest timestamp with something put into what is signed, and signed so.
fn with(repo: &Repo, field: &str) -> Vec<u8> {
    let value = repo.timestamp.to_value();
    let inner = String::from_utf8(canonical::file(&value)).unwrap();
    let envelope = String::from_utf8(sign(value, &[&secret(10)]).write()).unwrap();
    envelope.replace(&inner, &inner.replacen('{', &format!("{{{field},"), 1)).into_bytes()
}

fn a27_json_of_every_unkind_sort() {
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    repo.publish_timestamp();
    let right = repo.newest("timestamp").clone();
    let text = String::from_utf8(right.clone()).unwrap();
    let deep = |open: &str, close: &str, times| format!("\"x\":{}1{}", open.repeat(times), close.repeat(times));
    let mut forms: Vec<Vec<u8>> = [
        "\"version\":2".to_owned(),
        "\"_type\":\"timestamp\"".into(),
        "\"\\u005ftype\":\"timestamp\"".into(),
        "\"x\":1.0".into(),
        "\"x\":1e400".into(),
        "\"x\":-0".into(),
        "\"x\":9007199254740992".into(),
        "\"x\":123456789012345678901234567890".into(),
        "\"x\":\"\\ud800\"".into(),
        "\"x\":\"\\u0000\"".into(),
        "\"x\\u0301\":1".into(),
        deep("[", "]", 15),
        deep("{\"a\":", "}", 1_500),
        deep("[", "", 3_000),
    ]
    .iter()
    .map(|it| with(&repo, it))
    .collect();
    forms.push([b"\xef\xbb\xbf".as_slice(), &right].concat());
    forms.push([&right, b"{}".as_slice()].concat());
    forms.push([&right, b"\0".as_slice()].concat());
    forms.push(
        text.replace("timestamp", "timest\u{fffd}")
            .into_bytes()
            .into_iter()
            .map(|b| if b == 0xef { 0xff } else { b })
            .collect(),
    );
    forms.push(text.replacen("{\"signatures\"", "{\"signatures\":[],\"signatures\"", 1).into_bytes());
    forms.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    for form in forms {
        let mut evil = repo.clone();
        *evil.newest("timestamp") = form.clone();
        assert_ne!(form, right);
        let mut honest = repo.clone();
        agent.twin().withstands(&evil, &mut honest, Status::ParseError);
        // In what is kept, too: then it is not believed, and the next update puts it right.
        let mut twin = agent.twin();
        twin.disk.insert("timestamp.json".into(), form);
        twin.restart();
        assert_eq!(twin.shown(), agent.shown());
        twin.succeed(&honest);
    }
    // As many bytes as there may be of one text.
    let mut evil = repo.clone();
    *evil.newest("timestamp") = with(&repo, &format!("\"x\":\"{}\"", "x".repeat(100 << 20)));
    agent.twin().withstands(&evil, &mut repo.clone(), Status::HashError);
    // Names of other languages mean nothing: a field that is not signed breaks the signature, like any other.
    let mut evil = repo.clone();
    *evil.newest("timestamp") = with(&repo, "\"__proto__\":{\"version\":9}");
    agent.withstands(&evil, &mut repo, Status::SignatureError);
}

/// Blanks, escapes and order are the writer's own: what is signed is the value.
fn a27_what_is_signed_and_served_in_another_form() {
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    repo.publish_timestamp();
    let text = String::from_utf8(repo.newest("timestamp").clone()).unwrap();
    let spaced =
        text.replace(':', " :\n ").replace("2026-11-25T", "2026-11-25\\u0054").replace("timestamp", "time\\u0073tamp");
    let spaced = spaced.replace(" :\n 06 :\n 40", ":06:40");
    assert!(json::read(spaced.as_bytes()).is_ok());
    let same = json::read(spaced.as_bytes()) == json::read(text.as_bytes());
    *repo.newest("timestamp") = spaced.into_bytes();
    let outcome = agent.refresh(&repo);
    assert_eq!(outcome.status == Status::Success, same);
    repo.update();
    agent.succeed(&repo);
}

/// A value of the newest timestamp with one field changed, rightly signed.
fn changed(repo: &Repo, name: &str, value: Option<Value>) -> Repo {
    let mut evil = repo.clone();
    evil.timestamp.version += 1;
    let Value::Object(mut it) = evil.timestamp.to_value() else { panic!() };
    match value {
        Some(value) => it.insert(name.into(), value),
        None => it.remove(name),
    };
    *evil.newest("timestamp") = sign(Value::Object(it), &[&secret(10)]).write();
    evil
}

fn a30_metadata_that_is_not_of_this_profile() {
    let repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    let text = |it: &str| Some(Value::from(it));
    let meta = |it: Value| Some(object([("snapshot.json", it)]));
    let hashes = |it: Value| meta(object([("version", Value::Int(1)), ("hashes", it)]));
    let wrong = [
        ("_type", text("snapshot")),
        ("_type", None),
        ("spec_version", text("1.1.0")),
        ("spec_version", text("2.0.0")),
        ("spec_version", text("1.0.")),
        ("spec_version", text("1.0.x")),
        ("spec_version", None),
        ("version", text("2")),
        ("version", Some(Value::Int(0))),
        ("version", Some(Value::Int(-3))),
        ("version", None),
        ("expires", text("2999-01-01")),
        ("expires", text("2999-02-30T00:00:00Z")),
        ("expires", Some(Value::Int(1))),
        ("expires", None),
        ("meta", None),
        ("meta", Some(object([]))),
        ("meta", meta(Value::Null)),
        ("meta", meta(object([]))),
        ("meta", meta(object([("version", Value::Int(0))]))),
        ("meta", meta(object([("version", Value::Int(1)), ("length", Value::Int(-1))]))),
        ("meta", hashes(Value::Null)),
        ("meta", hashes(object([]))),
        ("meta", hashes(object([("sha512", "00".into())]))),
        ("meta", hashes(object([("sha256", "00".into())]))),
        ("meta", hashes(object([("sha256", "AB".repeat(32).into())]))),
    ];
    for (name, value) in wrong {
        let evil = changed(&repo, name, value.clone());
        agent.twin().withstands(&evil, &mut repo.clone(), Status::ParseError);
    }
    // Roots of another make.
    let without = |name: &str, value: Value| {
        let mut evil = repo.clone();
        evil.root.version += 1;
        let Value::Object(mut it) = evil.root.to_value() else { panic!() };
        it.insert(name.into(), value);
        let bytes = sign(Value::Object(it), &[&secret(1), &secret(2)]).write();
        evil.files.insert("metadata/2.root.json".into(), bytes);
        evil
    };
    let ed25519 = |it: &str| {
        object([
            ("keytype", it.into()),
            ("scheme", it.into()),
            ("keyval", object([("public", "00".repeat(32).into())])),
        ])
    };
    let id = "00".repeat(32);
    for evil in [
        without("consistent_snapshot", false.into()),
        without("consistent_snapshot", Value::Null),
        without("roles", object([])),
        without("keys", object([])),
        without("keys", object([(id.as_str(), ed25519("ed25519"))])),
        without("keys", object([(id.as_str(), ed25519("ecdsa"))])),
    ] {
        agent.twin().withstands(&evil, &mut repo.clone(), Status::ParseError);
    }
    agent.succeed(&{
        let mut repo = repo.clone();
        repo.update();
        repo
    });
}

/// What is not known is signed like the rest, and changes nothing (TUF 4).
fn a30_more_fields_than_are_known() {
    let repo = Repo::new();
    let agent = Agent::updated(&repo);
    let more = object([("a", Value::List(vec![Value::Null, true.into(), Value::Int(-5)])), ("b", "规则\t\"\\".into())]);
    let mut twin = agent.twin();
    assert_eq!(twin.refresh(&changed(&repo, "x-more", Some(more.clone()))).status, Status::Success);
    twin.restart();
    assert!(twin.restored.refused.is_empty());
    // In a root: at its top, in a role and in a key.
    let mut next = repo.clone();
    next.root.version += 1;
    let Value::Object(mut it) = next.root.to_value() else { panic!() };
    it.insert("x-more".into(), more.clone());
    for (at, below) in [("roles", "root"), ("keys", &xiaoqi_trust::author::Secret::new(&[1; 32]).key().id())] {
        if let Some(Value::Object(it)) = it.get_mut(at)
            && let Some(Value::Object(it)) = it.get_mut(below)
        {
            it.insert("keyid_hash_algorithms".into(), more.clone());
        }
    }
    let bytes = sign(Value::Object(it), &[&secret(1), &secret(2)]).write();
    next.files.insert("metadata/2.root.json".into(), bytes);
    next.update();
    let mut twin = agent.twin();
    twin.succeed(&next);
    assert!(twin.disk.contains_key("2.root.json"));
}
