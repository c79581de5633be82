//! One page's state: a desk over a pack, the site we are on, the guard, the panel. Ties events to decisions.

mod act;
mod bulletin;
mod health;
mod look;
mod orders;
mod phrase;
mod place;
mod press;
mod remark;
mod report;
mod ring;
mod seek;
mod waits;
mod watch;
mod who;

use crate::event::{self, Meaning};
use crate::field::Field;
use crate::guard::{Draft, Gestures, Guard, Part};
use crate::panel::Panel;
use crate::site::Here;
use crate::{highlight, with_page};
use gloo::utils::window;
use js_sys::Date;
use look::Shown;
use wasm_bindgen::prelude::*;
use web_sys::Event;
use xiaoqi::desk::{Desk, LoadError};
use xiaoqi::pack::{Site, Verdict};
use xiaoqi::remark::Composer;
use xiaoqi::remark::address::Divisions;
use xiaoqi::timing::Clocks;
use xiaoqi::wording::Context;
use xiaoqi_bridge::message::{Protection, Seen, Settings, ToPage};

/// What the bundled rules must hold back.
const SELF_CHECK: &str = "加我微信详聊";

/// One page.
pub(crate) struct Page {
    desk: Desk,
    /// Gives the bytes of the table of divisions.
    divisions: js_sys::Function,
    here: Option<Here>,
    /// The profile that the agent taught in this browser, if this is its host.
    taught: Option<Site>,
    guard: Guard,
    gestures: Gestures,
    panel: Option<Panel>,
    protection: Protection,
    /// Whether a pushed pack is in force, not the bundled one.
    pushed: bool,
    /// Whether the pushed pack may be out of date.
    stale: bool,
    paused: bool,
    /// What is shown of the draft last looked at.
    shown: Shown,
    /// Rules the agent called a false alarm in this chat.
    quiet: Vec<String>,
    /// Messages stopped since the page was loaded.
    stopped: u32,
    /// What to say of a stopped press once the panel is drawn.
    why_stopped: Option<&'static str>,
    /// Whether another look is due after the page has handled a click.
    look_due: bool,
    look_again: Closure<dyn FnMut()>,
    /// What the agent settled; nothing until the background has answered.
    settings: Option<Settings>,
    /// The state of the order beside the open chat.
    order_state: String,
    watch: watch::Watch,
    /// The chat whose row is looked for.
    seek: Option<seek::Seek>,
    /// The clocks' timer.
    ring: ring::Ring,
    health: health::Health,
    /// The shift that the agent has said here he begins.
    begun: Option<String>,
    /// When the page was loaded, in ms since 1970.
    born: i64,
    phrasing: phrase::Phrasing,
    /// Whether an input method is at work in the page.
    composing: bool,
    /// The remark being written.
    work: Option<remark::Work>,
    /// The remark saved last, until the agent puts it aside.
    done: Option<remark::Done>,
    /// A message that the guard let pass, until its editor is empty.
    sent: Option<Draft>,
    /// Promises that stand in no remark yet.
    owed: Vec<remark::Owed>,
    /// The promise whose order's dialog is being opened.
    filling: Option<usize>,
    /// One remark for many orders.
    bulk: Option<remark::Bulk>,
    /// Whether one of them was left out and the next is to be opened.
    skipped: bool,
}

impl Page {
    /// A page over a built pack; `divisions` gives the bytes of the table of divisions.
    pub(crate) fn new(built: &[u8], divisions: js_sys::Function) -> Result<Self, LoadError> {
        let mut page = Self {
            desk: Desk::load_guard(built)?,
            divisions,
            watch: watch::Watch::new(Clocks::default()),
            seek: None,
            ring: ring::Ring::default(),
            health: health::Health::default(),
            begun: None,
            born: Date::now() as i64,
            here: None,
            taught: None,
            guard: Guard::default(),
            gestures: Gestures::default(),
            panel: None,
            protection: Protection::Arming,
            pushed: false,
            stale: false,
            paused: false,
            shown: Shown::default(),
            quiet: Vec::new(),
            stopped: 0,
            why_stopped: None,
            look_due: false,
            look_again: Closure::new(|| {
                with_page(|page| {
                    page.look_due = false;
                    page.insert_waiting();
                    // The lists tell of themselves when they change; orders have no list of ours.
                    page.attend_anew();
                    if !page.here.as_ref().is_some_and(Here::has_chat) {
                        page.read_chats();
                    }
                    page.look_now();
                    page.hurry_on();
                    page.seek_on();
                });
            }),
            settings: None,
            order_state: String::new(),
            phrasing: phrase::Phrasing::default(),
            composing: false,
            work: None,
            done: None,
            sent: None,
            owed: Vec::new(),
            filling: None,
            bulk: None,
            skipped: false,
        };
        page.find_site();
        Ok(page)
    }

    /// What writes and reads remarks, with the table that addresses are read with. A table that does not come is none:
    /// an address is its name, its number and one long place then.
    fn remarks(&self) -> &Composer {
        let remarks = self.desk.remarks();
        if remarks.divisions().is_none() {
            let bytes = self.divisions.call0(&JsValue::UNDEFINED).ok();
            let bytes = bytes.and_then(|bytes| bytes.dyn_into::<js_sys::Uint8Array>().ok());
            if let Some(divisions) = bytes.and_then(|bytes| Divisions::read(&bytes.to_vec()).ok()) {
                remarks.learn_divisions(divisions);
            }
        }
        remarks
    }

    /// What is shown is said anew.
    pub(crate) fn speak(&mut self) {
        if let Some(panel) = &mut self.panel {
            panel.speak();
        }
    }

    /// A pushed pack takes over. If it does not load, the one in force stays.
    pub(crate) fn swap(&mut self, built: &[u8]) -> bool {
        let Ok(desk) = Desk::load_for(built, self.desk.own().clone()) else { return false };
        self.desk = desk;
        self.phrases_changed();
        self.pushed = true;
        self.shown.checked = None;
        // Who waits goes on waiting: only what is due when may be another now.
        self.watch.clocks.govern(self.desk.limits().to_vec(), self.desk.promos());
        self.clocks_changed();
        self.find_site();
        self.protect();
        self.look_around();
        true
    }

    /// A message from the office.
    pub(crate) fn tell(&mut self, message: ToPage) -> Option<Seen> {
        let here = self.here.as_ref()?;
        match message {
            ToPage::Ask => {
                let (missing, report) = self.missing();
                return Some(Seen {
                    missing,
                    report,
                    site: here.site().name.clone(),
                    state: self.protection,
                    pack: format!("{} {}", self.desk.pack_name(), self.desk.pack_version()),
                    account: here.account(),
                    shop: here.shop(),
                    agent: self.identify().0.agent,
                    stopped: self.stopped,
                    announcements: self.announcements().map(|a| a.text.clone()).collect(),
                    shift: self.shift_report(),
                });
            }
            ToPage::Armed => {
                // Also runs every part of the engine once, so that the agent's first key does not pay for it.
                self.self_check();
                self.protect();
                if self.watch.clocks.limits().is_empty() {
                    self.watch = watch::Watch::new(Clocks::new(self.desk.limits().to_vec(), self.desk.promos()));
                }
                self.look_around();
            }
            ToPage::Settings { settings } => {
                self.settings = Some(settings);
                self.look_later();
            }
            ToPage::Tick => self.ring(),
            ToPage::Stale { on } if on != self.stale => {
                self.stale = on;
                self.redraw();
            }
            ToPage::Stale { .. } => {}
            ToPage::Pause { on } if on != self.paused => {
                self.paused = on;
                self.shown.checked = None;
                (self.shown.notice, self.why_stopped) = (None, None);
                self.protect();
                self.look_now();
            }
            ToPage::Pause { .. } => {}
        }
        None
    }

    /// An engine that finds nothing where it must is worse than none: it says so by stopping, and the loader tells the
    /// agent 未受保护.
    ///
    /// # Panics
    /// If the bundled rules let a message pass that they must hold back.
    fn self_check(&self) {
        let found = self.finds_what_it_must();
        assert!(self.pushed || found, "the bundled engine does not find what it must");
    }

    /// Whether the rules in force stop what the extension's own rules stop.
    pub(crate) fn finds_what_it_must(&self) -> bool {
        self.desk.check(SELF_CHECK, &Context::default()).verdict == Verdict::Block
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
            self.tell_state();
            self.redraw();
        }
    }

    /// One event. True: the page must not see it.
    pub(crate) fn on(&mut self, event: &Event, arming: bool) -> bool {
        let (Some(here), Some(meaning), Some(target)) = (&self.here, event::read(event), event::target(event)) else {
            return false;
        };
        if self.panel.as_ref().is_some_and(|panel| panel.holds(&target)) {
            return false;
        }
        match meaning {
            Meaning::Typed | Meaning::Focus => {
                let composing = event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing);
                if let Some(editor) = here.editor_at(&target) {
                    if composing { self.suggest_while_composing(&editor) } else { self.look(&editor) }
                } else if !composing && here.is_remark_text(&target) {
                    self.look_now();
                }
                false
            }
            Meaning::WillType => {
                if event.is_trusted() && here.is_remark_text(&target) {
                    self.touch_remark();
                }
                false
            }
            Meaning::ComposingBegins => {
                self.composing = true;
                false
            }
            Meaning::ComposingEnds => {
                let (editor, remark) = (here.editor_at(&target), here.is_remark_text(&target));
                self.composing = false;
                if let Some(editor) = editor {
                    self.look(&editor);
                } else if remark {
                    self.look_now();
                }
                if self.phrase_waits() {
                    self.look_later();
                }
                false
            }
            Meaning::Composing => {
                self.key_while_composing(event);
                false
            }
            Meaning::Paste => {
                let ours = event.is_trusted() && self.wants_paste(Field::around(&target).is_some());
                if ours {
                    self.paste(&event::pasted(event));
                }
                ours
            }
            Meaning::Press(part) => {
                // An input method whose editor was taken away never says that it ended.
                self.composing &= !matches!(part, Part::KeyDown(..));
                self.press(event, &target, &part, arming)
            }
        }
    }

    /// Looks again once the page has handled what it is handling.
    fn look_later(&mut self) {
        if self.look_due {
            return;
        }
        self.look_due = true;
        if window().request_animation_frame(self.look_again.as_ref().unchecked_ref()).is_err() {
            self.look_due = false;
        }
    }

    /// Looks at everything: the lists, who waits, the editor, the dialog. Also in a tab that is not in front, where no
    /// frame is ever drawn.
    fn look_around(&mut self) {
        self.judge_later();
        self.attend_anew();
        self.read_chats();
        self.ring();
        self.look_now();
    }

    /// Looks at the page's editor as it stands.
    fn look_now(&mut self) {
        self.see_saved();
        self.settle_promises();
        self.judge();
        let editor = self.here.as_ref().and_then(Here::editor);
        match editor {
            Some(editor) => self.look(&editor),
            None => {
                self.look_remark();
                self.redraw();
            }
        }
        if let Some(why) = self.why_stopped.take() {
            self.notice(why);
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        highlight::clear();
    }
}
