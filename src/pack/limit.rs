//! A limit (时限) as data: how long something may take, where, when it counts, and from when the agent is warned.

use super::Place;
use serde::{Deserialize, Serialize};

/// One limit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Stable name: `reply.presale`.
    pub id: String,
    /// A few words for the agent: 售前响应.
    pub title: String,
    /// What it measures.
    pub measures: Measure,
    /// What begins it; of [`Measure::Span`] alone.
    #[serde(default)]
    pub starts: Vec<What>,
    /// What ends it; of [`Measure::Span`] alone.
    #[serde(default)]
    pub ends: Vec<What>,
    /// Whether what begins it begins it anew while it runs: a parcel that moves, and stops again.
    #[serde(default)]
    pub restarts: bool,
    /// How long, in seconds; of a promise, where no time was named.
    pub seconds: u32,
    /// 即将超时: seconds left from which on the agent is warned.
    pub warn: u32,
    /// Seconds left at which the agent is told once before that, the most first: of limits of hours and days.
    #[serde(default)]
    pub early: Vec<u32>,
    /// The hours that count, in China: `08:00-23:00`, several for split days, past midnight with the later before the
    /// earlier; empty: all.
    #[serde(default)]
    pub hours: Vec<String>,
    /// Whether promo periods do not count (T8).
    #[serde(default)]
    pub no_promo: bool,
    /// Of a response: whether every turn of the customer counts, or the first of a session.
    #[serde(default)]
    pub per: Per,
    /// Stages it holds in; empty means all.
    #[serde(default)]
    pub stage: Vec<String>,
    /// Platforms; empty means all.
    #[serde(default)]
    pub platform: Vec<String>,
    /// Shops, by the name the page shows; empty means all.
    #[serde(default)]
    pub shop: Vec<String>,
    /// Zones of the receiver's address (T8); empty means all.
    #[serde(default)]
    pub zone: Vec<String>,
    /// Words of the order's state as pages show it, 待发货: it holds where the state contains one of them; empty means all.
    #[serde(default)]
    pub order: Vec<String>,
    /// What to do when it cannot be kept: 说明原因并告知预计时间 (T4).
    #[serde(default)]
    pub duty: String,
    /// Whether it is switched off: a platform's own figure that nobody has verified yet.
    #[serde(default)]
    pub off: bool,
    /// Where its figures come from.
    #[serde(default)]
    pub source: String,
    /// When somebody last looked whether they still hold, `YYYY-MM-DD`.
    #[serde(default)]
    pub verified: String,
    /// Rows of the requirements it rests on: `T1`.
    pub cite: Vec<String>,
    /// Where it is written, for faults.
    #[serde(skip)]
    pub place: Place,
}

/// What a limit measures. Each chat has one response clock: of the limits that measure [`Measure::Reply`], the one whose
/// conditions fit most closely counts (a shop before a platform before a zone before an order's state before a stage), the first of
/// equals; and so for all others, those with the same beginning and end being of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// From the first unanswered message of the customer to a human agent's answer (T1–T4).
    #[default]
    Reply,
    /// From telling the customer of a transfer to the transfer: the customer's answer, or this much silence (T5).
    Transfer,
    /// From payment to the order's remark (T6).
    Remark,
    /// From a promise to call back to the agent's next message (T4): due when it was promised by.
    Promise,
    /// From one thing that happens to another, as the limit names them (T7–T12).
    Span,
}

/// What a response limit counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    /// Every turn of the customer.
    #[default]
    Turn,
    /// The first turn of a session.
    Session,
}

/// What happens in a chat or to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The customer wrote.
    Customer,
    /// A human agent wrote.
    Agent,
    /// A robot wrote: neither a question nor an answer.
    Bot,
    /// An order was paid.
    Paid,
    /// An order's remark was saved.
    Remarked,
    /// A human agent told the customer of a transfer (T5): a human's answer, too.
    TransferTold,
    /// The chat was handed to somebody else.
    Transferred,
    /// The chat ended.
    Closed,
    /// A human agent promised to come back to it (T4): a human's answer, too.
    Promised,
    /// The courier was urged (T7).
    Urged,
    /// The parcel was handed to the courier.
    Shipped,
    /// The courier has picked it up (T8).
    PickedUp,
    /// The tracking was updated (T8).
    Tracking,
    /// The parcel was signed for (T9, T12).
    Signed,
    /// It was signed for and the customer has not got it (T9).
    NotReceived,
    /// The courier has answered (T9).
    CourierAnswered,
    /// The customer left an after-sale message (T10).
    AfterSale,
    /// An agent has followed it up (T10).
    FollowedUp,
    /// The customer was told that something is out of stock (T11).
    OutOfStock,
    /// Money was paid back (T12).
    Refunded,
}

impl What {
    /// How many there are.
    pub const COUNT: usize = 20;
    /// All of them.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Customer,
        Self::Agent,
        Self::Bot,
        Self::Paid,
        Self::Remarked,
        Self::TransferTold,
        Self::Transferred,
        Self::Closed,
        Self::Promised,
        Self::Urged,
        Self::Shipped,
        Self::PickedUp,
        Self::Tracking,
        Self::Signed,
        Self::NotReceived,
        Self::CourierAnswered,
        Self::AfterSale,
        Self::FollowedUp,
        Self::OutOfStock,
        Self::Refunded,
    ];
}
