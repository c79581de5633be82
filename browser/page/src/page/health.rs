//! Whether the profile still fits the page. Judged some seconds after the page was loaded or the rules changed; what is missing
//! then is said on the badge and in the popup, with a report to share that holds nothing of the page's text. The guard goes on
//! by the profile's fallback: any place to write, whatever looks like 发送.

use super::Page;
use gloo::utils::window;
use js_sys::Date;
use xiaoqi_bridge::chrome::tell_office;
use xiaoqi_bridge::message::ToOffice;

/// How long a page may take to show what the profile names, in ms.
const PATIENCE: i64 = 10_000;

/// What is missing.
#[derive(Default)]
pub(super) struct Health {
    /// When to judge, in ms since 1970; nothing once it was done.
    due: Option<i64>,
    /// The names of what is missing, and whether we need any of it.
    missing: Vec<&'static str>,
    needed: bool,
    /// For whoever mends the profile.
    report: String,
}

impl Page {
    /// The page begins anew, or is read through another profile.
    pub(super) fn judge_later(&mut self) {
        self.health.due = Some(Date::now() as i64 + PATIENCE);
    }

    /// When it is to be judged.
    pub(super) fn judged_at(&self) -> Option<i64> {
        self.health.due
    }

    /// Looks what is missing, if it is time to, or something was.
    pub(super) fn judge(&mut self) {
        let now = Date::now() as i64;
        let due = self.health.due.is_some_and(|due| due <= now);
        if !due && self.health.missing.is_empty() {
            return;
        }
        let Some(here) = &self.here else { return };
        self.health.due = self.health.due.filter(|_| !due);
        let missing = here.missing();
        let names: Vec<&str> = missing.iter().map(|(anchor, _)| anchor.name).collect();
        if names == self.health.missing {
            return;
        }
        let lines = missing.iter().map(|(anchor, selectors)| format!("- {} {}：{selectors}", anchor.name, anchor.key));
        let lines: Vec<String> = lines.collect();
        let counts = ["textarea", "[contenteditable]", "button, [role=button]", "iframe"];
        let counts = counts.map(|selector| format!("{selector} × {}", here.count(selector))).join("，");
        let location = window().location();
        // An address may hold an order's number.
        let path: String = location.pathname().unwrap_or_default();
        let path: String = path.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect();
        self.health.report = format!(
            "小旗 页面报告\n{} · {} {}\n{}{path}\n没有找到：\n{}\n页面里有：{counts}",
            here.site().id,
            self.desk.pack_name(),
            self.desk.pack_version(),
            location.hostname().unwrap_or_default(),
            lines.join("\n"),
        );
        self.health.needed = missing.iter().any(|(anchor, _)| anchor.required);
        self.health.missing = names;
        self.tell_state();
    }

    /// What is missing, by name, and the report; both empty while the page is as the profile says.
    pub(super) fn missing(&self) -> (Vec<String>, String) {
        let names = self.health.missing.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let report = if names.is_empty() { String::new() } else { self.health.report.clone() };
        (names, report)
    }

    /// Tells the office what the badge is to say.
    pub(super) fn tell_state(&self) {
        tell_office(&ToOffice::State {
            state: self.protection,
            pressing: self.pressing(),
            missing: self.health.needed && !self.health.missing.is_empty(),
        });
    }
}
