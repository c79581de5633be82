//! The agent's own phrases, and what his use of all has taught. Kept in this browser alone; pages hear of both when they say
//! hello.

use js_sys::{Array, Object, Reflect};
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};
use xiaoqi::phrase::{Learned, MOST_OWN, OWN};
use xiaoqi_bridge::chrome;
use xiaoqi_bridge::message::{from_js, to_js};

/// The key his own are kept under; pages hear of a change.
pub(crate) const OWN_KEY: &str = "own";
/// The key of what was learned.
pub(crate) const LEARNED_KEY: &str = "learned";
/// A day in ms.
const DAY: f64 = 86_400_000.0;

/// One more of his own, at `now` (ms since 1970). What he has already, or has no room for, is not kept again. The others stay as
/// they are, also what others wrote there and we cannot read.
pub(super) async fn keep(text: String, now: f64) {
    let Ok(all) = chrome::local_get(&JsValue::from_str(OWN_KEY)).await else { return };
    let field = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let own = field(&all, OWN_KEY).dyn_into::<Array>().unwrap_or_default();
    let id = format!("{OWN}{now:.0}");
    let is = |of: &JsValue, name: &str, value: &str| field(of, name).as_string().as_deref() == Some(value);
    if own.length() as usize >= MOST_OWN || own.iter().any(|one| is(&one, "id", &id) || is(&one, "text", &text)) {
        return;
    }
    let phrase = Object::new();
    for (name, value) in [("id", id.as_str()), ("group", ""), ("code", ""), ("text", &text)] {
        let _ = Reflect::set(&phrase, &name.into(), &value.into());
    }
    let _ = Reflect::set(&phrase, &"cite".into(), &Array::new());
    own.push(&phrase);
    let items = Object::new();
    let _ = Reflect::set(&items, &OWN_KEY.into(), &own);
    let _ = chrome::local_set(&items).await;
}

/// A message went out at `now` (ms since 1970) with these phrases in it.
pub(super) async fn count(phrases: &[String], asked: u32, now: f64) {
    let key = JsValue::from_str(LEARNED_KEY);
    let all = chrome::local_get(&key).await.ok().and_then(from_js::<BTreeMap<String, Learned>>);
    let mut learned = all.and_then(|mut all| all.remove(LEARNED_KEY)).unwrap_or_default();
    learned.record(phrases, asked, (now / DAY) as u32);
    let _ = chrome::local_set(&to_js(&BTreeMap::from([(LEARNED_KEY, learned)]))).await;
}
