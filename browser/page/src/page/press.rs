//! Presses: is this a way to send, what would it send, and may the page see it.

use super::Page;
use crate::event;
use crate::field::Field;
use crate::guard::{Decision, Draft, Part, Taken};
use crate::panel::Act;
use crate::site::Here;
use web_sys::{Element, Event};
use xiaoqi::pack::Verdict;

impl Page {
    /// One part of a press. True: the page must not see it.
    pub(super) fn press(&mut self, event: &Event, target: &Element, part: &Part, arming: bool) -> bool {
        let trusted = event.is_trusted();
        let chord = event::chord(event);
        if let Part::KeyDown(_, repeat) = part
            && trusted
            && self.own_key(&chord, *repeat)
        {
            return true;
        }
        let Some(editor) = self.sends(&chord, target, part) else {
            match part {
                Part::KeyDown(_, false) | Part::PointerDown => self.gestures.end(),
                Part::Click => self.look_later(), // perhaps another chat was opened
                _ => {}
            }
            return false;
        };
        let draft = self.draft(&editor);
        if self.paused || draft.text.trim().is_empty() {
            self.gestures.decided(part, &draft, Decision::Pass);
            return false;
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
        decision == Decision::Stop
    }

    fn decide(&mut self, part: &Part, draft: &Draft, fresh: bool, now: f64) -> Decision {
        let verdict = self.verdict(draft);
        let decision = self.guard.decide(draft, verdict, fresh, now);
        // A keyup alone is no attempt of the agent's: it ended a composition or a line break.
        if decision == Decision::Stop && !matches!(part, Part::KeyUp(_)) {
            self.stopped += u32::from(fresh && verdict == Verdict::Block);
            self.why_stopped = Some(match verdict {
                Verdict::Confirm => "还没发出。确认无误，再按一次发送",
                _ => "没有发出，请改好再发",
            });
        }
        // The key is answered now, the panel drawn with the next frame; and the page may empty the editor.
        self.look_later();
        decision
    }

    /// The editor whose draft this event would send, if it is a part of sending at all.
    fn sends(&self, chord: &str, target: &Element, part: &Part) -> Option<Field> {
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
        Draft { text: editor.read(), chat }
    }

    fn verdict(&mut self, draft: &Draft) -> Verdict {
        let Some(here) = &mut self.here else { return Verdict::Pass };
        self.desk.check(&draft.text, &here.context(&draft.chat)).verdict
    }

    /// A key of the panel's own. True if it was one.
    fn own_key(&mut self, chord: &str, repeat: bool) -> bool {
        let Some(panel) = &self.panel else { return false };
        let busy = panel.shown().is_some_and(|view| !view.cards.is_empty() || view.notice.is_some());
        if !busy {
            return false;
        }
        if chord == "Escape" {
            let open = !panel.is_folded();
            if open {
                self.act(Act::Fold);
            }
            return open;
        }
        let act = Act::of_key(chord);
        if let Some(act) = act.filter(|_| !repeat) {
            self.act(act);
        }
        act.is_some()
    }
}
