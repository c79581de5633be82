//! A pack's own phrases under its own rules: what agents are handed must not be held back when they send it. Each is tried
//! with its variables filled, on every platform and at every stage it is for.

use crate::pack::{Fault, Pack, Phrase, Verdict};
use crate::phrase::{Variables, fill};
use crate::wording::{Context, Engine};
use std::collections::BTreeSet;

/// An order's number, where a phrase names it.
const ORDER: &str = "261123000000000001";

/// A fault for every phrase that a rule warns of or holds.
pub(super) fn check(pack: &Pack, engine: &Engine, faults: &mut Vec<Fault>) {
    let platforms: BTreeSet<&str> = pack.sites.iter().map(|site| site.platform.as_str()).chain([""]).collect();
    let call = if pack.team.call.is_empty() { "亲" } else { &pack.team.call };
    let variables = Variables { buyer: "小明", agent: "A01", order: ORDER, call, shop: "本店" };
    for phrase in &pack.phrases {
        for text in phrase.variants.iter().chain([&phrase.text]) {
            // What cannot be filled is a fault of its own, said where the pack is read.
            let filled = fill(text, &variables);
            if !filled.missing.is_empty() {
                continue;
            }
            faults.extend(
                contexts(phrase, &platforms)
                    .into_iter()
                    .find_map(|context| held(phrase, &filled.text, &context, engine)),
            );
        }
    }
}

/// Where it may be sent.
fn contexts(phrase: &Phrase, platforms: &BTreeSet<&str>) -> Vec<Context> {
    let of = |own: &[String], all: &mut dyn Iterator<Item = &str>| {
        if own.is_empty() { all.map(str::to_owned).collect() } else { own.to_vec() }
    };
    let stages = of(&phrase.stage, &mut ["", "presale", "insale", "aftersale"].into_iter());
    let platforms = of(&phrase.platform, &mut platforms.iter().copied());
    let context = |platform: &String, stage: &String| Context {
        platform: platform.clone(),
        stage: stage.clone(),
        own: vec![ORDER.to_owned()],
        ..Context::default()
    };
    platforms.iter().flat_map(|platform| stages.iter().map(move |stage| context(platform, stage))).collect()
}

fn held(phrase: &Phrase, text: &str, context: &Context, engine: &Engine) -> Option<Fault> {
    let checked = engine.check(text, context);
    let finding = checked.findings.first().filter(|_| checked.verdict >= Verdict::Warn)?;
    let message =
        format!("phrase `{}` holds 「{}」, which rule `{}` finds", phrase.id, finding.span.of(text), finding.rule.id);
    let wanted = finding.rule.rewrite.first().map(|rewrite| format!("write for example 「{rewrite}」"));
    let fault = Fault::new(phrase.place, message);
    Some(match wanted {
        Some(help) => fault.help(help),
        None => fault,
    })
}

#[cfg(test)]
mod tests {
    use crate::desk::{Desk, build, prove};
    use crate::pack::source::{SourceFile, parse};

    const RULE: &str = r#"
[pack]
name = "t"
version = "1"

[[rule]]
id = "r.best"
category = "superlative"
severity = "block"
title = "t"
why = "w"
cite = ["W4"]
words = ["最好"]
hit = ["这是最好的"]
miss = ["这款不错"]
"#;

    fn faults(phrase: &str) -> Vec<String> {
        let text = format!("{RULE}\n[[phrase]]\nid = \"p\"\ngroup = \"g\"\ncode = \"c\"\ncite = [\"P1\"]\n{phrase}\n");
        let pack = parse(&[SourceFile { name: "pack.toml".into(), text }]).unwrap();
        let desk = Desk::load(&build(&pack).unwrap()).unwrap();
        let faults = prove(&pack, &desk).err().unwrap_or_default();
        faults.into_iter().map(|fault| fault.message).filter(|message| message.starts_with("phrase")).collect()
    }

    #[test]
    fn a_phrase_that_would_be_held_back_is_a_fault() {
        assert_eq!(faults("text = \"{称呼}，这款不错\""), Vec::<String>::new());
        assert_eq!(faults("text = \"{称呼}，这是最好的\""), ["phrase `p` holds 「最好」, which rule `r.best` finds"]);
        assert_eq!(faults("text = \"不错\"\nvariants = [\"最好\"]").len(), 1);
    }
}
