//! Something that was not read yet (公告, a reminder, what to look at first): one at a time, with the key that puts it away.

use super::dom::{add, button, el, ui};
use super::{Act, Bulletin};
use web_sys::Element;

/// The announcement.
pub(super) fn bulletin(of: &Bulletin) -> Element {
    let part = el("section", "remark", "");
    add(&part, ui("b", "title", of.kind));
    add(&part, ui("p", "paper", &of.text));
    add(&part, button(Act::Read, "main", if of.more { "知道了，看下一条" } else { "知道了" }));
    part
}
