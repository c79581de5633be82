//! One page's state: a desk over a pack, the site we are on, the guard, the panel. Ties events to decisions.

mod act;
mod look;

use crate::event::{self, Meaning};
use crate::field::Field;
use crate::guard::{Decision, Draft, Gestures, Guard, Part, Taken};
use crate::panel::{Act, Panel};
use crate::{highlight, site, with_page};
use gloo::utils::{document, window};
use look::Shown;
use std::collections::HashSet;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};
use xiaoqi::desk::{Desk, LoadError};
use xiaoqi::pack::{Site, Verdict};
use xiaoqi_bridge::chrome::tell_office;
use xiaoqi_bridge::message::{Protection, Seen, ToOffice, ToPage};

/// One page.
pub(crate) struct Page {
    desk: Desk,
    site: Option<Site>,
    guard: Guard,
    gestures: Gestures,
    panel: Option<Panel>,
    protection: Protection,
    /// Whether a pushed pack is in force, not the bundled one.
    pushed: bool,
    paused: bool,
    /// What is shown of the draft last looked at.
    shown: Shown,
    /// Rules the agent called a false alarm in this chat.
    quiet: HashSet<String>,
    /// Messages stopped since the page was loaded.
    stopped: u32,
    /// Whether another look is due after the page has handled a click.
    look_due: bool,
}

impl Page {
    /// A page over a built pack.
    pub(crate) fn new(built: &[u8]) -> Result<Self, LoadError> {
        let mut page = Self {
            desk: Desk::load(built)?,
            site: None,
            guard: Guard::default(),
            gestures: Gestures::default(),
            panel: None,
            protection: Protection::Arming,
            pushed: false,
            paused: false,
            shown: Shown::default(),
            quiet: HashSet::new(),
            stopped: 0,
            look_due: false,
        };
        page.find_site();
        Ok(page)
    }

    fn find_site(&mut self) {
        let location = window().location();
        let host = location.hostname().unwrap_or_default();
        let path = location.pathname().unwrap_or_default();
        // A frame written by its parent has no host of its own.
        let host = if host.is_empty() { parent_host().unwrap_or_default() } else { host };
        self.site = site::matching(self.desk.sites(), &host, &path).map(|at| self.desk.sites()[at].clone());
        if self.site.is_some() && self.panel.is_none() {
            self.panel = Panel::new(|act| {
                with_page(|page| page.act(act));
            });
        }
    }

    /// A pushed pack takes over. If it does not load, the one in force stays.
    pub(crate) fn swap(&mut self, built: &[u8]) -> bool {
        let Ok(desk) = Desk::load(built) else { return false };
        self.desk = desk;
        self.pushed = true;
        self.find_site();
        self.protect();
        self.look_now();
        true
    }

    /// A message from the office.
    pub(crate) fn tell(&mut self, message: ToPage) -> Option<Seen> {
        let site = self.site.as_ref()?;
        match message {
            ToPage::Ask => {
                return Some(Seen {
                    site: site.name.clone(),
                    state: self.protection,
                    pack: format!("{} {}", self.desk.pack_name(), self.desk.pack_version()),
                    account: site::account(site, &document()),
                    shop: site::shop(site, &document()),
                    stopped: self.stopped,
                });
            }
            ToPage::Armed => self.protect(),
            ToPage::Pause { on } if on != self.paused => {
                self.paused = on;
                self.protect();
                self.look_now();
            }
            ToPage::Pause { .. } => {}
        }
        None
    }

    /// Works out the protection; the badge is told of a change.
    fn protect(&mut self) {
        let now = match (self.paused, self.pushed) {
            (true, _) => Protection::Paused,
            (false, true) => Protection::Current,
            (false, false) => Protection::Bundled,
        };
        if now != self.protection {
            self.protection = now;
            tell_office(&ToOffice::State { state: now });
            self.redraw();
        }
    }

    /// One event. True: the page must not see it.
    pub(crate) fn on(&mut self, event: &Event, arming: bool) -> bool {
        let (Some(site), Some(meaning), Some(target)) = (&self.site, event::read(event), event::target(event)) else {
            return false;
        };
        if self.panel.as_ref().is_some_and(|panel| panel.holds(&target)) {
            return false;
        }
        match meaning {
            Meaning::Typed | Meaning::Focus => {
                let composing = event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing);
                if !composing && let Some(editor) = site::editor_at(site, &document(), &target) {
                    self.look(&editor);
                }
                false
            }
            Meaning::Composing => false,
            Meaning::Press(part) => self.press(event, &target, &part, arming),
        }
    }

    fn press(&mut self, event: &Event, target: &Element, part: &Part, arming: bool) -> bool {
        let trusted = event.is_trusted();
        if let Part::KeyDown(_, repeat) = part
            && trusted
            && self.own_key(&event::chord(event), *repeat)
        {
            return true;
        }
        let Some(editor) = self.sends(event, target, part) else {
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
            self.notice("规则载入中,请再按一次");
            return true;
        }
        let decision = match self.gestures.take(part, &draft, trusted) {
            Taken::Follows(decision) => decision,
            Taken::Decide { fresh } => {
                let decision = self.decide(&editor, &draft, fresh, event.time_stamp());
                self.gestures.decided(part, &draft, decision);
                decision
            }
        };
        decision == Decision::Stop
    }

    fn decide(&mut self, editor: &Field, draft: &Draft, fresh: bool, now: f64) -> Decision {
        let verdict = self.verdict(draft);
        let decision = self.guard.decide(draft, verdict, fresh, now);
        if decision == Decision::Stop {
            self.stopped += u32::from(fresh);
            self.look(editor);
            self.notice(if verdict == Verdict::Confirm {
                "还没发出。确认无误,再按一次发送"
            } else {
                "没有发出,请改好再发"
            });
        } else {
            self.look_later(); // the page empties the editor when it has sent
        }
        decision
    }

    /// The editor whose draft this event would send, if it is a part of sending at all.
    fn sends(&self, event: &Event, target: &Element, part: &Part) -> Option<Field> {
        let site = self.site.as_ref()?;
        let doc = document();
        let at_button = || site::is_send_button(site, target).then(|| site::editor(site, &doc)).flatten();
        match part {
            Part::KeyDown(..) | Part::KeyPress | Part::KeyUp(_) => {
                let chord = event::chord(event);
                // Modifiers may be let go before the key itself.
                let key_up = matches!(part, Part::KeyUp(_)) && chord.ends_with("Enter");
                if site::is_send_key(site, &chord) || key_up {
                    if let Some(editor) = site::editor_at(site, &doc, target) {
                        return Some(editor);
                    }
                }
                matches!(chord.as_str(), "Enter" | "Space" | " ").then(at_button).flatten()
            }
            Part::PointerDown | Part::Pointer | Part::Click => at_button(),
            Part::Submit => {
                let editor = site::editor(site, &doc)?;
                target.contains(Some(editor.element())).then_some(editor)
            }
        }
    }

    fn draft(&self, editor: &Field) -> Draft {
        let chat = self.site.as_ref().map(|site| site::chat(site, &document())).unwrap_or_default();
        Draft { text: editor.read(), chat }
    }

    fn verdict(&self, draft: &Draft) -> Verdict {
        let Some(site) = &self.site else { return Verdict::Pass };
        self.desk.check(&draft.text, &site::context(site, &document())).verdict
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

    /// Looks again once the page has handled what it is handling.
    fn look_later(&mut self) {
        if self.look_due {
            return;
        }
        self.look_due = true;
        let look = Closure::once_into_js(|| {
            with_page(|page| {
                page.look_due = false;
                page.look_now();
            });
        });
        if window().request_animation_frame(look.unchecked_ref()).is_err() {
            self.look_due = false;
        }
    }

    /// Looks at the page's editor as it stands.
    fn look_now(&mut self) {
        let editor = self.site.as_ref().and_then(|site| site::editor(site, &document()));
        match editor {
            Some(editor) => self.look(&editor),
            None => self.redraw(),
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        highlight::clear();
    }
}

/// The host of the page that wrote this frame.
fn parent_host() -> Option<String> {
    let referrer = document().referrer();
    let rest = referrer.split_once("://")?.1;
    rest.split(['/', ':']).next().map(str::to_owned)
}
