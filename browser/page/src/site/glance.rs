//! What the page was asked, kept for as long as it cannot have changed: until we are called again, or press or write
//! something ourselves. A question to a document of ten thousand messages takes milliseconds, and at one key the same is
//! asked five times over.

use std::cell::{Cell, RefCell};
use web_sys::{Document, Element, NodeList};

thread_local! {
    static GLANCE: Cell<u32> = const { Cell::new(0) };
}

/// The page may have changed: whatever was seen is looked at anew.
pub(crate) fn anew() {
    GLANCE.set(GLANCE.get().wrapping_add(1));
}

/// A document and what was seen in it.
pub(super) struct Glance {
    document: Document,
    of: Cell<u32>,
    first: Answers<Option<Element>>,
    all: Answers<Option<NodeList>>,
}

/// What was asked and answered.
type Answers<T> = RefCell<Vec<(String, T)>>;

impl Glance {
    pub(super) fn new(document: Document) -> Self {
        Self { document, of: Cell::new(GLANCE.get()), first: RefCell::default(), all: RefCell::default() }
    }

    /// The document, for what is not asked by a selector.
    pub(super) fn document(&self) -> &Document {
        &self.document
    }

    /// The first element that `selector` finds. A selector the browser cannot read finds nothing.
    pub(super) fn first(&self, selector: &str) -> Option<Element> {
        self.known(&self.first, selector, || self.document.query_selector(selector).ok().flatten())
    }

    /// All that it finds.
    pub(super) fn all(&self, selector: &str) -> Option<NodeList> {
        self.known(&self.all, selector, || self.document.query_selector_all(selector).ok())
    }

    fn known<T: Clone>(&self, answers: &Answers<T>, selector: &str, ask: impl FnOnce() -> T) -> T {
        if self.of.replace(GLANCE.get()) != GLANCE.get() {
            self.first.borrow_mut().clear();
            self.all.borrow_mut().clear();
        }
        if let Some((_, answer)) = answers.borrow().iter().find(|(of, _)| of == selector) {
            return answer.clone();
        }
        let answer = ask();
        answers.borrow_mut().push((selector.to_owned(), answer.clone()));
        answer
    }
}
