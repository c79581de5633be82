//! What is left to do about the message sent last: a reason for a 标准话术 in other words, a sentence to be kept.

use super::Act;
use super::dom::{add, button, el, ui};
use super::view::Aftermath;
use web_sys::Element;
use xiaoqi_bridge::message::Why;

/// The cards.
pub(super) fn after(view: &Aftermath) -> Vec<Element> {
    let mut cards = Vec::new();
    if let Some((group, ground)) = &view.altered {
        let card = el("section", "after", "");
        add(&card, ui("b", "title", &format!("标准话术改过了：{group}")));
        if !ground {
            add(&card, ui("p", "problem", "特殊情况可以灵活处理，回复里要写明理由：因为…、根据…规则"));
        }
        let reasons = el("div", "reasons", "");
        add(&reasons, ui("span", "ask", "为什么改？可以不选 Alt+"));
        for why in [Why::Special, Why::Outdated, Why::Awkward] {
            add(&reasons, button(Act::Why(why), "", why.said()));
        }
        add(&card, reasons);
        cards.push(card);
    }
    if let Some(text) = &view.kept {
        let card = el("section", "after", "");
        add(&card, ui("b", "title", "存成我的短语"));
        let preview = el("div", "preview", "");
        add(&preview, el("p", "new", text));
        add(&card, preview);
        add(&card, button(Act::Keep, "main", "存下来"));
        cards.push(card);
    }
    cards
}
