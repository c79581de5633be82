//! What the clocks are told: something happened in a chat, or to an order.

/// Something that happened. Each message is told once; the order of telling only matters between events of one chat in
/// the same millisecond.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When, in ms since 1970 began in UTC.
    pub at: i64,
    /// The chat's id; the order's for [`What::Paid`] and [`What::Remarked`].
    pub chat: String,
    /// What happened.
    pub what: What,
    /// Where. A field left empty says nothing new: what an earlier event of the chat said of it holds on.
    pub place: Place,
}

/// Where something happened, as far as it is known; "" where it is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The platform: `pdd`, `weixin`.
    pub platform: String,
    /// The shop, by the name the page shows.
    pub shop: String,
    /// `presale`, `insale` or `aftersale`; unknown counts as presale.
    pub stage: String,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
}
