//! What comes after saving: whether the page shows it, what it does not change, what to tell the customer.

use super::super::Page;
use super::super::who::now;
use super::Work;
use crate::panel::Saved;
use xiaoqi::pack::RemarkKind;
use xiaoqi::timing::{Event, Place, What};

/// What was saved and may still have to be seen in the page.
#[derive(Clone)]
pub(in crate::page) struct Done {
    order: String,
    remark: String,
    seen: bool,
    unchanged: String,
    phrase: String,
}

impl Page {
    /// The agent presses the button that saves `text`.
    pub(in crate::page) fn saving(&mut self, text: &str) {
        if let Some(work) = &mut self.work {
            (work.saving, work.ready) = (Some(text.to_owned()), js_sys::Date::now() + super::SAVING);
            self.attend_anew();
        }
    }

    /// A dialog has closed: if something was being saved, it is done.
    pub(super) fn closed(&mut self, work: Work) {
        let (Some(remark), Some(here)) = (work.saving, &self.here) else { return self.closed_one(&work.order, false) };
        let remarks = self.desk.remarks();
        let last = remarks.read_back(&remark).last().and_then(|line| line.kind);
        let form = last.and_then(|kind| remarks.forms().iter().find(|form| form.kind == kind));
        if let Some(now) = now() {
            let place = Place { platform: here.site().platform.clone(), ..Place::default() };
            // 已催件: the day in which the courier is to move begins (T7).
            let urged = (last == Some(RemarkKind::Urged)).then_some(What::Urged);
            for what in urged.into_iter().chain([What::Remarked]) {
                let (chat, place) = (work.order.clone(), place.clone());
                self.watch.clocks.record(&Event { at: now.ms(), chat, what, by: None, place });
            }
        }
        let order = work.order.clone();
        self.done = Some(Done {
            order: work.order,
            remark,
            seen: false,
            unchanged: form.map(|form| form.unchanged.clone()).unwrap_or_default(),
            phrase: form.map(|form| form.phrase.clone()).unwrap_or_default(),
        });
        self.clocks_changed();
        self.see_saved();
        self.closed_one(&order, true);
    }

    /// Looks whether the page shows what was saved.
    pub(in crate::page) fn see_saved(&mut self) {
        let (Some(done), Some(here)) = (&mut self.done, &self.here) else { return };
        let shown = here.order(&done.order);
        done.seen |= shown.is_some_and(|order| order.remark.trim() == done.remark.trim());
    }

    /// Whether something that was saved is still to be seen.
    pub(in crate::page) fn waits_for_save(&self) -> bool {
        self.work.as_ref().is_some_and(|work| work.saving.is_some())
            || self.done.as_ref().is_some_and(|done| !done.seen)
    }

    /// What is left to do about a saved remark.
    pub(in crate::page) fn saved_view(&self) -> Option<Saved> {
        // Of many orders the panel says how far they are, and no customer is told of each.
        let done = self.done.as_ref().filter(|_| self.bulk.is_none())?;
        let phrase = self.desk.phrases().by_id(&done.phrase).and_then(|phrase| self.filled(&phrase.text));
        Some(Saved {
            text: if done.seen { "备注已保存" } else { "已提交保存，请在订单上核对" }.to_owned(),
            unchanged: done.unchanged.clone(),
            phrase: phrase.unwrap_or_default(),
            chat: self.here.as_ref().is_some_and(|here| here.editor().is_some()),
        })
    }

    /// Hands over the phrase of a saved remark: into the chat, or to the clipboard.
    pub(in crate::page) fn hand_over(&mut self) {
        let Some(saved) = self.saved_view().filter(|saved| !saved.phrase.is_empty()) else { return };
        if saved.chat {
            let id = self.done.as_ref().map(|done| done.phrase.clone()).unwrap_or_default();
            let text = self.desk.phrases().by_id(&id).map(|phrase| phrase.text.clone());
            if text.is_some_and(|text| self.insert(&text, "", false).is_some()) {
                self.put_aside();
            }
        } else {
            self.copy(&saved.phrase, "已复制，可以粘贴给客户");
        }
    }

    /// Puts a text on the clipboard, on the agent's key, and says so.
    pub(super) fn copy(&mut self, text: &str, said: &str) {
        let _ = gloo::utils::window().navigator().clipboard().write_text(text);
        self.notice(said);
    }

    /// The agent is done with a saved remark.
    pub(in crate::page) fn put_aside(&mut self) {
        self.done = None;
        self.redraw();
    }
}
