//! Who is on duty behind which account. Kept in the browser, so that an agent says it once a shift and not in every tab.

use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use xiaoqi_bridge::chrome;
use xiaoqi_bridge::message::{Duty, from_js, to_js};

/// The key it is kept under; the page hears of a change.
pub(crate) const KEY: &str = "duty";
/// How many accounts are kept.
const MOST: usize = 50;

type Kept = BTreeMap<String, BTreeMap<String, Duty>>;

pub(super) async fn keep(account: &str, duty: Duty) {
    let all = chrome::local_get(&JsValue::from_str(KEY)).await.ok().and_then(from_js::<Kept>);
    let mut kept = all.and_then(|mut all| all.remove(KEY)).unwrap_or_default();
    if kept.len() >= MOST {
        // Old shifts first: their days sort before this one.
        let oldest = kept.iter().min_by(|a, b| a.1.shift.cmp(&b.1.shift)).map(|(account, _)| account.clone());
        oldest.and_then(|account| kept.remove(&account));
    }
    kept.insert(account.to_owned(), duty);
    let _ = chrome::local_set(&to_js(&Kept::from([(KEY.to_owned(), kept)]))).await;
}
