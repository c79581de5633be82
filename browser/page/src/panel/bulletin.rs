//! An announcement (公告) that was not read yet: one at a time, with the key that puts it away.

use super::dom::{add, button, el};
use super::{Act, Bulletin};
use web_sys::Element;

/// The announcement.
pub(super) fn bulletin(of: &Bulletin) -> Element {
    let part = el("section", "remark", "");
    add(&part, el("b", "title", &format!("公告 · {}", of.kind)));
    add(&part, el("p", "new", &of.text));
    let label = if of.more == 0 { "知道了".to_owned() } else { format!("知道了，还有 {} 条", of.more) };
    add(&part, button(Act::Read, "main", &label));
    part
}
