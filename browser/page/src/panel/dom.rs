//! Small pieces of the panel's DOM. Text only ever goes into text nodes.

use super::say::{self, say};
use super::{Act, View};
use gloo::utils::document;
use web_sys::Element;
use xiaoqi::pack::Verdict;
use xiaoqi_bridge::message::Protection;

/// An element with a class and a text of ours, said in the agent's language.
pub(super) fn ui(tag: &str, class: &str, text: &str) -> Element {
    let element = el(tag, class, "");
    element.set_text_content(Some(&say(text)));
    element
}

/// An element with a class and a text that is not ours, or none.
///
/// # Panics
/// Never: the tags are our own and well formed.
pub(super) fn el(tag: &str, class: &str, text: &str) -> Element {
    #[allow(clippy::unwrap_used, reason = "createElement fails only for names that are no names")]
    let element = document().create_element(tag).unwrap();
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
        if !text.is_ascii() {
            say::mark(&element);
        }
    }
    element
}

/// Puts `child` at the end of `to`.
pub(super) fn add(to: &Element, child: Element) {
    let _ = to.append_child(&child);
}

/// A button for an act, our name for it and its key beside that. Not in the tab order: the keys do it, and the focus stays outside.
pub(super) fn button(act: Act, class: &str, text: &str) -> Element {
    named(act, class, ui("span", "", text))
}

/// The same with a name that is not ours.
pub(super) fn choice(act: Act, class: &str, text: &str) -> Element {
    named(act, class, el("span", "", text))
}

fn named(act: Act, class: &str, name: Element) -> Element {
    let button = el("button", class, "");
    let _ = button.set_attribute("type", "button");
    let _ = button.set_attribute("tabindex", "-1");
    let _ = button.set_attribute("data-act", act.name());
    add(&button, name);
    add(&button, el("kbd", "", act.key()));
    button
}

/// The bar: flag, name, protection, what waits while it is folded, fold.
pub(super) fn bar(view: &View, open: bool, now: f64) -> Element {
    let bar = el("header", "bar", "");
    add(&bar, el("i", "flag", ""));
    add(&bar, ui("b", "name", "小旗"));
    let state = format!("state {}", format!("{:?}", view.protection).to_ascii_lowercase());
    // Old rules still hold; the agent should know that newer ones may stand behind them.
    let stale = view.stale && view.protection == Protection::Current;
    add(&bar, ui("span", &state, if stale { "规则可能过期" } else { view.protection.said() }));
    if !view.cards.is_empty() && !open {
        let strongest = view.cards[0].severity;
        let count = format!("{} {}", say(strongest.said()), view.cards.len());
        add(&bar, ui("span", &format!("count {}", class_of(strongest)), &count));
    }
    if !open && let Some(left) = super::clock::brief(view, now) {
        let _ = bar.append_child(&left);
    }
    if view.can_bulk && view.bulk.is_none() {
        add(&bar, button(Act::Bulk, "fold", "批量"));
    }
    if open || view.says() {
        add(&bar, button(Act::Fold, "fold", if open { "收起" } else { "展开" }));
    }
    bar
}

/// A verdict's class.
pub(super) fn class_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "pass",
        Verdict::Hint => "hint",
        Verdict::Warn => "warn",
        Verdict::Confirm => "confirm",
        Verdict::Block => "block",
    }
}
