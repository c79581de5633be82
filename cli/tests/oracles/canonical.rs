//! Our canonical form is securesystemslib's, on whatever of mutated documents we read at all.

#![allow(clippy::print_stdout, reason = "how many were alike is what one looks at (-- --nocapture)")]

use crate::tools::{Shop, python, works};
use proptest::test_runner::TestRunner;
use rand_of::Rng;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use xiaoqi_trust::{canonical, json};

/// The test runner's own chance, the same in each run.
mod rand_of {
    use proptest::test_runner::TestRunner;

    /// A number below `most`.
    pub(super) trait Rng {
        fn below(&mut self, most: usize) -> usize;
    }

    impl Rng for TestRunner {
        fn below(&mut self, most: usize) -> usize {
            use proptest::strategy::{Strategy, ValueTree};
            (0..most).new_tree(self).unwrap().current()
        }
    }
}

const PIECES: [&str; 24] = [
    "\"",
    "\\",
    "\\\"",
    "\\\\",
    "\\u4e2d",
    "\\ud83d\\ude00",
    "\\n",
    "\\t",
    "\\/",
    "中",
    "😀",
    "\u{7f}",
    "\u{2028}",
    "e\u{301}",
    "0",
    "-1",
    "9007199254740991",
    "9007199254740993",
    "1e3",
    "1.0",
    "null",
    "true",
    "[],",
    "{\"~\":0},",
];

fn mutated(document: &str, chance: &mut TestRunner) -> String {
    let mut text: Vec<char> = document.chars().collect();
    for _ in 0..=chance.below(4) {
        let at = chance.below(text.len());
        match chance.below(4) {
            0 => _ = text.remove(at),
            1 => text[at] = char::from(u8::try_from(32 + chance.below(95)).unwrap()),
            _ => {
                let piece = PIECES[chance.below(PIECES.len())];
                text.splice(at..at, piece.chars());
            }
        }
    }
    text.into_iter().collect()
}

#[test]
fn canonical_forms_agree() {
    let shop = Shop::new();
    let url = shop.path("repo");
    works(&mut shop.repo("init", &url, &[]));
    works(&mut shop.repo("publish", &url, &[&shop.pack("one"), "--note", "第一版 \"甲\\乙\" 😀"]));
    let mut documents = Vec::new();
    for entry in std::fs::read_dir(Path::new(&url).join("metadata")).unwrap() {
        documents.push(std::fs::read_to_string(entry.unwrap().path()).unwrap());
    }
    let wanted = if std::env::var_os("XIAOQI_SOAK").is_some() { 100_000 } else { 2_000 };
    let mut chance = TestRunner::deterministic();
    let (mut lines, mut ours) = (Vec::new(), Vec::new());
    let mut tried = 0;
    while ours.len() < wanted {
        tried += 1;
        let document = mutated(&documents[chance.below(documents.len())], &mut chance);
        let Ok(value) = json::read(document.as_bytes()) else { continue };
        lines.extend_from_slice(document.replace('\n', " ").as_bytes());
        lines.push(b'\n');
        ours.push(canonical::write(&value));
    }
    let mut theirs = python("canonical.py").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = theirs.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(&lines));
    let theirs = String::from_utf8(theirs.wait_with_output().unwrap().stdout).unwrap();
    writer.join().unwrap().unwrap();
    assert_eq!(theirs.lines().count(), wanted);
    for (ours, theirs) in ours.iter().zip(theirs.lines()) {
        let hex: String = ours.iter().map(|it| format!("{it:02x}")).collect();
        assert_eq!(hex, theirs, "{}", String::from_utf8_lossy(ours));
    }
    println!("{wanted} of {tried} mutated documents are read, all alike");
}
