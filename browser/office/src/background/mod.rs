//! Messages from pages, and what comes of them: the badge, notes for the supervisor and the weekly review, phrases, pauses.

mod badge;
pub(crate) mod duty;
mod editors;
pub(crate) mod notes;
mod pause;
pub(crate) mod phrases;
pub mod push;
pub(crate) mod read;

use wasm_bindgen::prelude::*;
use xiaoqi_bridge::message::{ToOffice, from_js};

/// One message of a page in `tab`, at `now` (ms since 1970).
#[wasm_bindgen]
pub async fn route(message: JsValue, tab: i32, now: f64) {
    match from_js(message) {
        Some(ToOffice::State { state, pressing, missing }) => badge::show(tab, state, pressing, missing).await,
        Some(ToOffice::Note(note)) => notes::keep(&note, now).await,
        Some(ToOffice::OnDuty { account, duty }) => duty::keep(&account, duty).await,
        Some(ToOffice::Read { id }) => read::keep(&id).await,
        Some(ToOffice::Sent { phrases, ask }) => phrases::count(&phrases, ask, now).await,
        Some(ToOffice::Keep { text }) => phrases::keep(text, now).await,
        Some(ToOffice::Altered(note)) => notes::keep_altered(&note, now).await,
        // The background script does these itself.
        Some(ToOffice::Options { .. } | ToOffice::Clocks { .. } | ToOffice::Alert { .. }) => {}
        None => {}
    }
}

/// The editors that matter on `host`, for frames that are not listed.
#[wasm_bindgen]
pub fn editors(host: &str) -> Vec<String> {
    editors::on(host)
}

/// Pauses or resumes `tab`.
#[wasm_bindgen]
pub async fn pause(tab: i32, on: bool) {
    pause::set(tab, on).await;
}
