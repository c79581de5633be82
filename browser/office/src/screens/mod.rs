//! The extension's screens.

pub mod popup;
