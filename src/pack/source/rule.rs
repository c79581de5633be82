//! One `[[rule]]` of a wording file: which keys it may have, and what must hold between them.

use super::{Sets, place};
use crate::pack::{Case, Category, Except, Fault, Match, Place, Rule, Verdict, When};
use crate::text::detect::Detector;
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor, value::MapAccessDeserializer};
use serde_spanned::Spanned;

/// The keys of a rule. Exactly one of the kinds must stand.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleToml {
    id: Spanned<String>,
    category: Category,
    severity: Spanned<Verdict>,
    title: String,
    why: String,
    cite: Spanned<Vec<String>>,
    words: Option<Spanned<Vec<String>>>,
    near: Option<Spanned<NearToml>>,
    pattern: Option<Spanned<PatternToml>>,
    number: Option<Spanned<NumberToml>>,
    whole: Option<Spanned<Vec<String>>>,
    count: Option<Spanned<CountToml>>,
    detect: Option<Spanned<Detector>>,
    lacks: Option<Spanned<Vec<String>>>,
    #[serde(default)]
    when: WhenToml,
    #[serde(default)]
    except: ExceptToml,
    #[serde(default)]
    rewrite: Vec<String>,
    #[serde(default)]
    replace: Vec<String>,
    hit: Vec<Spanned<CaseToml>>,
    miss: Vec<Spanned<CaseToml>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NearToml {
    groups: Vec<Vec<String>>,
    within: usize,
    #[serde(default)]
    ordered: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PatternToml {
    triggers: Vec<String>,
    regex: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NumberToml {
    cues: Vec<String>,
    units: Vec<String>,
    over: f64,
    within: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountToml {
    words: Vec<String>,
    least: usize,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WhenToml {
    scope: Vec<String>,
    platform: Vec<String>,
    stage: Vec<String>,
    order_state: Vec<String>,
    customer_said: Vec<String>,
    customer_gave: Option<Detector>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ExceptToml {
    around: Vec<String>,
    before: Vec<String>,
    after: Vec<String>,
}

/// A test: a bare message, or a table that also says what is known around it.
struct CaseToml(Case);

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct CaseTableToml {
    text: String,
    span: Option<String>,
    scope: String,
    platform: String,
    stage: String,
    order_state: String,
    customer: Vec<String>,
}

impl<'de> Deserialize<'de> for CaseToml {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = CaseToml;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a message, or a table with `text` and what is known around it")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<CaseToml, E> {
                Ok(CaseToml(Case { text: text.to_owned(), ..Case::default() }))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<CaseToml, A::Error> {
                let t = CaseTableToml::deserialize(MapAccessDeserializer::new(map))?;
                Ok(CaseToml(Case {
                    text: t.text,
                    span: t.span,
                    scope: t.scope,
                    platform: t.platform,
                    stage: t.stage,
                    order_state: t.order_state,
                    customer: t.customer,
                    place: Place::default(),
                }))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// Turns one written rule into data, or says what is wrong with it.
pub(super) fn read(rule: Spanned<RuleToml>, file: usize, sets: &Sets, faults: &mut Vec<Fault>) -> Option<Rule> {
    let whole = place(file, &rule);
    let toml = rule.into_inner();
    let id_place = place(file, &toml.id);
    let before = faults.len();
    if *toml.severity.get_ref() == Verdict::Pass {
        faults.push(Fault::new(place(file, &toml.severity), "a rule's severity is hint, warn, confirm or block"));
    }
    if toml.cite.get_ref().is_empty() {
        faults.push(
            Fault::new(place(file, &toml.cite), "a rule cites the row or law it rests on").help("for example [\"W7\"]"),
        );
    }
    for (cases, name) in [(&toml.hit, "hit"), (&toml.miss, "miss")] {
        if cases.is_empty() {
            faults.push(Fault::new(id_place, format!("rule `{}` has no {name} test", toml.id.get_ref())));
        }
    }
    let finds = finds(&toml, file, id_place, sets, faults);
    let mut words = |entries: &[String]| match sets.expand(entries) {
        Ok(words) => words,
        Err(message) => {
            faults.push(Fault::new(id_place, message));
            Vec::new()
        }
    };
    let except = Except {
        around: words(&toml.except.around),
        before: words(&toml.except.before),
        after: words(&toml.except.after),
    };
    let when = When {
        scope: toml.when.scope,
        platform: toml.when.platform,
        stage: toml.when.stage,
        order_state: toml.when.order_state,
        customer_said: words(&toml.when.customer_said),
        customer_gave: toml.when.customer_gave,
    };
    let cases = |cases: Vec<Spanned<CaseToml>>| {
        cases.into_iter().map(|c| Case { place: place(file, &c), ..c.into_inner().0 }).collect()
    };
    let rule = Rule {
        id: toml.id.into_inner(),
        category: toml.category,
        severity: toml.severity.into_inner(),
        title: toml.title,
        why: toml.why,
        cite: toml.cite.into_inner(),
        finds: finds?,
        when,
        except,
        rewrite: toml.rewrite,
        replace: toml.replace,
        hit: cases(toml.hit),
        miss: cases(toml.miss),
        place: whole,
    };
    (faults.len() == before).then_some(rule)
}

/// The one kind that stands in the rule, its word sets grown.
fn finds(toml: &RuleToml, file: usize, id: Place, sets: &Sets, faults: &mut Vec<Fault>) -> Option<Match> {
    let expand = |entries: &[String]| sets.expand(entries);
    let mut kinds: Vec<(Place, Result<Match, String>)> = Vec::new();
    if let Some(words) = &toml.words {
        kinds.push((place(file, words), expand(words.get_ref()).map(Match::Words)));
    }
    if let Some(near) = &toml.near {
        let n = near.get_ref();
        let groups: Result<Vec<_>, _> = n.groups.iter().map(|g| expand(g)).collect();
        let found = groups.map(|groups| Match::Near { groups, within: n.within, ordered: n.ordered });
        kinds.push((place(file, near), found));
    }
    if let Some(pattern) = &toml.pattern {
        let p = pattern.get_ref();
        let found = expand(&p.triggers).map(|triggers| Match::Pattern { triggers, regex: p.regex.clone() });
        kinds.push((place(file, pattern), found));
    }
    if let Some(number) = &toml.number {
        let n = number.get_ref();
        let found = expand(&n.cues)
            .and_then(|cues| Ok(Match::Number { cues, units: expand(&n.units)?, over: n.over, within: n.within }));
        kinds.push((place(file, number), found));
    }
    if let Some(whole) = &toml.whole {
        // Folding keeps sentence marks, so 「?」 alone is a word here.
        kinds.push((place(file, whole), expand(whole.get_ref()).map(Match::Whole)));
    }
    if let Some(count) = &toml.count {
        let c = count.get_ref();
        kinds.push((place(file, count), expand(&c.words).map(|words| Match::Count { words, least: c.least })));
    }
    if let Some(detect) = &toml.detect {
        kinds.push((place(file, detect), Ok(Match::Detect(*detect.get_ref()))));
    }
    if let Some(lacks) = &toml.lacks {
        kinds.push((place(file, lacks), expand(lacks.get_ref()).map(Match::Lacks)));
    }
    const KINDS: &str = "words, near, pattern, number, whole, count, detect, lacks";
    match kinds.len() {
        0 => faults.push(
            Fault::new(id, format!("rule `{}` looks for nothing", toml.id.get_ref()))
                .help(format!("give it one of: {KINDS}")),
        ),
        1 => match kinds.remove(0) {
            (_, Ok(found)) => return Some(found),
            (at, Err(message)) => faults.push(Fault::new(at, message)),
        },
        _ => faults.push(
            Fault::new(kinds[1].0, format!("rule `{}` is of two kinds", toml.id.get_ref()))
                .help(format!("a rule has one of: {KINDS}")),
        ),
    }
    None
}
