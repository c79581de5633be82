//! What an event of the page means to us. Reads events; decides nothing.

use crate::guard::Part;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, KeyboardEvent};

/// The virtual key of a key that an input method has taken.
const TAKEN_BY_INPUT_METHOD: u32 = 229;

/// What an event means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// The text in an editor changed.
    Typed,
    /// The text in an editor is about to change.
    WillType,
    /// A key that belongs to an input method: hands off.
    Composing,
    /// An input method begins.
    ComposingBegins,
    /// An input method is done; the text changed.
    ComposingEnds,
    /// A part of a press.
    Press(Part),
    /// Something got the focus.
    Focus,
    /// Something is pasted.
    Paste,
}

/// Reads an event; nothing if it says nothing to us.
pub(crate) fn read(event: &Event) -> Option<Meaning> {
    Some(match event.type_().as_str() {
        "input" => Meaning::Typed,
        "beforeinput" => Meaning::WillType,
        "compositionstart" => Meaning::ComposingBegins,
        "compositionend" => Meaning::ComposingEnds,
        "focusin" => Meaning::Focus,
        "keydown" => {
            let key: &KeyboardEvent = event.dyn_ref()?;
            if is_composing(key) {
                return Some(Meaning::Composing);
            }
            Meaning::Press(Part::KeyDown(key.code(), key.repeat()))
        }
        "keypress" => Meaning::Press(Part::KeyPress),
        "keyup" => {
            let key: &KeyboardEvent = event.dyn_ref()?;
            if is_composing(key) {
                return Some(Meaning::Composing);
            }
            Meaning::Press(Part::KeyUp(key.code()))
        }
        "pointerdown" => Meaning::Press(Part::PointerDown),
        "mousedown" | "pointerup" | "mouseup" => Meaning::Press(Part::Pointer),
        "click" => Meaning::Press(Part::Click),
        "submit" => Meaning::Press(Part::Submit),
        "paste" => Meaning::Paste,
        _ => return None,
    })
}

fn is_composing(key: &KeyboardEvent) -> bool {
    key.is_composing() || key.key_code() == TAKEN_BY_INPUT_METHOD
}

/// The text that is pasted.
pub(crate) fn pasted(event: &Event) -> String {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default()
}

/// The element the event really happened on, through open shadow roots.
pub(crate) fn target(event: &Event) -> Option<Element> {
    event.composed_path().get(0).dyn_into().ok().or_else(|| event.target()?.dyn_into().ok())
}

/// A key with its modifiers as profiles and the panel write it: `Enter`, `Ctrl+Enter`, `Alt+KeyG`. The command key of
/// a Mac counts as Ctrl, the keypad's Enter as Enter.
pub(crate) fn chord(event: &Event) -> String {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return String::new() };
    let mut chord = String::new();
    for (held, name) in
        [(key.ctrl_key() || key.meta_key(), "Ctrl+"), (key.alt_key(), "Alt+"), (key.shift_key(), "Shift+")]
    {
        if held {
            chord.push_str(name);
        }
    }
    let code = key.code();
    // Made-up events often have a key and no code.
    let name = if key.key() == "Enter" {
        "Enter".into()
    } else if code.is_empty() {
        key.key()
    } else {
        code
    };
    chord + &name
}
