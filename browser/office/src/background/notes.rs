//! Notes for the supervisor: overrides and false alarms, by rule id, never with text (W10); and for the weekly review of
//! phrases (S6), which standard ones were sent in other words, those masked. One key a note, so that two written at once
//! cannot lose one another; the oldest go when there are too many.

use js_sys::{Object, Reflect};
use serde::Serialize;
use wasm_bindgen::JsValue;
use xiaoqi_bridge::chrome;
use xiaoqi_bridge::message::{Altered, Note, to_js};

/// How many notes are kept.
const MOST: u32 = 5_000;
/// Every key begins so.
pub(crate) const PREFIX: &str = "note:";

/// Those for the weekly review begin so.
pub(crate) const ALTERED: &str = "altered:";
/// How many of them are kept.
const MOST_ALTERED: u32 = 500;

#[derive(Serialize)]
struct Kept<'a, T> {
    at: f64,
    #[serde(flatten)]
    note: &'a T,
}

/// Keeps a note made at `now`, in ms since 1970.
pub(super) async fn keep(note: &Note, now: f64) {
    keep_under(PREFIX, &note.rule, note, now, MOST).await;
}

/// Keeps a note for the weekly review.
pub(super) async fn keep_altered(note: &Altered, now: f64) {
    keep_under(ALTERED, &note.phrase, note, now, MOST_ALTERED).await;
}

async fn keep_under(prefix: &str, name: &str, note: &impl Serialize, now: f64, most: u32) {
    let all = chrome::local_get(&JsValue::NULL).await.unwrap_or_else(|_| Object::new().into());
    let keys: Vec<String> = Object::keys(&Object::from(all))
        .iter()
        .filter_map(|key| key.as_string())
        .filter(|key| key.starts_with(prefix))
        .collect();
    let mut serial = 0;
    let key = loop {
        let key = format!("{prefix}{now:015.0}:{serial:03}:{name}");
        if !keys.contains(&key) {
            break key;
        }
        serial += 1;
    };
    let item = Object::new();
    let _ = Reflect::set(&item, &key.into(), &to_js(&Kept { at: now, note }));
    let _ = chrome::local_set(&item).await;
    let over = keys.len().saturating_sub(most as usize);
    if over > 0 {
        let mut oldest = keys;
        oldest.sort_unstable();
        oldest.truncate(over);
        let _ = chrome::local_remove(&to_js(&oldest)).await;
    }
}
