//! Dragging the panel by its bar. It stays inside the window.

use gloo::events::EventListener;
use gloo::utils::window;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent};

/// Least distance from the window's edges, in CSS pixels.
const EDGE: f64 = 8.0;

/// Where the pointer took hold, from the dock's right bottom corner.
type Hold = Rc<Cell<Option<(f64, f64)>>>;

/// Listens on `dock`; dropping the listeners ends it.
pub(super) fn listen(dock: &HtmlElement) -> Vec<EventListener> {
    let hold: Hold = Rc::default();
    let on = |kind: &'static str, act: fn(&HtmlElement, &Hold, &PointerEvent)| {
        let (owner, hold) = (dock.clone(), hold.clone());
        EventListener::new(dock, kind, move |event: &Event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>().filter(|e| e.is_trusted()) {
                act(&owner, &hold, event);
            }
        })
    };
    vec![on("pointerdown", take), on("pointermove", carry), on("pointerup", drop_it), on("pointercancel", drop_it)]
}

fn take(dock: &HtmlElement, hold: &Hold, event: &PointerEvent) {
    let on = |selector| event.target().and_then(|t| t.dyn_into::<Element>().ok()?.closest(selector).ok()?);
    if on(".bar").is_none() || on("button").is_some() {
        return;
    }
    let rect = dock.get_bounding_client_rect();
    hold.set(Some((rect.right() - f64::from(event.client_x()), rect.bottom() - f64::from(event.client_y()))));
    let _ = dock.set_pointer_capture(event.pointer_id());
}

fn carry(dock: &HtmlElement, hold: &Hold, event: &PointerEvent) {
    let Some((x, y)) = hold.get() else { return };
    let size = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
    let (wide, high) = (size(window().inner_width()), size(window().inner_height()));
    let rect = dock.get_bounding_client_rect();
    let right = (wide - f64::from(event.client_x()) - x).min(wide - rect.width() - EDGE).max(EDGE);
    let bottom = (high - f64::from(event.client_y()) - y).min(high - rect.height() - EDGE).max(EDGE);
    let style = dock.style();
    let _ = style.set_property("right", &format!("{}px", right as i32));
    let _ = style.set_property("bottom", &format!("{}px", bottom as i32));
}

fn drop_it(_: &HtmlElement, hold: &Hold, _: &PointerEvent) {
    hold.set(None);
}
