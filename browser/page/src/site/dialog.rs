//! The order's remark dialog: what stands in it, which flag is chosen, and pressing what the agent's key asks for.

use super::{Here, find_in, order, text};
use crate::field::Field;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use xiaoqi::pack::Flag;

/// An open remark dialog.
#[derive(Clone, Debug)]
pub(crate) struct Dialog {
    /// The dialog itself.
    pub(crate) element: Element,
    /// Where the remark is written.
    pub(crate) field: Field,
    /// Which order it is of.
    pub(crate) order: String,
    /// The flag chosen.
    pub(crate) flag: Option<Flag>,
    flags: Vec<(Flag, HtmlElement)>,
    save: Option<HtmlElement>,
    close: Option<HtmlElement>,
}

impl Here {
    /// The remark dialog that is open; nothing if none is, or if it cannot be told which of several.
    pub(crate) fn dialog(&self) -> Option<Dialog> {
        let of = &self.site.remark;
        let open = of.dialog.iter().map(|selector| self.page.beside(selector)).find(|all| !all.is_empty())?;
        let mut shown = open.into_iter().filter(is_shown);
        let element = shown.next()?;
        if shown.next().is_some() {
            return None;
        }
        let field = Field::new(find_in(&element, &of.text)?)?;
        let flags: Vec<(Flag, HtmlElement)> =
            of.flags.iter().filter_map(|flag| Some((flag.flag, button(&element, &flag.button, &flag.text)?))).collect();
        let chosen = |button: &HtmlElement| {
            button.matches(&of.chosen).unwrap_or(false) || button.query_selector(&of.chosen).is_ok_and(|e| e.is_some())
        };
        Some(Dialog {
            order: order::number(&text(find_in(&element, &of.order))),
            flag: flags.iter().find(|(_, button)| chosen(button)).map(|(flag, _)| *flag),
            save: find_in(&element, &of.save).and_then(|e| e.dyn_into().ok()),
            close: find_in(&element, &of.close).and_then(|e| e.dyn_into().ok()),
            field,
            flags,
            element,
        })
    }

    /// Whether `element` belongs to the button that saves a remark.
    pub(crate) fn is_save_button(&self, element: &Element) -> bool {
        super::inside(element, &self.site.remark.save).is_some()
    }

    /// Whether `element` is where a remark is written.
    pub(crate) fn is_remark_text(&self, element: &Element) -> bool {
        super::inside(element, &self.site.remark.text).is_some()
    }
}

impl Dialog {
    /// Whether the platform has that flag.
    pub(crate) fn has(&self, flag: Flag) -> bool {
        self.flags.iter().any(|(of, _)| *of == flag)
    }

    /// Presses a flag's button. The page may take a moment: read back with the next look.
    pub(crate) fn press_flag(&self, flag: Flag) {
        if let Some((_, button)) = self.flags.iter().find(|(of, _)| *of == flag) {
            super::press(button);
        }
    }

    /// Presses the button that saves. False if there is none.
    pub(crate) fn press_save(&self) -> bool {
        self.save.as_ref().map(super::press).is_some()
    }

    /// Presses what closes the dialog without saving. False if there is no such thing.
    pub(crate) fn press_close(&self) -> bool {
        self.close.as_ref().map(super::press).is_some()
    }
}

/// The button in `dialog` that `selector` finds and that holds `words`, if any are named.
fn button(dialog: &Element, selector: &str, words: &str) -> Option<HtmlElement> {
    let all = dialog.query_selector_all(selector).ok()?;
    let holds = |e: &HtmlElement| words.is_empty() || e.text_content().is_some_and(|text| text.contains(words));
    (0..all.length()).filter_map(|at| all.get(at)?.dyn_into::<HtmlElement>().ok()).find(holds)
}

fn is_shown(element: &Element) -> bool {
    let rect = element.get_bounding_client_rect();
    rect.width() > 0.0 && rect.height() > 0.0
}
