//! The toolbar badge of a tab: how it is protected, in two characters, in full on hovering.

use serde::Serialize;
use xiaoqi_bridge::chrome;
use xiaoqi_bridge::message::{Protection, to_js};

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Details {
    tab_id: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    color: Option<&'static str>,
}

pub(super) async fn show(tab: i32, state: Protection) {
    let color = match state {
        Protection::Unprotected => "#b42318",
        Protection::Paused => "#a3470c",
        _ => "#59636e",
    };
    // A tab that is gone has no badge; nothing to do about it.
    let _ =
        chrome::set_badge_text(&to_js(&Details { tab_id: tab, text: Some(state.badge()), ..Details::default() })).await;
    let _ = chrome::set_badge_colour(&to_js(&Details { tab_id: tab, color: Some(color), ..Details::default() })).await;
    let title = format!("小旗 · {}", state.said());
    let _ = chrome::set_title(&to_js(&Details { tab_id: tab, title: Some(title), ..Details::default() })).await;
}
