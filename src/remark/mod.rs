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
mod demand;
mod erp;
mod fields;
mod fill;
mod form;
mod guess;
mod length;
mod lint;
mod orders;
mod parts;
mod personal;
mod problem;
mod product;
mod promise;
mod quantity;
mod read;
mod request;
mod signature;
mod stamp;
mod tidy;
mod waybill;

#[cfg(test)]
mod tests;

pub use day::{Bound, ShipDay, ship_day};
pub use erp::{Window, for_reviewer};
pub use fields::Fields;
pub use length::Length;
pub use lint::Linted;
pub use orders::{Orders, orders};
pub use problem::{Fix, Problem, fixed};
pub use promise::{Promise, Promised};
pub use read::Line;
pub use request::{Composed, Input, Request};

use crate::pack::{Flag, RemarkForm, RemarkKind, Team};
use crate::text::calendar::{Date, Moment};
use address::Divisions;
use form::Form;
use stamp::DateForm;
use std::cell::OnceCell;

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
    pub fn fields(&self, kind: RemarkKind, text: &str, today: Date) -> Fields {
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

    /// What is wrong with the flag on a remark: red for changes before purple for special wishes (R11, R12).
    pub fn flag_problem(&self, text: &str, flag: Option<Flag>) -> Option<Problem> {
        lint::flag(self, text, flag)
    }

    /// What an agent's message `text`, sent at `now`, promises (R14), in the order it is said; each thing once.
    pub fn promises(&self, text: &str, now: Moment) -> Vec<Promise> {
        promise::promises(self, text, now)
    }

    /// Whether the saved `remark` says what `promise` does; never for a call back.
    pub fn kept(&self, remark: &str, promise: &Promise) -> bool {
        promise::kept(self, remark, promise)
    }

    /// What the ERP's `state` of an order says of a remark that comes later than five minutes after payment (R13).
    pub fn window(&self, state: &str) -> Window {
        erp::window(state)
    }

    fn write(&self, request: &Request<'_>, timed: bool) -> Option<Composed> {
        let at = self.forms.iter().position(|form| form.kind == request.kind)?;
        let about = self.forms.get(at)?;
        let mut problems: Vec<Problem> = signature::fault(request.agent).into_iter().collect();
        let (values, found, others) = self.values(request, &mut problems);
        if values.is_empty() && !request.kind.fields().is_empty() {
            problems.push(Problem::stop("nothing", "没有可写的内容"));
            problems.extend(found);
        } else {
            problems.extend(found);
            problems.extend(demand::problems(request.kind, &values, request.date, &self.vague));
        }
        let signs = !problems.iter().any(|p| matches!(p.code, "agent-missing" | "agent-invalid" | "nothing"));
        let mut wanted = vec![(about, values)];
        for (kind, text) in others {
            let (values, found) = fill::from_text(kind, &text, request.date, self.divisions());
            problems.extend(found);
            problems.extend(demand::problems(kind, &values, request.date, &self.vague));
            wanted.extend(self.forms.iter().find(|form| form.kind == kind).map(|form| (form, values)));
        }
        let mut lines = Vec::new();
        let mut remark = request.existing.to_owned();
        for (about, values) in wanted.iter().filter(|_| signs) {
            let Some(form) = self.parsed(about.kind) else { continue };
            let line = |minute| read::render(form, values, request.agent, &self.dates.write(request.date, minute));
            if stands(request.existing, &line(None)) || self.says(request, about.kind, values) {
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
        let flag = lint::strongest(wanted.iter().filter_map(|(about, _)| about.flag));
        Some(Composed { kind: request.kind, remark, lines, flag, problems, used })
    }

    /// Whether the remark as it stands has a line of this kind, of the same agent, day and fields, however it is typed.
    fn says(&self, request: &Request<'_>, kind: RemarkKind, values: &Fields) -> bool {
        if request.existing.len() > 4_096 {
            return false;
        }
        self.read_back(request.existing).into_iter().any(|line| {
            line.kind == Some(kind)
                && line.agent.is_some_and(|agent| agent.eq_ignore_ascii_case(request.agent))
                && line.date == Some(request.date)
                && fill::from_fields(kind, &line.fields, request.date, self.divisions()).0 == *values
        })
    }

    /// The fields of a request, and what else it asks for. Personal numbers are masked before anything else looks at
    /// them (W10).
    #[allow(clippy::type_complexity, reason = "told apart where it is called")]
    fn values(
        &self,
        request: &Request<'_>,
        problems: &mut Vec<Problem>,
    ) -> (Fields, Vec<Problem>, Vec<(RemarkKind, String)>) {
        match request.input {
            Input::Text(text) => {
                let found = personal::problems(text);
                let text = fixed(text, &found);
                problems.extend(found);
                if let Some((rest, others)) = parts::apart(request.kind, &text, request.date) {
                    let (values, found) = fill::from_text(request.kind, &rest, request.date, self.divisions());
                    if !values.is_empty() {
                        return (values, found, others);
                    }
                }
                let (values, found) = fill::from_text(request.kind, &text, request.date, self.divisions());
                (values, found, Vec::new())
            }
            Input::Fields(given) => {
                let mut given = given.clone();
                for (name, _) in request.kind.fields() {
                    if let Some(value) = given.get_mut(name) {
                        let found = personal::problems(value);
                        *value = fixed(value, &found);
                        problems.extend(found.into_iter().map(|problem| problem.of(name)));
                    }
                }
                let (values, found) = fill::from_fields(request.kind, &given, request.date, self.divisions());
                (values, found, Vec::new())
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
