//! What runs inside a seller's page: the guard before send, and the panel beside it.
//!
//! The loader (`extension/loader.js`) stands first on `window` and hands every event to [`on`]; the answer says
//! whether the page may see it. Must never replay, delay or change what the agent does without the agent's own key.

mod event;
mod field;
mod guard;
mod highlight;
mod own;
mod page;
mod panel;
mod site;

use page::Page;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use xiaoqi::desk::Desk;
use xiaoqi::pack::Case;
use xiaoqi_bridge::Utf16Span;
use xiaoqi_bridge::message::{ToPage, from_js, to_js};

thread_local! {
    static PAGE: RefCell<Option<Page>> = const { RefCell::new(None) };
}

/// Runs `act` on the page's state; nothing if there is none, or if we are called from within ourselves (our own
/// writing into the editor makes events too).
fn with_page<T>(act: impl FnOnce(&mut Page) -> T) -> Option<T> {
    site::anew();
    PAGE.with(|page| page.try_borrow_mut().ok()?.as_mut().map(act))
}

/// Loads the bundled pack and looks where we are. The pack comes beside the engine, not inside it: what is compiled stays
/// small, and no second copy of the pack lies in every frame's memory. `divisions` gives the table that addresses are
/// read with; it is called when the first remark is looked at.
///
/// # Errors
/// If the pack does not load.
#[wasm_bindgen]
pub fn boot(bundled: &[u8], divisions: js_sys::Function) -> Result<(), JsError> {
    let page = Page::new(bundled, divisions)?;
    PAGE.set(Some(page));
    Ok(())
}

/// What a built pack says of test messages, for comparing this engine with the native one: verdict and findings as the
/// command prints them, counted in UTF-16. Needs no page.
///
/// # Errors
/// If one is no test message, or the pack does not load.
#[wasm_bindgen]
pub fn vectors(pack: &[u8], cases: Vec<JsValue>) -> Result<Vec<JsValue>, JsError> {
    let desk = Desk::load(pack)?;
    let say = |case: JsValue| {
        let case: Case = from_js(case).ok_or_else(|| JsError::new("not a test message"))?;
        let checked = desk.check(&case.text, &(&case).into());
        let finding = |f: &xiaoqi::wording::Finding<'_>| (f.rule.id.clone(), Utf16Span::new(&case.text, f.span));
        Ok(to_js(&(checked.verdict, checked.findings.iter().map(finding).collect::<Vec<_>>())))
    };
    cases.into_iter().map(say).collect()
}

/// Whether the engine finds what it must: asked of the twin, which is the same engine translated.
#[wasm_bindgen]
pub fn proven() -> bool {
    with_page(|page| page.finds_what_it_must()).unwrap_or(false)
}

/// One event of the page, seen first by us. True: the page must not see it.
#[wasm_bindgen]
pub fn on(event: &web_sys::Event, arming: bool) -> bool {
    with_page(|page| page.on(event, arming)).unwrap_or(false)
}

/// A message from the office; the answer, if it asks for one.
#[wasm_bindgen]
pub fn tell(message: JsValue) -> JsValue {
    let Some(message) = ToPage::read(&message) else { return JsValue::UNDEFINED };
    with_page(|page| page.tell(message)).flatten().map_or(JsValue::UNDEFINED, |seen| to_js(&seen))
}

/// The agent's own phrases and what his use of all has taught, as the browser's storage holds them.
#[wasm_bindgen]
pub fn own(value: &JsValue) {
    with_page(|page| page.take_own(own::read(value)));
}

/// The clocks that ran when a page was last open, as the office keeps them: texts by place.
#[wasm_bindgen]
pub fn clocks(kept: js_sys::Object) {
    with_page(|page| page.take_clocks(kept));
}

/// The profile that the agent taught in this browser, as its storage holds it.
#[wasm_bindgen]
pub fn learn(profile: &JsValue) {
    with_page(|page| page.learn(site::taught(profile)));
}

/// Whether this page is one we have a profile of.
#[wasm_bindgen]
pub fn placed() -> bool {
    with_page(|page| page.is_placed()).unwrap_or(false)
}

/// The agent reads another language than the code's: `say` says our texts in it; without one they stay.
#[wasm_bindgen]
pub fn speak(say: Option<js_sys::Function>, language: String) {
    panel::speak(say, language);
    with_page(Page::speak);
}

/// Swaps in a pushed pack, between two events. True if it is in force now.
#[wasm_bindgen]
pub fn swap(built: &[u8]) -> bool {
    with_page(|page| page.swap(built)).unwrap_or(false)
}

/// Hands over to a newer copy: nothing of ours stays in the page.
#[wasm_bindgen]
pub fn retire() {
    PAGE.set(None);
}
