//! The toolbar badge of a tab: how many clocks press, or how it is protected, in two characters; in full on hovering.

use crate::said;
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

/// What stands on the badge: that a page is not guarded comes first, then that it is another page than we know, before how
/// many customers wait.
fn text(state: Protection, pressing: u32, missing: bool) -> String {
    match (state, pressing) {
        (Protection::Unprotected | Protection::Paused, _) => state.badge().to_owned(),
        _ if missing => "改版".to_owned(),
        (_, 0) => state.badge().to_owned(),
        (_, 1..100) => pressing.to_string(),
        _ => "99+".to_owned(),
    }
}

pub(super) async fn show(tab: i32, state: Protection, pressing: u32, missing: bool) {
    let text = said(&text(state, pressing, missing));
    let color = match state {
        Protection::Unprotected => "#b42318",
        Protection::Paused => "#a3470c",
        _ if missing => "#a3470c",
        _ if pressing > 0 => "#b42318",
        _ => "#59636e",
    };
    // A tab that is gone has no badge; nothing to do about it.
    let _ = chrome::set_badge_text(&to_js(&Details { tab_id: tab, text: Some(text), ..Details::default() })).await;
    let _ = chrome::set_badge_colour(&to_js(&Details { tab_id: tab, color: Some(color), ..Details::default() })).await;
    let waits = if pressing > 0 { format!(" · {pressing} 项即将超时或已超时") } else { String::new() };
    let changed = if missing { " · 页面有变化，点开看缺了什么" } else { "" };
    let title = said(&format!("小旗 · {}{changed}{waits}", state.said()));
    let _ = chrome::set_title(&to_js(&Details { tab_id: tab, title: Some(title), ..Details::default() })).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_on_the_badge() {
        assert_eq!(text(Protection::Current, 0, false), "");
        assert_eq!(text(Protection::Bundled, 0, false), "内置");
        assert_eq!(text(Protection::Bundled, 3, false), "3");
        assert_eq!(text(Protection::Current, 100, false), "99+");
        assert_eq!(text(Protection::Unprotected, 3, false), "未护");
        assert_eq!(text(Protection::Paused, 3, false), "暂停");
        assert_eq!(text(Protection::Current, 3, true), "改版");
        assert_eq!(text(Protection::Paused, 0, true), "暂停");
    }
}
