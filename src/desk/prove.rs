//! The proof of a pack: every rule finds its hits, lets its misses go, needs its exceptions, and what it offers to
//! write instead is itself free of what it found. A pack that fails is not built.

use super::Desk;
use crate::pack::{Case, Fault, Pack, Rule, Verdict};
use crate::wording::{Engine, Finding};

/// Tries every rule's own tests on a desk built from the same pack.
///
/// # Errors
/// A fault at the place of every test that fails.
pub fn prove(pack: &Pack, desk: &Desk) -> Result<usize, Vec<Fault>> {
    let engine = desk.wording();
    let mut faults = Vec::new();
    let mut tried = 0;
    for rule in &pack.rules {
        tried += rule.hit.len() + rule.miss.len();
        for case in &rule.hit {
            hit(engine, rule, case, &mut faults);
        }
        for case in &rule.miss {
            if let Some(f) = found(engine, rule, case, true) {
                faults.push(Fault::new(
                    case.place,
                    format!("rule `{}` finds 「{}」 in its own miss test", rule.id, f.span.of(&case.text)),
                ));
            }
        }
        let excepts = !(rule.except.around.is_empty() && rule.except.before.is_empty() && rule.except.after.is_empty());
        if excepts && !rule.miss.iter().any(|case| found(engine, rule, case, false).is_some()) {
            let fault =
                Fault::new(rule.place, format!("rule `{}` has exceptions that none of its miss tests needs", rule.id));
            faults.push(fault.help("add a miss test that would be found without them, or take them out"));
        }
    }
    if faults.is_empty() { Ok(tried) } else { Err(faults) }
}

fn hit(engine: &Engine, rule: &Rule, case: &Case, faults: &mut Vec<Fault>) {
    let Some(finding) = found(engine, rule, case, true) else {
        faults.push(Fault::new(case.place, format!("rule `{}` does not find its own hit test", rule.id)));
        return;
    };
    let at = finding.span.of(&case.text);
    if case.span.as_ref().is_some_and(|span| span != at) {
        faults.push(Fault::new(case.place, format!("rule `{}` finds 「{at}」 here", rule.id)));
    }
    let checked = engine.check(&case.text, &case.into());
    if checked.verdict < rule.severity {
        faults.push(Fault::new(case.place, format!("the verdict is weaker than rule `{}`", rule.id)));
    }
    for edit in finding.edits(&case.text) {
        let rest = Case { text: edit.text.clone(), ..case.clone() };
        let again = engine.check(&rest.text, &(&rest).into());
        if again.verdict > Verdict::Hint {
            let by = again.findings.first().map_or("", |f| f.rule.id.as_str());
            faults.push(Fault::new(
                rule.place,
                format!("rule `{}` offers 「{}」, which rule `{by}` finds", rule.id, edit.text),
            ));
        }
    }
}

fn found<'e>(engine: &'e Engine, rule: &Rule, case: &Case, excuse: bool) -> Option<Finding<'e>> {
    engine.findings(&case.text, &case.into(), excuse).into_iter().find(|f| f.rule.id == rule.id)
}
