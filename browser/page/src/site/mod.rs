//! Reading one platform's page through its profile. The only code that uses selectors; on the agent's own key
//! it presses what an agent would press, and otherwise never writes to the page.

mod anchors;
mod chats;
mod dialog;
mod glance;
mod order;
mod taught;

pub(crate) use chats::Row;
pub(crate) use dialog::Dialog;
pub(crate) use glance::anew;
pub(crate) use order::Order;
pub(crate) use taught::taught;

use crate::field::Field;
use glance::Glance;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};
use xiaoqi::pack::{Site, Turn, Who};
use xiaoqi::text::decimal;
use xiaoqi::wording::Context;

/// How many of the last turns are read.
const TURNS: usize = 8;
/// How many items of the list are looked at for them: it may hold system notes.
const ITEMS: usize = 24;
/// The longest turn that is read, in bytes.
const TURN_BYTES: usize = 4_000;

/// The profile for this page: host and path fit, or at least the host, for frames that open under another path; the first
/// of several.
pub(crate) fn matching<'a>(sites: &[&'a Site], host: &str, path: &str) -> Option<&'a Site> {
    let on_host = |site: &&&Site| site.hosts.iter().any(|h| h == host);
    let exact = |site: &&&Site| on_host(site) && site.paths.iter().any(|p| path.starts_with(p));
    sites.iter().find(exact).or_else(|| sites.iter().find(on_host)).copied()
}

/// The first element that one of `selectors` finds. A selector the browser cannot read finds nothing.
fn find(document: &Document, selectors: &[String]) -> Option<Element> {
    selectors.iter().find_map(|s| document.query_selector(s).ok().flatten())
}

/// The first in the pages around a frame, the next one first. Pages of other origins are closed to us.
fn find_around(document: &Document, selectors: &[String]) -> Option<Element> {
    let around = document.default_view()?.frame_element().ok()??.owner_document()?;
    find(&around, selectors).or_else(|| find_around(&around, selectors))
}

/// The first element inside `element` that one of `selectors` finds.
fn find_in(element: &Element, selectors: &[String]) -> Option<Element> {
    selectors.iter().find_map(|s| element.query_selector(s).ok().flatten())
}

/// Presses a button of the page as an agent would; what it does to the page is seen anew.
fn press(button: &HtmlElement) {
    button.click();
    anew();
}

/// Which chat a value names: it may carry a state behind the customer's own number (拼多多: `uid-…-reply`).
fn chat_id(value: &str) -> String {
    value.split('-').next().unwrap_or_default().to_owned()
}

/// Whether `element` is, or stands in, one of `selectors`.
fn inside(element: &Element, selectors: &[String]) -> Option<Element> {
    selectors.iter().find_map(|s| element.closest(s).ok().flatten())
}

fn text(element: Option<Element>) -> String {
    let text = element.and_then(|e| e.text_content()).unwrap_or_default();
    text.trim().chars().take(120).collect()
}

/// The page we are on, read through its profile.
pub(crate) struct Here {
    site: Site,
    page: Glance,
    /// The last item of the chat when its turns were read: the dear part of reading, done again only when there is
    /// another.
    last: Option<(Element, String)>,
    turns: Vec<Turn>,
    /// The chat last seen open and its customer's name above the messages, where its row may be out of view.
    open: RefCell<(String, String)>,
}

impl Here {
    /// This document, through `site`.
    pub(crate) fn new(site: Site, document: Document) -> Self {
        // Selectors cross into the browser at every key: as strings it has already.
        let of_messages = [&site.messages.item, &site.messages.customer, &site.messages.agent, &site.messages.bot];
        let lists = [&site.editor.selectors, &site.send.buttons, &site.messages.list, &site.chat, &site.order.state];
        for selector in of_messages.into_iter().chain(lists.into_iter().flatten()) {
            wasm_bindgen::intern(selector);
        }
        Self { site, page: Glance::new(document), last: None, turns: Vec::new(), open: RefCell::default() }
    }

    /// The first element that one of `selectors` finds.
    fn find(&self, selectors: &[String]) -> Option<Element> {
        selectors.iter().find_map(|selector| self.page.first(selector))
    }

    /// What the first says that stands beside the messages.
    fn said_beside(&self, selectors: &[String]) -> String {
        text(selectors.iter().find_map(|selector| self.page.beside(selector).into_iter().next()))
    }

    /// The same; a page in a frame may leave it to the page around it to show.
    fn find_around(&self, selectors: &[String]) -> Option<Element> {
        self.find(selectors).or_else(|| find_around(self.page.document(), selectors))
    }

    /// The profile.
    pub(crate) fn site(&self) -> &Site {
        &self.site
    }

    /// The editor that `element` is or stands in. Where none of the profile's is in the page, any place to write
    /// counts, remarks apart: a page change must not switch the guard off.
    pub(crate) fn editor_at(&self, element: &Element) -> Option<Field> {
        let known = &self.site.editor.selectors;
        if let Some(editor) = inside(element, known) {
            return Field::new(editor);
        }
        let any = self.has_chat() && self.find(known).is_none() && !self.is_remark_text(element);
        any.then(|| Field::around(element)).flatten()
    }

    /// Whether chats are held on this page.
    pub(crate) fn has_chat(&self) -> bool {
        !self.site.editor.selectors.is_empty()
    }

    /// Whether there is something of the profile's to work at: an editor, messages, chats; on a page without a chat anything.
    pub(crate) fn is_at_work(&self) -> bool {
        let of = &self.site;
        !self.has_chat()
            || [&of.editor.selectors, &of.messages.list, &of.chats.list].iter().any(|s| self.find(s).is_some())
    }

    /// The editor of the page, wherever the focus is.
    pub(crate) fn editor(&self) -> Option<Field> {
        if !self.has_chat() {
            return None;
        }
        match self.find(&self.site.editor.selectors) {
            Some(editor) => Field::new(editor),
            None => Field::around(&self.page.document().active_element()?),
        }
    }

    /// Whether `element` belongs to the send button.
    pub(crate) fn is_send_button(&self, element: &Element) -> bool {
        inside(element, &self.site.send.buttons).is_some() || self.has_chat() && self.looks_like_send(element)
    }

    /// Whether `chord` may send.
    pub(crate) fn is_send_key(&self, chord: &str) -> bool {
        self.site.send.keys.iter().any(|key| key == chord)
    }

    /// Which chat is open.
    pub(crate) fn chat(&self) -> String {
        let open = self.find(&self.site.chat);
        let id = open.map(|open| chat_id(&open.get_attribute(&self.site.chat_id).unwrap_or_default()));
        if !self.site.chats.in_view {
            return id.unwrap_or_default();
        }
        // Its row may be out of view: as long as the name above the messages is the same, so is the chat.
        let name = text(self.find(&self.site.buyer));
        let mut last = self.open.borrow_mut();
        if let Some(id) = id {
            *last = (id, name);
        } else if name.is_empty() || name != last.1 {
            return String::new();
        }
        last.0.clone()
    }

    /// The agent's account as the page shows it.
    pub(crate) fn account(&self) -> String {
        text(self.find_around(&self.site.account))
    }

    /// The shop as the page shows it.
    pub(crate) fn shop(&self) -> String {
        text(self.find_around(&self.site.shop))
    }

    /// The customer's name in the open chat.
    pub(crate) fn buyer(&self) -> String {
        match self.find(&self.site.buyer) {
            Some(name) => text(Some(name)),
            None => {
                let open = self.chat();
                self.chats().into_iter().find(|row| row.id == open).map(|row| row.name).unwrap_or_default()
            }
        }
    }

    /// The number of the order beside the open chat; empty if there is none, or several.
    pub(crate) fn order_number(&self) -> String {
        let mut orders = self.orders();
        if orders.len() == 1 { orders.remove(0).number } else { String::new() }
    }

    /// What the page calls the goods that the chat is about; empty if it does not say.
    pub(crate) fn goods(&self) -> String {
        let last = |selector: &String| Some(text(self.page.beside(selector).pop()));
        self.site.order.goods.iter().filter_map(last).collect::<Vec<_>>().join(" ")
    }

    /// The element that holds the open chat's messages.
    pub(crate) fn messages_list(&self) -> Option<Element> {
        self.find(&self.site.messages.list)
    }

    /// The turns last read by [`Here::context`].
    pub(crate) fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// What the page tells around a draft for `chat`.
    pub(crate) fn context(&mut self, chat: &str) -> Context {
        let list = self.messages_list();
        // A page may use the same element for another chat.
        let last = list.and_then(|list| last_item(&list, &self.site.messages.item));
        let same = matches!((&last, &self.last), (Some(now), Some((then, of))) if now == then && of == chat);
        if !same {
            self.turns = last.as_ref().map(|last| turns(&self.site, last)).unwrap_or_default();
            self.last = last.map(|last| (last, chat.to_owned()));
        }
        self.page.crowded_by(self.last.as_ref().and_then(|(last, _)| last.parent_element()));
        let order = &self.site.order;
        let own = [&order.number, &order.own].map(|selectors| self.said_beside(selectors));
        Context {
            platform: self.site.platform.clone(),
            order_state: self.said_beside(&order.state),
            order_amount: amount(&self.said_beside(&order.amount)),
            own: own.into_iter().filter(|numbers| !numbers.is_empty()).collect(),
            turns: self.turns.clone(),
            ..Context::default()
        }
    }
}

/// The first number in a text: 59.9 of 「实付 ¥59.90」.
fn amount(text: &str) -> Option<f64> {
    let from = text.find(|c: char| c.is_ascii_digit())?;
    let number = &text[from..];
    let end = number.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(number.len());
    decimal(number[..end].trim_end_matches('.').chars())
}

/// The turns that end with `last`, oldest first. Walks back from the end, so a long chat costs no more.
fn turns(site: &Site, last: &Element) -> Vec<Turn> {
    let mut item = last.clone();
    let mut turns = Vec::new();
    for _ in 0..ITEMS {
        turns.extend(turn(site, &item));
        let mut before = std::iter::successors(item.previous_element_sibling(), Element::previous_element_sibling);
        match before.find(|e| e.matches(&site.messages.item).unwrap_or(false)) {
            Some(next) if turns.len() < TURNS => item = next,
            _ => break,
        }
    }
    turns.reverse();
    turns
}

/// The last item in `list`, going down along last children.
fn last_item(list: &Element, item: &str) -> Option<Element> {
    let mut at = list.last_element_child();
    while let Some(element) = at {
        if element.matches(item).unwrap_or(false) {
            return Some(element);
        }
        at = element.last_element_child().or_else(|| element.previous_element_sibling());
    }
    None
}

fn turn(site: &Site, item: &Element) -> Option<Turn> {
    let m = &site.messages;
    let is = |s: &str| {
        !s.is_empty() && (item.matches(s).unwrap_or(false) || item.query_selector(s).ok().flatten().is_some())
    };
    let who = if is(&m.customer) {
        Who::Customer
    } else if is(&m.bot) {
        Who::Bot
    } else if is(&m.agent) {
        Who::Agent
    } else {
        return None;
    };
    // An item may be nothing but its text.
    let of_text =
        if item.matches(&m.text).unwrap_or(false) { item.clone() } else { item.query_selector(&m.text).ok()?? };
    let text = of_text.dyn_into::<HtmlElement>().ok()?.text_content()?;
    let mut end = text.len().min(TURN_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Some(Turn { who, text: text[..end].trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_amount_is_the_first_number() {
        assert_eq!(
            ["实付 ¥59.90", "¥1299.", "合计12 × 3", "", "免费"].map(amount),
            [Some(59.9), Some(1299.0), Some(12.0), None, None]
        );
    }

    #[test]
    fn a_path_decides_before_a_host() {
        let site = |id: &str, path: &str| Site {
            id: id.into(),
            hosts: vec!["h".into()],
            paths: vec![path.into()],
            ..Site::default()
        };
        let (a, b) = (site("a", "/a/"), site("b", "/b/"));
        let found = |host, path| matching(&[&a, &b], host, path).map(|site| site.id.as_str());
        assert_eq!(found("h", "/b/x"), Some("b"));
        assert_eq!(found("h", "/c/"), Some("a"));
        // What was taught stands behind the pack's: it may add a page of a host, and takes none away.
        let (taught, more) = (site("taught", "/b/x"), site("more", "/c/"));
        let found = |path| matching(&[&a, &b, &taught, &more], "h", path).map(|site| site.id.as_str());
        assert_eq!(["/b/x", "/c/", "/d/"].map(found), [Some("b"), Some("more"), Some("a")]);
        assert!(matching(&[&a], "other", "/a/").is_none());
    }
}
