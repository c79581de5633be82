//! The team's rules: what is stored is verified at every start, what is published is fetched, verified, compiled and kept,
//! and what fails changes nothing. `xiaoqi_trust` decides what may be believed; this drives it and keeps the compiled pack.
//!
//! Must never hand out a pack that is not vouched for by signatures back to the pinned root.

mod bundle;
mod cycle;
mod host;
mod joined;
mod kept;
mod start;
pub(crate) mod status;

#[cfg(test)]
mod tests;

use host::{Host, JsHost};
use joined::{Joined, Policy};
use js_sys::{Object, Reflect, Uint8Array};
use start::Found;
use status::{By, Status};
use wasm_bindgen::prelude::*;
use xiaoqi_bridge::message::{from_js, to_js};

/// What pages get: `{id, compiled, stale}`, `{}` for the bundled rules.
fn to_found(found: &Found) -> JsValue {
    let object = Object::new();
    if let Some(pack) = &found.pack {
        let _ = Reflect::set(&object, &"id".into(), &pack.id.as_str().into());
        let _ = Reflect::set(&object, &"compiled".into(), &Uint8Array::from(pack.compiled.as_slice()));
        let _ = Reflect::set(&object, &"stale".into(), &found.stale.into());
    }
    object.into()
}

/// At a start of the background: verifies what is stored. `code` is the team this copy of the extension was made for.
#[wasm_bindgen]
pub async fn push_start(host: &JsHost, code: &str) -> JsValue {
    if !code.is_empty()
        && kept::read::<Joined>(host, kept::JOINED).await.is_none()
        && let Ok(joined) = Joined::by_code(code, By::Build)
    {
        let _ = kept::write(host, kept::JOINED, &joined).await;
    }
    to_found(&start::start(host).await)
}

/// A page was given the pack of this number, for the first time since the background woke.
#[wasm_bindgen]
pub async fn push_offered(host: &JsHost, id: &str) {
    start::offered(host, id).await;
}

/// A page took the pack of this number, or failed over it; what is in force now, if that changed.
#[wasm_bindgen]
pub async fn push_tried(host: &JsHost, id: &str, ok: bool) -> JsValue {
    start::tried(host, id, ok).await.map_or(JsValue::UNDEFINED, |found| to_found(&found))
}

/// Looks at the repository; `person`: somebody asked for it now. What is in force then.
#[wasm_bindgen]
pub async fn push_look(host: &JsHost, person: bool) -> JsValue {
    cycle::look(host, person).await.map_or(JsValue::UNDEFINED, |found| to_found(&found))
}

/// The company's policy was read; what is in force now, if that changed.
#[wasm_bindgen]
pub async fn push_policy(host: &JsHost, policy: JsValue, code: &str) -> JsValue {
    let policy = from_js::<Policy>(policy).unwrap_or_default();
    let settled = Joined::by_policy(&policy).or_else(|| Joined::by_code(code, By::Build).ok());
    start::settle(host, settled).await.map_or(JsValue::UNDEFINED, |found| to_found(&found))
}

/// Somebody typed an enrolment code; why it was not taken, in Chinese.
#[wasm_bindgen]
pub async fn push_join(host: &JsHost, code: &str) -> Option<String> {
    start::join(host, code).await.err()
}

/// Leaves the team; why that may not be, in Chinese.
#[wasm_bindgen]
pub async fn push_leave(host: &JsHost) -> Option<String> {
    start::leave(host).await.err()
}

/// Takes a published repository out of one file; what is in force then.
#[wasm_bindgen]
pub async fn push_import(host: &JsHost, file: &str) -> JsValue {
    bundle::import(host, file).await.map_or(JsValue::UNDEFINED, |found| to_found(&found))
}

/// How it stands, for popup and options.
#[wasm_bindgen]
pub async fn push_status(host: &JsHost) -> JsValue {
    to_js(&status(host).await)
}

async fn status(host: &impl Host) -> Status {
    let looked = status::Looked::last(host).await;
    let Some(joined) = kept::read::<Joined>(host, kept::JOINED).await else { return Status::default() };
    let mut status = Status {
        by: Some(joined.by),
        host: joined.host(),
        outcome: looked.outcome,
        said: looked.said,
        looked: looked.at as f64,
        ..Status::default()
    };
    let shown = start::shown(host).await;
    (status.version, status.note, status.since, status.stale) =
        (shown.version, shown.note, shown.since as f64, shown.stale);
    status
}
