//! What of the profile is to be found in the page, and what is not: a platform changes its pages when it likes.

use super::Here;
use web_sys::Element;

/// A part of the page that the profile names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Anchor {
    /// In the agent's language.
    pub(crate) name: &'static str,
    /// Its key in the profile.
    pub(crate) key: &'static str,
    /// Whether we cannot do our work without it.
    pub(crate) required: bool,
}

const fn anchor(name: &'static str, key: &'static str, required: bool) -> Anchor {
    Anchor { name, key, required }
}

impl Here {
    /// The anchors that are not in the page, with the selectors that found nothing. Nothing is missed where nothing needs to
    /// be: no editor while no chat is open, none in a page around a frame.
    pub(crate) fn missing(&self) -> Vec<(Anchor, String)> {
        let of = &self.site;
        let is_there = |selectors: &[String]| self.find(selectors).is_some();
        let mut missing = Vec::new();
        let miss = |missing: &mut Vec<(Anchor, String)>, anchor: Anchor, selectors: &[String]| {
            if !selectors.is_empty() && !is_there(selectors) {
                missing.push((anchor, selectors.join(" , ")));
            }
        };
        if self.has_chat() {
            let framed = self.count("iframe") > 0 && !self.is_at_work();
            if framed {
                return Vec::new();
            }
            let opened = is_there(&of.messages.list) || is_there(&of.editor.selectors) || !is_there(&of.chats.list);
            if opened {
                miss(&mut missing, anchor("输入框", "editor.selectors", true), &of.editor.selectors);
                miss(&mut missing, anchor("发送按钮", "send.buttons", true), &of.send.buttons);
                miss(&mut missing, anchor("消息列表", "messages.list", true), &of.messages.list);
            }
            miss(&mut missing, anchor("会话列表", "chats.list", false), &of.chats.list);
        } else if let Some(order) = self.orders_shown().first() {
            let numbered = of.order.number.iter().any(|s| order.query_selector(s).ok().flatten().is_some());
            if !numbered {
                missing.push((anchor("订单号", "order.number", true), of.order.number.join(" , ")));
            }
        }
        miss(&mut missing, anchor("接待账号", "account", false), &of.account);
        miss(&mut missing, anchor("店铺名", "shop", false), &of.shop);
        missing
    }

    /// How many elements a selector finds.
    pub(crate) fn count(&self, selector: &str) -> u32 {
        self.page.all(selector).map_or(0, |all| all.length())
    }

    /// Whether an element sends by its looks, for a page whose button the profile does not know any more.
    pub(super) fn looks_like_send(&self, element: &Element) -> bool {
        if self.find(&self.site.send.buttons).is_some() {
            return false;
        }
        let button = element.closest("button, [role=button], [class*=send], input[type=submit]").ok().flatten();
        button.is_some_and(|button| super::text(Some(button)) == "发送")
    }
}
