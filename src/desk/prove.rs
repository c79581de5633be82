//! The proof of a pack: every rule finds its hits, lets its misses go, needs each of its exceptions and disguises, stays
//! quiet over neutral messages, and what it offers to write instead is itself free of what it found and makes nothing
//! new that is found where it is put. A pack that fails is not built.

use super::Desk;
use crate::pack::{Case, Except, Fault, Fold, Pack, Rule, Verdict};
use crate::wording::{Builder, Context, Engine, Finding};

/// One hit among fewer neutral messages than this says nothing about a share.
const FEW: u64 = 500;

/// Tries all that is proved of a pack, on a desk built from it: before it is published.
///
/// # Errors
/// A fault at the place of every test that fails.
pub fn prove(pack: &Pack, desk: &Desk) -> Result<usize, Vec<Fault>> {
    let mut faults = Vec::new();
    let tried = hold(pack, desk, &mut faults);
    let builder = Builder::default();
    for rule in &pack.rules {
        needs(pack, rule, &builder, &mut faults);
    }
    if faults.is_empty() { Ok(tried) } else { Err(faults) }
}

/// Tries what a device must know of a pack that was proved where it was signed: that the rules do here what their tests say.
/// Whether each exception is needed is not asked again: nine tenths of a proof's time.
///
/// # Errors
/// A fault at the place of every test that fails.
pub fn accept(pack: &Pack, desk: &Desk) -> Result<usize, Vec<Fault>> {
    let mut faults = Vec::new();
    let tried = hold(pack, desk, &mut faults);
    if faults.is_empty() { Ok(tried) } else { Err(faults) }
}

/// Every rule's own tests, and the neutral messages: how many tests there were.
fn hold(pack: &Pack, desk: &Desk, faults: &mut Vec<Fault>) -> usize {
    let engine = desk.wording();
    let mut tried = 0;
    for rule in &pack.rules {
        tried += rule.hit.len() + rule.miss.len();
        for case in &rule.hit {
            hit(engine, rule, case, faults);
        }
        for case in &rule.miss {
            if let Some(f) = found(engine, rule, case) {
                faults.push(Fault::new(
                    case.place,
                    format!("rule `{}` finds 「{}」 in its own miss test", rule.id, f.span.of(&case.text)),
                ));
            }
        }
    }
    neutral(pack, engine, faults);
    super::prove_phrases::check(pack, engine, faults);
    tried
}

fn hit(engine: &Engine, rule: &Rule, case: &Case, faults: &mut Vec<Fault>) {
    let Some(finding) = found(engine, rule, case) else {
        faults.push(Fault::new(case.place, format!("rule `{}` does not find its own hit test", rule.id)));
        return;
    };
    let at = finding.span.of(&case.text);
    if case.span.as_ref().is_some_and(|span| span != at) {
        faults.push(Fault::new(case.place, format!("rule `{}` finds 「{at}」 here", rule.id)));
    }
    let checked = engine.check(&case.text, &case.into());
    if checked.verdict < rule.severity && !rule.trial {
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
        // In its place it must not make, with the words beside it, what was not there: 我的银行卡 and （卡号不显示）.
        let there = Case { text: edit.apply(&case.text), ..case.clone() };
        let after = engine.check(&there.text, &(&there).into());
        let known = |f: &Finding<'_>| checked.findings.iter().any(|before| before.rule.id == f.rule.id);
        if let Some(new) = after.findings.iter().find(|f| f.rule.severity > Verdict::Hint && !known(f)) {
            let by = &new.rule.id;
            faults.push(Fault::new(
                case.place,
                format!("what rule `{}` offers makes 「{}」, which rule `{by}` finds", rule.id, there.text),
            ));
        }
    }
}

/// Takes each exception and each disguise away, one at a time: a test must tell.
fn needs(pack: &Pack, rule: &Rule, builder: &Builder, faults: &mut Vec<Fault>) {
    let folds = rule.folds.iter().map(|fold| (*fold, rule.folds.iter().copied().filter(|f| f != fold).collect()));
    let folds: Vec<(Fold, Vec<Fold>)> = folds.collect();
    let excepts = without_one(&rule.except);
    if folds.is_empty() && excepts.is_empty() {
        return;
    }
    let part =
        Pack { rules: vec![rule.clone()], sets: pack.sets.clone(), splits: pack.splits.clone(), ..Pack::default() };
    // What is wrong with it has been said already where the whole pack was built.
    let Ok(compiled) = builder.build(&part) else { return };
    let vary = |rule: &Rule| Engine::new(builder.vary(&compiled, &part, rule)?).ok();
    for (name, except) in excepts {
        let Some(engine) = vary(&Rule { except, ..rule.clone() }) else { continue };
        if !rule.miss.iter().any(|case| found(&engine, rule, case).is_some()) {
            let message = format!("rule `{}` has an exception that no miss test needs: {name}", rule.id);
            let fault = Fault::new(rule.place, message);
            faults.push(fault.help("add a miss test that would be found without it, or take it out"));
        }
    }
    for (fold, folds) in folds {
        let Some(engine) = vary(&Rule { folds, ..rule.clone() }) else { continue };
        if rule.hit.iter().all(|case| found(&engine, rule, case).is_some()) {
            let fault = Fault::new(rule.place, format!("rule `{}` folds {fold:?} and no hit test needs it", rule.id));
            faults.push(fault.help("add a hit test in that disguise, or take the fold out"));
        }
    }
}

/// A part of the exceptions, by name.
type Part<T> = (&'static str, fn(&mut Except) -> &mut T);

/// The exceptions less one, with the name of that one.
fn without_one(except: &Except) -> Vec<(String, Except)> {
    let mut all = Vec::new();
    let lists: [Part<Vec<String>>; 3] =
        [("around", |e| &mut e.around), ("before", |e| &mut e.before), ("after", |e| &mut e.after)];
    for (name, list) in lists {
        for at in 0..list(&mut except.clone()).len() {
            let mut less = except.clone();
            let word = list(&mut less).remove(at);
            all.push((format!("{name} 「{word}」"), less));
        }
    }
    let flags: [Part<bool>; 3] =
        [("negated", |e| &mut e.negated), ("quoted", |e| &mut e.quoted), ("own", |e| &mut e.own)];
    for (name, flag) in flags {
        let mut less = except.clone();
        if std::mem::take(flag(&mut less)) {
            all.push((name.to_owned(), less));
        }
    }
    all
}

/// Holds every rule to its share of the neutral messages: the pack's own, and its phrases.
fn neutral(pack: &Pack, engine: &Engine, faults: &mut Vec<Fault>) {
    let mut counts = vec![(0u64, ""); pack.rules.len()];
    let phrases = pack.phrases.iter().map(|phrase| &phrase.text);
    let lines: Vec<&String> = pack.neutral.iter().chain(phrases).collect();
    for line in &lines {
        let mut found: Vec<&str> =
            engine.findings(line, &Context::default()).iter().map(|f| f.rule.id.as_str()).collect();
        found.dedup();
        for id in found {
            if let Some(at) = pack.rules.iter().position(|rule| rule.id == id) {
                counts[at] = (counts[at].0 + 1, line);
            }
        }
    }
    for (rule, (count, last)) in pack.rules.iter().zip(counts) {
        if count * 10_000 > u64::from(rule.most) * (lines.len() as u64).max(FEW) {
            let message = format!("rule `{}` finds {count} of {} neutral messages: 「{last}」", rule.id, lines.len());
            let fault = Fault::new(rule.place, message);
            faults.push(fault.help(format!("it may find {} of 10,000 (`most`)", rule.most)));
        }
    }
}

fn found<'e>(engine: &'e Engine, rule: &Rule, case: &Case) -> Option<Finding<'e>> {
    engine.findings(&case.text, &case.into()).into_iter().find(|f| f.rule.id == rule.id)
}
