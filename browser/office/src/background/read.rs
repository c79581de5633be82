//! Which announcements were read: kept by id, so that each is read once and not in every tab. Never keeps a text.

use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use xiaoqi_bridge::chrome;
use xiaoqi_bridge::message::{from_js, to_js};

/// The key they are kept under; pages hear of a change.
pub(crate) const KEY: &str = "read";
/// How many are kept: more than a pack may hold, twice over; the oldest go.
const MOST: usize = 200;

type Kept = BTreeMap<String, Vec<String>>;

pub(super) async fn keep(id: &str) {
    let all = chrome::local_get(&JsValue::from_str(KEY)).await.ok().and_then(from_js::<Kept>);
    let mut read = all.and_then(|mut all| all.remove(KEY)).unwrap_or_default();
    if read.iter().any(|known| known == id) {
        return;
    }
    read.push(id.to_owned());
    let over = read.len().saturating_sub(MOST);
    read.drain(..over);
    let _ = chrome::local_set(&to_js(&Kept::from([(KEY.to_owned(), read)]))).await;
}
