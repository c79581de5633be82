//! Underlines in editable elements by CSS Custom Highlights: no node of the editor is touched. Text areas have none.
//! The page can see that highlights exist (docs/limits.md).

use crate::field::Field;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Range};
use xiaoqi::pack::Verdict;
use xiaoqi::wording::Finding;
use xiaoqi_bridge::Utf16Span;

#[wasm_bindgen]
extern "C" {
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn add(this: &Highlight, range: &Range) -> Result<JsValue, JsValue>;

    type Highlights;
    #[wasm_bindgen(thread_local_v2, js_namespace = CSS, js_name = highlights)]
    static HIGHLIGHTS: Option<Highlights>;
    #[wasm_bindgen(method, catch)]
    fn set(this: &Highlights, name: &str, value: &Highlight) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn delete(this: &Highlights, name: &str) -> Result<bool, JsValue>;
}

const NAMES: [(Verdict, &str); 4] = [
    (Verdict::Block, "xiaoqi-block"),
    (Verdict::Confirm, "xiaoqi-confirm"),
    (Verdict::Warn, "xiaoqi-warn"),
    (Verdict::Hint, "xiaoqi-hint"),
];

/// Underlines `findings` of `draft` in `field`, and nothing else. Browsers without highlights show none.
pub(crate) fn show(field: &Field, draft: &str, findings: &[Finding<'_>]) {
    if matches!(field, Field::Rich(_)) {
        let range = |f: &Finding<'_>| Some((f.rule.severity, field.range(Utf16Span::new(draft, f.span))?));
        set(&findings.iter().filter_map(range).collect::<Vec<_>>());
    }
}

/// Takes all underlines away.
pub(crate) fn clear() {
    set(&[]);
}

/// Marks the names in the page's own list: of those whose time is about to run out, and of those where it has.
pub(crate) fn names(soon: &[&Element], late: &[&Element]) {
    HIGHLIGHTS.with(|highlights| {
        let Some(highlights) = highlights else { return };
        for (elements, name) in [(soon, "xiaoqi-soon"), (late, "xiaoqi-late")] {
            let Some(highlight) = Highlight::new().ok().filter(|_| !elements.is_empty()) else {
                let _ = highlights.delete(name);
                continue;
            };
            for element in elements {
                if let Ok(range) = Range::new() {
                    let _ = range.select_node_contents(element);
                    let _ = highlight.add(&range);
                }
            }
            let _ = highlights.set(name, &highlight);
        }
    });
}

fn set(ranges: &[(Verdict, Range)]) {
    HIGHLIGHTS.with(|highlights| {
        let Some(highlights) = highlights else { return };
        for (verdict, name) in NAMES {
            let mut of_verdict = ranges.iter().filter(|(v, _)| *v == verdict).peekable();
            if of_verdict.peek().is_none() {
                let _ = highlights.delete(name);
            } else if let Ok(highlight) = Highlight::new() {
                for (_, range) in of_verdict {
                    let _ = highlight.add(range);
                }
                let _ = highlights.set(name, &highlight);
            }
        }
    });
}
