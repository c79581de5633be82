//! The native side of `cargo xtask bench wording`: builds the word packs its other engines load, and measures natively
//! what one message costs: our engine, and daachorse alone over the same words as they stand, the ceiling.
//!
//! With `--changes` it prints what folding changes. Given a folder with `words.<size>.txt` and `messages.<size>.<mix>.json` it writes `<size>.pack` for each and
//! prints one JSON object. Without a folder it does nothing: `cargo bench` runs every bench.
#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use daachorse::CharwiseDoubleArrayAhoCorasick;
use serde_json::{Map, Value, json};
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use xiaoqi::desk::{self, Desk};
use xiaoqi::pack::source::{self, SourceFile};
use xiaoqi::pack::{Match, Pack};
use xiaoqi::text::fold_char;
use xiaoqi::wording::Context;

const PASSES: usize = 9;

fn main() {
    if std::env::args().any(|arg| arg == "--changes") {
        return println!("{}", changes());
    }
    let Some(folder) = std::env::args().skip(1).find(|arg| !arg.starts_with('-')) else {
        println!("wording: run by `cargo xtask bench wording`");
        return;
    };
    let folder = Path::new(&folder);
    let mut sizes = Map::new();
    for size in listed(folder, "words.", ".txt") {
        sizes.insert(size.clone(), one_size(folder, &size));
    }
    println!("{}", Value::Object(sizes));
}

/// What folding makes of the first 65536 characters, for the peers' folding in JavaScript: pairs of code points, 0 for
/// what it leaves out.
fn changes() -> Value {
    let folded = |c: char| (c as u32, fold_char(c).map_or(0, u32::from));
    ('\0'..='\u{FFFF}').map(folded).filter(|(from, to)| from != to).map(|(from, to)| json!([from, to])).collect()
}

fn one_size(folder: &Path, size: &str) -> Value {
    let text = std::fs::read_to_string(folder.join(format!("words.{size}.txt"))).expect("words");
    let words: Vec<&str> = text.lines().collect();

    let start = Instant::now();
    let built = desk::build(&pack(&words)).expect("a right pack");
    let build = millis(start);
    std::fs::write(folder.join(format!("{size}.pack")), &built).expect("a folder to write to");
    let ready = (0..5).map(|_| first_verdict(&built)).fold(f64::MAX, f64::min);
    let desk = Desk::load(&built).expect("a built pack");

    let start = Instant::now();
    let raw = CharwiseDoubleArrayAhoCorasick::<u32>::new(&words).expect("distinct words");
    let raw_build = millis(start);

    let context = Context::default();
    let (mut ours_by_mix, mut raw_by_mix) = (Map::new(), Map::new());
    for mix in listed(folder, &format!("messages.{size}."), ".json") {
        let json = std::fs::read(folder.join(format!("messages.{size}.{mix}.json"))).expect("messages");
        let messages: Vec<String> = serde_json::from_slice(&json).expect("messages");
        ours_by_mix.insert(mix.clone(), measure(&messages, |text| desk.check(text, &context).findings.len()));
        raw_by_mix.insert(mix, measure(&messages, |text| raw.find_overlapping_iter(text).count()));
    }
    json!({
        "ours": { "build": build, "ready": ready, "bytes": built.len(), "mixes": ours_by_mix },
        "daachorse": { "build": raw_build, "bytes": raw.heap_bytes(), "mixes": raw_by_mix },
    })
}

/// A rule of words as a supervisor writes one; the words are put in afterwards.
const RULE: &str = r#"
[pack]
name = "bench"
version = "1"

[[rule]]
id = "bench.words"
category = "insult"
severity = "block"
title = "禁用词"
why = "这些词不能发"
cite = ["W1"]
words = ["禁用词"]
hit = ["禁用词"]
miss = ["您好"]
"#;

/// A pack of one rule of words.
fn pack(words: &[&str]) -> Pack {
    let file = SourceFile { name: "bench.toml".into(), text: RULE.into() };
    let mut pack = source::parse(&[file]).expect("a right rule");
    pack.rules[0].finds = Match::Words(words.iter().map(|word| (*word).to_owned()).collect());
    pack
}

fn first_verdict(built: &[u8]) -> f64 {
    let start = Instant::now();
    let desk = Desk::load(built).expect("a built pack");
    black_box(desk.check(black_box("亲，您好，很高兴为您服务"), &Context::default()));
    millis(start)
}

/// Least of some passes over all messages, for each message; how many hits in all.
fn measure(messages: &[String], mut look: impl FnMut(&str) -> usize) -> Value {
    let mut least = vec![u128::MAX; messages.len()];
    let mut hits = 0;
    for _ in 0..PASSES {
        hits = 0;
        for (least, text) in least.iter_mut().zip(messages) {
            let start = Instant::now();
            hits += black_box(look(black_box(text)));
            *least = (*least).min(start.elapsed().as_nanos());
        }
    }
    least.sort_unstable();
    let at = |share: f64| least[((least.len() - 1) as f64 * share) as usize] as f64 / 1000.0;
    json!({ "p50": at(0.5), "p99": at(0.99), "hits": hits })
}

/// What stands between `before` and `after` in the names of a folder's files, sorted.
fn listed(folder: &Path, before: &str, after: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut found: Vec<String> =
        names.filter_map(|name| Some(name.strip_prefix(before)?.strip_suffix(after)?.to_owned())).collect();
    found.sort();
    found
}

fn millis(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}
