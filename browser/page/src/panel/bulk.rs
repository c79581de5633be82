//! One remark for many orders: how far it is, what will be written, what is left out, the message for the group.

use super::Act;
use super::dom::{add, button, el, ui};
use super::remark::{kinds, problems};
use super::view::Bulk;
use web_sys::Element;

/// Many orders.
pub(super) fn bulk(bulk: &Bulk) -> Element {
    let part = el("section", "remark bulk", "");
    let head = el("div", "head", "");
    add(&head, ui("b", "title", "批量备注"));
    add(&head, ui("span", "order", &bulk.progress));
    add(&head, button(Act::Bulk, "fold", "退出"));
    let _ = part.append_child(&head);
    if !bulk.kinds.is_empty() {
        add(&part, kinds(&bulk.kinds, bulk.kind));
    }
    if !bulk.advice.is_empty() {
        add(&part, ui("p", "why", &bulk.advice));
    }
    if !bulk.new.is_empty() {
        let preview = el("div", "preview", "");
        for line in &bulk.new {
            add(&preview, el("p", "new", line));
        }
        let _ = part.append_child(&preview);
    }
    problems(&part, &bulk.problems);
    let keys = el("div", "kinds", "");
    if !bulk.next.is_empty() {
        add(&keys, button(Act::Write, "main", bulk.next));
    }
    if !bulk.group.is_empty() {
        add(&keys, button(Act::Group, "", "复制群消息"));
    }
    if bulk.walking {
        add(&keys, button(Act::Skip, "", "跳过这单"));
    }
    let _ = part.append_child(&keys);
    part
}
