//! Any draft with anything known around it, over the small pack: findings in bounds and in order, the verdict the
//! strongest of them, edits that can be made.

use super::{pack, parts};
use std::cmp::Reverse;
use xiaoqi::desk::Desk;
use xiaoqi::pack::{Match, Turn, Verdict, Who};
use xiaoqi::wording::Context;

/// How many findings of one draft are told.
const MOST: usize = 100;

/// `draft|customer|agent|own numbers|scope|platform|stage|order's state|amount`.
pub fn run(bytes: &[u8]) {
    let text = parts::text(bytes);
    let [draft, customer, agent, own, scope, platform, stage, state, amount] = parts::parts(&text);
    let turn = |(who, text): (Who, &str)| Turn { who, text: text.to_owned() };
    let context = Context {
        scope: scope.to_owned(),
        platform: platform.to_owned(),
        stage: stage.to_owned(),
        order_state: state.to_owned(),
        order_amount: amount.parse().ok(),
        own: own.split(' ').map(str::to_owned).collect(),
        turns: [(Who::Customer, customer), (Who::Agent, agent)].map(turn).into(),
    };
    pack::desk(|desk| {
        hold(desk, draft, &context);
        let checked = desk.check(draft, &context);
        assert!(checked.findings.iter().all(|finding| !finding.span.of(draft).is_empty()), "found in nothing");
    });
}

/// What holds of every draft over every pack, be it damaged.
pub fn hold(desk: &Desk, draft: &str, context: &Context) {
    let checked = desk.check(draft, context);
    assert_eq!(checked, desk.check(draft, context), "the same again");
    let findings = &checked.findings;
    assert!(findings.len() <= MOST, "{}", findings.len());
    assert!(findings.is_sorted_by_key(|f| (Reverse(f.rule.severity), f.span.start)));
    assert_eq!(checked.verdict, findings.iter().map(|f| f.rule.severity).max().unwrap_or(Verdict::Pass));
    assert!(checked.trials.iter().all(|rule| rule.trial) && findings.iter().all(|f| !f.rule.trial));
    for (at, finding) in findings.iter().enumerate() {
        assert!(draft.get(finding.span.start..finding.span.end).is_some(), "{:?}", finding.span);
        let whole = |finds: &Match| matches!(finds, Match::Count { .. } | Match::Lacks { .. });
        for other in &findings[..at] {
            let apart = !other.span.overlaps(finding.span);
            assert!(apart || whole(&other.rule.finds) || whole(&finding.rule.finds), "{finding:?} {other:?}");
        }
        for edit in finding.edits(draft) {
            let (head, tail) = (&draft[..edit.span.start], &draft[edit.span.end..]);
            assert_eq!(edit.apply(draft), [head, &edit.text, tail].concat());
        }
    }
}
