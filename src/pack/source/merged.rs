//! All layers of a pack's source in one, and from there to the pack. Says what each family's entries are called by.

use super::data::{self, Known};
use super::file::{FileToml, TeamToml};
use super::layer::{Layer, Reach};
use super::merge::{Gone, Named, disable};
use super::sets::Sets;
use super::{caps, daily, file, place, rule, shown, until};
use crate::pack::{Allow, Answered, Fault, Limit, Pack, Phrase, Place, RemarkForm, Reminder, Site, StartLine, Team};
use serde_spanned::Spanned;

pub(super) struct Merged {
    rules: Named<rule::RuleToml>,
    phrases: Named<Phrase>,
    answered: Vec<(usize, Spanned<Answered>)>,
    limits: Named<Limit>,
    remarks: Named<RemarkForm>,
    sites: Named<Site>,
    announcements: Named<file::AnnouncementToml>,
    promos: Named<file::PromoToml>,
    reminders: Named<Reminder>,
    start: Named<StartLine>,
    hints: Named<file::HintToml>,
    sets: Named<Vec<String>>,
    splits: Vec<Split>,
    allow: Vec<(usize, Spanned<file::AllowToml>)>,
    neutral: Vec<String>,
    about: (String, String),
    salt: String,
    team: Team,
    team_place: Place,
    gone: Gone,
}

/// The parts that one character is taken apart into.
struct Split {
    whole: String,
    parts: Vec<String>,
    layer: usize,
    place: Place,
}

impl Merged {
    pub(super) fn new() -> Self {
        Self {
            rules: Named::new("rule"),
            phrases: Named::new("phrase"),
            answered: Vec::new(),
            limits: Named::new("limit"),
            remarks: Named::new("remark"),
            sites: Named::new("site"),
            announcements: Named::new("announcement"),
            promos: Named::new("promo"),
            reminders: Named::new("reminder"),
            start: Named::new("start"),
            hints: Named::new("hint"),
            sets: Named::new("set"),
            splits: Vec::new(),
            allow: Vec::new(),
            neutral: Vec::new(),
            about: Default::default(),
            salt: String::new(),
            team: Team::default(),
            team_place: Place::default(),
            gone: Gone::new(),
        }
    }

    /// Puts the files of layer `at` above what is there. What it disables goes first, so that it can say the same id anew.
    pub(super) fn add(&mut self, at: usize, layers: &[Layer], files: Vec<(usize, FileToml)>, faults: &mut Vec<Fault>) {
        let reach = layers.get(at).map_or(Reach::All, |layer| layer.reach);
        let below = at.checked_sub(1).and_then(|below| layers.get(below));
        let (mut about, mut team) = (None, None);
        for (file, toml) in &files {
            within(reach, *file, toml, faults);
            if let Some(this) = &toml.pack {
                stands_upon(this, *file, below, faults);
                once(&mut about, place(*file, this), "[pack]", faults);
            }
            if let Some(this) = &toml.team {
                once(&mut team, place(*file, this), "[team]", faults);
            }
            for id in &toml.disable {
                self.disable(id.get_ref(), place(*file, id), faults);
            }
        }
        for (file, toml) in files {
            self.put(at, reach, file, toml, faults);
        }
    }

    fn disable(&mut self, id: &str, at: Place, faults: &mut Vec<Fault>) {
        let mut families: [&mut dyn super::merge::Family; 10] = [
            &mut self.rules,
            &mut self.phrases,
            &mut self.limits,
            &mut self.remarks,
            &mut self.sites,
            &mut self.announcements,
            &mut self.promos,
            &mut self.reminders,
            &mut self.start,
            &mut self.hints,
        ];
        disable(&mut families, id, at, &mut self.gone, faults);
    }

    fn put(&mut self, layer: usize, reach: Reach, file: usize, toml: FileToml, faults: &mut Vec<Fault>) {
        let at = |span: std::ops::Range<usize>| Place { file, start: span.start, end: span.end };
        if let Some(about) = toml.pack {
            let about = about.into_inner();
            self.about = (about.name, about.version);
        }
        for (name, words) in toml.sets {
            self.sets.put(name.get_ref(), place(file, &name), layer, Spanned::new(name.span(), words), faults);
        }
        for (whole, parts) in toml.splits {
            // Files of one layer add to one another; a layer above says a character's parts anew.
            self.splits.retain(|split| split.layer == layer || split.whole != *whole.get_ref());
            let at = place(file, &whole);
            self.splits.push(Split { whole: whole.into_inner(), parts, layer, place: at });
        }
        self.neutral.extend(toml.neutral);
        self.allow.extend(toml.allow.into_iter().map(|allow| (file, allow)));
        for e in toml.rule {
            let (id, said) = (e.get_ref().id.get_ref().clone(), place(file, &e.get_ref().id));
            self.rules.put(&id, said, layer, e, faults);
        }
        for e in toml.phrase {
            let id = e.get_ref().id.clone();
            // 标准话术 are the supervisor's: a team lead's own target does not reword them.
            if reach == Reach::Phrases && self.phrases.get(&id).is_some_and(|old| old.locked) {
                faults.push(Fault::new(
                    place(file, &e),
                    format!("phrase `{id}` is locked (标准话术): only the pack itself rewords it"),
                ));
            }
            self.phrases.put(&id, at(e.span()), layer, e, faults);
        }
        self.answered.extend(toml.answered.into_iter().map(|answered| (file, answered)));
        for e in toml.limit {
            self.limits.put(&e.get_ref().id.clone(), at(e.span()), layer, e, faults);
        }
        for e in toml.remark {
            self.remarks.put(e.get_ref().kind.id(), at(e.span()), layer, e, faults);
        }
        for e in toml.site {
            self.sites.put(&e.get_ref().id.clone(), at(e.span()), layer, e, faults);
        }
        for e in toml.announcement {
            self.announcements.put(&e.get_ref().id.clone(), at(e.span()), layer, e, faults);
        }
        for e in toml.promo {
            self.promos.put(&e.get_ref().name.clone(), at(e.span()), layer, e, faults);
        }
        for e in toml.reminder {
            self.reminders.put(&e.get_ref().id.clone(), at(e.span()), layer, e, faults);
        }
        for e in toml.start {
            self.start.put(&e.get_ref().id.clone(), at(e.span()), layer, e, faults);
        }
        for e in toml.hint {
            self.hints.put(&e.get_ref().agent.get_ref().clone(), at(e.span()), layer, e, faults);
        }
        if let Some(team) = toml.team {
            self.team_place = at(team.span());
            self.put_team(file, team.into_inner(), faults);
        }
    }

    fn put_team(&mut self, file: usize, toml: TeamToml, faults: &mut Vec<Fault>) {
        fn over<T>(field: &mut T, said: Option<T>) {
            if let Some(said) = said {
                *field = said;
            }
        }
        if let Some(salt) = toml.salt {
            let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
            if salt.get_ref().len() != 32 || !salt.get_ref().bytes().all(hex) {
                let fault = Fault::new(place(file, &salt), "a salt is 32 hexadecimal digits");
                faults.push(fault.help("`xiaoqi pack roster FOLDER` makes one"));
            }
            self.salt = salt.into_inner();
        }
        over(&mut self.team.call, toml.call);
        over(&mut self.team.date, toml.date);
        over(&mut self.team.vague, toml.vague);
        over(&mut self.team.stages, toml.stages);
        over(&mut self.team.shifts, toml.shifts);
        let seat = |s: Spanned<crate::pack::Seat>| crate::pack::Seat { place: place(file, &s), ..s.into_inner() };
        over(&mut self.team.roster, toml.roster.map(|roster| roster.into_iter().map(seat).collect()));
        over(&mut self.team.shops, toml.shops);
        over(&mut self.team.urge, toml.urge);
    }

    /// The pack that the layers say together.
    pub(super) fn read(self, faults: &mut Vec<Fault>) -> Pack {
        let mut sets = Sets::default();
        let mut places = std::collections::BTreeMap::new();
        for (name, file, words) in self.sets.into_named() {
            sets.add(&name, words.get_ref(), place(file, &words), faults);
            places.insert(name, place(file, &words));
        }
        sets.resolve(&places, faults);
        let mut pack = Pack { neutral: self.neutral, team: self.team, salt: self.salt, ..Pack::default() };
        (pack.name, pack.version) = self.about;
        for (file, toml) in self.rules.into_entries() {
            pack.rules.extend(rule::read(toml, file, &sets, faults));
        }
        for Split { whole, parts, place, .. } in self.splits {
            match super::splits(&whole, parts) {
                Ok(read) => pack.splits.extend(read),
                Err(message) => faults.push(Fault::new(place, message)),
            }
        }
        for (file, allow) in self.allow {
            let place = place(file, &allow);
            let file::AllowToml { words, rules, why, owner, since } = allow.into_inner();
            if let Err(message) = sets.check(&words) {
                faults.push(Fault::new(place, message));
            }
            pack.allow.push(Allow { words, rules, why, owner, since, place });
        }
        let site = |(file, s): (usize, Spanned<Site>)| Site { place: place(file, &s), ..s.into_inner() };
        pack.sites = self.sites.into_entries().map(site).collect();
        let phrase = |(file, p): (usize, Spanned<Phrase>)| Phrase { place: place(file, &p), ..p.into_inner() };
        pack.phrases = self.phrases.into_entries().map(phrase).collect();
        let answered = |(file, a): (usize, Spanned<Answered>)| Answered { place: place(file, &a), ..a.into_inner() };
        pack.answered = self.answered.into_iter().map(answered).collect();
        let limit = |(file, l): (usize, Spanned<Limit>)| Limit { place: place(file, &l), ..l.into_inner() };
        pack.limits = self.limits.into_entries().map(limit).collect();
        let form = |(file, r): (usize, Spanned<RemarkForm>)| RemarkForm { place: place(file, &r), ..r.into_inner() };
        pack.remarks = self.remarks.into_entries().map(form).collect();
        pack.announcements = self.announcements.into_entries().filter_map(|e| until::announcement(e, faults)).collect();
        pack.promos = self.promos.into_entries().filter_map(|e| until::promo(e, faults)).collect();
        let reminder = |(file, r): (usize, Spanned<Reminder>)| Reminder { place: place(file, &r), ..r.into_inner() };
        pack.reminders = self.reminders.into_entries().map(reminder).collect();
        let line = |(file, l): (usize, Spanned<StartLine>)| StartLine { place: place(file, &l), ..l.into_inner() };
        pack.start = self.start.into_entries().map(line).collect();
        pack.hints = self.hints.into_entries().filter_map(|e| until::hint(e, faults)).collect();
        pack.sets = sets.into_data();
        caps::check(&pack, faults);
        shown::check(&pack, self.team_place, faults);
        daily::check(&pack, self.team_place, faults);
        data::check(&pack, &Known { team: self.team_place, gone: &self.gone }, faults);
        pack
    }
}

fn once(first: &mut Option<Place>, at: Place, what: &str, faults: &mut Vec<Fault>) {
    if first.replace(at).is_some() {
        faults.push(Fault::new(at, format!("{what} stands twice")));
    }
}

/// A layer that names its base stands upon that and nothing else.
fn stands_upon(about: &Spanned<file::AboutToml>, file: usize, below: Option<&Layer>, faults: &mut Vec<Fault>) {
    let Some(base) = &about.get_ref().base else { return };
    let at = place(file, base);
    match below {
        Some(below) if below.name == *base.get_ref() => {}
        Some(below) => {
            let fault = Fault::new(at, format!("this layer stands upon `{}`, not `{}`", below.name, base.get_ref()));
            faults.push(fault.help(format!("base = \"{}\"", below.name)));
        }
        None => faults.push(Fault::new(at, format!("the layer `{}` below is not here", base.get_ref()))),
    }
}

/// Whether a layer keeps to what it may say.
fn within(reach: Reach, file: usize, toml: &FileToml, faults: &mut Vec<Fault>) {
    let (may, also) = match reach {
        Reach::All => return,
        Reach::Phrases => ("phrase", "answered"),
        Reach::Hints => ("hint", "hint"),
    };
    for (table, span) in toml.tables() {
        if let (true, Some(span)) = (table != may && table != also, span) {
            let at = Place { file, start: span.start, end: span.end };
            faults.push(Fault::new(at, format!("who signed this may only write `[[{may}]]`, not `{table}`")));
        }
    }
}
