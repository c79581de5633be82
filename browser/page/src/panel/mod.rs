//! The panel: docked at the edge, draggable, foldable, in a closed shadow root. Shows what a view says; decides
//! nothing. Never takes the focus, never stands in the page's flow, says nothing by colour alone.

mod card;
mod dom;
mod drag;
mod view;

pub(crate) use view::{Act, Card, View};

use dom::el;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, Node, ShadowRootInit, ShadowRootMode};
use xiaoqi::pack::Verdict;

/// The panel in the page.
pub(crate) struct Panel {
    host: HtmlElement,
    dock: HtmlElement,
    shown: Option<View>,
    folded: bool,
    _listeners: Vec<EventListener>,
}

impl Panel {
    /// Makes the panel; it comes into the page with the first view. `act` is called on the agent's clicks.
    pub(crate) fn new(act: impl Fn(Act) + 'static) -> Option<Self> {
        let host: HtmlElement = document().create_element("div").ok()?.dyn_into().ok()?;
        let _ = host.set_attribute("lang", "zh-CN");
        // Seen from our world only: lets the loader clear up if the engine fails.
        let _ = js_sys::Reflect::set(&host, &"xiaoqiPanel".into(), &true.into());
        let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Closed)).ok()?;
        let style = el("style", "", include_str!("panel.css"));
        let dock: HtmlElement = el("section", "dock", "").dyn_into().ok()?;
        let _ = dock.set_attribute("aria-label", "小旗");
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
        Some(Self { host, dock, shown: None, folded: false, _listeners: listeners })
    }

    /// Shows `view`, if it is not what is shown already.
    pub(crate) fn show(&mut self, view: View) {
        let grows = self.shown.as_ref().is_none_or(|old| old.cards != view.cards || old.notice != view.notice);
        if grows && (!view.cards.is_empty() || view.notice.is_some()) {
            self.folded = false;
        }
        if self.shown.as_ref() != Some(&view) {
            self.shown = Some(view);
            self.draw();
        }
        self.attach();
    }

    /// Folds or unfolds.
    pub(crate) fn fold(&mut self, folded: bool) {
        if self.folded != folded {
            self.folded = folded;
            self.draw();
        }
    }

    pub(crate) fn is_folded(&self) -> bool {
        self.folded
    }

    /// What is shown.
    pub(crate) fn shown(&self) -> Option<&View> {
        self.shown.as_ref()
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

    fn draw(&self) {
        let Some(view) = &self.shown else { return };
        let open = !self.folded && (!view.cards.is_empty() || view.notice.is_some());
        let strongest = view.cards.first().map_or(Verdict::Pass, |card| card.severity);
        self.dock.set_class_name(&format!(
            "dock {} {}",
            if open { "open" } else { "folded" },
            dom::class_of(strongest)
        ));
        let bar = dom::bar(view, open);
        if !open {
            self.dock.replace_children_with_node_1(&bar);
            return;
        }
        let body = el("div", "body", "");
        let _ = body.set_attribute("role", "status");
        if let Some(notice) = &view.notice {
            let _ = body.append_child(&el("p", if view.granted { "notice granted" } else { "notice" }, notice));
        }
        for child in card::cards(&view.cards, view.granted) {
            let _ = body.append_child(&child);
        }
        // 「店铺:客服07」 says the shop already.
        let shop = if view.account.starts_with(&view.shop) { "" } else { view.shop.as_str() };
        let foot = [view.account.as_str(), shop].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>();
        let foot: Node = el("footer", "foot", &foot.join(" · ")).into();
        self.dock.replace_children_with_node_3(&bar, &body, &foot);
    }
}

impl Drop for Panel {
    fn drop(&mut self) {
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
