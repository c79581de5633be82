//! The list of conversations: who waits for an answer, and opening one on the agent's key.

use super::{Here, text};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// How many conversations are read.
const MOST: u32 = 200;
/// How far up from an item the title of its group is looked for.
const DEEPEST: usize = 8;

/// One conversation of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Which chat, as [`Here::chat`] says it.
    pub(crate) id: String,
    /// Whether its customer waits for a human answer.
    pub(crate) waits: bool,
    /// The customer's name. Shown, never kept.
    pub(crate) name: String,
    /// How long the customer has waited by the page's own countdown, in s; 0 if it shows none.
    pub(crate) waited: i64,
    /// Whether it says so to the minute only.
    pub(crate) minutes: bool,
}

impl Here {
    /// The element that holds the list.
    pub(crate) fn chats_list(&self) -> Option<Element> {
        self.find(&self.site.chats.list)
    }

    /// The conversations of the list, from the top.
    pub(crate) fn chats(&self) -> Vec<Row> {
        let of = &self.site.chats;
        let rows = self.chat_items().into_iter().map(|item| {
            let shown = text(item.query_selector(&of.countdown).ok().flatten());
            Row {
                id: self.chat_of(&item),
                waits: self.waits(&item),
                name: text(item.query_selector(&of.name).ok().flatten()),
                waited: waited(&shown, i64::from(of.counts)),
                minutes: !shown.contains('秒'),
            }
        });
        rows.filter(|row| !row.id.is_empty()).collect()
    }

    /// Where the list says the names, by chat.
    pub(crate) fn chat_names(&self) -> Vec<(String, Element)> {
        let name = |item: Element| Some((self.chat_of(&item), item.query_selector(&self.site.chats.name).ok()??));
        self.chat_items().into_iter().filter_map(name).collect()
    }

    /// Whether the customer of a conversation waits: what it is or stands in says so, or the title of its group.
    fn waits(&self, item: &Element) -> bool {
        let of = &self.site.chats;
        if !of.waits.is_empty() && item.closest(&of.waits).ok().flatten().is_some() {
            return true;
        }
        if of.title.is_empty() {
            return false;
        }
        let around = std::iter::successors(item.parent_element(), |e| e.parent_element());
        let title = around.take(DEEPEST).find_map(|group| group.query_selector(&of.title).ok().flatten());
        let title = text(title);
        of.says.iter().any(|word| title.contains(word))
    }

    /// Opens a conversation as a click of the agent's does, on the name: a page may hear the item or a part of it. Only on
    /// the agent's own key. False if it is not in the page.
    pub(crate) fn open_chat(&self, id: &str) -> bool {
        let Some(item) = self.chat_items().into_iter().find(|item| self.chat_of(item) == id) else { return false };
        let name = item.query_selector(&self.site.chats.name).ok().flatten();
        let Ok(target) = name.unwrap_or(item).dyn_into::<HtmlElement>() else { return false };
        super::press(&target);
        true
    }

    /// What scrolls the list: it or what is around it.
    pub(crate) fn chats_scroller(&self) -> Option<Element> {
        let scrolls = |e: &Element| e.scroll_height() > e.client_height() + 1;
        std::iter::successors(self.chats_list(), |e| e.parent_element()).find(scrolls)
    }

    fn chat_items(&self) -> Vec<Element> {
        let of = &self.site.chats;
        if of.item.is_empty() {
            return Vec::new();
        }
        let Some(all) = self.chats_list().and_then(|list| list.query_selector_all(&of.item).ok()) else {
            return Vec::new();
        };
        (0..all.length().min(MOST)).filter_map(|at| all.get(at)?.dyn_into().ok()).collect()
    }

    fn chat_of(&self, item: &Element) -> String {
        let attribute = &self.site.chat_id;
        let id = item
            .get_attribute(attribute)
            .or_else(|| item.query_selector(&format!("[{attribute}]")).ok().flatten()?.get_attribute(attribute));
        super::chat_id(&id.unwrap_or_default())
    }
}

/// How many seconds have gone by on a countdown from `counts`: 「42秒后超时」 of 180 says 138, 「已超时2分钟」 says 300.
fn waited(shown: &str, counts: i64) -> i64 {
    let Some(at) = shown.find(|c: char| c.is_ascii_digit()) else {
        return if shown.contains("超时") { counts } else { 0 };
    };
    let digits = shown[at..].find(|c: char| !c.is_ascii_digit()).map_or(&shown[at..], |end| &shown[at..at + end]);
    let Ok(number) = digits.parse::<i64>() else { return 0 };
    let seconds =
        number.saturating_mul(if shown[at + digits.len()..].trim_start().starts_with('分') { 60 } else { 1 });
    if shown.contains("已超时") {
        counts.saturating_add(seconds)
    } else if shown.contains("已等待") {
        seconds
    } else {
        (counts - seconds).max(0)
    }
}

#[cfg(test)]
mod tests {
    use super::waited;

    #[test]
    fn the_pages_countdown_says_how_long_a_customer_waits() {
        let of = |shown: &str| waited(shown, 180);
        assert_eq!(
            ["42秒后超时", "42秒", "2分后超时", "已超时2分钟", "已超时", "已等待 3 分钟"].map(of),
            [138, 138, 60, 300, 180, 180]
        );
        assert_eq!(["", "刚刚", "99999999999999999999秒"].map(of), [0, 0, 0]);
    }
}
