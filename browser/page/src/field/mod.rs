//! An editor of the page: reading the draft, and putting words into it on the agent's key. Never touches the editor's
//! nodes, never acts while an input method is at work, and verifies what it wrote.

mod rich;

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlDocument, HtmlElement, HtmlTextAreaElement, Range};
use xiaoqi_bridge::Utf16Span;

/// An editor.
#[derive(Clone, Debug)]
pub(crate) enum Field {
    /// A text area.
    Area(HtmlTextAreaElement),
    /// An element whose content can be edited.
    Rich(HtmlElement),
}

/// The words could not be put into the editor as they should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotWritten;

impl Field {
    /// The editor that `element` is, if it is one.
    pub(crate) fn new(element: Element) -> Option<Self> {
        match element.dyn_into::<HtmlTextAreaElement>() {
            Ok(area) => Some(Self::Area(area)),
            Err(element) => {
                let element: HtmlElement = element.dyn_into().ok()?;
                element.is_content_editable().then_some(Self::Rich(element))
            }
        }
    }

    /// The editor that `element` is or stands in: a text area, or the outermost editable element.
    pub(crate) fn around(element: &Element) -> Option<Self> {
        if element.is_instance_of::<HtmlTextAreaElement>() {
            return Self::new(element.clone());
        }
        let mut found = None;
        let mut at = Some(element.clone());
        while let Some(element) =
            at.filter(|e| e.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable))
        {
            at = element.parent_element();
            found = Some(element);
        }
        found.and_then(Self::new)
    }

    /// The editor's element.
    pub(crate) fn element(&self) -> &HtmlElement {
        match self {
            Self::Area(area) => area,
            Self::Rich(element) => element,
        }
    }

    /// The draft. Line breaks are `\n`.
    pub(crate) fn read(&self) -> String {
        match self {
            Self::Area(area) => area.value(),
            Self::Rich(element) => rich::Content::of(element).text,
        }
    }

    /// A range over `span` of the draft, for underlining; text areas have none.
    pub(crate) fn range(&self, span: Utf16Span) -> Option<Range> {
        match self {
            Self::Area(_) => None,
            Self::Rich(element) => rich::Content::of(element).range(span),
        }
    }

    /// What is selected, or where the cursor stands; nothing if the cursor is elsewhere.
    pub(crate) fn selection(&self) -> Option<Utf16Span> {
        match self {
            Self::Area(area) => {
                let (start, end) = (area.selection_start().ok()??, area.selection_end().ok()??);
                Some(Utf16Span { start, end })
            }
            Self::Rich(element) => rich::Content::of(element).selection(element),
        }
    }

    /// Selects `span` of the draft.
    pub(crate) fn select(&self, span: Utf16Span) {
        match self {
            Self::Area(area) => _ = area.set_selection_range(span.start, span.end),
            Self::Rich(_) => _ = self.range(span).and_then(|range| select(&range)),
        }
    }

    /// Puts `text` where `span` of the draft `before` is, so that the page notices and undo works.
    ///
    /// # Errors
    /// If the editor does not hold afterwards what it should; the page may refuse or change what is written.
    pub(crate) fn replace(&self, before: &str, span: Utf16Span, text: &str, after: &str) -> Result<(), NotWritten> {
        if self.read() != before {
            return Err(NotWritten); // the draft moved on under us
        }
        // An editor that has the focus already keeps the caret it has, which an editable element may have set itself.
        let selected = if document().active_element().as_deref() == Some(self.element().as_ref()) {
            self.selection()
        } else {
            let _ = self.element().focus();
            None
        };
        let selected = selected == Some(span)
            || match self {
                Self::Area(area) => area.set_selection_range(span.start, span.end).is_ok(),
                Self::Rich(element) => {
                    self.range(span).or_else(|| end_of(element)).is_some_and(|r| select(&r).is_some())
                }
            };
        let html: Option<HtmlDocument> = document().dyn_into().ok();
        if selected && let Some(html) = html {
            let _ = html.exec_command_with_show_ui_and_value("insertText", false, text);
        }
        crate::site::anew(); // the page has answered what was written
        if self.read() == after {
            return Ok(());
        }
        if let Self::Area(area) = self
            && self.read() == before
        {
            area.set_value(after);
            let caret = span.start + u32::try_from(text.encode_utf16().count()).unwrap_or(0);
            let _ = area.set_selection_range(caret, caret);
            let init = EventInit::new();
            init.set_bubbles(true);
            let _ = Event::new_with_event_init_dict("input", &init).and_then(|event| area.dispatch_event(&event));
        }
        if self.read() == after { Ok(()) } else { Err(NotWritten) }
    }
}

/// The place behind everything in `element`.
fn end_of(element: &HtmlElement) -> Option<Range> {
    let range = Range::new().ok()?;
    range.select_node_contents(element).ok()?;
    range.collapse_with_to_start(false);
    Some(range)
}

fn select(range: &Range) -> Option<()> {
    let selection = gloo::utils::window().get_selection().ok()??;
    selection.remove_all_ranges().ok()?;
    selection.add_range(range).ok()
}
