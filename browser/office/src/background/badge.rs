//! The toolbar badge of a tab: how many clocks press, or how it is protected, in two characters; in full on hovering.

use serde::Serialize;
use xiaoqi_bridge::chrome;
use xiaoqi_bridge::message::{Protection, to_js};

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Details {
    tab_id: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    color: Option<&'static str>,
}

/// What stands on the badge: that a page is not guarded comes before how many customers wait.
fn text(state: Protection, pressing: u32) -> String {
    match (state, pressing) {
        (Protection::Unprotected | Protection::Paused, _) | (_, 0) => state.badge().to_owned(),
        (_, 1..100) => pressing.to_string(),
        _ => "99+".to_owned(),
    }
}

pub(super) async fn show(tab: i32, state: Protection, pressing: u32) {
    let text = text(state, pressing);
    let color = match state {
        Protection::Unprotected => "#b42318",
        Protection::Paused => "#a3470c",
        _ if pressing > 0 => "#b42318",
        _ => "#59636e",
    };
    // A tab that is gone has no badge; nothing to do about it.
    let _ = chrome::set_badge_text(&to_js(&Details { tab_id: tab, text: Some(text), ..Details::default() })).await;
    let _ = chrome::set_badge_colour(&to_js(&Details { tab_id: tab, color: Some(color), ..Details::default() })).await;
    let waits = if pressing > 0 { format!(" · {pressing} 项即将超时或已超时") } else { String::new() };
    let title = format!("小旗 · {}{waits}", state.said());
    let _ = chrome::set_title(&to_js(&Details { tab_id: tab, title: Some(title), ..Details::default() })).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_on_the_badge() {
        assert_eq!(text(Protection::Current, 0), "");
        assert_eq!(text(Protection::Bundled, 0), "内置");
        assert_eq!(text(Protection::Bundled, 3), "3");
        assert_eq!(text(Protection::Current, 100), "99+");
        assert_eq!(text(Protection::Unprotected, 3), "未护");
        assert_eq!(text(Protection::Paused, 3), "暂停");
    }
}
