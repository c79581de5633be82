//! What reading an address costs natively, beside crate `cpca`, which knows neither names nor numbers: µs a text, the
//! least of some rounds, over the complete addresses of tests/address/.
//!
//! `cargo bench -p xiaoqi --all-features --bench address`; `cargo xtask bench address` shows it beside wasm and npm.
#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use std::hint::black_box;
use std::time::Instant;
use xiaoqi::remark::address::{Divisions, parse};

const ROUNDS: usize = 50;

fn least(texts: &[String], mut read: impl FnMut(&str)) -> f64 {
    let round = |_| {
        let start = Instant::now();
        texts.iter().for_each(|text| read(text));
        start.elapsed().as_secs_f64() * 1e6 / texts.len() as f64
    };
    (0..ROUNDS).map(round).collect::<Vec<_>>().into_iter().fold(f64::INFINITY, f64::min)
}

fn main() {
    let cases = include_str!("../tests/address/complete.txt");
    let lines = cases.lines().filter(|line| !line.starts_with('#'));
    let texts: Vec<String> =
        lines.filter_map(|line| line.split_once(" => ")).map(|(text, _)| text.replace("\\n", "\n")).collect();
    let start = Instant::now();
    let table = Divisions::bundled();
    let ready = start.elapsed().as_secs_f64() * 1e3;
    let ours = least(&texts, |text| {
        black_box(parse(black_box(text), Some(&table)));
    });
    let cpca = least(&texts, |text| {
        let _ = black_box(cpca::parse(black_box(text)));
    });
    println!("{{\"ours\":{ours:.3},\"cpca\":{cpca:.3},\"ready\":{ready:.3},\"texts\":{}}}", texts.len());
}
