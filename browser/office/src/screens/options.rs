//! The options: who sits behind which account, how customers are called, keys and their conflicts, what is kept here.
//! Every change is saved at once; a value that cannot be is marked and not saved.

use super::keys;
use super::rows::{Rows, cell, el};
use super::team;
use crate::background::{duty, notes, phrases, read};
use crate::said;
use gloo::events::EventListener;
use gloo::utils::{document, window};
use js_sys::Object;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use xiaoqi_bridge::chrome;
use xiaoqi_bridge::message::{Settings, from_js, to_js};

/// The key settings are kept under; pages hear of a change.
const KEY: &str = "settings";
/// The key the language is kept under, as `extension/lang/lang.js` has it.
const LANGUAGE: &str = "language";
/// The longest 接待ID, in characters.
const LONGEST: usize = 20;

/// Opens the options; `account` is the one the agent came from, if any.
#[wasm_bindgen]
pub async fn options(account: String) {
    let settings = read().await;
    show(&settings, &account);
    kept().await;
    let on = |id: &str, kind: &'static str, act: fn()| {
        if let Some(element) = document().get_element_by_id(id) {
            EventListener::new(&element, kind, move |_| act()).forget();
        }
    };
    on("add-agent", "click", || Rows::of("agents").add(["", ""]));
    on("add-shop", "click", || Rows::of("shops").add(["", ""]));
    on("erase", "click", || spawn_local(erase()));
    if let Some(body) = document().body() {
        EventListener::new(&body, "change", |event| {
            // The team's rules and the agent's phrases are another matter: nothing there is one of the settings.
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let elsewhere = "#h-team-section, #h-own-section";
            if target.is_none_or(|target| target.closest(elsewhere).ok().flatten().is_none()) {
                spawn_local(save());
            }
        })
        .forget();
    }
    team::begin().await;
}

async fn read() -> Settings {
    let all = chrome::local_get(&JsValue::from_str(KEY)).await.ok().and_then(from_js::<BTreeMap<String, Settings>>);
    all.and_then(|mut all| all.remove(KEY)).unwrap_or_default()
}

fn input(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

fn is_checked(id: &str) -> bool {
    input(id).is_some_and(|box_| box_.checked())
}

fn show(settings: &Settings, account: &str) {
    let agents = Rows::of("agents");
    for (account, ids) in settings.agents.iter() {
        agents.add([account, &ids.join(" ")]);
    }
    if !account.is_empty() && settings.agents.get(account).is_none() {
        agents.add([account, ""]);
        agents.focus_last();
    }
    let shops = Rows::of("shops");
    for (shop, call) in settings.shops.iter() {
        shops.add([shop, call]);
    }
    if let Some(call) = input("call") {
        call.set_value(&settings.call);
    }
    for (id, on) in [("hint", settings.hint), ("sound", settings.sound), ("notify", settings.notify)] {
        if let Some(box_) = input(id) {
            box_.set_checked(on);
        }
    }
    keys::show(&settings.keys_off);
}

/// What the page of options says now. Rows that are not whole are left out; a wrong ID is marked.
fn settled() -> Settings {
    let agents = Rows::of("agents").read(|ids| {
        let ids: Vec<&str> = ids.split([' ', ',', '，', '、', '　']).filter(|id| !id.is_empty()).collect();
        let fits = |id: &&str| id.chars().count() <= LONGEST && !id.contains([':', '：', ';']);
        ids.iter().all(fits).then(|| ids.into_iter().map(str::to_owned).collect())
    });
    let plain = |text: &str| text.trim().chars().filter(|c| !matches!(c, '{' | '}')).collect::<String>();
    Settings {
        call: input("call").map(|call| plain(&call.value())).unwrap_or_default(),
        shops: Rows::of("shops").read(|call| Some(plain(call))),
        agents,
        hint: is_checked("hint"),
        sound: is_checked("sound"),
        notify: is_checked("notify"),
        keys_off: keys::off(),
        ..Settings::default()
    }
}

async fn save() {
    let kept = chrome::local_set(&object(KEY, &to_js(&settled()))).await;
    say(if kept.is_ok() { "已保存" } else { "没能保存" });
}

fn object(key: &str, value: &JsValue) -> Object {
    let object = Object::new();
    let _ = js_sys::Reflect::set(&object, &key.into(), value);
    object
}

fn say(text: &str) {
    if let Some(saved) = document().get_element_by_id("saved") {
        saved.set_text_content(Some(text));
    }
}

/// What is kept on this machine, in numbers.
async fn kept() {
    let all = chrome::local_get(&JsValue::NULL).await.unwrap_or_else(|_| Object::new().into());
    let keys: Vec<String> = Object::keys(&Object::from(all)).iter().filter_map(|key| key.as_string()).collect();
    let notes = keys.iter().filter(|key| key.starts_with(notes::PREFIX)).count();
    let altered = keys.iter().filter(|key| key.starts_with(notes::ALTERED)).count();
    let has = |key: &str| if keys.iter().any(|k| k == key) { "有" } else { "没有" };
    let Some(body) = document().get_element_by_id("kept") else { return };
    body.set_text_content(None);
    for (what, how) in [
        ("误报和放行记录（规则编号、理由、时间，不含内容）", format!("{notes} 条")),
        ("标准话术改动（话术编号、时间；选了原因的，遮掉号码和客户的话以后的那一句）", format!("{altered} 条")),
        ("短语用得多少（只有编号和次数）", has(phrases::LEARNED_KEY).to_owned()),
        ("当班的接待ID（账号、ID、班次）", has(duty::KEY).to_owned()),
        ("正在计时的时限（会话编号、店铺、时间，不含内容和姓名）", has("clocks").to_owned()),
        ("看过的公告（只有编号）", has(read::KEY).to_owned()),
        ("本页的设置", has(if keys.iter().any(|key| key == LANGUAGE) { LANGUAGE } else { KEY }).to_owned()),
    ] {
        let row = el("tr", "");
        cell(&row, &el("span", what));
        cell(&row, &el("span", &how));
        let _ = body.append_child(&row);
    }
}

async fn erase() {
    let sure = "清除后，接待ID和称呼要重新设置，我的短语也会删掉（可以先导出）。确定清除？";
    if !window().confirm_with_message(&said(sure)).unwrap_or(false) {
        return;
    }
    let _ = chrome::local_clear().await;
    Rows::of("agents").clear();
    Rows::of("shops").clear();
    show(&Settings::default(), "");
    kept().await;
    say("已清除");
}
