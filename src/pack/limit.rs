//! A limit (时限) as data: how long something may take, where, and from when the agent is warned.

use super::Place;
use serde::{Deserialize, Serialize};

/// One limit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Stable name: `reply.presale`.
    pub id: String,
    /// A few words for the agent: 售前响应.
    pub title: String,
    /// What it measures.
    pub measures: Measure,
    /// How long, in seconds.
    pub seconds: u32,
    /// 即将超时: seconds left from which on the agent is warned.
    pub warn: u32,
    /// Stages it holds in; empty means all.
    #[serde(default)]
    pub stage: Vec<String>,
    /// Platforms; empty means all.
    #[serde(default)]
    pub platform: Vec<String>,
    /// Shops, by the name the page shows; empty means all.
    #[serde(default)]
    pub shop: Vec<String>,
    /// What to do when it cannot be kept: 说明原因并告知预计时间 (T4).
    #[serde(default)]
    pub duty: String,
    /// Rows of the requirements it rests on: `T1`.
    pub cite: Vec<String>,
    /// Where it is written, for faults.
    #[serde(skip)]
    pub place: Place,
}

/// What a limit measures. Each chat has one response clock: of the limits that measure [`Measure::Reply`], the one whose
/// conditions fit most closely counts (a shop before a platform before a stage), the first of equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// From the first unanswered message of the customer to a human agent's answer (T1–T4).
    Reply,
    /// From telling the customer of a transfer to the transfer: the customer's answer, or this much silence (T5).
    Transfer,
    /// From payment to the order's remark (T6).
    Remark,
}
