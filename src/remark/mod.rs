//! Order remarks (备注): from what a customer wrote to the line a team writes, and back again (R1–R12).
//!
//! [`Composer`] is the way in. It is built once from a pack's forms and team; agent and time are always arguments.
//! What is not said is never guessed: it is a [`Problem`] for the agent. Reading understands either width of
//! punctuation; writing keeps to the team's form to the letter.

pub mod address;
mod asked;
mod courier;
mod couriers;
mod day;
mod day_at;
mod demand;
mod fill;
mod form;
mod guess;
mod length;
mod lint;
mod personal;
mod problem;
mod product;
mod quantity;
mod read;
mod request;
mod signature;
mod stamp;
mod tidy;

#[cfg(test)]
mod tests;

pub use length::Length;
pub use lint::Linted;
pub use problem::{Fix, Problem, fixed};
pub use read::Line;
pub use request::{Composed, Input, Request};

use crate::pack::{RemarkForm, RemarkKind, Team};
use crate::text::calendar::Date;
use address::Divisions;
use form::Form;
use stamp::DateForm;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// Writes and reads remarks in one team's forms.
pub struct Composer {
    forms: Vec<RemarkForm>,
    parsed: Vec<Form>,
    dates: DateForm,
    vague: Vec<String>,
    agents: Vec<String>,
    divisions: OnceCell<Divisions>,
}

impl Composer {
    /// The composer of a team. Of two forms of one kind the first counts.
    pub fn new(forms: Vec<RemarkForm>, team: &Team) -> Self {
        Self {
            parsed: forms.iter().map(|form| Form::new(form.kind, &form.form)).collect(),
            forms,
            dates: DateForm::new(&team.date),
            vague: team.vague.clone(),
            agents: team.roster.iter().flat_map(|seat| seat.agents.iter().cloned()).collect(),
            divisions: OnceCell::new(),
        }
    }

    /// Gives the table that addresses are read with; one that is there stays. Without it an address is its name, its
    /// number and one long place.
    pub fn learn_divisions(&self, divisions: Divisions) {
        let _ = self.divisions.set(divisions);
    }

    /// As [`Self::learn_divisions`], while building.
    #[must_use]
    pub fn with_divisions(self, divisions: Divisions) -> Self {
        self.learn_divisions(divisions);
        self
    }

    /// The table that addresses are read with.
    pub fn divisions(&self) -> Option<&Divisions> {
        self.divisions.get()
    }

    /// The forms, in the order of the agent's keys.
    pub fn forms(&self) -> &[RemarkForm] {
        &self.forms
    }

    /// Writes a remark below those that stand. The time is written where the form carries it. Nothing if the pack has
    /// no form of this kind.
    pub fn compose(&self, request: &Request<'_>) -> Option<Composed> {
        self.write(request, false)
    }

    /// As [`Self::compose`], with the time in every form: for those who give a moment and not a day (R11).
    pub fn compose_timed(&self, request: &Request<'_>) -> Option<Composed> {
        self.write(request, true)
    }

    /// Every line of a saved remark, blank ones left out.
    pub fn read_back(&self, text: &str) -> Vec<Line> {
        read::lines(self, text)
    }

    /// Which kind a pasted sentence most likely wants; nothing for a blank one, nor for a pack without forms.
    pub fn guess(&self, text: &str) -> Option<RemarkKind> {
        let has = |kind: &RemarkKind| self.parsed(*kind).is_some();
        guess::kind(text, self.divisions())
            .filter(has)
            .or_else(|| Some(RemarkKind::Other).filter(|kind| has(kind) && !text.trim().is_empty()))
    }

    /// The fields that a pasted message fills, as said on `today`. Fields it says nothing of are left out.
    pub fn fields(&self, kind: RemarkKind, text: &str, today: Date) -> BTreeMap<&'static str, String> {
        fill::from_text(kind, text, today, self.divisions()).0
    }

    /// What is wrong with a remark as `agent` is about to save it on `date`. The fixes belong to `text`; [`fixed`]
    /// makes them.
    pub fn lint(&self, text: &str, agent: &str, date: Date, length: Length) -> Vec<Problem> {
        self.inspect(text, agent, date, length).problems
    }

    /// As [`Self::lint`], with the kind of the last line.
    pub fn inspect(&self, text: &str, agent: &str, date: Date, length: Length) -> Linted {
        lint::lint(self, text, agent, date, length)
    }

    fn write(&self, request: &Request<'_>, timed: bool) -> Option<Composed> {
        let at = self.forms.iter().position(|form| form.kind == request.kind)?;
        let (about, form) = (self.forms.get(at)?, self.parsed.get(at)?);
        let mut problems: Vec<Problem> = signature::fault(request.agent).into_iter().collect();
        let (values, found) = self.values(request, &mut problems);
        if values.is_empty() && !request.kind.fields().is_empty() {
            problems.push(Problem::stop("nothing", "没有可写的内容"));
            problems.extend(found);
        } else {
            problems.extend(found);
            problems.extend(demand::problems(request.kind, &values, request.date, &self.vague));
        }
        let signs = !problems.iter().any(|p| matches!(p.code, "agent-missing" | "agent-invalid" | "nothing"));
        let mut lines = Vec::new();
        let mut remark = request.existing.to_owned();
        if signs {
            let line = |minute| read::render(form, &values, request.agent, &self.dates.write(request.date, minute));
            if stands(request.existing, &line(None)) {
                problems.push(Problem::new("repeated", "这条备注已经有了"));
            }
            let line = line(request.minute.filter(|_| timed || about.time));
            if !remark.is_empty() && !remark.ends_with('\n') {
                remark.push('\n');
            }
            remark.push_str(&line);
            lines.push(line);
        }
        problems.extend(request.length().problem(&remark).filter(|_| signs));
        let used = request.length().of(&remark);
        Some(Composed { kind: request.kind, remark, lines, flag: about.flag, problems, used })
    }

    /// The fields of a request. Personal numbers are masked before anything else looks at them (W10).
    fn values(&self, request: &Request<'_>, problems: &mut Vec<Problem>) -> (fill::Values, Vec<Problem>) {
        match request.input {
            Input::Text(text) => {
                let found = personal::problems(text);
                let text = fixed(text, &found);
                problems.extend(found);
                fill::from_text(request.kind, &text, request.date, self.divisions())
            }
            Input::Fields(given) => {
                let mut given = given.clone();
                for (name, _) in request.kind.fields() {
                    if let Some(value) = given.get_mut(*name) {
                        let found = personal::problems(value);
                        *value = fixed(value, &found);
                        problems.extend(found.into_iter().map(|problem| problem.of(name)));
                    }
                }
                fill::from_fields(request.kind, &given, request.date, self.divisions())
            }
        }
    }

    fn parsed(&self, kind: RemarkKind) -> Option<&Form> {
        self.forms.iter().position(|form| form.kind == kind).and_then(|at| self.parsed.get(at))
    }

    /// The forms, those that say something definite before those of free text.
    fn by_meaning(&self) -> impl Iterator<Item = (RemarkKind, &Form)> {
        const DEFINITE: [RemarkKind; 5] =
            [RemarkKind::Urged, RemarkKind::Address, RemarkKind::ShipDate, RemarkKind::Courier, RemarkKind::Product];
        let definite = DEFINITE.into_iter().filter_map(|kind| Some((kind, self.parsed(kind)?)));
        let free = self.forms.iter().zip(&self.parsed).map(|(form, parsed)| (form.kind, parsed));
        definite.chain(free.filter(|(kind, _)| !DEFINITE.contains(kind)))
    }

    fn is_agent(&self, word: &str) -> bool {
        self.agents.iter().any(|agent| agent == word)
    }
}

/// Whether `line` stands in `existing` already, with any time and in any width.
fn stands(existing: &str, line: &str) -> bool {
    let wanted = tidy::key(line);
    existing.split('\n').any(|old| {
        let old = old.trim_end();
        let old = stamp::time_at_end(old).map_or(old, |(at, _)| &old[..at]);
        tidy::key(old) == wanted
    })
}
