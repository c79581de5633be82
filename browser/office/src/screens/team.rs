//! The team's rules in popup and options: which version, since when, from whom, what changed, and looking now.

use crate::background::push::status::{By, Status, in_chinese};
use crate::said;
use gloo::events::EventListener;
use gloo::utils::document;
use js_sys::Date;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlInputElement};
use xiaoqi_bridge::chrome;
use xiaoqi_bridge::message::{from_js, to_js};

#[derive(Serialize)]
struct Ask<'a> {
    kind: &'static str,
    act: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    code: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    file: &'a str,
}

#[derive(Serialize)]
struct Origins {
    origins: [String; 1],
}

/// Asks the background; what is shown stays if it does not answer.
async fn ask(act: &'static str, code: &str, file: &str) {
    busy(true);
    let answer = chrome::ask_office(&to_js(&Ask { kind: "push", act, code, file })).await;
    busy(false);
    match answer.ok().and_then(from_js::<Status>) {
        Some(status) => show(&status),
        None => say("没有回应，请再试一次"),
    }
}

/// Shows how it stands, and obeys the buttons that the screen has.
pub(super) async fn begin() {
    on("check", "click", || spawn_local(ask("check", "", "")));
    on("join", "click", || {
        let code = input("code").map(|code| code.value()).unwrap_or_default();
        spawn_local(async move { ask("join", &code, "").await });
    });
    on("leave", "click", || {
        let sure =
            gloo::utils::window().confirm_with_message(&said("退出后只用内置规则，要重新加入得有加入码。确定退出？"));
        if sure.unwrap_or(false) {
            spawn_local(ask("leave", "", ""));
        }
    });
    on("file", "change", || spawn_local(import()));
    on("allow-repository", "click", || {
        // The browser asks only while the press is fresh: before anything is waited for.
        let host = by_id("team-from").and_then(|from| from.text_content()).unwrap_or_default();
        let asked = chrome::ask_permission(&to_js(&Origins { origins: [format!("https://{host}/*")] }));
        spawn_local(async move {
            if let Ok(asked) = asked {
                let _ = JsFuture::from(asked).await;
            }
            ask("check", "", "").await;
        });
    });
    ask("status", "", "").await;
}

async fn import() {
    let Some(file) = input("file").and_then(|input| input.files()?.get(0)) else { return };
    busy(true);
    let Ok(text) = JsFuture::from(file.text()).await else {
        busy(false);
        return say("文件读不了");
    };
    ask("import", "", &text.as_string().unwrap_or_default()).await;
    if let Some(input) = input("file") {
        input.set_value(""); // the same file may be chosen again
    }
}

fn show(status: &Status) {
    let joined = status.by.is_some();
    for (id, shown) in [
        ("team", joined),
        ("team-join", !joined),
        ("leave", status.by == Some(By::Code)),
        ("team-stale", status.stale),
        ("team-note-row", !status.note.is_empty()),
        ("allow-repository", joined && status.outcome == "network_error"),
    ] {
        if let Some(element) = by_id(id) {
            let _ = element.toggle_attribute_with_force("hidden", !shown);
        }
    }
    let version = match status.version {
        0 => "还没有收到，先用内置规则".to_owned(),
        version => format!("第{version}版 · {}起", when(status.since)),
    };
    put("team-version", &version);
    put("kept-team", if joined { "有" } else { "没有" });
    put("team-from", &status.host);
    put("team-note", &status.note);
    let by = match status.by {
        Some(By::Policy) => "由公司统一设置",
        Some(By::Build) => "随这份小旗装好",
        Some(By::Code) => "用加入码加入",
        None => "",
    };
    put("team-by", by);
    put("team-looked", &if status.looked > 0.0 { when(status.looked) } else { "还没有".to_owned() });
    say(match (status.fault.is_empty(), joined) {
        (false, _) => &status.fault,
        (true, true) => in_chinese(&status.outcome),
        (true, false) => "",
    });
    if let Some(result) = by_id("team-result") {
        let good = status.fault.is_empty() && matches!(status.outcome.as_str(), "" | "up-to-date" | "success");
        let _ = result.set_attribute("class", if good { "" } else { "bad" });
        // For the supervisor's technician, on hovering.
        let _ = result.set_attribute("title", &status.said);
    }
}

/// A time for people, in the browser's own zone: 11月22日 17:05.
fn when(seconds: f64) -> String {
    let date = Date::new(&JsValue::from_f64(seconds * 1000.0));
    format!("{}月{}日 {:02}:{:02}", date.get_month() + 1, date.get_date(), date.get_hours(), date.get_minutes())
}

fn busy(on: bool) {
    for id in ["check", "join", "file"] {
        if let Some(button) = by_id(id) {
            let _ = button.toggle_attribute_with_force("disabled", on);
        }
    }
    if on {
        say("正在检查……");
    }
}

fn say(text: &str) {
    put("team-result", text);
}

fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

fn input(id: &str) -> Option<HtmlInputElement> {
    by_id(id)?.dyn_into().ok()
}

fn put(id: &str, text: &str) {
    if let Some(element) = by_id(id) {
        element.set_text_content(Some(text));
    }
}

fn on(id: &str, kind: &'static str, act: impl Fn() + 'static) {
    if let Some(element) = by_id(id) {
        EventListener::new(&element, kind, move |_| act()).forget();
    }
}
