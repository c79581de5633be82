//! What the clocks are told: something happened in a chat, or to an order.

pub use crate::pack::What;

/// Something that happened. Each message is told once; the order of telling only matters between events of one chat in
/// the same millisecond.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When, in ms since 1970 began in UTC.
    pub at: i64,
    /// The chat's id; the order's for what happens to an order.
    pub chat: String,
    /// What happened.
    pub what: What,
    /// By when it was promised, in ms since 1970, where a time was named; of [`What::Promised`] alone.
    pub by: Option<i64>,
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
    /// The zone of the receiver's address (T8).
    pub zone: String,
    /// The order's state as the page shows it: 待发货.
    pub order: String,
}
