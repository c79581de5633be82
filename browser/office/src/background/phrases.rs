//! The agent's own phrases, and what his use of all has taught. Kept in this browser alone; pages hear of both when they say
//! hello.

use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use xiaoqi::pack::Phrase;
use xiaoqi::phrase::{Learned, MOST_OWN, OWN};
use xiaoqi_bridge::chrome;
use xiaoqi_bridge::message::{from_js, to_js};

/// The key his own are kept under; pages hear of a change.
pub(crate) const OWN_KEY: &str = "own";
/// The key of what was learned.
pub(crate) const LEARNED_KEY: &str = "learned";
/// A day in ms.
const DAY: f64 = 86_400_000.0;

async fn read<T: serde::de::DeserializeOwned + Default>(key: &str) -> T {
    let all = chrome::local_get(&JsValue::from_str(key)).await.ok().and_then(from_js::<BTreeMap<String, T>>);
    all.and_then(|mut all| all.remove(key)).unwrap_or_default()
}

async fn write<T: serde::Serialize>(key: &str, value: &T) {
    let _ = chrome::local_set(&to_js(&BTreeMap::from([(key, value)]))).await;
}

/// One more of his own, at `now` (ms since 1970). What he has already, or has no room for, is not kept again.
pub(super) async fn keep(text: String, now: f64) {
    let mut own: Vec<Phrase> = read(OWN_KEY).await;
    let id = format!("{OWN}{now:.0}");
    if own.len() >= MOST_OWN || own.iter().any(|known| known.id == id || known.text == text) {
        return;
    }
    own.push(Phrase { id, text, ..Phrase::default() });
    write(OWN_KEY, &own).await;
}

/// A message went out at `now` (ms since 1970) with these phrases in it.
pub(super) async fn count(phrases: &[String], asked: u32, now: f64) {
    let mut learned: Learned = read(LEARNED_KEY).await;
    learned.record(phrases, asked, (now / DAY) as u32);
    write(LEARNED_KEY, &learned).await;
}
