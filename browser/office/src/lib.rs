//! The extension's own side: what the background does once `extension/background.js` has woken it, and the screens.
//!
//! Nothing here sees a page's text: pages send rule ids, states, and nothing else.

pub mod background;
pub mod screens;

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Our Chinese in the agent's language, for what is no part of a document: questions, marks, the badge. What a screen
    /// shows is said there (`extension/lang/screen.js`).
    #[wasm_bindgen(js_name = xiaoqiSaid)]
    fn said(text: &str) -> String;
}
