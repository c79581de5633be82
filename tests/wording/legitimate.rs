//! Ordinary messages of good agents (`packs/default/neutral.toml`, written by people who had not seen the rules): none
//! is blocked, at most [`CONFIRMED`] of them ask for a second press.

use std::collections::BTreeMap;
use xiaoqi::pack::Verdict;
use xiaoqi::wording::Context;

/// How many may be held for a second press.
const CONFIRMED: f64 = 0.01;

#[test]
fn ordinary_messages_may_be_sent() {
    let desk = super::desk();
    let lines = &super::pack().neutral;
    assert!(lines.len() >= 500, "{} ordinary messages", lines.len());
    let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
    for line in lines {
        let checked = desk.check(line, &Context::default());
        *counts.entry(checked.verdict).or_default() += 1;
        if let Some(strongest) = checked.findings.first().filter(|_| checked.verdict >= Verdict::Confirm) {
            println!("{}: {} 「{}」: {line}", checked.verdict.said(), strongest.rule.id, strongest.span.of(line));
        }
    }
    for (verdict, count) in &counts {
        println!("{:<8} {count:>5}  {:>5.1} %", verdict.said(), 100.0 * *count as f64 / lines.len() as f64);
    }
    let of = |verdict| counts.get(&verdict).copied().unwrap_or(0);
    assert_eq!(of(Verdict::Block), 0, "ordinary messages are blocked");
    let confirmed = of(Verdict::Confirm);
    assert!(confirmed as f64 <= CONFIRMED * lines.len() as f64, "{confirmed} of {} want a second press", lines.len());
}
