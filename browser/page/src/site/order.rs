//! Orders as the page shows them: number, state, times of what happened to them, saved remark.

use super::{Here, find_in, text};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use xiaoqi::pack::{OrderTime, What};
use xiaoqi::text::calendar::Moment;
use xiaoqi::text::sort_by;

/// How many orders are read.
const MOST: usize = 100;
/// Digits an order number has at least.
const DIGITS: usize = 10;

/// One order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Order {
    /// Its number, without the words beside it.
    pub(crate) number: String,
    /// Its state as the page words it.
    pub(crate) state: String,
    /// When it was paid; nothing if the page does not say.
    pub(crate) paid: Option<Moment>,
    /// What happened to it, and when, in ms since 1970; the earliest first.
    pub(crate) times: Vec<(What, i64)>,
    /// Its saved remark.
    pub(crate) remark: String,
    /// Its state in the ERP; empty if the page does not show it.
    pub(crate) erp: String,
}

impl Here {
    /// Whether the page shows any order.
    pub(crate) fn has_orders(&self) -> bool {
        !self.page.beside(&self.site.order.item).is_empty()
    }

    /// The orders in the page, from the top.
    pub(crate) fn orders(&self) -> Vec<Order> {
        self.items().iter().map(|item| self.order_in(item)).filter(|order| !order.number.is_empty()).collect()
    }

    /// The elements of orders, where the profile names them.
    pub(super) fn orders_shown(&self) -> Vec<Element> {
        if self.site.order.item.is_empty() { Vec::new() } else { self.items() }
    }

    fn items(&self) -> Vec<Element> {
        let of = &self.site.order;
        let Some(top) = self.page.document().document_element() else { return Vec::new() };
        if of.item.is_empty() {
            return vec![top];
        }
        let mut items = self.page.beside(&of.item);
        items.truncate(MOST);
        items
    }

    /// Opens an order's remark dialog as a click of the agent's does. Only on the agent's own key.
    pub(crate) fn open_remark(&self, number: &str) -> bool {
        let item = self.items().into_iter().find(|item| self.order_in(item).number == number);
        let button = item.and_then(|item| find_in(&item, &self.site.order.open)?.dyn_into::<HtmlElement>().ok());
        button.is_some_and(|button| {
            super::press(&button);
            true
        })
    }

    /// What opens the remark of the first order beside a chat: it must stay in reach of the agent's hand.
    pub(crate) fn remark_link(&self) -> Option<Element> {
        if !self.has_chat() || self.site.order.open.is_empty() {
            return None;
        }
        find_in(self.items().first()?, &self.site.order.open)
    }

    /// The order of that number.
    pub(crate) fn order(&self, number: &str) -> Option<Order> {
        self.orders().into_iter().find(|order| order.number == number)
    }

    fn order_in(&self, item: &Element) -> Order {
        let of = &self.site.order;
        let remark = find_in(item, &of.remark).and_then(|e| e.text_content()).unwrap_or_default();
        let time = |time: &OrderTime| Some((time.what, moment(&text(find_in(item, &time.at)))?.ms()));
        let mut times: Vec<_> = of.times.iter().filter_map(time).collect();
        sort_by(&mut times, |a, b| a.1.cmp(&b.1));
        Order {
            times,
            number: number(&text(find_in(item, &of.number))),
            state: text(find_in(item, &of.state)),
            paid: moment(&text(find_in(item, &of.paid))),
            remark,
            erp: text(find_in(item, &of.erp)),
        }
    }
}

/// The order number in `text`: the first run of digits and hyphens that is long enough.
pub(super) fn number(text: &str) -> String {
    let runs = text.split(|c: char| !c.is_ascii_digit() && c != '-');
    let long = |run: &&str| run.bytes().filter(u8::is_ascii_digit).count() >= DIGITS;
    runs.map(|run| run.trim_matches('-')).find(long).unwrap_or_default().to_owned()
}

/// The first moment in `text`.
fn moment(text: &str) -> Option<Moment> {
    let starts = text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at);
    let read = |at: usize| [19, 16].into_iter().find_map(|long| Moment::of_page(text.get(at..at + long)?));
    starts.filter_map(read).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_moments_stand_among_words() {
        assert_eq!(number("订单编号：240613-482913370251846 复制"), "240613-482913370251846");
        assert_eq!(number("订单号 6921847362514839201"), "6921847362514839201");
        assert_eq!(number("¥39.90 2024-06-13"), "");
        let at = moment("付款时间 2026-11-21 13:20:05").unwrap();
        assert_eq!(at.clock(), (13, 20));
        assert_eq!(moment("付款 2026-11-21 13:20").unwrap().clock(), (13, 20));
        assert_eq!(moment("未付款"), None);
    }
}
