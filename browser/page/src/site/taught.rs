//! The profile of a page that the agent taught in his browser (`extension/teach/`), as the browser's storage holds it. Read by
//! hand, as [`crate::own`] is.

use crate::own::{field, list, text};
use wasm_bindgen::JsValue;
use xiaoqi::pack::{Editor, Messages, OrderFacts, Send, Site};

/// Reads `{ host, path, name, editor, buttons, list, item, customer, agent, text, number }`.
pub(crate) fn taught(of: &JsValue) -> Site {
    let said = |name| text(field(of, name));
    let several = |name| list(field(of, name)).map(text).collect();
    let one = |name| vec![said(name)];
    let keys = ["Enter", "Ctrl+Enter"].map(str::to_owned).to_vec();
    Site {
        id: "own".to_owned(),
        platform: "own".to_owned(),
        name: said("name"),
        hosts: one("host"),
        paths: one("path"),
        editor: Editor { selectors: several("editor") },
        send: Send { keys, buttons: several("buttons") },
        messages: Messages {
            list: several("list"),
            item: said("item"),
            customer: said("customer"),
            agent: said("agent"),
            bot: String::new(),
            text: said("text"),
        },
        order: OrderFacts { number: several("number"), ..OrderFacts::default() },
        ..Site::default()
    }
}
