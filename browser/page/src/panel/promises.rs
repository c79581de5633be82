//! What the agent promised and no remark says yet: the first with its keys, the others in a line each.

use super::dom::{add, button, el, ui};
use super::{Act, Promised, clock};
use web_sys::Element;

/// How many are shown; the rest is counted.
const MOST: usize = 4;

/// The promises as they stand at `now`.
pub(super) fn promises(all: &[Promised], now: f64) -> Vec<Element> {
    if all.is_empty() {
        return Vec::new();
    }
    let part = el("section", "remark promises", "");
    let head = el("div", "head", "");
    add(&head, ui("b", "title", "答应了客户"));
    let _ = part.append_child(&head);
    for (at, of) in all.iter().take(MOST).enumerate() {
        let line = el("div", "preview", "");
        add(&line, el("p", "new", &of.text));
        let whose = match of.due {
            Some(due) => clock::until(&of.whose, due, now),
            None => el("p", "why", &of.whose),
        };
        let _ = line.append_child(&whose);
        if at == 0 {
            let keys = el("div", "kinds", "");
            add(&keys, button(Act::Promise, "main", of.next));
            add(&keys, button(Act::Forget, "", if of.due.is_some() { "不用了" } else { "不用备注" }));
            let _ = line.append_child(&keys);
        }
        let _ = part.append_child(&line);
    }
    if all.len() > MOST {
        add(&part, ui("p", "more", &format!("还有 {} 条", all.len() - MOST)));
    }
    vec![part]
}
