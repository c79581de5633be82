//! What is the agent's own, as the browser's storage holds it. Read by hand: a reader that serde derives for so many fields
//! would add 20 KB to every page. A value of another shape is as good as none.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use xiaoqi::desk::Own;
use xiaoqi::pack::Phrase;
use xiaoqi::phrase::Learned;
use xiaoqi::text::calendar::Date;

/// Reads `{ own: [phrases], learned: { day, uses: [[id, uses]], answers: [[question, id, uses]] } }`.
pub(crate) fn read(value: &JsValue) -> Own {
    let learned = field(value, "learned");
    let part = |list: &JsValue, at: u32| Array::from(list).get(at);
    let number = |value: JsValue| value.as_f64().unwrap_or_default();
    let uses = |used: JsValue| (text(part(&used, 0)), number(part(&used, 1)) as f32);
    let answers = |used: JsValue| (number(part(&used, 0)) as u32, text(part(&used, 1)), number(part(&used, 2)) as f32);
    Own {
        phrases: list(field(value, "own")).map(|of| phrase(&of)).collect(),
        learned: Learned {
            day: number(field(&learned, "day")) as u32,
            uses: list(field(&learned, "uses")).map(uses).collect(),
            answers: list(field(&learned, "answers")).map(answers).collect(),
        },
    }
}

fn phrase(of: &JsValue) -> Phrase {
    let said = |name| text(field(of, name));
    let several = |name| list(field(of, name)).map(text).collect();
    Phrase {
        id: said("id"),
        group: said("group"),
        code: said("code"),
        text: said("text"),
        variants: several("variants"),
        ask: several("ask"),
        stage: several("stage"),
        platform: several("platform"),
        shop: several("shop"),
        goods: several("goods"),
        from: Date::parse(&said("from")),
        to: Date::parse(&said("to")),
        image: said("image"),
        ..Phrase::default()
    }
}

pub(crate) fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

pub(crate) fn text(value: JsValue) -> String {
    value.as_string().unwrap_or_default()
}

pub(crate) fn list(value: JsValue) -> impl Iterator<Item = JsValue> {
    let list = value.dyn_into::<Array>().unwrap_or_default();
    (0..list.length()).map(move |at| list.get(at))
}
