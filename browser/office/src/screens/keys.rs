//! The keys in the options: which are on, and what else they mean in this browser or on a page.

use super::rows::{cell, el};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use xiaoqi_bridge::keys::{KEYS, Key};

/// Keys that pages use themselves, baked in from the default pack.
static PAGES: &[(&str, &[&str])] = include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// Keys of browsers' own menus and address bars, which a page may get only sometimes.
const CHROMIUM: [&str; 3] = ["Alt+KeyD", "Alt+KeyE", "Alt+KeyF"];
const FIREFOX: [&str; 8] =
    ["Alt+KeyB", "Alt+KeyD", "Alt+KeyE", "Alt+KeyF", "Alt+KeyH", "Alt+KeyS", "Alt+KeyT", "Alt+KeyV"];

/// Lists the keys; those in `off` without their tick.
pub(super) fn show(off: &[String]) {
    let Some(body) = document().get_element_by_id("keys") else { return };
    body.set_text_content(None);
    let firefox = window().navigator().user_agent().is_ok_and(|agent| agent.contains("Firefox/"));
    for key in KEYS.iter().filter(|key| series(key.name).is_none_or(|(_, number)| number == 1)) {
        let row = el("tr", "");
        if let Ok(tick) = el("input", "").dyn_into::<HtmlInputElement>() {
            tick.set_type("checkbox");
            tick.set_name(key.name);
            tick.set_checked(!off.iter().any(|name| name == key.name));
            let _ = tick.set_attribute("aria-label", key.what);
            cell(&row, &tick);
        }
        let last =
            series(key.name).and_then(|(of, _)| KEYS.iter().rfind(|k| series(k.name).is_some_and(|s| s.0 == of)));
        cell(&row, &el("kbd", &last.map_or(said(key.chord), |last| format!("{}…{}", said(key.chord), last.label))));
        cell(&row, &el("span", key.what.trim_end_matches([' ', '1'])));
        let conflict = el("span", &conflicts(key.chord, firefox).join("；"));
        conflict.set_class_name("conflict");
        cell(&row, &conflict);
        let _ = body.append_child(&row);
    }
}

/// The names of the keys without a tick.
pub(super) fn off() -> Vec<String> {
    let Ok(all) = document().query_selector_all("#keys input") else { return Vec::new() };
    let ticks = (0..all.length()).filter_map(|at| all.get(at)?.dyn_into::<HtmlInputElement>().ok());
    let names: Vec<String> = ticks.filter(|tick| !tick.checked()).map(|tick| tick.name()).collect();
    let goes_with = |key: &Key| names.iter().any(|name| name == key.name || both(series(name), series(key.name)));
    KEYS.iter().filter(|key| goes_with(key)).map(|key| key.name.to_owned()).collect()
}

/// Keys on a row of digits stand in one line: the row's name and the key's number in it.
fn series(name: &str) -> Option<(&str, u32)> {
    let (of, number) = name.split_once('-')?;
    matches!(of, "kind" | "phrase").then_some((of, number.parse().ok()?))
}

fn both(a: Option<(&str, u32)>, b: Option<(&str, u32)>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a.0 == b.0)
}

/// A chord for people: Alt+G.
fn said(chord: &str) -> String {
    chord.replace("Key", "").replace("Digit", "")
}

/// What else `chord` means.
fn conflicts(chord: &str, firefox: bool) -> Vec<String> {
    let browser: &[&str] = if firefox { &FIREFOX } else { &CHROMIUM };
    let mut found: Vec<String> =
        PAGES.iter().filter(|(_, keys)| keys.contains(&chord)).map(|(page, _)| format!("{page}也用这个键")).collect();
    if browser.contains(&chord) {
        found.push("浏览器的菜单键，有提示时归小旗".to_owned());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_menu_key_is_a_conflict_where_there_is_such_a_menu() {
        assert!(conflicts("Alt+KeyS", false).is_empty());
        assert_eq!(conflicts("Alt+KeyS", true).len(), 1);
        assert_eq!((said("Alt+KeyG"), said("Alt+Digit1")), ("Alt+G".into(), "Alt+1".into()));
    }
}
