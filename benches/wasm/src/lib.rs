//! The engines as a page has them, for `cargo xtask bench`: loaded from built bytes, the draft in as a JavaScript string,
//! verdict and places out. Ships nowhere; must never be quicker than the page's own way.

use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use xiaoqi::desk::Desk;
use xiaoqi::pack::{Answered, Phrase, Turn, Who};
use xiaoqi::phrase::{Library, Query};
use xiaoqi::remark::address::{Divisions, parse};
use xiaoqi::timing::{Clocks, Event, Place, What};
use xiaoqi::wording::Context;
use xiaoqi_bridge::Utf16Span;

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
    static LIBRARY: RefCell<Library> = RefCell::default();
    static CLOCKS: RefCell<Clocks> = RefCell::default();
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

/// A library from `[[id, text, [question …]] …]`, as a built pack carries it.
///
/// # Errors
/// If the JSON is another.
#[wasm_bindgen]
pub fn shelve(json: &str) -> Result<Vec<u8>, JsError> {
    let rows: Vec<(String, String, Vec<String>)> = serde_json::from_str(json)?;
    let phrases: Vec<Phrase> =
        rows.into_iter().map(|(id, text, ask)| Phrase { id, text, ask, ..Phrase::default() }).collect();
    Ok(postcard::to_allocvec(&xiaoqi::phrase::build(&phrases, &Vec::<Answered>::new()))?)
}

/// Loads a library as a page does.
///
/// # Errors
/// If the bytes are damaged.
#[wasm_bindgen]
pub fn open(bytes: &[u8]) -> Result<(), JsError> {
    LIBRARY.set(Library::new(postcard::from_bytes(bytes)?).map_err(|error| JsError::new(&error))?);
    Ok(())
}

/// The numbers of the five phrases that the search would show, for what a customer asked and what an agent types.
#[wasm_bindgen]
pub fn suggest(asked: &str, typed: &str) -> Vec<u32> {
    let messages = [Turn { who: Who::Customer, text: asked.to_owned() }];
    let messages = if asked.is_empty() { &messages[..0] } else { &messages };
    let query = Query { messages, typed, eager: true, ..Query::default() };
    LIBRARY.with_borrow(|library| library.suggest(&query, 5).iter().map(|found| found.phrase as u32).collect())
}

/// Clocks under the limits of the pack that is loaded.
///
/// # Errors
/// If none is.
#[wasm_bindgen]
pub fn watch() -> Result<(), JsError> {
    DESK.with_borrow(|desk| {
        let desk = desk.as_ref().ok_or_else(|| JsError::new("no pack"))?;
        CLOCKS.set(Clocks::new(desk.limits().to_vec(), desk.promos()));
        Ok(())
    })
}

/// An event, by its number in [`What::ALL`], at `at` (ms): whatever passed a mark by then is said, and when there is next
/// something to say is given back, 0 for never. What a page does at each event.
#[wasm_bindgen]
pub fn happened(at: f64, chat: &str, what: usize, platform: &str) -> f64 {
    let Some(what) = What::ALL.get(what).copied() else { return 0.0 };
    let at = at as i64;
    let place = Place { platform: platform.to_owned(), ..Place::default() };
    CLOCKS.with_borrow_mut(|clocks| {
        clocks.record(&Event { at, chat: chat.to_owned(), what, by: None, place });
        std::hint::black_box(clocks.pass(at));
        clocks.next_mark().map_or(0.0, |at| at as f64)
    })
}

/// How many clocks run: a look at everything.
#[wasm_bindgen]
pub fn running(at: f64) -> usize {
    CLOCKS.with_borrow(|clocks| clocks.due(at as i64).len())
}
