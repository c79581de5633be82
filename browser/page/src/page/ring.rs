//! The clocks' one timer, and what happens when it rings: the badge, the names in the page's list, the office's alarms.
//!
//! A timer that a timer has set counts as a chain, and browsers look at chains of hidden tabs once a minute only. So it is
//! always set from a message to ourselves, which is no part of any chain.

use super::Page;
use crate::{highlight, with_page};
use gloo::utils::{document, window};
use js_sys::Date;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MessageChannel};
use xiaoqi::pack::Measure;
use xiaoqi::timing::{Level, Notice};
use xiaoqi_bridge::chrome::tell_office;
use xiaoqi_bridge::message::ToOffice;

/// The longest a timer is set for, in ms: browsers take more than 24 days for none at all.
const LONGEST: i64 = 86_400_000;
/// What is over for longer than this when it is first said came back from a sleep: it is worth a sound, in ms.
const SLEPT: i64 = 5_000;
/// How often the office is told what to keep, in ms.
const KEEPING: f64 = 2_000.0;

/// The timer.
pub(super) struct Ring {
    channel: Option<MessageChannel>,
    /// Whether a message to ourselves is under way.
    asked: bool,
    /// The timer that is set, and the moment it is set for.
    set: Option<(i32, i64)>,
    rings: Closure<dyn FnMut()>,
    _sets: Closure<dyn FnMut()>,
    /// How many clocks are pressing, as the badge has it.
    pressing: u32,
    /// What the office keeps, and when it was told.
    kept: String,
    told: f64,
    /// Whether it is still to be told something.
    owes: bool,
    /// What it kept before this page was loaded, until the page says which shop it is of.
    before: Option<js_sys::Object>,
    resumed: bool,
}

impl Default for Ring {
    fn default() -> Self {
        let sets = Closure::<dyn FnMut()>::new(|| {
            with_page(Page::set_timer);
        });
        let channel = MessageChannel::new().ok();
        if let Some(channel) = &channel {
            channel.port1().set_onmessage(Some(sets.as_ref().unchecked_ref()));
        }
        Self {
            channel,
            asked: false,
            set: None,
            rings: Closure::new(|| {
                with_page(Page::ring);
            }),
            _sets: sets,
            pressing: 0,
            kept: String::new(),
            told: 0.0,
            owes: false,
            before: None,
            resumed: false,
        }
    }
}

impl Drop for Ring {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.port1().close();
        }
        if let Some((timer, _)) = self.set {
            window().clear_timeout_with_handle(timer);
        }
    }
}

impl Page {
    /// Sees to it that the timer is set for what is to be said next. Whenever the clocks have changed.
    pub(super) fn wind(&mut self) {
        let next = self.rings_at();
        let ring = &mut self.ring;
        if ring.asked || ring.set.map(|(_, at)| at) == next {
            return;
        }
        ring.asked = ring.channel.as_ref().is_some_and(|c| c.port2().post_message(&JsValue::NULL).is_ok());
        if !ring.asked {
            self.set_timer();
        }
    }

    /// When the timer is to ring: at the next mark, or when there is something to read; earlier if the office is still to be
    /// told something.
    fn rings_at(&mut self) -> Option<i64> {
        let mark = self.watch.clocks.next_mark();
        let tell = self.ring.owes.then_some((self.ring.told + KEEPING) as i64);
        mark.into_iter().chain(tell).chain(self.next_paper()).chain(self.judged_at()).min()
    }

    fn set_timer(&mut self) {
        let next = self.rings_at();
        let ring = &mut self.ring;
        ring.asked = false;
        if let Some((timer, _)) = ring.set.take() {
            window().clear_timeout_with_handle(timer);
        }
        let Some(at) = next else { return };
        let wait = (at - Date::now() as i64).clamp(0, LONGEST) as i32;
        let rings = ring.rings.as_ref().unchecked_ref();
        let timer = window().set_timeout_with_callback_and_timeout_and_arguments_0(rings, wait);
        ring.set = timer.ok().map(|timer| (timer, at));
    }

    /// The timer rings, or the page comes back from where no timer rang.
    pub(super) fn ring(&mut self) {
        self.ring.set = None;
        let now = Date::now() as i64;
        let passed = self.watch.clocks.pass(now);
        self.judge();
        self.alert(&passed, now);
        self.redraw();
        self.clocks_changed();
    }

    /// The clocks have changed, or one of them has passed a mark: badge, names, what is kept, and the timer.
    pub(super) fn clocks_changed(&mut self) {
        let due = self.due(Date::now() as i64);
        // Somebody who waits, not a parcel that has hours.
        let limits = self.watch.clocks.limits();
        let waits = |n: &&Notice| limits.get(n.limit).is_some_and(|limit| limit.measures != Measure::Span);
        let pressing: Vec<&Notice> = due.iter().filter(|n| n.level > Level::Running).filter(waits).collect();
        self.colour_names(&pressing);
        let count = u32::try_from(pressing.len()).unwrap_or(u32::MAX);
        if count != self.ring.pressing {
            self.ring.pressing = count;
            self.tell_state();
        }
        self.keep_clocks();
        self.wind();
    }

    /// How many clocks are pressing, for the badge.
    pub(super) fn pressing(&self) -> u32 {
        self.ring.pressing
    }

    /// One word for all that passed a mark together, for those who turned sound or notifications on.
    fn alert(&self, passed: &[Notice], now: i64) {
        let worth = |n: &&Notice| match n.level {
            Level::Soon | Level::Due => true,
            Level::Late => n.left(now) < -SLEPT,
            Level::Running => false,
        };
        let all: Vec<&Notice> = passed.iter().filter(worth).collect();
        let Some(worst) = all.iter().max_by_key(|notice| notice.level) else { return };
        let title = self.watch.clocks.limits().get(worst.limit).map_or("", |limit| limit.title.as_str());
        let what = if all.len() > 1 { format!("{title}等{}项", all.len()) } else { title.to_owned() };
        let text = format!("{}：{what}", worst.level.said());
        let away = document().hidden() || !document().has_focus().unwrap_or(true);
        tell_office(&ToOffice::Alert {
            text,
            shop: self.here.as_ref().map(|here| here.shop()).unwrap_or_default(),
            away,
        });
    }

    /// Colours the names of those whose clocks press in the page's own list.
    fn colour_names(&self, pressing: &[&Notice]) {
        let Some(here) = &self.here else { return };
        let names = if pressing.is_empty() { Vec::new() } else { here.chat_names() };
        let of = |late: bool| {
            let wanted = |id: &str| {
                let mut his = pressing.iter().filter(|notice| notice.chat == id).peekable();
                his.peek().is_some() && his.any(|notice| notice.level > Level::Soon) == late
            };
            names.iter().filter(|(id, _)| wanted(id)).map(|(_, name)| name).collect::<Vec<&Element>>()
        };
        highlight::names(&of(false), &of(true));
    }

    /// Tells the office which clocks run, for alarms and for after a restart. Not at every message: what comes within two
    /// seconds is told together.
    fn keep_clocks(&mut self) {
        let Some(place) = self.clocks_place() else { return };
        let kept = self.watch.clocks.keep();
        let now = Date::now();
        // A clock set back must not keep us waiting.
        let soon = (now - self.ring.told).abs() < KEEPING;
        self.ring.owes = kept != self.ring.kept && soon;
        if kept == self.ring.kept || soon {
            return;
        }
        self.ring.told = now;
        let next = self.watch.clocks.next_mark().unwrap_or(0);
        tell_office(&ToOffice::Clocks { place, next, kept: kept.clone() });
        self.ring.kept = kept;
    }

    /// Which shop's clocks these are; nothing while the page does not say.
    fn clocks_place(&self) -> Option<String> {
        let here = self.here.as_ref()?;
        let shop = here.shop();
        (!shop.is_empty()).then(|| format!("{} {shop}", here.site().id))
    }

    /// What the office has kept, by place. Once: what is told later, this page has told itself.
    pub(crate) fn take_clocks(&mut self, kept: js_sys::Object) {
        if !std::mem::replace(&mut self.ring.resumed, true) {
            self.ring.before = Some(kept);
        }
    }

    /// Lets the clocks run on that the office has kept, once the page says which shop it is of and who `waits`
    /// since when.
    pub(super) fn resume_clocks(&mut self, waits: &dyn Fn(&str, i64) -> bool) {
        let Some(place) = self.ring.before.as_ref().and_then(|_| self.clocks_place()) else { return };
        let Some(before) = self.ring.before.take() else { return };
        let kept = js_sys::Reflect::get(&before, &place.into()).ok().and_then(|kept| kept.as_string());
        let Some(kept) = kept else { return };
        self.watch.clocks.resume(&kept, waits);
        self.ring.kept = kept;
    }
}
