//! The extension's own side: what the background does once `extension/background.js` has woken it, and the screens.
//!
//! Nothing here sees a page's text: pages send rule ids, states, and nothing else.

pub mod background;
pub mod screens;
