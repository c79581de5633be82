//! The remark being written: kinds on keys, the preview of what will be saved, the flag, what is wrong, the next step.

use super::dom::{add, button, choice, el, ui};
use super::view::{Remark, Saved, Step, Who};
use super::{Act, view::Ask};
use web_sys::Element;

/// The remark.
pub(super) fn remark(remark: &Remark, who: &Who) -> Element {
    let part = el("section", "remark", "");
    let head = el("div", "head", "");
    add(&head, ui("b", "title", "订单备注"));
    add(&head, el("span", "order", &remark.order));
    let _ = part.append_child(&head);
    add(&part, kinds(&remark.kinds, remark.kind));
    if !remark.advice.is_empty() {
        add(&part, ui("p", "why", &remark.advice));
    }
    if remark.kind.is_some() || !remark.new.is_empty() || !remark.problems.is_empty() {
        add(&part, preview(remark));
        if let Some(erp) = &remark.erp {
            add(&part, ui("p", "problem", &erp.why));
            let keys = el("div", "kinds", "");
            add(&keys, ui("span", "ask", "ERP里是 Alt+"));
            for (open, name) in [(true, "待客核"), (false, "已审核")] {
                let class = if erp.open == Some(open) { "kind chosen" } else { "kind" };
                add(&keys, choice(Act::Erp(open), class, name));
            }
            let _ = part.append_child(&keys);
        }
        problems(&part, &remark.problems);
        let foot = el("p", "signed", "");
        let agent = if who.agent.is_empty() { "接待ID未定" } else { &who.agent };
        add(&foot, ui("b", "", agent));
        add(&foot, el("span", "", &who.shop));
        add(&foot, el("span", "length", &remark.length));
        let _ = part.append_child(&foot);
        let next = match remark.step {
            Step::Nothing => None,
            Step::Write => Some("填入"),
            Step::Save => Some("核对无误，保存"),
            Step::Fix => Some("改好"),
            Step::Tell => Some("复制给审单员"),
            Step::Next => Some("写入并保存，到下一单"),
        };
        if let Some(next) = next {
            add(&part, button(Act::Write, "main", next));
        }
    }
    part
}

/// The kinds on their keys.
pub(super) fn kinds(titles: &[String], chosen: Option<usize>) -> Element {
    let kinds = el("div", "kinds", "");
    add(&kinds, el("span", "ask", "Alt+"));
    for (at, title) in titles.iter().enumerate() {
        let class = if chosen == Some(at) { "kind chosen" } else { "kind" };
        add(&kinds, choice(Act::Kind(u8::try_from(at).unwrap_or(u8::MAX)), class, title));
    }
    kinds
}

/// What is wrong, a line each; true if nothing can be written so.
pub(super) fn problems(part: &Element, problems: &[(String, bool)]) {
    for (text, stops) in problems {
        add(part, ui("p", if *stops { "problem stops" } else { "problem" }, text));
    }
}

fn preview(remark: &Remark) -> Element {
    let preview = el("div", "preview", "");
    if !remark.old.is_empty() {
        add(&preview, el("p", "old", &remark.old));
    }
    for line in &remark.new {
        add(&preview, el("p", "new", line));
    }
    if let Some(flag) = &remark.flag {
        let line = el("div", "flag-line", "");
        add(&line, ui("span", "", &flag.text));
        if let Some(other) = &flag.other {
            add(&line, button(Act::Flag, "", other));
        }
        let _ = preview.append_child(&line);
    }
    preview
}

/// What is left to do about a remark that was saved.
pub(super) fn saved(saved: &Saved) -> Element {
    let part = el("section", "remark saved", "");
    let head = el("div", "head", "");
    add(&head, ui("b", "title", &saved.text));
    add(&head, button(Act::Done, "fold", "知道了"));
    let _ = part.append_child(&head);
    if !saved.unchanged.is_empty() {
        add(&part, ui("p", "problem", &format!("备注不会改变{}", saved.unchanged)));
    }
    if !saved.phrase.is_empty() {
        let offer = el("div", "offer", "");
        add(&offer, el("p", "rewrite", &saved.phrase));
        add(&offer, button(Act::Copy, "main", if saved.chat { "填入聊天框" } else { "复制给客户" }));
        let _ = part.append_child(&offer);
    }
    part
}

/// Asking who the agent is.
pub(super) fn ask(ask: &Ask, who: &Who) -> Element {
    let part = el("section", "remark asks", "");
    add(&part, ui("p", "title", ask.why));
    add(&part, el("p", "why", &who.account));
    let choices = el("div", "kinds", "");
    for (at, agent) in ask.agents.iter().enumerate() {
        add(&choices, choice(Act::Agent(u8::try_from(at).unwrap_or(u8::MAX)), "kind", agent));
    }
    add(&choices, button(Act::Options, "kind", "去设置"));
    let _ = part.append_child(&choices);
    part
}
