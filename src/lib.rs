//! 小旗's core: the engines behind the desk of a customer-service agent.
//!
//! Pure functions over plain data. No browser, no clock, no I/O, no randomness, no global state: time, agent and
//! seeds are arguments (`tests/architecture.rs` checks it). The way in is [`desk`]; the walls between the other
//! modules are drawn in `docs/architecture.md`.

pub mod desk;
pub mod pack;
pub mod phrase;
pub mod remark;
pub mod text;
pub mod timing;
pub mod wording;
