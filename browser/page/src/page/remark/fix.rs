//! A line that the agent signed himself: looked over, and mended on his key, one edit a problem.

use super::super::Page;
use super::super::who::now;
use super::{Work, added};
use crate::panel::{Remark, Step};
use crate::site::Dialog;
use xiaoqi::remark::{Length, Linted, fixed};

impl Page {
    /// What is wrong with `text`, and the text with every known fix made.
    fn mended(&self, text: &str) -> Option<(Linted, String)> {
        let site = &self.here.as_ref()?.site().remark;
        let length = Length { limit: site.limit, unit: site.unit };
        let linted = self.remarks().inspect(text, &self.identify().0.agent, now()?.date, length);
        let mended = fixed(text, &linted.problems);
        Some((linted, mended))
    }

    /// Shows what is wrong with a line the agent signed, and what the key makes of it.
    pub(super) fn look_over(&self, work: &Work, dialog: &Dialog, view: &mut Remark) {
        if work.input.trim().is_empty() {
            return;
        }
        let text = dialog.field.read();
        let Some((linted, mended)) = self.mended(&text) else { return };
        view.kind = linted.kind.and_then(|kind| self.kind_at(kind));
        view.old.clone_from(&work.existing);
        view.new = added(&mended, &work.existing).lines().map(str::to_owned).collect();
        let flag = self.remarks().flag_problem(&text, dialog.flag);
        view.problems =
            linted.problems.iter().chain(&flag).map(|p| (p.message.clone(), p.stops && p.fix.is_none())).collect();
        self.signs(view);
        let stops = view.problems.iter().any(|(_, stops)| *stops);
        let late = linted.kind.filter(|kind| kind.before_shipping()).and_then(|_| self.window(work, view));
        view.step = match late {
            _ if stops => Step::Nothing,
            Some(step) => step,
            None if mended != text => Step::Fix,
            None => Step::Save,
        };
    }

    /// Mends what the agent wrote.
    pub(super) fn mend(&mut self, dialog: &Dialog) {
        if let Some((_, mended)) = self.mended(&dialog.field.read()) {
            self.put_text(dialog, &mended);
        }
    }
}
