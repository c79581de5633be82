//! A phrase (快捷短语) as data: what an agent sends again and again, and when it fits.

use super::Place;
use crate::text::calendar::Date;
use serde::{Deserialize, Serialize};

/// One phrase.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// Stable name: `close.thanks`.
    pub id: String,
    /// The group it is listed under: 催付.
    pub group: String,
    /// Short code an agent types for it: letters, digits or Chinese, without spaces.
    pub code: String,
    /// The text, with variables `{买家}` `{接待ID}` `{订单}` `{称呼}` `{店铺}`.
    pub text: String,
    /// The same in other words, with the same variables: platforms punish who sends one text again and again.
    #[serde(default)]
    pub variants: Vec<String>,
    /// What customers say that it answers (similar questions).
    #[serde(default)]
    pub ask: Vec<String>,
    /// Stages it belongs to: `presale`, `insale`, `aftersale`; empty means all.
    #[serde(default)]
    pub stage: Vec<String>,
    /// Platforms it may be sent on; empty means all.
    #[serde(default)]
    pub platform: Vec<String>,
    /// Shops it is of; empty means all.
    #[serde(default)]
    pub shop: Vec<String>,
    /// Goods it speaks of, by code or words of their name (规格、车型、尺码): offered where the chat is about one of them; empty
    /// means all.
    #[serde(default)]
    pub goods: Vec<String>,
    /// The first day it holds, in China; left out: always has.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day it holds; left out: always will.
    #[serde(default)]
    pub to: Option<Date>,
    /// The picture that goes with it, by its name on the shop's own computers; an extension cannot send it.
    #[serde(default)]
    pub image: String,
    /// 标准话术: not altered at will (P17).
    #[serde(default)]
    pub locked: bool,
    /// The moment of the talk it is for, where the desk offers it by itself.
    #[serde(default)]
    pub occasion: Option<Occasion>,
    /// How often the team has sent it: from an export, or counted by hand. It settles the order of what fits alike.
    #[serde(default)]
    pub uses: u32,
    /// Rows of the requirements it rests on: `P6`.
    pub cite: Vec<String>,
    /// Where it is written, for faults.
    #[serde(skip)]
    pub place: Place,
}

/// What a phrase was the answer to, once: of such pairs the desk learns what comes next. No word of it is ever shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// The last messages before it, whoever wrote them, the oldest first; three count.
    pub said: Vec<String>,
    /// The name of the phrase.
    pub phrase: String,
    /// Where it is written, for faults.
    #[serde(skip)]
    pub place: Place,
}

/// A moment of the talk at which the desk knows by itself which phrase fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Occasion {
    /// The customer's first message (P1).
    Welcome,
    /// The customer has said 好的 or 谢谢: the last message is the agent's (P6).
    Close,
    /// The customer will be passed on (P7); sending it starts T5.
    Transfer,
}

/// The variables a phrase may hold, without their braces.
pub const VARIABLES: [&str; 5] = ["买家", "接待ID", "订单", "称呼", "店铺"];
