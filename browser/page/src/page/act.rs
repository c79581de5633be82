//! What the agent's keys in the panel do.

use super::Page;
use crate::panel::Act;
use xiaoqi::pack::Verdict;
use xiaoqi_bridge::Utf16Span;
use xiaoqi_bridge::chrome::tell_office;
use xiaoqi_bridge::message::{Note, Reason, ToOffice};

impl Page {
    /// Does what was pressed.
    pub(crate) fn act(&mut self, act: Act) {
        match act {
            Act::Fold => {
                if let Some(panel) = &mut self.panel {
                    panel.fold();
                }
            }
            Act::Rewrite => self.rewrite(),
            Act::Reason(reason) => self.reason(reason),
            Act::Kind(at) => self.choose_kind(at.into()),
            Act::Write => self.write_remark(),
            Act::Flag => self.choose_flag(),
            Act::Phrase(at) => self.insert_phrase(at.into()),
            Act::Search => self.toggle_search(),
            Act::Keep => self.keep_sent(),
            Act::Why(why) => self.say_why(why),
            Act::Copy => self.hand_over(),
            Act::Done => self.put_aside(),
            Act::Jump => self.jump(),
            Act::Agent(at) => self.on_duty(at.into()),
            Act::Erp(open) => self.answer_erp(open),
            Act::Promise => self.write_promise(),
            Act::Forget => self.forget_promise(),
            Act::Read => self.have_read(),
            Act::Bulk => self.toggle_bulk(),
            Act::Group => self.copy_group(),
            Act::Skip => self.skip_order(),
            Act::Options => {
                let (who, _) = self.identify();
                tell_office(&ToOffice::Options { account: who.account });
            }
        }
    }

    /// Puts the first finding's rewrite into the draft.
    fn rewrite(&mut self) {
        let (Some(editor), Some(held)) = (self.shown.editor.clone(), self.shown.findings.first().cloned()) else {
            return;
        };
        let Some(edit) = held.edit else { return };
        let before = self.shown.draft.text.clone();
        let span = Utf16Span::new(&before, edit.span);
        let written = editor.replace(&before, span, &edit.text, &edit.apply(&before));
        self.look(&editor);
        if written.is_err() {
            self.notice("没能改写，请直接在输入框里改");
        }
    }

    /// Notes the reason; where that is allowed, the next press sends the draft as it stands.
    fn reason(&mut self, reason: Reason) {
        let Some(first) = self.shown.findings.first().cloned() else { return };
        let held: Vec<_> = self.shown.findings.iter().filter(|f| f.severity() >= Verdict::Confirm).collect();
        let granted = !held.is_empty() && held.iter().all(|f| f.overridable());
        if !granted && reason != Reason::FalseAlarm {
            return; // the key of a choice that is not on offer
        }
        let rules: Vec<String> =
            if granted { held.iter().map(|f| f.rule.clone()).collect() } else { vec![first.rule.clone()] };
        for rule in rules {
            tell_office(&ToOffice::Note(Note {
                rule,
                reason,
                override_: granted,
                pack: self.desk.pack_version().to_owned(),
                site: self.here.as_ref().map(|here| here.site().id.clone()).unwrap_or_default(),
            }));
        }
        if granted {
            self.guard.grant(self.shown.draft.clone());
            self.shown.granted = true;
            self.notice(&format!("已记录「{}」，再按一次发送", reason.said()));
        } else if first.severity() < Verdict::Confirm {
            self.quiet.push(first.rule);
            self.shown.checked = None;
            if let Some(editor) = self.shown.editor.clone() {
                self.look(&editor);
            }
        } else {
            self.notice("已记录误报，主管会看到。这一类不能放行，请修改后再发");
        }
    }
}
