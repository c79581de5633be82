//! What we know of one platform's page, as data, so that a page change needs no release. The only place where
//! selectors live is the pack; the only code that uses them is the page's `site`.

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
    /// Where the agent writes.
    pub editor: Editor,
    /// How a message is sent.
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
    /// The open conversation; its attribute, if named, tells one chat from another.
    #[serde(default)]
    pub chat: Vec<String>,
    /// Attribute of the open conversation that identifies it.
    #[serde(default)]
    pub chat_id: String,
    /// The order's remark.
    #[serde(default)]
    pub remark: Remark,
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

/// The order beside the chat.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderFacts {
    /// Where the order number stands.
    pub number: Vec<String>,
    /// Where the order's state stands.
    pub state: Vec<String>,
}

/// The order's remark dialog.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// The longest remark the platform keeps, counted in `unit`; 0 where it is not known.
    pub limit: usize,
    /// What `limit` counts.
    pub unit: TextUnit,
    /// Flag colours on offer.
    pub flags: Vec<String>,
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
