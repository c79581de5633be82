//! The agent's language, where it is not the one of the code: a function of the loader's (`extension/lang/say.js`) says our
//! Chinese in it. Without one, which is the rule, nothing is done.
//!
//! Must never be asked about what belongs to others or is put into the page: a customer's words, phrases, remarks, a pack's
//! texts. These are shown as they are, marked as Chinese.

use js_sys::Function;
use std::borrow::Cow;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::Element;

thread_local! {
    static SPOKEN: RefCell<Option<(Function, String)>> = const { RefCell::new(None) };
}

/// From now on `say` says our texts, in the language of that tag; Chinese without one.
pub(crate) fn speak(say: Option<Function>, language: String) {
    SPOKEN.set(say.map(|say| (say, language)));
}

/// The language's tag.
pub(super) fn language() -> String {
    SPOKEN.with_borrow(|spoken| spoken.as_ref().map_or_else(|| "zh-CN".to_owned(), |(_, language)| language.clone()))
}

/// A text of ours, in the agent's language.
pub(crate) fn say(text: &str) -> Cow<'_, str> {
    SPOKEN
        .with_borrow(|spoken| {
            let (say, _) = spoken.as_ref()?;
            say.call1(&JsValue::UNDEFINED, &text.into()).ok()?.as_string().map(Cow::Owned)
        })
        .unwrap_or(Cow::Borrowed(text))
}

/// Marks what is Chinese whatever we speak.
pub(super) fn mark(element: &Element) {
    SPOKEN.with_borrow(|spoken| {
        if spoken.is_some() {
            let _ = element.set_attribute("lang", "zh-CN");
        }
    });
}
