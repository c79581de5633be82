//! A pack's source: TOML files, one a subject, read with the place of everything, so that a wrong entry can be shown
//! where it was written. Unknown keys are faults: a misspelt key must never switch a rule off in silence.

mod data;
mod rule;
mod sets;

use super::{Allow, Fault, Limit, Pack, Phrase, Place, RemarkForm, Site, Team};
use serde::Deserialize;
use serde_spanned::Spanned;
use sets::Sets;
use std::collections::BTreeMap;

/// One file of a pack's source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path, as people know it.
    pub name: String,
    /// Its text.
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileToml {
    #[serde(default)]
    pack: Option<Spanned<AboutToml>>,
    #[serde(default)]
    sets: BTreeMap<Spanned<String>, Vec<String>>,
    #[serde(default)]
    neutral: Vec<String>,
    #[serde(default)]
    splits: BTreeMap<Spanned<String>, Vec<String>>,
    #[serde(default)]
    allow: Vec<Spanned<AllowToml>>,
    #[serde(default)]
    rule: Vec<Spanned<rule::RuleToml>>,
    #[serde(default)]
    site: Vec<Spanned<Site>>,
    #[serde(default)]
    phrase: Vec<Spanned<Phrase>>,
    #[serde(default)]
    limit: Vec<Spanned<Limit>>,
    #[serde(default)]
    remark: Vec<Spanned<RemarkForm>>,
    #[serde(default)]
    team: Option<Spanned<Team>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AboutToml {
    name: String,
    version: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AllowToml {
    words: Vec<String>,
    rules: Vec<String>,
    why: String,
    owner: String,
    since: String,
}

/// Reads a pack from its files.
///
/// # Errors
/// Every fault that can be told from one reading: all of a file's rules are looked at, but a file whose TOML is broken
/// gives only its first fault.
pub fn parse(files: &[SourceFile]) -> Result<Pack, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut parsed = Vec::new();
    for (at, file) in files.iter().enumerate() {
        match toml::from_str::<FileToml>(&file.text) {
            Ok(toml) => parsed.push((at, toml)),
            Err(error) => {
                let span = error.span().unwrap_or(0..0);
                faults.push(Fault::new(Place { file: at, start: span.start, end: span.end }, error.message()));
            }
        }
    }
    let mut sets = Sets::default();
    let mut set_places = BTreeMap::new();
    for (at, toml) in &parsed {
        for (name, words) in &toml.sets {
            sets.add(name.get_ref(), words, place(*at, name), &mut faults);
            set_places.insert(name.get_ref().clone(), place(*at, name));
        }
    }
    sets.resolve(&set_places, &mut faults);
    let mut pack = Pack::default();
    let mut team_place = None;
    for (at, toml) in parsed {
        if let Some(about) = toml.pack {
            if !pack.version.is_empty() {
                faults.push(Fault::new(place(at, &about), "[pack] stands twice"));
            }
            let about = about.into_inner();
            (pack.name, pack.version) = (about.name, about.version);
        }
        for rule in toml.rule {
            if let Some(rule) = rule::read(rule, at, &sets, &mut faults) {
                pack.rules.push(rule);
            }
        }
        pack.neutral.extend(toml.neutral);
        for (whole, parts) in toml.splits {
            let place = place(at, &whole);
            match splits(whole.get_ref(), parts) {
                Ok(read) => pack.splits.extend(read),
                Err(message) => faults.push(Fault::new(place, message)),
            }
        }
        for allow in toml.allow {
            let place = place(at, &allow);
            let AllowToml { words, rules, why, owner, since } = allow.into_inner();
            if let Err(message) = sets.check(&words) {
                faults.push(Fault::new(place, message));
            }
            pack.allow.push(Allow { words, rules, why, owner, since, place });
        }
        for site in toml.site {
            let place = place(at, &site);
            let site = site.into_inner();
            if pack.sites.iter().any(|s| s.id == site.id) {
                faults.push(Fault::new(place, format!("site `{}` stands twice", site.id)));
            }
            pack.sites.push(site);
        }
        pack.phrases.extend(toml.phrase.into_iter().map(|p| Phrase { place: place(at, &p), ..p.into_inner() }));
        pack.limits.extend(toml.limit.into_iter().map(|l| Limit { place: place(at, &l), ..l.into_inner() }));
        pack.remarks.extend(toml.remark.into_iter().map(|r| RemarkForm { place: place(at, &r), ..r.into_inner() }));
        if let Some(team) = toml.team {
            if team_place.is_some() {
                faults.push(Fault::new(place(at, &team), "[team] stands twice"));
            }
            team_place = Some(place(at, &team));
            pack.team = team.into_inner();
        }
    }
    pack.sets = sets.into_data();
    data::check(&pack, team_place.unwrap_or_default(), &mut faults);
    twice(&pack, &mut faults);
    if pack.version.is_empty() && faults.is_empty() {
        faults.push(
            Fault::new(Place::default(), "the pack has no [pack] with name and version").help("add it to pack.toml"),
        );
    }
    if faults.is_empty() { Ok(pack) } else { Err(faults) }
}

/// The parts that one character is taken apart into.
fn splits(whole: &str, parts: Vec<String>) -> Result<Vec<(String, char)>, String> {
    let mut chars = whole.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else {
        return Err(format!("「{whole}」 is not one character"));
    };
    let read: Vec<_> = parts.into_iter().map(|parts| (crate::text::fold_str(&parts), c)).collect();
    match read.iter().find(|(parts, _)| !(2..=3).contains(&parts.chars().count())) {
        Some((parts, _)) => Err(format!("「{parts}」: a character has two or three parts")),
        None => Ok(read),
    }
}

fn twice(pack: &Pack, faults: &mut Vec<Fault>) {
    let mut seen = BTreeMap::new();
    for rule in &pack.rules {
        if seen.insert(rule.id.as_str(), ()).is_some() {
            let fault = Fault::new(rule.place, format!("rule `{}` stands twice", rule.id));
            faults.push(fault.help("an id names one rule for ever; give this one its own"));
        }
    }
}

fn place<T>(file: usize, spanned: &Spanned<T>) -> Place {
    let span = spanned.span();
    Place { file, start: span.start, end: span.end }
}

#[cfg(test)]
mod tests;
