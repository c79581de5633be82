//! What the page was asked, kept for as long as it cannot have changed: until we are called again, or press or write
//! something ourselves. A question to a document of ten thousand messages takes milliseconds, and at one key the same is
//! asked five times over.

use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
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
    beside: Answers<Option<Vec<Element>>>,
    crowd: RefCell<Option<Element>>,
}

/// From how many messages on they are walked around.
const CROWD: u32 = 200;

/// What was asked and answered.
type Answers<T> = RefCell<Vec<(String, T)>>;

impl Glance {
    pub(super) fn new(document: Document) -> Self {
        Self {
            document,
            of: Cell::new(GLANCE.get()),
            first: RefCell::default(),
            all: RefCell::default(),
            beside: RefCell::default(),
            crowd: RefCell::default(),
        }
    }

    /// The document, for what is not asked by a selector.
    pub(super) fn document(&self) -> &Document {
        &self.document
    }

    /// The first element that `selector` finds. A selector the browser cannot read finds nothing.
    pub(super) fn first(&self, selector: &str) -> Option<Element> {
        self.known(&self.first, selector, || self.document.query_selector(selector).ok().flatten())
    }

    /// What holds the open chat's messages; many of them are walked around by [`Self::beside`].
    pub(super) fn crowded_by(&self, messages: Option<Element>) {
        self.crowd.replace(messages.filter(|messages| messages.child_element_count() > CROWD));
    }

    /// All that `selector` finds, of orders, dialogs and whatever else stands beside the messages: where these are many, they
    /// are searched only if it stands nowhere else.
    pub(super) fn beside(&self, selector: &str) -> Vec<Element> {
        let around = self.known(&self.beside, selector, || {
            let crowd = self.crowd.borrow();
            crowd.as_ref().filter(|crowd| crowd.is_connected()).map(|crowd| around(crowd, selector))
        });
        match around {
            Some(found) if !found.is_empty() => found,
            _ => self.all(selector).iter().flat_map(elements).collect(),
        }
    }

    /// All that it finds.
    pub(super) fn all(&self, selector: &str) -> Option<NodeList> {
        self.known(&self.all, selector, || self.document.query_selector_all(selector).ok())
    }

    fn known<T: Clone>(&self, answers: &Answers<T>, selector: &str, ask: impl FnOnce() -> T) -> T {
        if self.of.replace(GLANCE.get()) != GLANCE.get() {
            self.first.borrow_mut().clear();
            self.all.borrow_mut().clear();
            self.beside.borrow_mut().clear();
        }
        if let Some((_, answer)) = answers.borrow().iter().find(|(of, _)| of == selector) {
            return answer.clone();
        }
        let answer = ask();
        answers.borrow_mut().push((selector.to_owned(), answer.clone()));
        answer
    }
}

/// What `selector` finds outside of `crowd`, in the document's order.
fn around(crowd: &Element, selector: &str) -> Vec<Element> {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut inner = crowd.clone();
    while let Some(outer) = inner.parent_element() {
        let (mut left, mut right) = (Vec::new(), Vec::new());
        let mut child = outer.first_element_child();
        let mut passed = false;
        while let Some(one) = child {
            child = one.next_element_sibling();
            let side = if passed { &mut right } else { &mut left };
            if one == inner {
                passed = true;
                continue;
            }
            if one.matches(selector).unwrap_or(false) {
                side.push(one.clone());
            }
            side.extend(one.query_selector_all(selector).iter().flat_map(elements));
        }
        left.append(&mut before);
        before = left;
        after.append(&mut right);
        inner = outer;
    }
    before.append(&mut after);
    before
}

/// The elements of a list.
fn elements(list: &NodeList) -> impl Iterator<Item = Element> {
    (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok())
}
