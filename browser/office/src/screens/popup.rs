//! The popup: how this tab is protected, by which rules, as whom, and a switch to pause.

use super::team;
use gloo::events::EventListener;
use gloo::utils::document;
use js_sys::{Array, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use xiaoqi_bridge::chrome;
use xiaoqi_bridge::message::{Protection, Seen, ToPage, from_js, to_js};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ActiveTab {
    active: bool,
    current_window: bool,
}

#[derive(Serialize)]
struct Pause {
    kind: &'static str,
    tab: i32,
    on: bool,
}

/// Opens the popup on `tab`; on the tab in front if it is below 0.
#[wasm_bindgen]
pub async fn popup(tab: i32) {
    let tab = if tab >= 0 { Some(tab) } else { front().await };
    match tab {
        Some(tab) => {
            show(tab).await;
            let Some(button) = by_id("pause") else { return };
            EventListener::new(&button, "click", move |_| spawn_local(toggle(tab))).forget();
            if let Some(report) = by_id("report") {
                EventListener::new(&report, "click", |_| copy_report()).forget();
            }
        }
        None => fill(None),
    }
    team::begin().await;
}

async fn front() -> Option<i32> {
    let tabs = chrome::tabs_query(&to_js(&ActiveTab { active: true, current_window: true })).await.ok()?;
    Reflect::get(&Array::from(&tabs).get(0), &"id".into()).ok()?.as_f64().map(|id| id as i32)
}

async fn ask(tab: i32) -> Option<Seen> {
    from_js(chrome::tabs_send_message(tab, &to_js(&ToPage::Ask)).await.ok()?)
}

async fn show(tab: i32) {
    fill(ask(tab).await.as_ref());
}

async fn toggle(tab: i32) {
    let paused = ask(tab).await.is_some_and(|seen| seen.state == Protection::Paused);
    let _ = chrome::ask_office(&to_js(&Pause { kind: "pause", tab, on: !paused })).await;
    show(tab).await;
}

fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

fn put(id: &str, text: &str) {
    if let Some(element) = by_id(id) {
        element.set_text_content(Some(text));
    }
}

/// What is missing in the page, with a report to copy.
fn fill_missing(seen: &Seen) {
    put("missing", &seen.missing.join("、"));
    let Some(section) = by_id("changed") else { return };
    let _ = section.toggle_attribute_with_force("hidden", seen.missing.is_empty());
    if let Some(report) = by_id("report") {
        let _ = report.set_attribute("data-report", &seen.report);
    }
}

/// Puts the report on the clipboard, on the agent's click.
fn copy_report() {
    let Some(button) = by_id("report") else { return };
    let report = button.get_attribute("data-report").unwrap_or_default();
    let _ = gloo::utils::window().navigator().clipboard().write_text(&report);
    button.set_text_content(Some("已复制，发给主管"));
}

/// How the shift stands: a name and a text a row.
fn fill_shift(rows: &[(String, String)]) {
    let Some(list) = by_id("shift") else { return };
    list.set_text_content(None);
    for (name, text) in rows {
        for (tag, text) in [("dt", name), ("dd", text)] {
            let Ok(part) = document().create_element(tag) else { return };
            part.set_text_content(Some(text));
            let _ = list.append_child(&part);
        }
    }
}

fn fill(seen: Option<&Seen>) {
    let class = match seen.map(|seen| seen.state) {
        None => "none",
        Some(Protection::Paused) => "paused",
        Some(Protection::Unprotected) => "unprotected",
        Some(Protection::Arming) => "arming",
        Some(Protection::Bundled | Protection::Current) => "on",
    };
    if let Some(body) = document().body() {
        body.set_class_name(class);
    }
    let known = |text: &str| if text.is_empty() { "页面上没有看到".to_owned() } else { text.to_owned() };
    match seen {
        Some(seen) => {
            let checking = matches!(seen.state, Protection::Bundled | Protection::Current);
            put(
                "state",
                &if checking { format!("检查中 · {}", seen.state.said()) } else { seen.state.said().to_owned() },
            );
            put("site", &seen.site);
            put("pack", &seen.pack);
            put("account", &known(&seen.account));
            put("agent", if seen.agent.is_empty() { "还没有确认" } else { &seen.agent });
            put("shop", &known(&seen.shop));
            put("announcements", &seen.announcements.join("\n"));
            fill_missing(seen);
            fill_shift(&seen.shift);
            put("stopped", &format!("{} 条", seen.stopped));
            put("pause", if seen.state == Protection::Paused { "恢复检查" } else { "暂停本标签页" });
        }
        None => put("state", "不在检查范围"),
    }
}
