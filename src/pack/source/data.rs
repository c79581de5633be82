//! What must hold inside and between a pack's phrases, limits, forms of remarks and team.

use super::merge::Gone;
use super::nearest::nearest;
use crate::pack::notice::is_hashed;
use crate::pack::{Allow, Answered, Fault, Limit, Measure, Pack, Phrase, Place, RemarkForm, VARIABLES};
use crate::text::calendar;
use crate::text::detect::Detector;
use std::collections::BTreeMap;

/// Words of a date's form.
const DATE_PARTS: [&str; 5] = ["YYYY", "MM", "DD", "M", "D"];

/// What the check must know beside the pack.
pub(super) struct Known<'a> {
    /// Where the team stands.
    pub(super) team: Place,
    /// What a layer disabled.
    pub(super) gone: &'a Gone,
}

impl Known<'_> {
    /// The fault of naming what is not there: where it was disabled, if it was, else `at`.
    fn missing(&self, what: &'static str, id: &str, at: Place, known: &[&str]) -> Fault {
        if let Some(place) = self.gone.get(&(what, id.to_owned())) {
            let fault = Fault::new(*place, format!("{what} `{id}` is disabled, and something still names it"));
            return fault.help("say anew what names it, or say it anew with another text");
        }
        let fault = Fault::new(at, format!("there is no {what} `{id}`"));
        match nearest(id, known.iter().copied()) {
            Some(near) => fault.help(format!("did you mean `{near}`?")),
            None => fault,
        }
    }
}

/// Looks at everything but rules and sites.
pub(super) fn check(pack: &Pack, known: &Known<'_>, faults: &mut Vec<Fault>) {
    let team = known.team;
    phrases(&pack.phrases, faults);
    for answered in &pack.answered {
        check_answered(answered, pack, known, faults);
    }
    for limit in &pack.limits {
        check_limit(limit, faults);
    }
    once(pack.remarks.iter().map(|r| (r.title.as_str(), r.place)), "remark", faults);
    for form in &pack.remarks {
        check_form(form, pack, known, faults);
    }
    for allow in &pack.allow {
        check_allow(allow, pack, known, faults);
    }
    let t = &pack.team;
    let agents = t.roster.iter().flat_map(|seat| &seat.agents).chain(pack.hints.iter().map(|hint| &hint.agent));
    if pack.salt.is_empty() && agents.into_iter().any(|agent| is_hashed(agent)) {
        let fault = Fault::new(team, "接待IDs are hashed here, and [team] has no salt");
        faults.push(fault.help("`xiaoqi pack roster FOLDER` writes both"));
    }
    if !t.date.is_empty() && !DATE_PARTS.iter().any(|part| t.date.contains(part)) {
        let fault = Fault::new(team, format!("「{}」 is no form of a date", t.date));
        faults.push(fault.help("write it with YYYY, MM and DD, or M and D"));
    }
}

fn phrases(phrases: &[Phrase], faults: &mut Vec<Fault>) {
    once(phrases.iter().map(|p| (p.code.as_str(), p.place)), "phrase with the code", faults);
    for phrase in phrases {
        if phrase.code.is_empty() || phrase.code.chars().any(|c| c.is_whitespace() || c.is_ascii_uppercase()) {
            let fault = Fault::new(phrase.place, format!("phrase `{}` needs a short code", phrase.id));
            faults.push(fault.help("small letters, digits or Chinese, without spaces"));
        }
        if phrase.text.trim().is_empty() {
            faults.push(Fault::new(phrase.place, format!("phrase `{}` has no text", phrase.id)));
        }
        for text in phrase.variants.iter().chain([&phrase.text]) {
            if let Err(message) = variables(text, &VARIABLES) {
                faults.push(Fault::new(phrase.place, message));
            }
        }
        if let (Some(from), Some(to)) = (phrase.from, phrase.to)
            && from > to
        {
            faults.push(Fault::new(phrase.place, format!("phrase `{}` is over before it begins", phrase.id)));
        }
    }
}

/// A talk names its phrase, and nobody: of a customer's words, what could be a person has no business in a pack.
fn check_answered(answered: &Answered, pack: &Pack, known: &Known<'_>, faults: &mut Vec<Fault>) {
    if !pack.phrases.iter().any(|p| p.id == answered.phrase) {
        let ids: Vec<&str> = pack.phrases.iter().map(|phrase| phrase.id.as_str()).collect();
        faults.push(known.missing("phrase", &answered.phrase, answered.place, &ids));
    }
    if answered.said.is_empty() || answered.said.iter().any(|text| text.trim().is_empty()) {
        faults.push(Fault::new(answered.place, "an answered talk says what was said before"));
    }
    let personal = [
        Detector::Mobile,
        Detector::Landline,
        Detector::IdCard,
        Detector::BankCard,
        Detector::WechatId,
        Detector::Email,
    ];
    for text in &answered.said {
        if let Some(found) = personal.into_iter().flat_map(|detector| detector.find(text)).next() {
            let fault = Fault::new(answered.place, format!("「{}」 tells who the customer is", found.of(text)));
            faults.push(fault.help("write `[号码]` in its place"));
        }
    }
}

/// What a shop allows is named by rule, with who answers for it and since when; what protects people is never allowed.
fn check_allow(allow: &Allow, pack: &Pack, known: &Known<'_>, faults: &mut Vec<Fault>) {
    if allow.words.is_empty() || allow.rules.is_empty() {
        faults.push(Fault::new(allow.place, "an allowance names words and the rules they are excused from"));
    }
    for id in &allow.rules {
        match pack.rules.iter().find(|rule| rule.id == *id) {
            None => {
                let ids: Vec<&str> = pack.rules.iter().map(|rule| rule.id.as_str()).collect();
                faults.push(known.missing("rule", id, allow.place, &ids));
            }
            Some(rule) if !rule.category.overridable() => {
                faults
                    .push(Fault::new(allow.place, format!("rule `{id}` protects customers; nothing excuses from it")));
            }
            Some(_) => {}
        }
    }
    if allow.owner.trim().is_empty() || calendar::Date::parse(&allow.since).is_none() {
        let fault = Fault::new(allow.place, "an allowance says who gave it and since when");
        faults.push(fault.help("owner = \"…\", since = \"YYYY-MM-DD\""));
    }
}

/// Early warnings of a limit, at most: more would be noise.
const MOST_EARLY: usize = 8;

fn check_limit(limit: &Limit, faults: &mut Vec<Fault>) {
    if limit.seconds == 0 || limit.warn >= limit.seconds {
        let fault = Fault::new(limit.place, format!("limit `{}` must be longer than its warning", limit.id));
        faults.push(fault.help("`seconds` is the limit, `warn` the seconds left when the agent is warned"));
    }
    let mut wrong = |said: String, help: &str| faults.push(Fault::new(limit.place, said).help(help));
    let early: Vec<u32> = [limit.seconds].into_iter().chain(limit.early.iter().copied()).chain([limit.warn]).collect();
    if !limit.early.is_empty() && !early.is_sorted_by(|a, b| a > b) || limit.early.len() > MOST_EARLY {
        let help = "from below `seconds` down to above `warn`, the most first: `early = [86400, 43200]`";
        wrong(format!("limit `{}`: its early warnings are not in order, or too many", limit.id), help);
    }
    let (span, starts, ends) = (limit.measures == Measure::Span, !limit.starts.is_empty(), !limit.ends.is_empty());
    if span && !(starts && ends) {
        wrong(format!("limit `{}` measures a span", limit.id), "say what `starts` and what `ends` it");
    } else if !span && (starts || ends) {
        let help = "that is for `measures = \"span\"`; of all else the engine knows it";
        wrong(format!("limit `{}` names what starts or ends it", limit.id), help);
    }
    for hours in &limit.hours {
        let ends =
            hours.split_once('-').and_then(|(from, to)| Some((calendar::minutes(from)?, calendar::minutes(to)?)));
        if ends.is_none_or(|(from, to)| from == to) {
            wrong(format!("limit `{}`: 「{hours}」 is no time of day", limit.id), "write `08:00-23:00`");
        }
    }
    if limit.order.iter().any(|word| word.trim().is_empty()) {
        wrong(format!("limit `{}`: an order's state is a word", limit.id), "leave `order` out if all states count");
    }
    if !limit.verified.is_empty() && calendar::Date::parse(&limit.verified).is_none() {
        wrong(format!("limit `{}`: 「{}」 is no day", limit.id, limit.verified), "write `verified` as YYYY-MM-DD");
    }
}

fn check_form(form: &RemarkForm, pack: &Pack, known: &Known<'_>, faults: &mut Vec<Fault>) {
    let fields: Vec<&str> = form.kind.fields().iter().map(|(_, name)| *name).chain(["接待ID", "日期"]).collect();
    if let Err(message) = variables(&form.form, &fields) {
        faults.push(Fault::new(form.place, message));
    }
    for needed in ["{接待ID}", "{日期}"] {
        if form.form.matches(needed).count() != 1 {
            faults.push(Fault::new(form.place, format!("the form of a remark holds {needed} once")));
        }
    }
    if !form.phrase.is_empty() && !pack.phrases.iter().any(|p| p.id == form.phrase) {
        let ids: Vec<&str> = pack.phrases.iter().map(|phrase| phrase.id.as_str()).collect();
        faults.push(known.missing("phrase", &form.phrase, form.place, &ids));
    }
}

/// Every `{variable}` of `text` is one of `known`, every brace closed.
fn variables(text: &str, known: &[&str]) -> Result<(), String> {
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let name = rest[at..].strip_prefix('{').and_then(|name| name.split_once('}'));
        let Some((name, after)) = name else { return Err(format!("「{text}」 has a brace that stands alone")) };
        if !known.contains(&name) {
            return Err(format!("{{{name}}} is no variable here; there are: {}", known.join(" ")));
        }
        rest = after;
    }
    Ok(())
}

fn once<'a>(named: impl Iterator<Item = (&'a str, Place)>, what: &str, faults: &mut Vec<Fault>) {
    let mut seen = BTreeMap::new();
    for (name, place) in named {
        if seen.insert(name, ()).is_some() {
            faults.push(Fault::new(place, format!("{what} `{name}` stands twice")));
        }
    }
}
