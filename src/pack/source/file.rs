//! One TOML file of a pack: the tables it may hold. What is not named here is a fault.

use super::rule::RuleToml;
use crate::pack::{Answered, Limit, Phrase, RemarkForm, Reminder, Seat, Shift, Shop, Site, Stage, StartLine, Topic};
use serde::Deserialize;
use serde_spanned::Spanned;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileToml {
    pub(super) pack: Option<Spanned<AboutToml>>,
    #[serde(default)]
    pub(super) disable: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) sets: BTreeMap<Spanned<String>, Vec<String>>,
    #[serde(default)]
    pub(super) neutral: Vec<String>,
    #[serde(default)]
    pub(super) splits: BTreeMap<Spanned<String>, Vec<String>>,
    #[serde(default)]
    pub(super) allow: Vec<Spanned<AllowToml>>,
    #[serde(default)]
    pub(super) rule: Vec<Spanned<RuleToml>>,
    #[serde(default)]
    pub(super) site: Vec<Spanned<Site>>,
    #[serde(default)]
    pub(super) phrase: Vec<Spanned<Phrase>>,
    #[serde(default)]
    pub(super) answered: Vec<Spanned<Answered>>,
    #[serde(default)]
    pub(super) limit: Vec<Spanned<Limit>>,
    #[serde(default)]
    pub(super) remark: Vec<Spanned<RemarkForm>>,
    #[serde(default)]
    pub(super) announcement: Vec<Spanned<AnnouncementToml>>,
    #[serde(default)]
    pub(super) promo: Vec<Spanned<PromoToml>>,
    #[serde(default)]
    pub(super) reminder: Vec<Spanned<Reminder>>,
    #[serde(default)]
    pub(super) start: Vec<Spanned<StartLine>>,
    #[serde(default)]
    pub(super) hint: Vec<Spanned<HintToml>>,
    pub(super) team: Option<Spanned<TeamToml>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AboutToml {
    pub(super) name: String,
    pub(super) version: String,
    /// The layer it stands upon: `default`.
    pub(super) base: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AllowToml {
    pub(super) words: Vec<String>,
    pub(super) rules: Vec<String>,
    pub(super) why: String,
    pub(super) owner: String,
    pub(super) since: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnnouncementToml {
    pub(super) id: String,
    pub(super) kind: Topic,
    pub(super) text: String,
    pub(super) from: Option<Spanned<String>>,
    pub(super) to: Spanned<String>,
    #[serde(default)]
    pub(super) shops: Vec<String>,
    #[serde(default)]
    pub(super) platforms: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PromoToml {
    pub(super) name: String,
    pub(super) from: Spanned<String>,
    pub(super) to: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HintToml {
    pub(super) agent: Spanned<String>,
    pub(super) from: Spanned<String>,
    pub(super) to: Spanned<String>,
    pub(super) level: Spanned<u8>,
}

/// Of `[team]`, each field by itself: a layer overrides those it names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TeamToml {
    pub(super) salt: Option<Spanned<String>>,
    pub(super) call: Option<String>,
    pub(super) date: Option<String>,
    pub(super) vague: Option<Vec<String>>,
    pub(super) stages: Option<Vec<Stage>>,
    pub(super) shifts: Option<Vec<Shift>>,
    pub(super) roster: Option<Vec<Spanned<Seat>>>,
    pub(super) shops: Option<Vec<Shop>>,
    pub(super) urge: Option<String>,
}

impl FileToml {
    /// Its tables other than those named, with the places of their first entries.
    pub(super) fn tables(&self) -> Vec<(&'static str, Option<std::ops::Range<usize>>)> {
        fn first<T>(list: &[Spanned<T>]) -> Option<std::ops::Range<usize>> {
            list.first().map(Spanned::span)
        }
        let neutral = (!self.neutral.is_empty()).then_some(0..0);
        vec![
            ("pack", self.pack.as_ref().map(Spanned::span)),
            ("disable", first(&self.disable)),
            ("sets", self.sets.keys().next().map(Spanned::span)),
            ("neutral", neutral),
            ("splits", self.splits.keys().next().map(Spanned::span)),
            ("allow", first(&self.allow)),
            ("rule", first(&self.rule)),
            ("site", first(&self.site)),
            ("phrase", first(&self.phrase)),
            ("answered", first(&self.answered)),
            ("limit", first(&self.limit)),
            ("remark", first(&self.remark)),
            ("announcement", first(&self.announcement)),
            ("promo", first(&self.promo)),
            ("reminder", first(&self.reminder)),
            ("start", first(&self.start)),
            ("hint", first(&self.hint)),
            ("team", self.team.as_ref().map(Spanned::span)),
        ]
    }
}
