//! The wording engine as a page has it, for `cargo xtask bench wording`: a desk loaded from built bytes, the draft in
//! as a JavaScript string, verdict and places out. Ships nowhere; must never be quicker than the page's own way.

use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use xiaoqi::desk::Desk;
use xiaoqi::wording::Context;
use xiaoqi_bridge::Utf16Span;

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
}

/// Loads a built pack as a page does at its start.
///
/// # Errors
/// If the pack does not load.
#[wasm_bindgen]
pub fn load(built: &[u8]) -> Result<(), JsError> {
    DESK.set(Some(Desk::load_guard(built)?));
    Ok(())
}

/// One check: the verdict's number, then first and last of every finding in UTF-16 units; nothing for a draft that
/// passes, as the page has nothing to draw then.
#[wasm_bindgen]
pub fn check(draft: &str) -> Option<Vec<u32>> {
    DESK.with_borrow(|desk| {
        let checked = desk.as_ref()?.check(draft, &Context::default());
        if checked.findings.is_empty() {
            return None;
        }
        let spans = checked.findings.iter().map(|f| Utf16Span::new(draft, f.span));
        Some(std::iter::once(checked.verdict as u32).chain(spans.flat_map(|s| [s.start, s.end])).collect())
    })
}

/// The way in alone: what a draft costs before any engine has seen it.
#[wasm_bindgen]
pub fn border(draft: &str) -> usize {
    draft.len()
}
