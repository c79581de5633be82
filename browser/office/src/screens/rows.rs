//! Tables of two written columns, and small pieces of the screens' DOM. Text only ever goes into text nodes and values.

use crate::said;
use gloo::events::EventListener;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};
use xiaoqi_bridge::Map;

/// An element with a text.
///
/// # Panics
/// Never: the tags are our own and well formed.
pub(super) fn el(tag: &str, text: &str) -> Element {
    #[allow(clippy::unwrap_used, reason = "createElement fails only for names that are no names")]
    let element = document().create_element(tag).unwrap();
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    element
}

/// Puts a cell around `content` into `row`.
pub(super) fn cell(row: &Element, content: &Element) {
    let cell = el("td", "");
    let _ = cell.append_child(content);
    let _ = row.append_child(&cell);
}

/// A table body whose rows are a name, a value and a button that takes the row out.
pub(super) struct Rows(Option<Element>);

impl Rows {
    /// The table body of that id.
    pub(super) fn of(id: &str) -> Self {
        Self(document().get_element_by_id(id))
    }

    /// One more row.
    pub(super) fn add(&self, values: [&str; 2]) {
        let Some(body) = &self.0 else { return };
        let row = el("tr", "");
        let heads = body.parent_element().and_then(|table| table.query_selector_all("th").ok());
        for (at, value) in (0u32..).zip(values) {
            let Ok(input) = el("input", "").dyn_into::<HtmlInputElement>() else { return };
            input.set_value(value);
            let head = heads.as_ref().and_then(|heads| heads.get(at)?.text_content()).unwrap_or_default();
            let _ = input.set_attribute("aria-label", &head);
            cell(&row, &input);
        }
        let remove = el("button", "移除");
        let _ = remove.set_attribute("type", "button");
        let gone = row.clone();
        EventListener::new(&remove, "click", move |_| {
            let parent = gone.parent_element();
            gone.remove();
            let init = web_sys::EventInit::new();
            init.set_bubbles(true);
            let change = Event::new_with_event_init_dict("change", &init);
            if let (Some(parent), Ok(change)) = (parent, change) {
                let _ = parent.dispatch_event(&change);
            }
        })
        .forget();
        cell(&row, &remove);
        let _ = body.append_child(&row);
    }

    /// Puts the cursor into the value of the last row.
    pub(super) fn focus_last(&self) {
        let last = self.0.as_ref().and_then(|body| body.query_selector("tr:last-child td:nth-child(2) input").ok()?);
        if let Some(input) = last.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
            let _ = input.focus();
        }
    }

    /// Takes every row out.
    pub(super) fn clear(&self) {
        if let Some(body) = &self.0 {
            body.set_text_content(None);
        }
    }

    /// The rows that have a name and a value that `understand` takes; others are marked.
    pub(super) fn read<T>(&self, understand: impl Fn(&str) -> Option<T>) -> Map<T> {
        let mut read = Map::default();
        let all = self.0.as_ref().and_then(|body| body.query_selector_all("input").ok());
        let Some(all) = all else { return read };
        let input = |at: u32| all.get(at)?.dyn_into::<HtmlInputElement>().ok();
        for at in (0..all.length()).step_by(2) {
            let (Some(name), Some(value)) = (input(at), input(at + 1)) else { continue };
            let (key, text) = (name.value().trim().to_owned(), value.value());
            let understood = understand(text.trim());
            let fault = if understood.is_some() { String::new() } else { said("不能有标点，最长20个字") };
            value.set_custom_validity(&fault);
            if let (Some(understood), false, false) = (understood, key.is_empty(), text.trim().is_empty()) {
                read.insert(key, understood);
            }
        }
        read
    }
}
