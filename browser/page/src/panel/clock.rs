//! Clocks that count down by CSS: no script runs while they do. A strip of numbers rolls by, one line a second; colour
//! and words change by animations of their own.

use super::Act;
use super::dom::{add, button, el, ui};
use super::view::{Clock, View};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// From how many seconds on a clock says minutes.
const MINUTES: i64 = 100;
/// From how many seconds on it says hours alone, and from how many days.
const HOURS: i64 = 100 * 60;
const DAYS: i64 = 4 * 86_400;
/// How long before a call back is due the agent is warned, in ms.
const SOON: f64 = 60_000.0;

/// The clocks as they stand at `now`.
pub(super) fn clocks(view: &View, now: f64) -> Vec<Element> {
    let Some(first) = view.clocks.first() else { return Vec::new() };
    let part = el("section", "clocks", "");
    let head = el("div", "head", "");
    add(&head, ui("b", "title", "时限"));
    if view.offers(Act::Jump) {
        add(&head, button(Act::Jump, "fold", "到最急的"));
    }
    let _ = part.append_child(&head);
    let list = el("ol", "rows", "");
    for of in &view.clocks {
        add(&list, clock(of, of.due - now));
    }
    let _ = part.append_child(&list);
    if view.more_clocks > 0 {
        add(&part, ui("p", "more", &format!("还有 {} 项", view.more_clocks)));
    }
    if first.due <= now && !first.duty.is_empty() {
        add(&part, el("p", "why", &first.duty));
    }
    vec![part]
}

/// The most urgent clock for the folded bar: only its time.
pub(super) fn brief(view: &View, now: f64) -> Option<Element> {
    let first = view.clocks.first()?;
    clock(first, first.due - now).query_selector("time").ok()?
}

/// A time that runs out for somebody.
pub(super) fn until(name: &str, due: f64, now: f64) -> Element {
    let (name, title, duty) = (name.to_owned(), String::new(), String::new());
    clock(&Clock { name, title, due, warn: SOON, late: due <= now, here: false, opens: false, duty }, due - now)
}

/// One clock as it stands `left` ms before it is due.
fn clock(clock: &Clock, left: f64) -> Element {
    let row = el("li", if clock.here { "clock here" } else { "clock" }, "");
    add(&row, el("span", "whose", &clock.name));
    add(&row, el("span", "limit", &clock.title));
    let time = el("time", "left", "");
    let _ = time.set_attribute("data-left", &whole(left).to_string());
    if left <= 0.0 {
        let over = (-left / 60_000.0) as i64;
        let text = match over {
            0 => "已超时".to_owned(),
            1..100 => format!("已超时{over}分"),
            _ if over * 60 < DAYS => format!("已超时{}小时", over / 60),
            _ => format!("已超时{}天", over / 1_440),
        };
        add(&time, ui("b", "late", &text));
        row.set_class_name(&format!("{} over", row.class_name()));
    } else {
        let counting = el("span", "counting", "");
        roll_all(&counting, left);
        animate(&counting, &format!("xq-gone 1ms {}ms both", left as i64));
        let late = ui("b", "late", "已超时");
        animate(&late, &format!("xq-come 1ms {}ms both", left as i64));
        let _ = time.append_child(&counting);
        let _ = time.append_child(&late);
        let soon = (left - clock.warn).max(0.0) as i64;
        animate(&row, &format!("xq-soon 1ms {soon}ms both, xq-late 1ms {}ms forwards", left as i64));
    }
    let _ = row.append_child(&time);
    row
}

fn roll_all(to: &Element, left: f64) {
    let seconds = whole(left);
    let fraction = seconds as f64 * 1000.0 - left;
    if seconds < MINUTES {
        let numbers = (0..=seconds).rev().map(|n| n.to_string());
        let _ = to.append_child(&roll(numbers, seconds, seconds as f64 * 1000.0, -fraction, false));
        add(to, ui("span", "", "秒"));
        return;
    }
    for (from, unit, name) in [(DAYS, 86_400, "天"), (HOURS, 3_600, "小时")] {
        if seconds >= from {
            // The last line is the last whole unit: what is drawn anew after that says minutes.
            let whole = seconds / unit;
            let first = (seconds % unit + 1) * 1_000 - fraction as i64; // until the number changes
            let ms = (whole * unit * 1_000) as f64;
            let numbers = (1..=whole).rev().map(|n| n.to_string()).chain(["1".to_owned()]);
            let _ = to.append_child(&roll(numbers, whole, ms, (first - unit * 1_000) as f64, false));
            add(to, ui("span", "", name));
            return;
        }
    }
    let (minutes, rest) = (seconds / 60, seconds % 60);
    let first = left - (minutes * 60 - 1) as f64 * 1000.0; // until the minutes change
    let _ = to.append_child(&roll(
        (0..=minutes).rev().map(|n| n.to_string()),
        minutes,
        minutes as f64 * 60_000.0,
        first - 60_000.0,
        false,
    ));
    add(to, el("span", "", ":"));
    let begun = (59 - rest) as f64 * 1000.0 + fraction;
    let _ = to.append_child(&roll((0..60).rev().map(|n| format!("{n:02}")), 60, 60_000.0, -begun, true));
}

/// A strip of lines that moves up `steps` lines in `ms`.
fn roll(lines: impl Iterator<Item = String>, steps: i64, ms: f64, delay: f64, again: bool) -> Element {
    let window = el("span", "roll", "");
    // Drawn by the style: the numbers are no text of the panel's, and nobody has them read out one by one.
    let strip = el("span", "strip", "");
    let _ = strip.set_attribute("data-lines", &lines.collect::<Vec<_>>().join("\n"));
    let count = if again { "infinite" } else { "1" };
    animate(&strip, &format!("xq-roll {}ms steps({}) {}ms {count} both", ms as i64, steps.max(1), delay as i64));
    if let Some(strip) = strip.dyn_ref::<HtmlElement>() {
        let _ = strip.style().set_property("--to", &format!("calc(-1.5em * {steps})"));
    }
    let _ = window.append_child(&strip);
    window
}

fn animate(element: &Element, animation: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property("animation", animation);
    }
}

/// Seconds, begun ones counted whole.
fn whole(ms: f64) -> i64 {
    (ms / 1000.0).ceil() as i64
}
