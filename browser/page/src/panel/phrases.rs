//! Phrases on offer, a line each with its key, its reason, and what it lacks.

use super::Act;
use super::dom::{add, button, el};
use super::view::Offer;
use web_sys::Element;

/// The phrases.
pub(super) fn phrases(offers: &[Offer]) -> Element {
    let part = el("section", "phrases", "");
    let head = el("div", "head", "");
    add(&head, el("b", "title", "快捷短语"));
    add(&head, el("span", "ask", "Alt+"));
    let _ = part.append_child(&head);
    for (at, offer) in offers.iter().enumerate() {
        let act = Act::Phrase(u8::try_from(at).unwrap_or(u8::MAX));
        let line = button(act, if offer.missing.is_empty() { "phrase" } else { "phrase lacks" }, "");
        let text = el("span", "text", &offer.text);
        let _ = line.replace_child(&text, &line.first_child().unwrap_or_else(|| text.clone().into()));
        let because = if offer.missing.is_empty() {
            format!("{} · {}", offer.group, offer.because)
        } else {
            format!("页面上没有{}", offer.missing.join("、"))
        };
        add(&line, el("i", "because", &because));
        let _ = part.append_child(&line);
    }
    part
}
