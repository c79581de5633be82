//! The findings as cards: the strongest in full with its keys, the others in a line each.

use super::dom::{add, button, class_of, el, ui};
use super::{Act, Card, View};
use web_sys::Element;
use xiaoqi::pack::Verdict;
use xiaoqi_bridge::message::Reason;

/// How many findings are shown; the rest is counted.
const MOST: usize = 4;

/// The line above the cards, and the cards.
pub(super) fn alarms(view: &View) -> Vec<Element> {
    let notice =
        view.notice.iter().map(|notice| ui("p", if view.granted { "notice granted" } else { "notice" }, notice));
    notice.chain(cards(&view.cards, view.granted)).collect()
}

/// The cards, top to bottom.
fn cards(cards: &[Card], granted: bool) -> Vec<Element> {
    let Some((first, others)) = cards.split_first() else { return Vec::new() };
    let mut shown = vec![full(first, granted)];
    shown.extend(others.iter().take(MOST - 1).map(line));
    if cards.len() > MOST {
        shown.push(ui("p", "more", &format!("还有 {} 处", cards.len() - MOST)));
    }
    shown
}

fn head(card: &Card) -> Element {
    let head = el("div", "head", "");
    add(&head, ui("b", "level", card.severity.said()));
    add(&head, el("span", "title", &card.title));
    head
}

fn line(card: &Card) -> Element {
    let line = el("article", &format!("card line {}", class_of(card.severity)), "");
    let head = head(card);
    add(&head, el("q", "quote", &card.quote));
    let _ = line.append_child(&head);
    line
}

fn full(card: &Card, granted: bool) -> Element {
    let full = el("article", &format!("card {}", class_of(card.severity)), "");
    add(&full, head(card));
    if !card.quote.is_empty() {
        add(&full, el("q", "quote", &card.quote));
    }
    add(&full, el("p", "why", &card.why));
    if let Some(rewrite) = &card.rewrite {
        let offer = el("div", "offer", "");
        add(&offer, el("p", "rewrite", rewrite));
        add(&offer, button(Act::Rewrite, "main", "换成这句"));
        let _ = full.append_child(&offer);
    }
    if !granted {
        add(&full, reasons(card));
    }
    full
}

fn reasons(card: &Card) -> Element {
    let reasons = el("div", "reasons", "");
    if let Some(title) = &card.barred_by {
        add(&reasons, ui("span", "ask", &format!("「{title}」不能放行，请改好再发")));
        return reasons;
    }
    let passes = card.severity >= Verdict::Confirm && card.overridable;
    add(&reasons, ui("span", "ask", if passes { "仍要发 Alt+" } else { "判断有误？ Alt+" }));
    add(&reasons, button(Act::Reason(Reason::FalseAlarm), "", "误报"));
    if passes {
        add(&reasons, button(Act::Reason(Reason::Approved), "", "主管同意"));
        add(&reasons, button(Act::Reason(Reason::Quoted), "", "引用原话"));
    }
    reasons
}
