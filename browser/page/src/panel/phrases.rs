//! Phrases on offer, a line each with its key, its reason, and what it lacks; and those that a search finds, the chosen one
//! in full.

use super::Act;
use super::dom::{add, button, el, ui};
use super::view::{Offer, View};
use web_sys::Element;

/// How many have a key of their own.
const KEYS: usize = 5;

/// The phrases.
pub(super) fn phrases(view: &View) -> Element {
    let part = el("section", "phrases", "");
    let head = el("div", "head", "");
    let chosen = view.search.as_ref().map(|(_, chosen)| *chosen);
    match &view.search {
        Some((words, _)) => {
            add(&head, ui("b", "title", "搜索短语"));
            add(&head, el("span", "words", words));
            add(&head, ui("span", "ask", "↑↓ 选 · 回车填入 · Esc 退出"));
        }
        None => {
            add(&head, ui("b", "title", "快捷短语"));
            if view.aftermath.keeps && view.aftermath.kept.is_none() {
                add(&head, button(Act::Keep, "fold", "存刚发的"));
            }
            add(&head, button(Act::Search, "fold", "搜索"));
            add(&head, ui("span", "ask", "Alt+"));
        }
    }
    let _ = part.append_child(&head);
    for (at, offer) in view.phrases.iter().enumerate() {
        let _ = part.append_child(&line(at, offer, chosen));
    }
    if let (Some((words, _)), true) = (&view.search, view.phrases.is_empty()) {
        let says = if words.is_empty() {
            "输入拼音首字母、短码或几个字"
        } else {
            "没有找到。换几个字，或按 Esc 退出"
        };
        add(&part, ui("p", "more", says));
    }
    part
}

fn line(at: usize, offer: &Offer, chosen: Option<usize>) -> Element {
    let act = Act::Phrase(u8::try_from(at).unwrap_or(u8::MAX));
    let mut class = if offer.missing.is_empty() { "phrase" } else { "phrase lacks" }.to_owned();
    if chosen == Some(at) {
        class.push_str(" chosen");
    }
    let line = button(act, &class, "");
    if at >= KEYS
        && let Some(key) = line.last_element_child()
    {
        key.remove();
    }
    let text = el("span", "text", &offer.text);
    let _ = line.replace_child(&text, &line.first_child().unwrap_or_else(|| text.clone().into()));
    let mut because = format!("{} · {}", offer.group, offer.because);
    if !offer.missing.is_empty() {
        because = format!("页面上没有{}，要自己填", offer.missing.join("、"));
    } else if !offer.image.is_empty() {
        because.push_str(" · 有配图");
    }
    add(&line, ui("i", "because", because.trim_start_matches(" · ")));
    line
}
