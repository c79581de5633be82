//! The remark dialog of an order: composing what the agent asks for, putting it in on his key, saving on his next key,
//! and seeing what the page made of it. What stood there before is kept to the character; nothing is saved by itself.

mod bulk;
mod fix;
mod plan;
mod promise;
mod saved;
mod window;

pub(super) use bulk::Bulk;
pub(super) use promise::Owed;
pub(super) use saved::Done;

use super::Page;
use crate::guard::Draft;
use crate::panel::Step;
use crate::site::Dialog;
use js_sys::Date;
use web_sys::Element;
use xiaoqi::pack::{Flag, RemarkKind, Verdict};
use xiaoqi::remark::Fields;
use xiaoqi::text::Span;
use xiaoqi_bridge::Utf16Span;

/// How many frames a page may take to show what was put in, before the agent must press again.
const PATIENCE: u8 = 30;

/// How long one of many orders must have been in sight before a press counts, in ms.
const LOOK: f64 = 600.0;
/// How long after saving one of many orders another press means nothing, in ms.
const SAVING: f64 = 1_500.0;

/// What is being written in a dialog.
pub(super) struct Work {
    /// The dialog.
    pub(super) dialog: Element,
    order: String,
    /// What stood there when the agent opened it.
    existing: String,
    /// Whether the order's row shows a remark that has not arrived in the dialog yet.
    missing: bool,
    /// Whether the agent has written into it since.
    touched: bool,
    /// What the agent wrote, to make a remark of.
    input: String,
    /// The kind the agent chose by its key.
    kind: Option<RemarkKind>,
    /// What to write if the agent writes nothing himself.
    given: Option<Given>,
    /// What the agent said of the order's state in the ERP: whether it is not reviewed yet.
    erp: Option<bool>,
    /// For how many more frames to wait for the page before it is saved: one key does it all.
    hurry: u8,
    /// Whether the agent wants the other flag.
    other_flag: bool,
    /// What was put in.
    written: Option<Written>,
    /// What is being saved.
    saving: Option<String>,
    /// From when on a press counts, of many orders; in ms since 1970.
    ready: f64,
}

/// What to write, from elsewhere than the dialog.
#[derive(Clone)]
enum Given {
    /// As it was pasted for many orders.
    Text(String),
    /// As it was promised.
    Fields(Fields),
}

/// What was put into the dialog, for whom.
#[derive(Clone, PartialEq)]
struct Written {
    remark: String,
    agent: String,
    account: String,
    flag: Option<Flag>,
}

impl Page {
    /// Looks at the remark dialog, if one is open.
    pub(super) fn look_remark(&mut self) {
        let Some(here) = &self.here else { return };
        let dialog = here.dialog();
        let row = dialog.as_ref().and_then(|dialog| here.order(&dialog.order));
        let row = row.map(|order| order.remark.trim().to_owned()).unwrap_or_default();
        let same = |work: &Work, dialog: &Dialog| work.dialog == dialog.element && work.order == dialog.order;
        if let Some(work) = self.work.take_if(|work| !dialog.as_ref().is_some_and(|dialog| same(work, dialog))) {
            self.closed(work);
        }
        if dialog.is_none() && std::mem::take(&mut self.skipped) {
            return self.next_order();
        }
        let Some(dialog) = dialog else { return };
        let text = dialog.field.read();
        let begun = self.work.is_none().then(|| self.expected(&dialog.order)).flatten();
        let work = self.work.get_or_insert_with(|| Work {
            dialog: dialog.element.clone(),
            order: dialog.order.clone(),
            existing: text.clone(),
            missing: false,
            touched: false,
            input: String::new(),
            kind: begun.as_ref().map(|(kind, _)| *kind),
            given: begun.map(|(_, given)| given),
            erp: None,
            hurry: 0,
            other_flag: false,
            written: None,
            saving: None,
            ready: Date::now() + LOOK,
        });
        // What stands there may arrive after the dialog, even over what the agent has begun to write.
        let arrived = !row.is_empty() && text.trim() == row;
        if arrived || !work.touched && work.written.is_none() {
            work.existing.clone_from(&text);
            (work.touched, work.written) = (false, None);
        }
        work.missing = !row.is_empty() && work.existing.trim().is_empty();
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

    /// What is to be written into the dialog of `order` that has just opened: one of many, or what was promised.
    fn expected(&mut self, order: &str) -> Option<(RemarkKind, Given)> {
        self.owed_for(order).or_else(|| self.bulk_for(order))
    }

    /// The agent chose a kind.
    pub(super) fn choose_kind(&mut self, at: usize) {
        let kind = self.remarks().forms().get(at).map(|form| form.kind);
        if let Some(work) = &mut self.work {
            if work.kind != kind {
                work.given = None;
            }
            (work.kind, work.other_flag, work.written) = (kind, false, None);
        } else if let (Some(bulk), Some(kind)) = (&mut self.bulk, kind) {
            bulk.kind = kind;
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

    /// The agent's key: puts the remark in; pressed again, saves it. Of many orders one press does both.
    pub(super) fn write_remark(&mut self) {
        self.look_remark();
        let Some((dialog, remark)) = self.here.as_ref().and_then(|here| here.dialog()).zip(self.remark_view()) else {
            return self.next_order();
        };
        match remark.step {
            Step::Nothing => {}
            Step::Write => self.put_in(&dialog),
            Step::Save => self.save(&dialog),
            Step::Fix => self.mend(&dialog),
            Step::Tell => self.tell_reviewer(&remark),
            // A second press is no first look at the next order, and must not save one twice while the page is saving it.
            Step::Next if self.work.as_ref().is_some_and(|work| Date::now() < work.ready) => {}
            Step::Next => {
                if let Some(work) = &mut self.work {
                    work.hurry = PATIENCE;
                }
                self.put_in(&dialog);
            }
        }
        self.look_later();
    }

    /// What one press has put in is saved once the page shows it, flag and all.
    pub(super) fn hurry_on(&mut self) {
        let Some(work) = self.work.as_mut().filter(|work| work.hurry > 0) else { return };
        work.hurry -= 1;
        let wanted = work.written.as_ref().map(|written| (written.remark.clone(), written.flag));
        let Some(dialog) = self.here.as_ref().and_then(|here| here.dialog()) else { return };
        if wanted != Some((dialog.field.read(), dialog.flag)) {
            return self.look_later();
        }
        if let Some(work) = &mut self.work {
            work.hurry = 0;
        }
        if self.remark_view().is_some_and(|remark| remark.step == Step::Next) {
            self.save(&dialog);
        }
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

    fn put_text(&mut self, dialog: &Dialog, remark: &str) -> bool {
        let before = dialog.field.read();
        let whole = Utf16Span::new(&before, Span::whole(&before));
        let written = before == remark || dialog.field.replace(&before, whole, remark, remark).is_ok();
        if !written {
            self.notice("没能填入备注，请检查备注框");
        }
        written
    }

    fn put_in(&mut self, dialog: &Dialog) {
        let (who, _) = self.identify();
        let Some(plan) = self.plan(dialog) else { return };
        let remark = plan.composed.remark;
        if !self.put_text(dialog, &remark) {
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

    /// Whether a remark that is about to be saved must not be: it was written for another account than the one that is at
    /// work now, or a new line is signed by somebody else, whoever typed it.
    pub(super) fn wrong_agent(&self, text: &str) -> Option<String> {
        let work = self.work.as_ref()?;
        let (who, _) = self.identify();
        let other = |written: &&Written| {
            text.contains(&written.remark) && (written.account != who.account || written.agent != who.agent)
        };
        if let Some(written) = work.written.as_ref().filter(other) {
            return Some(format!("备注里的接待ID是{}，账号已经变了，请重新填入", written.agent));
        }
        if who.agent.is_empty() {
            return None;
        }
        let old: Vec<&str> = work.existing.lines().map(str::trim).collect();
        let lines = self.remarks().read_back(text).into_iter();
        let mut new = lines.filter(|line| !old.contains(&line.text.trim()));
        let signed = new.find_map(|line| line.agent.filter(|agent| !agent.eq_ignore_ascii_case(&who.agent)))?;
        Some(format!("备注里的接待ID是{signed}，您现在是{}，请改好再存", who.agent))
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
}
