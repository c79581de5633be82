//! Watching for what customers do while the agent does nothing: a message that comes in, a chat that is answered. By
//! observers of the lists' children only, so that nothing of ours runs while nothing changes; page-wide only while
//! something is missing or a saved remark is waited for, and not for long.

use super::Page;
use crate::with_page;
use js_sys::{Array, Date};
use wasm_bindgen::prelude::*;
use web_sys::{Element, MutationObserver, MutationObserverInit};
use xiaoqi::timing::{Clocks, What};
use xiaoqi_bridge::Map;

/// How long a missing list, or a dialog that should close, is waited for, in ms.
const PATIENCE: f64 = 30_000.0;

/// What is observed, and what is known from it.
pub(super) struct Watch {
    pub(super) clocks: Clocks,
    /// Which chats' customers wait.
    pub(super) waits: Map<bool>,
    /// Names to show: of the chats in the list, never kept beyond it.
    pub(super) names: Map<String>,
    /// The stage of chats that were open.
    pub(super) stages: Map<String>,
    /// Orders paid lately: whether their remark is written.
    pub(super) orders: Map<What>,
    /// What has happened to orders, and when, as far as the page said it.
    pub(super) times: Map<Vec<(What, i64)>>,
    observer: Option<MutationObserver>,
    _stir: Closure<dyn FnMut(Array)>,
    on: Vec<(Element, Depth)>,
    missing_since: Option<f64>,
}

/// How closely an element is watched.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// A list: its children, the attribute that names a chat, and where only rows in view are drawn their classes.
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
            waits: Map::default(),
            names: Map::default(),
            stages: Map::default(),
            orders: Map::default(),
            times: Map::default(),
            observer: MutationObserver::new(stir.as_ref().unchecked_ref()).ok(),
            _stir: stir,
            on: Vec::new(),
            missing_since: None,
        }
    }

    fn observe(&mut self, on: Vec<(Element, Depth)>, attributes: &[&str]) {
        let same = on.len() == self.on.len() && on.iter().zip(&self.on).all(|(a, b)| a == b);
        let Some(observer) = self.observer.as_ref().filter(|_| !same) else { return };
        observer.disconnect();
        for (element, depth) in &on {
            let init = MutationObserverInit::new();
            init.set_child_list(true);
            init.set_subtree(true);
            match depth {
                Depth::List => {
                    let names: Array =
                        attributes.iter().filter(|name| !name.is_empty()).map(|name| JsValue::from_str(name)).collect();
                    if names.length() > 0 {
                        init.set_attribute_filter(&names);
                    }
                }
                Depth::Dialog => init.set_character_data(true),
                Depth::Page => {}
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
        for (named, list) in
            [(!site.chats.list.is_empty(), here.chats_list()), (!site.messages.list.is_empty(), here.messages_list())]
        {
            missing |= named && list.is_none();
            on.extend(list.map(|list| (list, Depth::List)));
        }
        missing |= !site.account.is_empty() && here.account().is_empty();
        missing |= !site.order.item.is_empty() && !here.has_chat() && !here.has_orders();
        on.extend(self.work.as_ref().map(|work| (work.dialog.clone(), Depth::Dialog)));
        missing |= self.waits_for_save() || self.waits_for_dialog();
        let now = Date::now();
        let since = if missing { *self.watch.missing_since.get_or_insert(now) } else { now };
        if !missing {
            self.watch.missing_since = None;
        }
        let top = gloo::utils::document().document_element().filter(|_| missing && now - since < PATIENCE);
        on.extend(top.map(|top| (top, Depth::Page)));
        // Where rows are used again for others, nothing but their attributes may change.
        let class = if site.chats.in_view { "class" } else { "" };
        self.watch.observe(on, &[&site.chat_id, class]);
    }

    /// Waits anew for what is missing: the agent did something.
    pub(super) fn attend_anew(&mut self) {
        self.watch.missing_since = None;
        self.attend();
    }
}
