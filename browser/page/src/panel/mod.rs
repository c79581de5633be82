//! The panel: docked at the edge, draggable, foldable, in a closed shadow root. Shows what a view says; decides
//! nothing. Never takes the focus, never stands in the page's flow, says nothing by colour alone.

mod act;
mod after;
mod bulk;
mod bulletin;
mod card;
mod clock;
mod dom;
mod drag;
mod phrases;
mod promises;
mod remark;
mod say;
mod view;

pub(crate) use act::Act;
pub(crate) use say::{say, speak};
pub(crate) use view::{
    Aftermath, Ask, Bulk, Bulletin, Card, Clock, Erp, FlagLine, Offer, Promised, Remark, Saved, Step, View, Who,
};

use dom::el;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, HtmlElement, ResizeObserver, ShadowRootInit, ShadowRootMode};
use xiaoqi::pack::Verdict;

/// Alarms, announcement and asking, remark, many orders, saved, promises, clocks, what was sent, phrases.
const PARTS: usize = 9;

/// Room between the panel and what it makes room for, in CSS pixels.
const GAP: f64 = 16.0;
/// The least room it makes do with for a link of the page, in CSS pixels.
const LEAST: f64 = 240.0;

/// The panel in the page.
pub(crate) struct Panel {
    host: HtmlElement,
    dock: HtmlElement,
    /// One place for each part, so that only what changed is drawn.
    parts: [Element; PARTS],
    body: Element,
    foot: Element,
    shown: Option<View>,
    /// Folded by the agent: nothing but alarms opens it.
    folded: bool,
    /// The agent has put the present findings aside.
    dismissed: bool,
    /// Where it stood before it made room for a dialog: its style's `right`.
    aside: Option<String>,
    /// Says when the page has been laid out.
    laid_out: Option<(ResizeObserver, Closure<dyn FnMut()>)>,
    _listeners: Vec<EventListener>,
}

impl Panel {
    /// Makes the panel; it comes into the page with the first view. `act` is called on the agent's clicks, `measure` when places
    /// can be asked for.
    pub(crate) fn new(act: impl Fn(Act) + 'static, measure: impl FnMut() + 'static) -> Option<Self> {
        let host: HtmlElement = document().create_element("div").ok()?.dyn_into().ok()?;
        let _ = host.set_attribute("lang", &say::language());
        // Seen from our world only: lets the loader clear up if the engine fails.
        let _ = js_sys::Reflect::set(&host, &"xiaoqiPanel".into(), &true.into());
        let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Closed)).ok()?;
        let style = el("style", "", include_str!("panel.css"));
        let dock: HtmlElement = el("section", "dock", "").dyn_into().ok()?;
        let _ = dock.set_attribute("aria-label", &say("小旗"));
        root.append_with_node_2(&style, &dock).ok()?;
        let mut listeners = vec![
            // The focus stays in the editor, whatever is pressed here.
            EventListener::new_with_options(
                &root,
                "mousedown",
                EventListenerOptions::enable_prevent_default(),
                Event::prevent_default,
            ),
            EventListener::new(&root, "click", move |event| {
                if let Some(pressed) = pressed(event) {
                    act(pressed);
                }
            }),
        ];
        listeners.extend(drag::listen(&dock));
        let body = el("div", "body", "");
        let _ = body.set_attribute("role", "status");
        let parts = std::array::from_fn(|_| el("div", "part", ""));
        for part in &parts {
            let _ = body.append_child(part);
        }
        let foot = el("footer", "foot", "");
        let measure = Closure::new(measure);
        let observer = ResizeObserver::new(measure.as_ref().unchecked_ref()).ok();
        Some(Self {
            laid_out: observer.map(|observer| (observer, measure)),
            host,
            dock,
            parts,
            body,
            foot,
            shown: None,
            folded: false,
            dismissed: false,
            aside: None,
            _listeners: listeners,
        })
    }

    /// Shows `view`, if it is not what is shown already; says whether it was not. `now` is in ms since 1970.
    pub(crate) fn show(&mut self, view: View, now: f64) -> bool {
        let old = self.shown.take();
        let was = old.as_ref();
        if was.is_none_or(|old| old.cards != view.cards || old.notice != view.notice) {
            self.dismissed = false;
        }
        // What the agent has just opened or promised is what he looks at now.
        let came = |old: &View| {
            view.remark.is_some() && old.remark.is_none()
                || view.bulk.is_some() && old.bulk.is_none()
                || view.promises.len() > old.promises.len()
                || view.search.is_some() && old.search.is_none()
        };
        if was.is_none_or(came) {
            self.folded = false;
        }
        let changed = was != Some(&view);
        if changed {
            self.draw(was, &view, now);
        }
        self.shown = Some(view);
        self.attach();
        changed
    }

    /// Folds or unfolds.
    pub(crate) fn fold(&mut self) {
        let fold = self.is_open();
        (self.folded, self.dismissed) = (fold, fold);
        self.draw_again();
    }

    /// Puts the alarms aside until there are others.
    pub(crate) fn dismiss(&mut self) {
        self.dismissed = true;
        self.draw_again();
    }

    /// Whether alarms are in sight.
    pub(crate) fn alarms(&self) -> bool {
        !self.dismissed && self.shown.as_ref().is_some_and(View::alarms)
    }

    /// The act that a key means now. What is folded away has no keys.
    pub(crate) fn act_of(&self, chord: &str) -> Option<Act> {
        let act = Act::of_key(chord, self.shown.as_ref()?)?;
        let seen = match act {
            Act::Fold | Act::Bulk | Act::Search => true,
            Act::Rewrite | Act::Reason(_) => self.alarms(),
            _ => self.is_open() && !self.folded,
        };
        seen.then_some(act)
    }

    fn is_open(&self) -> bool {
        self.alarms() || !self.folded && self.shown.as_ref().is_some_and(View::says)
    }

    /// Has [`Self::leave_free`] called once the page is laid out anew: asked for a place before, it would have to lay out all of a
    /// long chat for us.
    pub(crate) fn measure_later(&self) {
        if let Some((observer, _)) = &self.laid_out {
            observer.unobserve(&self.dock);
            observer.observe(&self.dock);
        }
    }

    /// Grows no higher than below `link`, where it stands under it; what has no room is scrolled to.
    pub(crate) fn leave_free(&self, link: Option<&Element>) {
        let room = link.filter(|_| self.aside.is_none()).and_then(|link| {
            let (ours, theirs) = (self.dock.get_bounding_client_rect(), link.get_bounding_client_rect());
            let over = ours.left() < theirs.right() && theirs.left() < ours.right();
            let room = ours.bottom() - theirs.bottom() - GAP;
            (over && room >= LEAST).then_some(room as i32)
        });
        let style = self.dock.style();
        let _ = match room {
            Some(room) => style.set_property("max-height", &format!("min({room}px, 640px, 100vh - 72px)")),
            None => style.remove_property("max-height").map(|_| ()),
        };
    }

    /// Steps aside if it covers `dialog`, in which the agent works; back again once that is closed.
    pub(crate) fn avoid(&mut self, dialog: Option<&Element>) {
        let style = self.dock.style();
        match (dialog, &self.aside) {
            (Some(dialog), None) => {
                let (ours, theirs) = (self.dock.get_bounding_client_rect(), dialog.get_bounding_client_rect());
                let over = ours.left() < theirs.right() && theirs.left() < ours.right();
                let across = ours.top() < theirs.bottom() && theirs.top() < ours.bottom();
                if over && across {
                    self.aside = Some(style.get_property_value("right").unwrap_or_default());
                    let wide = gloo::utils::window().inner_width().ok().and_then(|w| w.as_f64()).unwrap_or_default();
                    // Beside it; where there is no room, at the window's left edge: buttons stand on the right.
                    let right = (wide - theirs.left() + GAP).min(wide - ours.width() - GAP);
                    let _ = style.set_property("right", &format!("{}px", right as i32));
                }
            }
            (None, Some(right)) => {
                let _ = style.set_property("right", right);
                self.aside = None;
            }
            _ => {}
        }
    }

    /// Whether `target` is the panel.
    pub(crate) fn holds(&self, target: &Element) -> bool {
        let host: &Element = &self.host;
        host == target
    }

    /// Puts the panel into the page, again if the page threw it out.
    fn attach(&self) {
        // Not before there is a body: the panel must not come between a page and its head.
        if !self.host.is_connected()
            && document().body().is_some()
            && let Some(top) = document().document_element()
        {
            let _ = top.append_child(&self.host);
        }
    }

    /// The language is another now.
    pub(crate) fn speak(&mut self) {
        let _ = self.host.set_attribute("lang", &say::language());
        let _ = self.dock.set_attribute("aria-label", &say("小旗"));
        self.draw_again();
    }

    fn draw_again(&mut self) {
        if let Some(view) = self.shown.take() {
            self.draw(None, &view, js_sys::Date::now());
            self.shown = Some(view);
        }
    }

    /// Draws what differs between `old` and `view`; everything without an `old`.
    fn draw(&self, old: Option<&View>, view: &View, now: f64) {
        let alarms = !self.dismissed && view.alarms();
        let open = alarms || !self.folded && view.says();
        let strongest = view.cards.first().map_or(Verdict::Pass, |card| card.severity);
        let class = format!("dock {} {}", if open { "open" } else { "folded" }, dom::class_of(strongest));
        if self.dock.class_name() != class {
            self.dock.set_class_name(&class);
        }
        let bar = dom::bar(view, open, now);
        if !open {
            self.dock.replace_children_with_node_1(&bar);
            return;
        }
        if self.body.parent_node().is_none() || self.dock.child_element_count() != 3 {
            self.dock.replace_children_with_node_3(&bar, &self.body, &self.foot);
        } else if let Some(first) = self.dock.first_element_child() {
            let _ = first.replace_with_with_node_1(&bar);
        }
        let calm = !self.folded;
        let changed = |part: fn(&View, &View) -> bool| old.is_none_or(|old| part(old, view));
        let put = |at: usize, children: Vec<Element>| {
            let part = &self.parts[at];
            part.set_text_content(None);
            for child in children {
                let _ = part.append_child(&child);
            }
        };
        if old.is_none() || changed(|a, b| (&a.cards, &a.notice, a.granted) != (&b.cards, &b.notice, b.granted)) {
            put(0, if alarms { card::alarms(view) } else { Vec::new() });
        }
        if changed(|a, b| (&a.ask, &a.who, &a.bulletin) != (&b.ask, &b.who, &b.bulletin)) {
            let ask = view.ask.iter().filter(|_| calm).map(|ask| remark::ask(ask, &view.who));
            put(1, view.bulletin.iter().filter(|_| calm).map(bulletin::bulletin).chain(ask).collect());
        }
        if changed(|a, b| (&a.remark, &a.who) != (&b.remark, &b.who)) {
            put(2, view.remark.iter().filter(|_| calm).map(|of| remark::remark(of, &view.who)).collect());
        }
        if changed(|a, b| a.bulk != b.bulk) {
            put(3, view.bulk.iter().filter(|_| calm).map(bulk::bulk).collect());
        }
        if changed(|a, b| a.saved != b.saved) {
            put(4, view.saved.iter().filter(|_| calm).map(remark::saved).collect());
        }
        if changed(|a, b| (&a.promises, a.skew) != (&b.promises, b.skew)) {
            put(5, if calm { promises::promises(&view.promises, now) } else { Vec::new() });
        }
        if changed(|a, b| (&a.clocks, a.more_clocks, a.skew) != (&b.clocks, b.more_clocks, b.skew)) {
            put(6, if calm { clock::clocks(view, now) } else { Vec::new() });
        }
        if changed(|a, b| a.aftermath != b.aftermath) {
            put(7, if calm { after::after(&view.aftermath) } else { Vec::new() });
        }
        let of_phrases = |view: &View| (view.remark.is_some(), view.aftermath.keeps && view.aftermath.kept.is_none());
        if changed(|a, b| (&a.phrases, &a.search) != (&b.phrases, &b.search))
            || old.is_none_or(|old| of_phrases(old) != of_phrases(view))
        {
            let shown = calm && (!view.phrases.is_empty() || view.search.is_some()) && view.remark.is_none();
            put(8, if shown { vec![phrases::phrases(view)] } else { Vec::new() });
        }
        if changed(|a, b| a.who != b.who) {
            self.foot.set_text_content(Some(&say(&view.who.line())));
        }
    }
}

impl Drop for Panel {
    fn drop(&mut self) {
        if let Some((observer, _)) = &self.laid_out {
            observer.disconnect();
        }
        self.host.remove();
    }
}

/// What was pressed, if it was the agent who pressed: a page cannot make trusted clicks.
fn pressed(event: &Event) -> Option<Act> {
    if !event.is_trusted() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    Act::named(&target.closest("[data-act]").ok()??.get_attribute("data-act")?)
}
