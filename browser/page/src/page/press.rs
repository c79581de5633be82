//! Presses: is this a way to send, what would it send, and may the page see it.

use super::Page;
use super::look::context;
use crate::event;
use crate::field::Field;
use crate::guard::{Decision, Draft, Part, Taken};
use crate::panel::Act;
use crate::site::Here;
use web_sys::{Element, Event};
use xiaoqi::pack::Verdict;
use xiaoqi::phrase::unfilled;
use xiaoqi::timing::What;
use xiaoqi_bridge::chrome::tell_office;
use xiaoqi_bridge::message::{Note, Reason, ToOffice};

impl Page {
    /// One part of a press. True: the page must not see it.
    pub(super) fn press(&mut self, event: &Event, target: &Element, part: &Part, arming: bool) -> bool {
        let trusted = event.is_trusted();
        let chord = event::chord(event);
        if let Part::KeyUp(code) = part
            && self.swallows(code)
        {
            return true;
        }
        if let Part::KeyDown(..) = part
            && trusted
            && self.search_key(&chord, target, event)
        {
            return true;
        }
        if let Part::KeyDown(_, repeat) = part
            && trusted
            && self.own_key(&chord, *repeat)
        {
            return true;
        }
        let Some(draft) = self.sends(&chord, target, part) else {
            if self.work.is_some() {
                self.look_later(); // perhaps Esc closes the dialog
            }
            match part {
                Part::KeyDown(_, false) | Part::PointerDown => {
                    if chord.starts_with("Ctrl+Key") || chord.starts_with("Ctrl+Shift+Key") {
                        self.look_later(); // perhaps it undoes something
                    }
                    self.gestures.end();
                }
                Part::Click => self.look_later(), // perhaps another chat was opened
                Part::KeyUp(_) => self.look_if_changed(target),
                _ => {}
            }
            return false;
        };
        if self.paused || draft.text.trim().is_empty() {
            self.gestures.decided(part, &draft, Decision::Pass);
            return false;
        }
        if !draft.remark && self.here.as_ref().and_then(Here::editor).is_some_and(|editor| self.searches(&editor)) {
            self.gestures.decided(part, &draft, Decision::Stop);
            self.notice("还在搜索短语：按 Esc 退出，再发送");
            return true;
        }
        if arming {
            self.gestures.decided(part, &draft, Decision::Stop);
            self.notice("规则载入中，请再按一次");
            return true;
        }
        let decision = match self.gestures.take(part, &draft, trusted) {
            Taken::Follows(decision) => decision,
            Taken::Decide { fresh } => {
                let decision = self.decide(part, &draft, fresh, event.time_stamp());
                self.gestures.decided(part, &draft, decision);
                decision
            }
        };
        if decision == Decision::Pass && draft.remark && *part == Part::Click {
            self.saving(&draft.text);
        }
        decision == Decision::Stop
    }

    fn decide(&mut self, part: &Part, draft: &Draft, fresh: bool, now: f64) -> Decision {
        let wrong = if draft.remark { self.wrong_agent(&draft.text) } else { None };
        if let Some(wrong) = wrong {
            self.notice(&wrong);
            return Decision::Stop;
        }
        if let Some(mark) = unfilled(&draft.text).filter(|_| !draft.remark) {
            if !matches!(part, Part::KeyUp(_)) {
                self.notice(&format!("没有发出：{}还没填", mark.of(&draft.text)));
            }
            return Decision::Stop;
        }
        let verdict = self.verdict(draft);
        let decision = self.guard.decide(draft, verdict, fresh, now);
        // A keyup alone is no attempt of the agent's: it ended a composition or a line break.
        if decision == Decision::Stop && !matches!(part, Part::KeyUp(_)) {
            self.stopped += u32::from(fresh && verdict == Verdict::Block);
            self.why_stopped = Some(match verdict {
                Verdict::Confirm => "还没发出。确认无误，再按一次发送",
                _ if draft.remark => "没有保存，备注里有不能写的内容，请改好再存",
                _ => "没有发出，请改好再发",
            });
        }
        if decision == Decision::Pass && fresh && self.told(draft) {
            self.wrote(&draft.chat, What::TransferTold, None); // T5 begins
        }
        if decision == Decision::Pass && fresh && !draft.remark {
            self.sent = Some(draft.clone());
        }
        if decision == Decision::Pass && fresh && self.desk.has_trials() {
            self.count_trials(draft);
        }
        // The key is answered now, the panel drawn with the next frame; and the page may empty the editor.
        self.look_later();
        decision
    }

    /// Tells the office which rules on trial (试运行) found something in a draft that goes out.
    fn count_trials(&mut self, draft: &Draft) {
        let Some(here) = &mut self.here else { return };
        let context = context(here, &self.desk, draft);
        let site = here.site().id.clone();
        for rule in self.desk.check(&draft.text, &context).trials {
            let pack = self.desk.pack_version().to_owned();
            let (rule, site) = (rule.id.clone(), site.clone());
            tell_office(&ToOffice::Note(Note { rule, reason: Reason::Trial, override_: false, pack, site }));
        }
    }

    /// The draft this event would send, or the remark it would save, if it is a part of that at all.
    fn sends(&self, chord: &str, target: &Element, part: &Part) -> Option<Draft> {
        if let Some(editor) = self.editor_of(chord, target, part) {
            return Some(self.draft(&editor));
        }
        let here = self.here.as_ref()?;
        let presses = match part {
            Part::KeyDown(..) | Part::KeyPress | Part::KeyUp(_) => matches!(chord, "Enter" | "Space" | " "),
            Part::PointerDown | Part::Pointer | Part::Click => true,
            Part::Submit => false,
        };
        if !presses || !here.is_save_button(target) {
            return None;
        }
        let dialog = here.dialog()?;
        Some(Draft { text: dialog.field.read(), chat: dialog.order, remark: true })
    }

    /// The editor whose draft this event would send.
    fn editor_of(&self, chord: &str, target: &Element, part: &Part) -> Option<Field> {
        let here = self.here.as_ref()?;
        let at_button = || here.is_send_button(target).then(|| here.editor()).flatten();
        match part {
            Part::KeyDown(..) | Part::KeyPress | Part::KeyUp(_) => {
                // Modifiers may be let go before the key itself.
                let key_up = matches!(part, Part::KeyUp(_)) && chord.ends_with("Enter");
                if (here.is_send_key(chord) || key_up)
                    && let Some(editor) = here.editor_at(target)
                {
                    return Some(editor);
                }
                matches!(chord, "Enter" | "Space" | " ").then(at_button).flatten()
            }
            Part::PointerDown | Part::Pointer | Part::Click => at_button(),
            Part::Submit => {
                let editor = here.editor()?;
                target.contains(Some(editor.element())).then_some(editor)
            }
        }
    }

    /// What `editor` would send now, and to whom.
    pub(super) fn draft(&self, editor: &Field) -> Draft {
        let chat = self.here.as_ref().map(Here::chat).unwrap_or_default();
        Draft { text: editor.read(), chat, remark: false }
    }

    pub(super) fn verdict(&mut self, draft: &Draft) -> Verdict {
        let Some(here) = &mut self.here else { return Verdict::Pass };
        let context = context(here, &self.desk, draft);
        if let Some((then, verdict)) = self.shown.checked.as_ref().filter(|_| *draft == self.shown.draft)
            && *then == context
        {
            return *verdict;
        }
        let verdict = self.desk.check(&draft.text, &context).verdict;
        if draft.remark && !Self::holds_remark(verdict) { Verdict::Pass } else { verdict }
    }

    /// A key of the panel's own. True if it was one.
    fn own_key(&mut self, chord: &str, repeat: bool) -> bool {
        if chord.starts_with("Alt+") {
            self.catch_up();
        }
        let Some(panel) = &mut self.panel else { return false };
        if chord == "Escape" {
            let alarms = panel.alarms();
            if alarms {
                panel.dismiss();
            }
            return alarms;
        }
        let act = panel.act_of(chord).filter(|act| !self.settings.as_ref().is_some_and(|s| s.has_off(act.name())));
        if let Some(act) = act.filter(|_| !repeat) {
            self.act(act);
        }
        act.is_some()
    }

    /// An editor that keeps its own history, as Quill does, undoes without a word: our keys act on what stands in it now.
    fn catch_up(&mut self) {
        let editor = self.here.as_ref().and_then(Here::editor);
        if let Some(editor) = editor.filter(|editor| editor.read() != self.shown.draft.text) {
            self.look(&editor);
        }
    }

    /// A key that an input method has taken is its own; but a phrase asked for meanwhile comes once it is done.
    pub(super) fn key_while_composing(&mut self, event: &Event) {
        let asked = self.panel.as_ref().and_then(|panel| panel.act_of(&event::chord(event)));
        if let (Some(Act::Phrase(at)), true, "keydown") = (asked, event.is_trusted(), event.type_().as_str()) {
            self.phrase_later(at.into());
        }
    }
}
