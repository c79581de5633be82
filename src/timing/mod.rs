//! Limits (时限): from what happened in the chats to what is due, as a pure function of the log and the time.
//!
//! [`Clocks`] is told every [`Event`] and says at any moment which clocks run ([`Notice`]) and how quickly a human
//! answered ([`Averages`]). Times are milliseconds since 1970 began in UTC and always arguments; the lengths of limits
//! are seconds, as in the pack. Which row of the requirements is behind what:
//!
//! | clock | runs from | to | rows |
//! |---|---|---|---|
//! | response | the first unanswered message of the customer | a human agent's message, the transfer, the end of the chat | T1–T4 |
//! | transfer | telling the customer of it | the transfer, the end of the chat | T5 |
//! | remark | payment | the order's remark | T6, R13 |
//! | promise | a promise to call back | a human agent's next message | T4 |
//! | spans | what the limit names: urged, picked up, tracking, signed for … | what it names | T7–T12 |
//!
//! Of each kind a chat has one clock, and the limit that fits it most closely. Which hours count, and whether promo periods do,
//! is the limit's. A mere 好的 of the customer asks for an answer too, as the last message is always the agent's (P6).
//!
//! [`Duty`] is told when agents come and go ([`ShiftEvent`]) and says over the clocks which shift is on, what is handed over
//! and how quickly each shift's agent answered (T13, S7). [`reminders`] says what comes at a time of the day (T14, T15).

mod agenda;
mod answers;
mod averages;
mod chat;
mod clocks;
mod duty;
#[cfg(test)]
mod duty_oracle;
mod event;
mod figures;
mod fit;
mod handover;
mod hours;
mod kept;
mod limits;
mod notice;
#[cfg(test)]
mod oracle;
mod reminder;
mod shift;
mod state;
#[cfg(test)]
mod tests;
mod track;

pub use answers::Late;
pub use averages::{Averages, WITHIN};
pub use clocks::Clocks;
pub use duty::{Duty, ShiftEvent, Stage, Standing};
pub use event::{Event, Place, What};
pub use figures::Figures;
pub use handover::Handover;
pub use notice::{Level, Notice};
pub use reminder::{LINGERS, Shown, next as next_reminder, reminders};
pub use shift::{Shifts, Turn};
