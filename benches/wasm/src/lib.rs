//! The engines as a page has them, for `cargo xtask bench wording` and `cargo xtask bench address`: a desk loaded from built bytes, the draft in
//! as a JavaScript string, verdict and places out. Ships nowhere; must never be quicker than the page's own way.

use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use xiaoqi::desk::Desk;
use xiaoqi::remark::address::{Divisions, parse};
use xiaoqi::wording::Context;
use xiaoqi_bridge::Utf16Span;

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
    static DIVISIONS: RefCell<Option<Divisions>> = const { RefCell::new(None) };
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

/// Reads the table of divisions as a page does when it first meets an address.
///
/// # Errors
/// If it is damaged.
#[wasm_bindgen]
pub fn learn(bytes: &[u8]) -> Result<(), JsError> {
    DIVISIONS.set(Some(Divisions::read(bytes)?));
    Ok(())
}

/// One address: its parts and flags, each on a line.
#[wasm_bindgen]
pub fn address(text: &str) -> String {
    DIVISIONS.with_borrow(|table| {
        let parsed = parse(text, table.as_ref());
        let mut out = String::new();
        let parts = parsed.fields().map(|(_, field)| field.text.as_str());
        for line in parts.into_iter().chain(parsed.flags.iter().map(|flag| flag.code())) {
            out.push_str(line);
            out.push('\n');
        }
        out
    })
}
