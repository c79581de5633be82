//! What one check of a message costs, natively, with the whole default pack: by line, and over all.
//!
//! `cargo bench -p xiaoqi --features source --bench check`, with `-- FILE` over its lines in place of the pack's tests. The page's own figures are `cargo xtask bench typing`.
#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;
use xiaoqi::desk::{self, Desk};
use xiaoqi::pack::source::{self, SourceFile};
use xiaoqi::wording::Context;

const ROUNDS: usize = 400;

fn files(folder: &Path, found: &mut Vec<SourceFile>) {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("packs/default").flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, found);
        } else {
            let text = std::fs::read_to_string(&path).expect("a file of the pack");
            found.push(SourceFile { name: path.display().to_string(), text });
        }
    }
}

fn main() {
    let mut all = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/default"), &mut all);
    let pack = source::parse(&all).expect("a right pack");
    let built = desk::build(&pack).expect("a right pack");
    let start = Instant::now();
    let desk = Desk::load(&built).expect("a built pack");
    println!("{} bytes load in {:?}", built.len(), start.elapsed());
    let mut lines: Vec<&str> =
        pack.rules.iter().flat_map(|r| r.hit.iter().chain(&r.miss)).map(|c| c.text.as_str()).collect();
    let given = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    let given = given.map(|path| std::fs::read_to_string(path).expect("a file of messages"));
    if let Some(given) = &given {
        lines = given.lines().collect();
    }
    lines.sort_unstable();
    let context = Context::default();
    let mut best: Vec<(u128, &str)> = lines.iter().map(|line| (u128::MAX, *line)).collect();
    for _ in 0..ROUNDS {
        for (least, line) in &mut best {
            let start = Instant::now();
            black_box(desk.check(black_box(line), &context));
            *least = (*least).min(start.elapsed().as_nanos());
        }
    }
    best.sort_unstable();
    let at = |share: f64| best[((best.len() - 1) as f64 * share) as usize].0 as f64 / 1000.0;
    println!("{} messages, least of {ROUNDS} runs each: p50 {:.1} µs, p99 {:.1} µs", best.len(), at(0.5), at(0.99));
    for (nanos, line) in best.iter().rev().take(5) {
        println!("  {:>8.1} µs  {line}", *nanos as f64 / 1000.0);
    }
}
