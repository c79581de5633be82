//! The few `chrome.*` calls in use. Firefox answers to the same names.

use crate::message::{ToOffice, to_js};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `chrome.runtime.sendMessage`.
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = sendMessage, catch)]
    fn send_message(message: &JsValue) -> Result<js_sys::Promise, JsValue>;

    /// `chrome.runtime.sendMessage`, with the background's answer.
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = sendMessage, catch)]
    pub async fn ask_office(message: &JsValue) -> Result<JsValue, JsValue>;

    /// `chrome.permissions.request`.
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = request, catch)]
    pub fn ask_permission(what: &JsValue) -> Result<js_sys::Promise, JsValue>;

    /// `chrome.tabs.query`.
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = query, catch)]
    pub async fn tabs_query(query: &JsValue) -> Result<JsValue, JsValue>;

    /// `chrome.tabs.sendMessage`.
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = sendMessage, catch)]
    pub async fn tabs_send_message(tab: i32, message: &JsValue) -> Result<JsValue, JsValue>;

    /// `chrome.storage.session.get`.
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = get, catch)]
    pub async fn session_get(key: &str) -> Result<JsValue, JsValue>;

    /// `chrome.storage.session.set`.
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = set, catch)]
    pub async fn session_set(items: &JsValue) -> Result<JsValue, JsValue>;

    /// `chrome.storage.local.get`.
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = get, catch)]
    pub async fn local_get(key: &JsValue) -> Result<JsValue, JsValue>;

    /// `chrome.storage.local.set`.
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = set, catch)]
    pub async fn local_set(items: &JsValue) -> Result<JsValue, JsValue>;

    /// `chrome.storage.local.remove`.
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = remove, catch)]
    pub async fn local_remove(keys: &JsValue) -> Result<JsValue, JsValue>;

    /// `chrome.storage.local.clear`.
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = clear, catch)]
    pub async fn local_clear() -> Result<JsValue, JsValue>;

    /// `chrome.action.setBadgeText`.
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeText, catch)]
    pub async fn set_badge_text(details: &JsValue) -> Result<JsValue, JsValue>;

    /// `chrome.action.setBadgeBackgroundColor`.
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeBackgroundColor, catch)]
    pub async fn set_badge_colour(details: &JsValue) -> Result<JsValue, JsValue>;

    /// `chrome.action.setTitle`.
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setTitle, catch)]
    pub async fn set_title(details: &JsValue) -> Result<JsValue, JsValue>;
}

/// Tells the office something; nobody waits for an answer, and an office that is gone is no fault.
pub fn tell_office(message: &ToOffice) {
    if let Ok(promise) = send_message(&to_js(message)) {
        // A refused promise without a listener would stand in the console.
        let done = Closure::<dyn FnMut(JsValue)>::new(|_| {});
        let _ = promise.catch(&done);
        done.forget();
    }
}
