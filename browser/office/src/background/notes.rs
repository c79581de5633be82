//! Notes for the supervisor: overrides and false alarms, by rule id, never with text (W10). One key a note, so that two
//! written at once cannot lose one another; the oldest go when there are too many.

use js_sys::{Object, Reflect};
use serde::Serialize;
use wasm_bindgen::JsValue;
use xiaoqi_bridge::chrome;
use xiaoqi_bridge::message::{Note, to_js};

/// How many notes are kept.
const MOST: u32 = 5_000;
/// Every key begins so.
pub(crate) const PREFIX: &str = "note:";

#[derive(Serialize)]
struct Kept<'a> {
    at: f64,
    #[serde(flatten)]
    note: &'a Note,
}

/// Keeps a note made at `now`, in ms since 1970.
pub(super) async fn keep(note: &Note, now: f64) {
    let all = chrome::local_get(&JsValue::NULL).await.unwrap_or_else(|_| Object::new().into());
    let keys: Vec<String> = Object::keys(&Object::from(all))
        .iter()
        .filter_map(|key| key.as_string())
        .filter(|key| key.starts_with(PREFIX))
        .collect();
    let mut serial = 0;
    let key = loop {
        let key = format!("{PREFIX}{now:015.0}:{serial:03}:{}", note.rule);
        if !keys.contains(&key) {
            break key;
        }
        serial += 1;
    };
    let item = Object::new();
    let _ = Reflect::set(&item, &key.into(), &to_js(&Kept { at: now, note }));
    let _ = chrome::local_set(&item).await;
    let over = keys.len().saturating_sub(MOST as usize);
    if over > 0 {
        let mut oldest = keys;
        oldest.sort_unstable();
        oldest.truncate(over);
        let _ = chrome::local_remove(&to_js(&oldest)).await;
    }
}
