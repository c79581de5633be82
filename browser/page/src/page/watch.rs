//! Watching for what customers do while the agent does nothing: a message that comes in, a chat that is answered. By
//! observers of the lists' children only, so that nothing of ours runs while nothing changes; page-wide only while
//! something is missing or a saved remark is waited for, and not for long.

use super::Page;
use crate::panel::Clock;
use crate::with_page;
use js_sys::{Array, Date};
use std::collections::HashMap;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MutationObserver, MutationObserverInit};
use xiaoqi::pack::Measure;
use xiaoqi::timing::{Clocks, Event, Place, What};

/// How many clocks are shown.
const SHOWN: usize = 4;
/// How long a missing list, or a dialog that should close, is waited for, in ms.
const PATIENCE: f64 = 30_000.0;
/// How long after its due a remark clock is still shown, in ms.
const REMARK_LATE: i64 = 60_000;

/// What is observed, and what is known from it.
pub(super) struct Watch {
    pub(super) clocks: Clocks,
    /// Which chats' customers wait.
    waits: HashMap<String, bool>,
    /// Names to show: of the chats in the list, never kept beyond it.
    names: HashMap<String, String>,
    /// The stage of chats that were open.
    stages: HashMap<String, String>,
    /// Orders paid lately: whether their remark is written.
    orders: HashMap<String, What>,
    observer: Option<MutationObserver>,
    _stir: Closure<dyn FnMut(Array)>,
    on: Vec<(Element, Depth)>,
    missing_since: Option<f64>,
}

/// How closely an element is watched.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// A list: its children, and the attribute that names a chat.
    List,
    /// A remark dialog: its texts too.
    Dialog,
    /// The whole page's children.
    Page,
}

impl Watch {
    pub(super) fn new(clocks: Clocks) -> Self {
        let stir = Closure::<dyn FnMut(Array)>::new(|_| {
            with_page(Page::stirred);
        });
        Self {
            clocks,
            waits: HashMap::new(),
            names: HashMap::new(),
            stages: HashMap::new(),
            orders: HashMap::new(),
            observer: MutationObserver::new(stir.as_ref().unchecked_ref()).ok(),
            _stir: stir,
            on: Vec::new(),
            missing_since: None,
        }
    }

    fn observe(&mut self, on: Vec<(Element, Depth)>, attribute: &str) {
        let same = on.len() == self.on.len() && on.iter().zip(&self.on).all(|(a, b)| a == b);
        let Some(observer) = self.observer.as_ref().filter(|_| !same) else { return };
        observer.disconnect();
        for (element, depth) in &on {
            let init = MutationObserverInit::new();
            init.set_child_list(true);
            init.set_subtree(true);
            match depth {
                Depth::List if !attribute.is_empty() => init.set_attribute_filter(&Array::of1(&attribute.into())),
                Depth::Dialog => init.set_character_data(true),
                _ => {}
            }
            let _ = observer.observe_with_options(element, &init);
        }
        self.on = on;
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

impl Page {
    /// Something that is watched has changed.
    fn stirred(&mut self) {
        self.attend();
        self.read_chats();
        self.look_now();
    }

    /// Sees to it that what should be watched is.
    pub(super) fn attend(&mut self) {
        let Some(here) = &self.here else { return };
        let site = here.site();
        let mut on = Vec::new();
        let mut missing = false;
        for (named, list) in [
            (!site.chats.list.is_empty(), here.chats_list()),
            (!site.messages.list.is_empty(), here.messages_list()),
        ] {
            missing |= named && list.is_none();
            on.extend(list.map(|list| (list, Depth::List)));
        }
        on.extend(self.work.as_ref().map(|work| (work.dialog.clone(), Depth::Dialog)));
        missing |= self.waits_for_save();
        let now = Date::now();
        let since = if missing { *self.watch.missing_since.get_or_insert(now) } else { now };
        if !missing {
            self.watch.missing_since = None;
        }
        let top = gloo::utils::document().document_element().filter(|_| missing && now - since < PATIENCE);
        on.extend(top.map(|top| (top, Depth::Page)));
        let attribute = site.chat_id.clone();
        self.watch.observe(on, &attribute);
    }

    /// Waits anew for what is missing: the agent did something.
    pub(super) fn attend_anew(&mut self) {
        self.watch.missing_since = None;
        self.attend();
    }

    /// Reads who waits: what has changed since the last time is an event of the clocks.
    pub(super) fn read_chats(&mut self) {
        let Some(here) = &mut self.here else { return };
        let rows = here.chats();
        let open = here.chat();
        let now = Date::now() as i64;
        let mut place = Place { platform: here.site().platform.clone(), shop: here.shop(), stage: String::new() };
        let mut settled = false;
        if !open.is_empty() {
            let stage = self.desk.stage(&here.context(&open).order_state).to_owned();
            settled = self.watch.stages.insert(open.clone(), stage.clone()) != Some(stage);
        }
        let watch = &mut self.watch;
        watch.names.clear();
        for row in &rows {
            place.stage = watch.stages.get(&row.id).cloned().unwrap_or_default();
            let before = watch.waits.insert(row.id.clone(), row.waits);
            // A page that has just been loaded knows more than we do.
            let at = if before.is_none() { now - row.waited * 1_000 } else { now };
            let what = match (before.unwrap_or(false), row.waits) {
                (false, true) => Some(What::Customer),
                (true, false) => Some(What::Agent),
                // Neither starts nor stops a clock, but tells the stage.
                _ if settled && row.id == open => Some(What::Bot),
                _ => None,
            };
            if let Some(what) = what {
                watch.clocks.record(&Event { at, chat: row.id.clone(), what, place: place.clone() });
            }
            watch.names.insert(row.id.clone(), row.name.clone());
        }
        // Who is no longer in the list has been closed; but a list that is gone altogether is being drawn anew.
        if !rows.is_empty() {
            let gone: Vec<String> = watch.waits.keys().filter(|id| !watch.names.contains_key(*id)).cloned().collect();
            for id in gone {
                watch.waits.remove(&id);
                watch.stages.remove(&id);
                watch.clocks.forget(&id);
            }
        }
        for order in here.orders() {
            let Some(paid) = order.paid else { continue };
            let (at, what) = if order.remark.trim().is_empty() { (paid.ms(), What::Paid) } else { (now, What::Remarked) };
            let limit = watch.clocks.limits().iter().find(|l| l.measures == Measure::Remark).map_or(0, |l| l.seconds);
            let lately = now - paid.ms() < i64::from(limit) * 1_000 + REMARK_LATE;
            if lately && watch.orders.insert(order.number.clone(), what) != Some(what) {
                place.stage = "insale".into();
                watch.clocks.record(&Event { at, chat: order.number, what, place: place.clone() });
            }
        }
    }

    /// The clocks to show, most urgent first, and how many more there are.
    pub(super) fn clocks(&self) -> (Vec<Clock>, usize) {
        let now = Date::now() as i64;
        let open = self.here.as_ref().map(|here| here.chat()).unwrap_or_default();
        let watch = &self.watch;
        let clock = |notice: &xiaoqi::timing::Notice| {
            let limit = watch.clocks.limits().get(notice.limit)?;
            if limit.measures == Measure::Remark && notice.left(now) < -REMARK_LATE {
                return None;
            }
            let tail = notice.chat.get(notice.chat.len().saturating_sub(4)..).unwrap_or_default();
            Some(Clock {
                name: watch.names.get(&notice.chat).cloned().unwrap_or_else(|| format!("订单尾号{tail}")),
                title: limit.title.clone(),
                due: notice.due as f64,
                warn: f64::from(limit.warn) * 1_000.0,
                here: notice.chat == open,
                opens: notice.chat != open && watch.names.contains_key(&notice.chat),
                duty: limit.duty.clone(),
            })
        };
        let mut clocks: Vec<Clock> = watch.clocks.due(now).iter().filter_map(clock).collect();
        let more = clocks.len().saturating_sub(SHOWN);
        clocks.truncate(SHOWN);
        (clocks, more)
    }

    /// Opens the most urgent chat that is not open.
    pub(super) fn jump(&mut self) {
        let Some(here) = &self.here else { return };
        let open = here.chat();
        let due = self.watch.clocks.due(Date::now() as i64);
        if let Some(notice) = due.iter().find(|n| n.chat != open && self.watch.names.contains_key(&n.chat)) {
            here.open_chat(&notice.chat);
            self.look_later();
        }
    }
}
