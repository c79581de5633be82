//! What page and office share, and nothing else: the messages between them, the panel's keys, `chrome.*`, and spans in the browser's
//! count.

pub mod chrome;
pub mod keys;
mod map;
pub mod message;
mod read;
mod span;

pub use map::Map;
pub use span::Utf16Span;
