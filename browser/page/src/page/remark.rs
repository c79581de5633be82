//! The remark dialog of an order: composing what the agent asks for, putting it in on his key, saving on his next key,
//! and seeing what the page made of it. What stood there before is kept to the character; nothing is saved by itself.

use super::Page;
use super::who::now;
use crate::guard::Draft;
use crate::panel::{FlagLine, Remark, Saved, Step};
use crate::site::Dialog;
use web_sys::Element;
use xiaoqi::pack::{Flag, Measure, RemarkKind, Verdict, Who as Speaker};
use xiaoqi::remark::{Composed, Input, Request};
use xiaoqi::text::Span;
use xiaoqi::timing::{Event, Place, What};
use xiaoqi_bridge::Utf16Span;

/// How many kinds have keys.
const KINDS: usize = 8;

/// What is being written in a dialog.
pub(super) struct Work {
    /// The dialog.
    pub(super) dialog: Element,
    order: String,
    /// What stood there when the agent opened it.
    existing: String,
    /// Whether the agent has written into it since.
    touched: bool,
    /// What the agent wrote, to make a remark of.
    input: String,
    /// The kind the agent chose by its key.
    kind: Option<RemarkKind>,
    /// Whether the agent wants the other flag.
    other_flag: bool,
    /// What was put in.
    written: Option<Written>,
    /// What is being saved.
    saving: Option<String>,
}

/// What was put into the dialog, for whom.
#[derive(Clone, PartialEq)]
struct Written {
    remark: String,
    agent: String,
    account: String,
    flag: Option<Flag>,
}

/// What was saved and may still have to be seen in the page.
#[derive(Clone)]
pub(super) struct Done {
    order: String,
    remark: String,
    seen: bool,
    unchanged: String,
    phrase: String,
}

/// What is to be written, worked out anew at every look.
struct Plan {
    composed: Composed,
    flag: Option<Flag>,
}

impl Page {
    /// Looks at the remark dialog, if one is open.
    pub(super) fn look_remark(&mut self) {
        let Some(here) = &self.here else { return };
        let dialog = here.dialog();
        let same = |work: &Work, dialog: &Dialog| work.dialog == dialog.element && work.order == dialog.order;
        if let Some(work) = self.work.take_if(|work| !dialog.as_ref().is_some_and(|dialog| same(work, dialog))) {
            self.closed(work);
        }
        let Some(dialog) = dialog else { return };
        let text = dialog.field.read();
        let work = self.work.get_or_insert_with(|| Work {
            dialog: dialog.element.clone(),
            order: dialog.order.clone(),
            existing: text.clone(),
            touched: false,
            input: String::new(),
            kind: None,
            other_flag: false,
            written: None,
            saving: None,
        });
        if !work.touched && work.written.is_none() {
            work.existing.clone_from(&text); // it may arrive after the dialog
        }
        if work.written.as_ref().is_none_or(|written| !text.contains(&written.remark)) {
            let added = added(&text, &work.existing);
            let ours = work.written.as_ref().and_then(|w| w.remark.strip_prefix(&work.existing));
            if ours.is_none_or(|ours| added.is_empty() || !added.contains(ours.trim())) {
                work.input = added;
            }
        }
    }

    /// The agent is about to write in the dialog: what stands there now is what he found.
    pub(super) fn touch_remark(&mut self) {
        self.look_remark();
        if let Some(work) = &mut self.work {
            work.touched = true;
        }
    }

    /// The agent chose a kind.
    pub(super) fn choose_kind(&mut self, at: usize) {
        let kind = self.desk.remarks().forms().get(at).map(|form| form.kind);
        if let Some(work) = &mut self.work {
            (work.kind, work.other_flag, work.written) = (kind, false, None);
        }
        self.look_now();
    }

    /// The agent takes the other flag.
    pub(super) fn choose_flag(&mut self) {
        if let Some(work) = &mut self.work {
            work.other_flag = !work.other_flag;
        }
        self.look_now();
    }

    /// The agent's key: puts the remark in; pressed again, saves it.
    pub(super) fn write_remark(&mut self) {
        self.look_remark();
        let Some((dialog, remark)) = self.here.as_ref().and_then(|here| here.dialog()).zip(self.remark_view()) else {
            return;
        };
        match remark.step {
            Step::Nothing => {}
            Step::Write => self.put_in(&dialog),
            Step::Save => self.save(&dialog),
        }
        self.look_later();
    }

    /// Presses the page's own button; the press is ours, so it is judged here and not on its way through the page.
    fn save(&mut self, dialog: &Dialog) {
        let draft = Draft { text: dialog.field.read(), chat: dialog.order.clone(), remark: true };
        if Self::holds_remark(self.verdict(&draft)) {
            self.notice("没有保存，备注里有不能写的内容，请改好再存");
            return;
        }
        self.saving(&draft.text);
        if !dialog.press_save() {
            self.notice("没有找到保存按钮，请手动保存");
        }
    }

    fn put_in(&mut self, dialog: &Dialog) {
        let (who, _) = self.identify();
        let Some(plan) = self.plan(dialog) else { return };
        let before = dialog.field.read();
        let remark = plan.composed.remark;
        let whole = Utf16Span::new(&before, Span::whole(&before));
        if before != remark && dialog.field.replace(&before, whole, &remark, &remark).is_err() {
            self.notice("没能填入备注，请检查备注框");
            return;
        }
        if let Some(flag) = plan.flag.filter(|flag| Some(*flag) != dialog.flag) {
            dialog.press_flag(flag);
        }
        if let Some(work) = &mut self.work {
            work.touched = true;
            work.written =
                Some(Written { remark, agent: who.agent, account: who.account, flag: plan.flag.or(dialog.flag) });
        }
    }

    /// What would be written now.
    fn plan(&self, dialog: &Dialog) -> Option<Plan> {
        let work = self.work.as_ref()?;
        let (who, _) = self.identify();
        let now = now()?;
        let remarks = self.desk.remarks();
        let kind = work.kind.or_else(|| remarks.guess(&work.input))?;
        let form = remarks.forms().iter().find(|form| form.kind == kind)?;
        let input = if work.input.trim().is_empty() && kind != RemarkKind::Urged { self.said() } else { work.input.clone() };
        let site = &self.here.as_ref()?.site().remark;
        let composed = remarks.compose(&Request {
            kind,
            agent: &who.agent,
            date: now.date,
            minute: form.time.then(|| now.second / 60),
            existing: &work.existing,
            input: Input::Text(&input),
            limit: site.limit,
            unit: site.unit,
        })?;
        let proposed = composed.flag.filter(|flag| dialog.has(*flag));
        let flag = match (dialog.flag, proposed) {
            (None, Some(proposed)) => (!work.other_flag).then_some(proposed),
            (Some(_), Some(proposed)) if work.other_flag => Some(proposed),
            (kept, _) => kept,
        };
        Some(Plan { composed, flag })
    }

    /// What the customer said last, in the open chat.
    fn said(&self) -> String {
        let turns = self.here.as_ref().map(|here| here.turns()).unwrap_or_default();
        turns.iter().rev().find(|turn| turn.who == Speaker::Customer).map(|turn| turn.text.clone()).unwrap_or_default()
    }

    /// The remark as the panel shows it.
    pub(super) fn remark_view(&self) -> Option<Remark> {
        let (here, work) = (self.here.as_ref()?, self.work.as_ref()?);
        let dialog = here.dialog()?;
        let forms = self.desk.remarks().forms();
        let mut view = Remark {
            order: work.order.clone(),
            kinds: forms.iter().take(KINDS).map(|form| form.title.clone()).collect(),
            advice: self.advice(work),
            ..Remark::default()
        };
        let text = dialog.field.read();
        // The page may still be asking its server what stands there already.
        if !work.touched && text.is_empty() && here.order(&work.order).is_some_and(|o| !o.remark.trim().is_empty()) {
            view.advice = "正在读出原来的备注，请稍等".to_owned();
            return Some(view);
        }
        let Some(plan) = self.plan(&dialog) else { return Some(view) };
        let composed = &plan.composed;
        view.kind = forms.iter().take(KINDS).position(|form| form.kind == composed.kind);
        view.old.clone_from(&work.existing);
        view.new.clone_from(&composed.lines);
        view.flag = flag_line(dialog.flag, composed.flag.filter(|flag| dialog.has(*flag)), work.other_flag);
        view.problems = composed.problems.iter().map(|p| (p.message.clone(), p.stops)).collect();
        let site = &here.site().remark;
        if site.limit > 0 {
            view.length = format!("{}/{}", composed.used, site.limit);
        }
        let (who, _) = self.identify();
        if who.agent.is_empty() {
            view.problems.retain(|(_, stops)| !stops);
            let why = if who.account.is_empty() { "页面上没有看到接待账号，不能写备注" } else { "先确认接待ID，再写备注" };
            view.problems.insert(0, (why.to_owned(), true));
        }
        let stops = view.problems.iter().any(|(_, stops)| *stops);
        let written = work.written.as_ref().filter(|w| w.remark == text && w.agent == who.agent && w.account == who.account);
        view.step = match written {
            _ if stops => Step::Nothing,
            Some(_) if plan.flag == dialog.flag => Step::Save,
            // Pressed already, and the page did not take it.
            Some(written) if written.flag == plan.flag => {
                let flag = written.flag.map_or("旗子", Flag::said);
                view.problems.push((format!("{flag}没有选上，请在页面上选好再保存"), false));
                Step::Save
            }
            _ => Step::Write,
        };
        Some(view)
    }

    fn advice(&self, work: &Work) -> String {
        let limit = self.desk.limits().iter().find(|limit| limit.measures == Measure::Remark);
        let paid = self.here.as_ref().and_then(|here| here.order(&work.order)?.paid);
        if let (Some(limit), Some(paid), Some(now)) = (limit, paid, now())
            && now.ms() - paid.ms() > i64::from(limit.seconds) * 1_000
            && work.existing.is_empty()
        {
            return limit.duty.clone();
        }
        if work.input.trim().is_empty() && work.kind.is_none() {
            return "把客户的话粘贴到备注框，再按种类".to_owned();
        }
        String::new()
    }

    /// Whether a remark that is about to be saved must not be: another agent sits here now than the one it names.
    pub(super) fn wrong_agent(&self, text: &str) -> Option<String> {
        let written = self.work.as_ref()?.written.as_ref().filter(|written| text.contains(&written.remark))?;
        let (who, _) = self.identify();
        (who.account != written.account || who.agent != written.agent)
            .then(|| format!("备注里的接待ID是{}，账号已经变了，请重新填入", written.agent))
    }

    /// The agent presses the button that saves `text`.
    pub(super) fn saving(&mut self, text: &str) {
        if let Some(work) = &mut self.work {
            work.saving = Some(text.to_owned());
            self.attend_anew();
        }
    }

    /// A dialog has closed: if something was being saved, it is done.
    fn closed(&mut self, work: Work) {
        let (Some(remark), Some(here)) = (work.saving, &self.here) else { return };
        let remarks = self.desk.remarks();
        let last = remarks.read_back(&remark).last().and_then(|line| line.kind);
        let form = last.and_then(|kind| remarks.forms().iter().find(|form| form.kind == kind));
        if let Some(now) = now() {
            let place = Place { platform: here.site().platform.clone(), ..Place::default() };
            let chat = work.order.clone();
            self.watch.clocks.record(&Event { at: now.ms(), chat, what: What::Remarked, place });
        }
        self.done = Some(Done {
            order: work.order,
            remark,
            seen: false,
            unchanged: form.map(|form| form.unchanged.clone()).unwrap_or_default(),
            phrase: form.map(|form| form.phrase.clone()).unwrap_or_default(),
        });
        self.see_saved();
    }

    /// Looks whether the page shows what was saved.
    pub(super) fn see_saved(&mut self) {
        let (Some(done), Some(here)) = (&mut self.done, &self.here) else { return };
        let shown = here.order(&done.order);
        done.seen |= shown.is_some_and(|order| order.remark.trim() == done.remark.trim());
    }

    /// Whether something that was saved is still to be seen.
    pub(super) fn waits_for_save(&self) -> bool {
        self.work.as_ref().is_some_and(|work| work.saving.is_some()) || self.done.as_ref().is_some_and(|done| !done.seen)
    }

    /// What is left to do about a saved remark.
    pub(super) fn saved_view(&self) -> Option<Saved> {
        let done = self.done.as_ref()?;
        let phrase = self.desk.phrases().by_id(&done.phrase).and_then(|phrase| self.filled(&phrase.text).ok());
        Some(Saved {
            text: if done.seen { "备注已保存" } else { "已提交保存，请在订单上核对" }.to_owned(),
            unchanged: done.unchanged.clone(),
            phrase: phrase.unwrap_or_default(),
            chat: self.here.as_ref().is_some_and(|here| here.editor().is_some()),
        })
    }

    /// Hands over the phrase of a saved remark: into the chat, or to the clipboard.
    pub(super) fn hand_over(&mut self) {
        let Some(saved) = self.saved_view().filter(|saved| !saved.phrase.is_empty()) else { return };
        if saved.chat {
            let id = self.done.as_ref().map(|done| done.phrase.clone()).unwrap_or_default();
            let text = self.desk.phrases().by_id(&id).map(|phrase| phrase.text.clone());
            if text.is_some_and(|text| self.insert(&text, "").is_some()) {
                self.put_aside();
            }
        } else {
            let _ = gloo::utils::window().navigator().clipboard().write_text(&saved.phrase);
            self.notice("已复制，可以粘贴给客户");
        }
    }

    /// The agent is done with a saved remark.
    pub(super) fn put_aside(&mut self) {
        self.done = None;
        self.redraw();
    }

    /// Whether a finding holds a remark back. Remarks are not messages: nothing is confirmed twice, personal numbers never
    /// get through (W10).
    pub(super) fn holds_remark(verdict: Verdict) -> bool {
        verdict == Verdict::Block
    }
}

/// What the agent wrote, apart from what stood there.
fn added(text: &str, existing: &str) -> String {
    let rest = match text.strip_prefix(existing) {
        Some(rest) => rest.to_owned(),
        None if !existing.trim().is_empty() => text.replacen(existing.trim(), "", 1),
        None => text.to_owned(),
    };
    rest.trim().to_owned()
}

fn flag_line(chosen: Option<Flag>, proposed: Option<Flag>, other: bool) -> Option<FlagLine> {
    let line = |text: String, other: Option<String>| Some(FlagLine { text, other });
    match (chosen, proposed) {
        (None, None) => None,
        (Some(chosen), None) => line(format!("保留{}", chosen.said()), None),
        (None, Some(new)) if other => line("不插旗".into(), Some(format!("插{}", new.said()))),
        (None, Some(new)) => line(format!("插{}", new.said()), Some("不插旗".into())),
        (Some(chosen), Some(new)) if chosen == new => line(format!("{}已经插上", new.said()), None),
        (Some(chosen), Some(new)) if other => line(format!("改插{}", new.said()), Some(format!("保留{}", chosen.said()))),
        (Some(chosen), Some(new)) => line(format!("保留{}", chosen.said()), Some(format!("改插{}", new.said()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stood_there_is_no_input() {
        assert_eq!(added("旧的\n新的", "旧的"), "新的");
        assert_eq!(added("新的", ""), "新的");
        assert_eq!(added("新的 旧的", "旧的"), "新的");
        assert_eq!(added("全删了重写", "旧的"), "全删了重写");
        assert_eq!(added("旧的", "旧的"), "");
    }

    #[test]
    fn a_different_flag_stays_unless_the_agent_says_so() {
        let text = |line: Option<FlagLine>| line.map(|line| line.text).unwrap_or_default();
        assert_eq!(text(flag_line(Some(Flag::Yellow), Some(Flag::Red), false)), "保留黄旗");
        assert_eq!(text(flag_line(Some(Flag::Yellow), Some(Flag::Red), true)), "改插红旗");
        assert_eq!(text(flag_line(None, Some(Flag::Red), false)), "插红旗");
        assert_eq!(flag_line(None, None, false), None);
    }
}
