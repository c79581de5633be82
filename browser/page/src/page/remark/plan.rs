//! What would be written now, and how the panel shows it: text, flag, what is wrong, the next step.

use super::super::Page;
use super::super::look::REMARK;
use super::super::who::now;
use super::{Given, Work};
use crate::panel::{FlagLine, Remark, Step};
use crate::site::Dialog;
use xiaoqi::pack::{Flag, RemarkKind, Who as Speaker};
use xiaoqi::remark::{Composed, Input, Request};
use xiaoqi::wording::Context;

/// How many kinds have keys.
const KINDS: usize = 8;

/// What is to be written, worked out anew at every look.
pub(super) struct Plan {
    pub(super) composed: Composed,
    pub(super) flag: Option<Flag>,
}

impl Page {
    /// What would be written now.
    pub(super) fn plan(&self, dialog: &Dialog) -> Option<Plan> {
        let work = self.work.as_ref()?;
        let remarks = self.remarks();
        // What the agent has signed himself is his own remark, not something to make one of.
        let whole = || remarks.read_back(&work.input).last().is_some_and(|line| line.agent.is_some());
        let kind = match work.kind {
            Some(kind) => kind,
            None if whole() => return None,
            None => remarks.guess(&work.input)?,
        };
        let said;
        let input = match &work.given {
            _ if !work.input.trim().is_empty() => Input::Text(&work.input),
            Some(Given::Text(text)) => Input::Text(text),
            Some(Given::Fields(fields)) => Input::Fields(fields),
            None if kind == RemarkKind::Urged => Input::Text(""),
            None => {
                said = self.said();
                Input::Text(&said)
            }
        };
        let composed = self.composed(kind, input, &work.existing)?;
        let proposed = composed.flag.filter(|flag| dialog.has(*flag));
        let flag = match (dialog.flag, proposed) {
            (None, Some(proposed)) => (!work.other_flag).then_some(proposed),
            (Some(_), Some(proposed)) if work.other_flag => Some(proposed),
            (kept, _) => kept,
        };
        Some(Plan { composed, flag })
    }

    /// A remark in the team's form, signed by who works here, as long as this platform keeps.
    pub(super) fn composed(&self, kind: RemarkKind, input: Input<'_>, existing: &str) -> Option<Composed> {
        let remarks = self.remarks();
        let form = remarks.forms().iter().find(|form| form.kind == kind)?;
        let now = now()?;
        let site = &self.here.as_ref()?.site().remark;
        remarks.compose(&Request {
            kind,
            agent: &self.identify().0.agent,
            date: now.date,
            minute: form.time.then_some(now.second / 60),
            existing,
            input,
            limit: site.limit,
            unit: site.unit,
        })
    }

    /// The titles of the kinds that have keys.
    pub(super) fn kinds(&self) -> Vec<String> {
        self.remarks().forms().iter().take(KINDS).map(|form| form.title.clone()).collect()
    }

    /// Which key a kind has.
    pub(super) fn kind_at(&self, kind: RemarkKind) -> Option<usize> {
        self.remarks().forms().iter().take(KINDS).position(|form| form.kind == kind)
    }

    /// What the customer said last, in the open chat.
    fn said(&self) -> String {
        let turns = self.here.as_ref().map(|here| here.turns()).unwrap_or_default();
        turns.iter().rev().find(|turn| turn.who == Speaker::Customer).map(|turn| turn.text.clone()).unwrap_or_default()
    }

    /// The remark as the panel shows it.
    pub(in crate::page) fn remark_view(&self) -> Option<Remark> {
        let (here, work) = (self.here.as_ref()?, self.work.as_ref()?);
        let dialog = here.dialog()?;
        let mut view =
            Remark { order: work.order.clone(), kinds: self.kinds(), advice: advice(work), ..Remark::default() };
        let text = dialog.field.read();
        // The page may still be asking its server what stands there already.
        if work.missing {
            view.advice = "正在读出原来的备注，请稍等".to_owned();
            return Some(view);
        }
        let Some(plan) = self.plan(&dialog) else {
            self.look_over(work, &dialog, &mut view);
            self.bar_words(&text, &mut view);
            return Some(view);
        };
        let composed = &plan.composed;
        view.kind = self.kind_at(composed.kind);
        view.old.clone_from(&work.existing);
        view.new.clone_from(&composed.lines);
        view.flag = flag_line(dialog.flag, composed.flag.filter(|flag| dialog.has(*flag)), work.other_flag);
        view.problems = composed.problems.iter().map(|p| (p.message.clone(), p.stops)).collect();
        let site = &here.site().remark;
        if site.limit > 0 {
            view.length = format!("{}/{}", composed.used, site.limit);
        }
        self.signs(&mut view);
        let (who, _) = self.identify();
        let stops = view.problems.iter().any(|(_, stops)| *stops);
        let written =
            work.written.as_ref().filter(|w| w.remark == text && w.agent == who.agent && w.account == who.account);
        let late = if composed.kind.before_shipping() { self.window(work, &mut view) } else { None };
        view.step = match written {
            _ if stops => Step::Nothing,
            _ if late.is_some() => late.unwrap_or_default(),
            _ if self.walking(&work.order) => self.step_of_many(&work.existing, &mut view),
            Some(_) if plan.flag == dialog.flag => Step::Save,
            // Pressed already, and the page did not take it.
            Some(written) if written.flag == plan.flag => {
                let flag = written.flag.map_or("旗子", Flag::said);
                view.problems.push((format!("{flag}没有选上，请在页面上选好再保存"), false));
                Step::Save
            }
            _ => Step::Write,
        };
        self.bar_words(&composed.remark, &mut view);
        Some(view)
    }

    /// Names the words in `text` that no remark may have, before the agent saves it; they leave no key to write it.
    fn bar_words(&self, text: &str, view: &mut Remark) {
        let Some(here) = self.here.as_ref().filter(|_| !self.paused) else { return };
        let platform = here.site().platform.clone();
        let context = Context { platform, scope: REMARK.to_owned(), ..Context::default() };
        for finding in self.desk.check(text, &context).findings {
            if Self::holds_remark(finding.rule.severity) {
                let words = finding.span.of(text);
                view.problems.push((format!("「{words}」不能写进备注：{}", finding.rule.title), true));
                view.step = Step::Nothing;
            }
        }
    }

    /// Nobody known writes no remark.
    pub(super) fn signs(&self, view: &mut Remark) {
        let (who, _) = self.identify();
        if who.agent.is_empty() {
            view.problems.retain(|(_, stops)| !stops);
            let why = if who.account.is_empty() {
                "页面上没有看到接待账号，不能写备注"
            } else {
                "先确认接待ID，再写备注"
            };
            view.problems.insert(0, (why.to_owned(), true));
        }
    }
}

fn advice(work: &Work) -> String {
    if work.input.trim().is_empty() && work.kind.is_none() {
        return "把客户的话粘贴到备注框，再按种类".to_owned();
    }
    String::new()
}

fn flag_line(chosen: Option<Flag>, proposed: Option<Flag>, other: bool) -> Option<FlagLine> {
    let line = |text: String, other: Option<String>| Some(FlagLine { text, other });
    match (chosen, proposed) {
        (None, None) => None,
        (Some(chosen), None) => line(format!("保留{}", chosen.said()), None),
        (None, Some(new)) if other => line("不插旗".into(), Some(format!("插{}", new.said()))),
        (None, Some(new)) => line(format!("插{}", new.said()), Some("不插旗".into())),
        (Some(chosen), Some(new)) if chosen == new => line(format!("{}已经插上", new.said()), None),
        (Some(chosen), Some(new)) if other => {
            line(format!("改插{}", new.said()), Some(format!("保留{}", chosen.said())))
        }
        (Some(chosen), Some(new)) => line(format!("保留{}", chosen.said()), Some(format!("改插{}", new.said()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_different_flag_stays_unless_the_agent_says_so() {
        let text = |line: Option<FlagLine>| line.map(|line| line.text).unwrap_or_default();
        assert_eq!(text(flag_line(Some(Flag::Yellow), Some(Flag::Red), false)), "保留黄旗");
        assert_eq!(text(flag_line(Some(Flag::Yellow), Some(Flag::Red), true)), "改插红旗");
        assert_eq!(text(flag_line(None, Some(Flag::Red), false)), "插红旗");
        assert_eq!(flag_line(None, None, false), None);
    }
}
