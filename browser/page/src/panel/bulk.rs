//! One remark for many orders: how far it is, what will be written, what is left out, the message for the group.

use super::Act;
use super::dom::{button, el};
use super::remark::{kinds, problems};
use super::view::Bulk;
use web_sys::Element;

/// Many orders.
pub(super) fn bulk(bulk: &Bulk) -> Element {
    let part = el("section", "remark bulk", "");
    let head = el("div", "head", "");
    let _ = head.append_child(&el("b", "title", "批量备注"));
    let _ = head.append_child(&el("span", "order", &bulk.progress));
    let _ = head.append_child(&button(Act::Bulk, "fold", "退出"));
    let _ = part.append_child(&head);
    if !bulk.kinds.is_empty() {
        let _ = part.append_child(&kinds(&bulk.kinds, bulk.kind));
    }
    if !bulk.advice.is_empty() {
        let _ = part.append_child(&el("p", "why", &bulk.advice));
    }
    if !bulk.new.is_empty() {
        let preview = el("div", "preview", "");
        for line in &bulk.new {
            let _ = preview.append_child(&el("p", "new", line));
        }
        let _ = part.append_child(&preview);
    }
    problems(&part, &bulk.problems);
    let keys = el("div", "kinds", "");
    if !bulk.next.is_empty() {
        let _ = keys.append_child(&button(Act::Write, "main", bulk.next));
    }
    if !bulk.group.is_empty() {
        let _ = keys.append_child(&button(Act::Group, "", "复制群消息"));
    }
    if bulk.walking {
        let _ = keys.append_child(&button(Act::Skip, "", "跳过这单"));
    }
    let _ = part.append_child(&keys);
    part
}
