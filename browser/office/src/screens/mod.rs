//! The extension's screens.

mod keys;
pub mod options;
pub mod popup;
mod rows;
mod team;
