//! Labelled messages: `cases.jsonl`, written by people who had not seen the rules. One object a line:
//! `{"row":"W14","want":"block","text":"…","platform":"pdd","scope":"remark","stage":"aftersale",
//! "order":{"state":"…","amount":12.5,"phone":"…","name":"…","address":"…","tracking":"…"},
//! "context":[{"who":"customer","text":"…"}]}`; all but `row`, `want` and `text` may be missing.
//!
//! Right is a verdict of at least `want`; for `clean` one of at most 提示, or, in the rows that only ever hint, no
//! finding that cites the row. The bar is [`BAR`] for each row.

use serde::Deserialize;
use std::collections::BTreeMap;
use xiaoqi::desk::Desk;
use xiaoqi::pack::{Turn, Verdict};
use xiaoqi::wording::{Checked, Context};

/// What must be right in each row.
const BAR: f64 = 0.95;

/// Rows whose rules only hint, so that a hint cannot count as clean.
const HINTING: [&str; 3] = ["W5", "W13", "W16"];

/// One labelled message.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Labelled {
    row: String,
    want: Want,
    text: String,
    #[serde(default)]
    platform: String,
    #[serde(default)]
    scope: String,
    #[serde(default)]
    stage: String,
    #[serde(default)]
    order: Order,
    #[serde(default)]
    context: Vec<Turn>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Want {
    Block,
    Confirm,
    Warn,
    Hint,
    Clean,
}

/// The order the message is about.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Order {
    state: String,
    amount: Option<f64>,
    phone: String,
    name: String,
    address: String,
    tracking: String,
}

/// What is known around a labelled message.
fn context_of(case: &Labelled) -> Context {
    Context {
        platform: case.platform.clone(),
        scope: case.scope.clone(),
        stage: case.stage.clone(),
        order_state: case.order.state.clone(),
        order_amount: case.order.amount,
        own: vec![case.order.phone.clone(), case.order.tracking.clone(), case.order.address.clone()],
        turns: case.context.clone(),
    }
}

fn is_right(case: &Labelled, checked: &Checked<'_>) -> bool {
    let least = match case.want {
        Want::Block => Verdict::Block,
        Want::Confirm => Verdict::Confirm,
        Want::Warn => Verdict::Warn,
        Want::Hint => Verdict::Hint,
        Want::Clean if HINTING.contains(&case.row.as_str()) => {
            return !checked.findings.iter().any(|f| f.rule.cite.contains(&case.row));
        }
        Want::Clean => return checked.verdict <= Verdict::Hint,
    };
    checked.verdict >= least
}

fn cases(text: &str) -> Vec<Labelled> {
    let read = |(at, line): (usize, &str)| {
        serde_json::from_str(line).unwrap_or_else(|e| panic!("cases.jsonl:{}: {e}", at + 1))
    };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(read).collect()
}

/// Right and total of each row, and the wrong ones in words.
fn measure(desk: &Desk, cases: &[Labelled]) -> BTreeMap<u8, (usize, usize, Vec<String>)> {
    let mut rows: BTreeMap<u8, (usize, usize, Vec<String>)> = BTreeMap::new();
    for case in cases {
        let number = case.row.strip_prefix('W').and_then(|n| n.parse().ok());
        let (right, total, wrong) =
            rows.entry(number.unwrap_or_else(|| panic!("「{}」 is no row", case.row))).or_default();
        let checked = desk.check(&case.text, &context_of(case));
        *total += 1;
        if is_right(case, &checked) {
            *right += 1;
            continue;
        }
        let by: Vec<String> =
            checked.findings.iter().map(|f| format!("{} 「{}」", f.rule.id, f.span.of(&case.text))).collect();
        let (want, verdict, text) = (case.want, checked.verdict.said(), &case.text);
        wrong.push(format!("{want:?} but {verdict}: {text}  {}", by.join(", ")));
    }
    rows
}

#[test]
fn labelled_messages_get_their_verdict() {
    let rows = measure(&super::desk(), &cases(&super::file("cases.jsonl")));
    let mut low = Vec::new();
    for (row, (right, total, wrong)) in &rows {
        let share = *right as f64 / *total as f64;
        println!("W{row:<3} {right:>4} / {total:<4} {:>5.1} %", 100.0 * share);
        for line in wrong {
            println!("    {line}");
        }
        if share < BAR {
            low.push(format!("W{row} {right}/{total}"));
        }
    }
    assert_eq!(rows.keys().copied().collect::<Vec<_>>(), (1..=17).collect::<Vec<_>>(), "every row has cases");
    assert!(low.is_empty(), "below {:.0} %: {}", 100.0 * BAR, low.join(", "));
}

#[test]
fn right_and_wrong_are_told_apart() {
    let sample = r#"
        {"row":"W14","want":"block","text":"加我微信详聊"}
        {"row":"W14","want":"clean","text":"加我微信详聊"}
        {"row":"W14","want":"clean","text":"可以用微信支付","order":{"state":"待付款","amount":12.5}}
        {"row":"W14","want":"block","text":"亲,今天下午发出哦","context":[{"who":"customer","text":"发了吗"}]}
        {"row":"W5","want":"clean","text":"好的呢亲"}
    "#;
    let cases = cases(sample);
    let rows = measure(&super::desk(), &cases);
    assert_eq!((rows[&14].0, rows[&14].1, rows[&14].2.len()), (2, 4, 2), "{rows:?}");
    assert_eq!((rows[&5].0, rows[&5].1), (1, 1), "{rows:?}");
    assert_eq!(context_of(&cases[2]).order_state, "待付款");
    assert_eq!(context_of(&cases[3]).turns.len(), 1);
}
