//! The tables of pages and their keys.

use super::tables::{FLAGS, WHATS, may, needs};
use super::{Table, Ty};
use Ty::{Flag, OneOf, Table as One, Tables, Text, Texts, Whole};

/// Every table of a page.
pub(super) const SITES: &[Table] = &[
    Table {
        name: "site",
        what: "One page of one platform; selectors are CSS. See add-a-site.md.",
        keys: &[
            needs("id", Text, "a stable name"),
            needs("platform", Text, "`pdd`"),
            needs("name", Text, "for people"),
            needs("hosts", Texts, "host names, exact"),
            needs("paths", Texts, "path prefixes"),
            may("editor", One("site.editor"), "where the agent writes"),
            may("send", One("site.send"), "how a message is sent"),
            may("messages", One("site.messages"), "the messages of the open chat"),
            may("order", One("site.order"), "the order beside the chat"),
            may("account", Texts, "the 子账号"),
            may("shop", Texts, "the shop's name"),
            may("buyer", Texts, "the customer's name"),
            may("chat", Texts, "the open conversation"),
            may("chat_id", Text, "its attribute that identifies it"),
            may("chats", One("site.chats"), "the list of conversations"),
            may("remark", One("site.remark"), "the remark dialog"),
            may("keys", Texts, "keys the page uses itself"),
        ],
    },
    Table { name: "site.editor", what: "Where the agent writes.", keys: &[needs("selectors", Texts, "selectors")] },
    Table {
        name: "site.send",
        what: "How a message is sent.",
        keys: &[needs("keys", Texts, "`Enter`, `Ctrl+Enter`"), needs("buttons", Texts, "selectors")],
    },
    Table {
        name: "site.messages",
        what: "The messages of the open chat.",
        keys: &[
            needs("list", Texts, "the list"),
            needs("item", Text, "one message"),
            needs("customer", Text, "the customer's"),
            needs("agent", Text, "a human agent's"),
            needs("bot", Text, "a robot's"),
            needs("text", Text, "its text"),
        ],
    },
    Table {
        name: "site.order",
        what: "The order beside the chat, or in a list.",
        keys: &[
            may("item", Text, "one order"),
            may("number", Texts, "its number"),
            may("state", Texts, "its state"),
            may("paid", Texts, "the time of payment"),
            may("times", Tables("site.order.times"), "when something happened to it"),
            may("remark", Texts, "the saved remark"),
            may("amount", Texts, "its amount"),
            may("own", Texts, "numbers that are its own"),
            may("goods", Texts, "the goods that the chat is about"),
            may("erp", Texts, "its state in the ERP"),
            may("open", Texts, "what opens its remark dialog"),
        ],
    },
    Table {
        name: "site.order.times",
        what: "Where an order says when something happened to it.",
        keys: &[needs("what", OneOf(WHATS), "what happened"), needs("at", Texts, "its time")],
    },
    Table {
        name: "site.chats",
        what: "The list of conversations.",
        keys: &[
            may("list", Texts, "the list"),
            may("item", Text, "one conversation"),
            may("waits", Text, "it waits for a human answer"),
            may("name", Text, "the customer's name"),
            may("countdown", Text, "the page's own countdown"),
            may("counts", Whole, "from how many seconds it counts"),
            may("title", Text, "the title of a group of conversations"),
            may("says", Texts, "words in it while they wait for a human answer"),
            may("in_view", Flag, "only conversations in view are in the page"),
        ],
    },
    Table {
        name: "site.remark",
        what: "The order's remark dialog.",
        keys: &[
            may("dialog", Texts, "the dialog"),
            may("text", Texts, "where the remark is written"),
            may("order", Texts, "which order it is of"),
            may("save", Texts, "what saves"),
            may("close", Texts, "what closes it"),
            may("limit", Whole, "the longest remark"),
            may("unit", OneOf(&["utf16", "chars", "bytes"]), "what `limit` counts"),
            may("flags", Tables("site.remark.flags"), "flags on offer"),
            may("chosen", Text, "what a chosen flag's button is"),
        ],
    },
    Table {
        name: "site.remark.flags",
        what: "A flag in a remark dialog.",
        keys: &[
            needs("flag", OneOf(FLAGS), "the colour"),
            may("button", Text, "what to press"),
            may("text", Text, "the text on it"),
        ],
    },
];
