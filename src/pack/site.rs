//! What we know of one platform's page, as data, so that a page change needs no release. The only place where
//! selectors live is the pack; the only code that uses them is the page's `site`.

use super::{Flag, Place, What};
use serde::{Deserialize, Serialize};

/// One page of one platform.
///
/// Selectors are CSS; a list is tried in order and the first that finds something counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Stable name: `pdd.chat`.
    pub id: String,
    /// Platform word as in the command's contract: `pdd`.
    pub platform: String,
    /// For people: 拼多多 聊天.
    pub name: String,
    /// Host names, exact.
    pub hosts: Vec<String>,
    /// Path prefixes.
    pub paths: Vec<String>,
    /// Where the agent writes; none on a page without a chat.
    #[serde(default)]
    pub editor: Editor,
    /// How a message is sent.
    #[serde(default)]
    pub send: Send,
    /// The messages of the open chat.
    #[serde(default)]
    pub messages: Messages,
    /// The order beside the chat.
    #[serde(default)]
    pub order: OrderFacts,
    /// The agent's 子账号 as the page shows it.
    #[serde(default)]
    pub account: Vec<String>,
    /// The shop's name as the page shows it.
    #[serde(default)]
    pub shop: Vec<String>,
    /// The customer's name in the open chat.
    #[serde(default)]
    pub buyer: Vec<String>,
    /// The open conversation; its attribute, if named, tells one chat from another.
    #[serde(default)]
    pub chat: Vec<String>,
    /// Attribute of the open conversation that identifies it.
    #[serde(default)]
    pub chat_id: String,
    /// The list of conversations.
    #[serde(default)]
    pub chats: Chats,
    /// The order's remark.
    #[serde(default)]
    pub remark: RemarkBox,
    /// Keys the page uses itself, as `Alt+KeyG` names them, to show conflicts with ours.
    #[serde(default)]
    pub keys: Vec<String>,
    /// Where it is written, for faults.
    #[serde(skip)]
    pub place: Place,
}

/// Where the agent writes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Editor {
    /// Selectors of the editor.
    pub selectors: Vec<String>,
}

/// How a message is sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Send {
    /// Keys that may send, depending on the agent's setting in the page: `Enter`, `Ctrl+Enter`.
    pub keys: Vec<String>,
    /// Selectors of the send button.
    pub buttons: Vec<String>,
}

/// The messages of the open chat.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Messages {
    /// The list.
    pub list: Vec<String>,
    /// One message in it.
    pub item: String,
    /// Inside or on an item: the customer said it.
    pub customer: String,
    /// A human agent said it.
    pub agent: String,
    /// A robot said it.
    pub bot: String,
    /// The text of a message.
    pub text: String,
}

/// The order beside the chat, or in a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OrderFacts {
    /// One order; the other selectors are looked for inside it. If left out, inside the page.
    pub item: String,
    /// Where the order number stands.
    pub number: Vec<String>,
    /// Where the order's state stands.
    pub state: Vec<String>,
    /// Where the time of payment stands, `YYYY-MM-DD HH:MM[:SS]` somewhere in it.
    pub paid: Vec<String>,
    /// Where the page says when something happened to the order: shipped, picked up, moved, signed for.
    pub times: Vec<OrderTime>,
    /// Where the saved remark stands.
    pub remark: Vec<String>,
    /// Where the order's amount stands, in 元: the first number in it.
    pub amount: Vec<String>,
    /// Where numbers stand that are this order's own: the receiver's phone, the waybill. Agents may repeat them.
    pub own: Vec<String>,
    /// Where the goods are named that the chat is about: the order's, a goods card's; the last of each counts. Phrases may be
    /// bound to goods.
    pub goods: Vec<String>,
    /// Where the order's state in the ERP stands, if the page shows it: 待客核, 已审核 (R13).
    pub erp: Vec<String>,
    /// What opens the order's remark dialog. Pressed on the agent's key, to go on from one order to the next.
    pub open: Vec<String>,
}

/// Where an order says when something happened to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderTime {
    /// What happened, as limits name it: `signed`.
    pub what: What,
    /// Where its time stands, written as that of the payment.
    pub at: Vec<String>,
}

/// The list of conversations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Chats {
    /// The list.
    pub list: Vec<String>,
    /// One conversation in it; a click on it opens it. It, or an element in it, carries the site's `chat_id`.
    pub item: String,
    /// What an item is or stands in while its customer waits for a human answer.
    pub waits: String,
    /// The customer's name in an item.
    pub name: String,
    /// The page's own countdown in an item: 42秒后超时, 已超时2分钟. Tells how long a customer has waited when the page is
    /// loaded.
    pub countdown: String,
    /// From how many seconds the page counts down.
    pub counts: u32,
    /// The title of a group of items, where only its words tell who waits; `says` are those words.
    pub title: String,
    /// What the title of a group holds whose customers wait: 已超时.
    pub says: Vec<String>,
    /// Only items in view are in the page, and their elements are used again for others: who is missing may still be there.
    pub in_view: bool,
}

/// The order's remark dialog.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RemarkBox {
    /// The dialog. The other selectors are looked for inside it.
    pub dialog: Vec<String>,
    /// Where the remark is written.
    pub text: Vec<String>,
    /// Where the dialog says which order it is of.
    pub order: Vec<String>,
    /// The button that saves.
    pub save: Vec<String>,
    /// What closes the dialog without saving.
    pub close: Vec<String>,
    /// The longest remark the platform keeps, counted in `unit`; 0 where it is not known.
    pub limit: usize,
    /// What `limit` counts.
    pub unit: TextUnit,
    /// Flag colours on offer.
    pub flags: Vec<FlagButton>,
    /// What a flag's button is when its flag is chosen.
    pub chosen: String,
}

/// A flag in a remark dialog.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlagButton {
    /// The colour.
    pub flag: Flag,
    /// What to press, inside the dialog.
    #[serde(default)]
    pub button: String,
    /// The text on it, where selectors alone do not tell: 红色.
    #[serde(default)]
    pub text: String,
}

/// What a platform counts when it limits a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextUnit {
    /// UTF-16 code units, as `maxlength` counts.
    #[default]
    Utf16,
    /// Characters.
    Chars,
    /// Bytes of UTF-8.
    Bytes,
}
