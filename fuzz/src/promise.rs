//! What any message of an agent's promises: places in it, each thing once, what is offered can be written; and any word as
//! the ERP's state.

use super::{pack, parts};
use xiaoqi::pack::TextUnit;
use xiaoqi::remark::{Input, Promised, Request};
use xiaoqi::text::calendar::Moment;

/// Milliseconds since 1970 in front of the first `|`, if there are any, then the message.
pub fn run(bytes: &[u8]) {
    let text = parts::text(bytes);
    let [at, text] = parts::parts(&text);
    let now =
        at.parse().ok().and_then(Moment::of_ms).or_else(|| Moment::of_page("2026-11-22 14:00")).expect("a moment");
    pack::desk(|desk| {
        let remarks = desk.remarks();
        let found = remarks.promises(text, now);
        for (number, promise) in found.iter().enumerate() {
            assert!(text.get(promise.said.start..promise.said.end).is_some());
            assert!(found.iter().take(number).all(|other| !other.same(promise)));
            assert_eq!(promise.kind.is_none(), promise.what == Promised::Callback);
            let Some(kind) = promise.kind else { continue };
            let fields = promise.fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
            let (date, unit, input) = (now.date, TextUnit::Utf16, Input::Fields(&fields));
            let request = Request { kind, agent: "A07", date, minute: None, existing: "", input, limit: 0, unit };
            let composed = remarks.compose(&request).expect("a form of every kind that is offered");
            let _ = remarks.kept(&composed.remark, promise);
        }
        let _ = remarks.window(text);
    });
}
