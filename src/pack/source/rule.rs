//! One `[[rule]]` of a wording file: which keys it may have, and what must hold between them.

use super::place;
use super::sets::Sets;
use crate::pack::{Amount, Case, Category, Except, Fault, Fold, Match, Place, Rule, Verdict, When};
use crate::text::detect::Detector;
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor, value::MapAccessDeserializer};
use serde_spanned::Spanned;

/// The keys of a rule. Exactly one of the kinds must stand.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleToml {
    pub(super) id: Spanned<String>,
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
    lacks: Option<Spanned<LacksToml>>,
    #[serde(default)]
    fold: Vec<Fold>,
    #[serde(default)]
    trial: bool,
    most: Option<u32>,
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
    #[serde(default)]
    without: String,
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
    over: Option<f64>,
    under: Option<f64>,
    share: Option<f64>,
    within: usize,
    #[serde(default)]
    before: bool,
    #[serde(default)]
    bare: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LacksToml {
    words: Vec<String>,
    #[serde(default)]
    cues: Vec<String>,
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
    not_platform: Vec<String>,
    stage: Vec<String>,
    order_state: Vec<String>,
    customer_said: Vec<String>,
    customer_gave: Option<Detector>,
    agent_lacks: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ExceptToml {
    around: Vec<String>,
    before: Vec<String>,
    after: Vec<String>,
    negated: bool,
    quoted: bool,
    own: bool,
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
    order_amount: Option<f64>,
    own: Vec<String>,
    customer: Vec<String>,
    agent: Vec<String>,
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
                    order_amount: t.order_amount,
                    own: t.own,
                    customer: t.customer,
                    agent: t.agent,
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
    let severity = *toml.severity.get_ref();
    let t = &toml;
    let named = [&t.except.around, &t.except.before, &t.except.after];
    if let Some(message) = named.into_iter().find_map(|entries| sets.check(entries).err()) {
        faults.push(Fault::new(id_place, message));
    }
    let mut grown = |entries: &[String]| match sets.expand(entries) {
        Ok(words) => words,
        Err(message) => {
            faults.push(Fault::new(id_place, message));
            Vec::new()
        }
    };
    let when = When {
        customer_said: grown(&t.when.customer_said),
        agent_lacks: grown(&t.when.agent_lacks),
        scope: toml.when.scope,
        platform: toml.when.platform,
        not_platform: toml.when.not_platform,
        stage: toml.when.stage,
        order_state: toml.when.order_state,
        customer_gave: toml.when.customer_gave,
    };
    let e = toml.except;
    let except =
        Except { around: e.around, before: e.before, after: e.after, negated: e.negated, quoted: e.quoted, own: e.own };
    let cases = |cases: Vec<Spanned<CaseToml>>| {
        cases.into_iter().map(|c| Case { place: place(file, &c), ..c.into_inner().0 }).collect()
    };
    let rule = Rule {
        id: toml.id.into_inner(),
        category: toml.category,
        severity,
        title: toml.title,
        why: toml.why,
        cite: toml.cite.into_inner(),
        finds: finds?,
        folds: toml.fold,
        trial: toml.trial,
        most: toml.most.unwrap_or_else(|| most(severity)),
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

/// How many of 10,000 neutral messages a rule may find, unless it says so itself.
fn most(severity: Verdict) -> u32 {
    match severity {
        Verdict::Block => 0,
        Verdict::Confirm | Verdict::Warn => 20,
        Verdict::Hint | Verdict::Pass => 100,
    }
}

/// The one kind that stands in the rule.
fn finds(toml: &RuleToml, file: usize, id: Place, sets: &Sets, faults: &mut Vec<Fault>) -> Option<Match> {
    let named = |entries: &[String]| sets.check(entries).map(|()| entries.to_vec());
    let mut kinds: Vec<(Place, Result<Match, String>)> = Vec::new();
    if let Some(words) = &toml.words {
        kinds.push((place(file, words), named(words.get_ref()).map(Match::Words)));
    }
    if let Some(near) = &toml.near {
        let n = near.get_ref();
        let groups: Result<Vec<_>, _> = n.groups.iter().map(|g| named(g)).collect();
        let without = crate::text::fold_str(&n.without);
        let found = groups.map(|groups| Match::Near { groups, within: n.within, ordered: n.ordered, without });
        kinds.push((place(file, near), found));
    }
    if let Some(pattern) = &toml.pattern {
        let p = pattern.get_ref();
        let found = named(&p.triggers).map(|triggers| Match::Pattern { triggers, regex: p.regex.clone() });
        kinds.push((place(file, pattern), found));
    }
    if let Some(number) = &toml.number {
        kinds.push((place(file, number), read_number(number.get_ref(), sets)));
    }
    if let Some(whole) = &toml.whole {
        // Folding keeps sentence marks, so 「?」 alone is a word here.
        kinds.push((place(file, whole), sets.expand(whole.get_ref()).map(Match::Whole)));
    }
    if let Some(count) = &toml.count {
        let c = count.get_ref();
        kinds.push((place(file, count), named(&c.words).map(|words| Match::Count { words, least: c.least })));
    }
    if let Some(detect) = &toml.detect {
        kinds.push((place(file, detect), Ok(Match::Detect(*detect.get_ref()))));
    }
    if let Some(lacks) = &toml.lacks {
        let l = lacks.get_ref();
        let found = named(&l.words).and_then(|words| Ok(Match::Lacks { words, cues: named(&l.cues)? }));
        kinds.push((place(file, lacks), found));
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

fn read_number(number: &NumberToml, sets: &Sets) -> Result<Match, String> {
    let n = number;
    if [n.over, n.under, n.share].iter().flatten().count() != 1 {
        return Err("an amount is `over` a number, `under` one, or over a `share` of the order: one of these".into());
    }
    if n.units.is_empty() && !n.bare {
        return Err("a number without units needs `bare = true`".into());
    }
    sets.check(&n.cues)?;
    let amount = Amount {
        units: sets.expand(&n.units)?,
        over: n.over,
        under: n.under,
        share: n.share,
        before: n.before,
        bare: n.bare,
    };
    Ok(Match::Number { cues: n.cues.clone(), amount, within: n.within })
}
