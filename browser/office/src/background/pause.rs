//! Pausing one tab. Kept for the browser's session, so that it outlives a reload of the page and nothing more.

use js_sys::{Object, Reflect};
use xiaoqi_bridge::chrome;
use xiaoqi_bridge::message::{ToPage, to_js};

pub(super) async fn set(tab: i32, on: bool) {
    let item = Object::new();
    let _ = Reflect::set(&item, &format!("pause:{tab}").into(), &on.into());
    let _ = chrome::session_set(&item).await;
    let _ = chrome::tabs_send_message(tab, &to_js(&ToPage::Pause { on })).await;
}
