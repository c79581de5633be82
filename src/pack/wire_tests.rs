//! The wire form is read as strictly as it is written.

use super::*;
use proptest::prelude::*;

const ABOUT: &str = "[pack]\nname = \"t\"\nversion = \"1\"\n";

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile { name: name.into(), text: text.into() }
}

fn right() -> Wire {
    let team = file("team.toml", "[team]\ncall = \"亲\"\n");
    Wire::new(vec![Layer::new("default".into(), vec![file("pack.toml", ABOUT)]), Layer::new("team".into(), vec![team])])
        .unwrap()
}

fn refuses(json: &str, word: &str) {
    let error = Wire::read(json.as_bytes()).expect_err(json).to_string();
    assert!(error.contains(word), "{json}: {error}");
}

#[test]
fn what_is_written_is_read_and_is_the_pack() {
    let bytes = right().write().unwrap();
    let read = Wire::read(&bytes).unwrap();
    assert_eq!(read, right());
    assert_eq!(read.write().unwrap(), bytes);
    assert_eq!(read.pack().unwrap().team.call, "亲");
    assert_eq!(read.files()[1].name, "team/team.toml");
}

#[test]
fn anything_else_is_refused_whole() {
    let files = r#""files":[{"name":"a.toml","text":""}]"#;
    let one = |inner: &str| format!(r#"{{"schema":"xiaoqi-pack/1","layers":[{inner}]}}"#);
    assert!(Wire::read(one(&format!(r#"{{"name":"x",{files}}}"#)).as_bytes()).is_ok());
    refuses(&one(&format!(r#"{{"name":"x",{files},"run":1}}"#)), "unknown field");
    refuses(&one(&format!(r#"{{"name":"x","name":"y",{files}}}"#)), "duplicate field");
    refuses(&one(&format!(r#"{{"__proto__":"x",{files}}}"#)), "unknown field");
    refuses(&one(""), "1 to 8 layers");
    refuses(&one(r#"{"name":"x","files":[]}"#), "files");
    refuses(&one(&format!(r#"{{"name":"X y",{files}}}"#)), "small letters");
    refuses(&one(&format!(r#"{{"name":"x",{files}}},{{"name":"x",{files}}}"#)), "two layers");
    refuses(&format!("{}x", one(&format!(r#"{{"name":"x",{files}}}"#))), "trailing");
    refuses(&format!("\u{feff}{}", one("")), "no pack");
    refuses(&one(r#"{"name":"x","files":[{"name":"a.toml","text":"\ud800"}]}"#), "no pack");
    refuses(&one("").replace("pack/1", "pack/2"), "xiaoqi-pack/2");
    refuses(&"[".repeat(10_000), "no pack");
    let error = Wire::read(b"{\"schema\":\"\xff\"").unwrap_err();
    assert!(matches!(error, WireError::Json(_)), "{error}");
    assert_eq!(Wire::read(&vec![b' '; MOST_BYTES + 1]).unwrap_err(), WireError::TooLong(MOST_BYTES + 1));
}

#[test]
fn names_are_plain_paths_in_order() {
    for name in [
        "../a.toml",
        "/a.toml",
        "a//b.toml",
        "a\\b.toml",
        "a.txt",
        ".a.toml",
        "a/./b.toml",
        "",
        "%2e.toml",
        "a\u{202e}.toml",
    ] {
        let layer = Layer::new("x".into(), vec![file(name, "")]);
        assert!(matches!(Wire::new(vec![layer]), Err(WireError::Name(..))), "{name}");
    }
    let twice = Layer::new("x".into(), vec![file("a.toml", ""), file("a.toml", "")]);
    assert!(matches!(Wire::new(vec![twice]), Err(WireError::Name(..))));
    let backwards = r#"{"schema":"xiaoqi-pack/1","layers":[{"name":"x","files":[{"name":"b.toml","text":""},{"name":"a.toml","text":""}]}]}"#;
    refuses(backwards, "in order");
}

proptest! {
    #[test]
    fn every_text_comes_back_as_it_was(texts in prop::collection::vec(any::<String>(), 1..6), layers in 1usize..4) {
        let files: Vec<_> = texts.iter().enumerate().map(|(at, text)| file(&format!("{at}.toml"), text)).collect();
        let all = (0..layers).map(|at| Layer::new(format!("l{at}"), files.clone())).collect();
        let wire = Wire::new(all).unwrap();
        prop_assert_eq!(Wire::read(&wire.write().unwrap()).unwrap(), wire);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Wire::read(&bytes);
    }
}
