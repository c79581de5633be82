//! One remark for many orders (R6): the numbers are pasted, the courier's group gets its message, and one key an order
//! writes, saves and goes on. What an order's remark says already is not written again.

use super::super::Page;
use super::super::who::now;
use super::Given;
use crate::panel::{self, Remark, Step};
use crate::site::Here;
use xiaoqi::pack::RemarkKind;
use xiaoqi::remark::{Input, orders};

/// The longest text to write that is taken from a paste, in characters.
const LONGEST: usize = 500;
/// How many numbers are named.
const NAMED: usize = 3;

/// Many orders. Held by the page alone; gone with it.
pub(in crate::page) struct Bulk {
    orders: Vec<(String, State)>,
    doubled: usize,
    wrong: Vec<String>,
    /// What to write; of urged parcels, what to ask the group for.
    text: String,
    pub(super) kind: RemarkKind,
    /// The order whose dialog is open.
    at: Option<String>,
}

/// How far one order is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Todo,
    Done,
    /// Its remark said so already.
    Had,
    /// By the agent.
    Skipped,
}

impl Page {
    /// Whether many orders can be begun with here: on a page that lists them.
    pub(in crate::page) fn can_bulk(&self) -> bool {
        self.here.as_ref().is_some_and(|here| !here.has_chat() && !here.site().order.open.is_empty())
    }

    /// Begins, or is done.
    pub(in crate::page) fn toggle_bulk(&mut self) {
        self.bulk = match self.bulk {
            Some(_) => None,
            None => Some(Bulk {
                orders: Vec::new(),
                doubled: 0,
                wrong: Vec::new(),
                text: String::new(),
                kind: RemarkKind::Urged,
                at: None,
            }),
        };
        self.done = None;
        self.look_now();
    }

    /// Whether a paste is meant for us: the numbers first, wherever the focus is; then a text, unless it goes where one
    /// can write.
    pub(in crate::page) fn wants_paste(&self, writes: bool) -> bool {
        self.work.is_none() && self.bulk.as_ref().is_some_and(|bulk| bulk.orders.is_empty() || !writes)
    }

    /// The agent pasted order numbers, or what to write for them.
    pub(in crate::page) fn paste(&mut self, text: &str) {
        let found = orders(text);
        let Some(bulk) = &mut self.bulk else { return };
        if !found.numbers.is_empty() {
            bulk.orders = found.numbers.into_iter().map(|number| (number, State::Todo)).collect();
            (bulk.doubled, bulk.wrong) = (found.doubled, found.wrong);
        } else if bulk.orders.is_empty() {
            self.notice("没有认出订单号，请重新复制");
            return;
        } else {
            bulk.text = text.trim().chars().take(LONGEST).collect();
        }
        self.look_now();
    }

    /// Whether `remark` says already what is to be written.
    fn has(&self, remark: &str) -> bool {
        let (Some(bulk), Some(now)) = (&self.bulk, now()) else { return false };
        if bulk.kind == RemarkKind::Urged {
            let lines = self.remarks().read_back(remark);
            return lines.iter().any(|line| line.kind == Some(bulk.kind) && line.date == Some(now.date));
        }
        let composed = self.composed(bulk.kind, Input::Text(&bulk.text), remark);
        composed.is_some_and(|composed| composed.problems.iter().any(|problem| problem.code == "repeated"))
    }

    /// What to write for one of many orders.
    pub(super) fn bulk_for(&self, order: &str) -> Option<(RemarkKind, Given)> {
        let bulk = self.bulk.as_ref().filter(|_| self.walking(order))?;
        Some((bulk.kind, Given::Text(if bulk.kind == RemarkKind::Urged { String::new() } else { bulk.text.clone() })))
    }

    /// Whether `order` is the one of many that is open.
    pub(super) fn walking(&self, order: &str) -> bool {
        self.bulk.as_ref().is_some_and(|bulk| bulk.at.as_deref() == Some(order))
    }

    /// What the key does with one of many orders: nothing if its remark says so already.
    pub(super) fn step_of_many(&self, existing: &str, view: &mut Remark) -> Step {
        if self.has(existing) {
            view.problems.push(("这一单已经备注过，按 Alt+Z 到下一单".to_owned(), true));
            return Step::Nothing;
        }
        Step::Next
    }

    /// The dialog of `order` has closed, saved or not.
    pub(super) fn closed_one(&mut self, order: &str, saved: bool) {
        if !self.walking(order) {
            return;
        }
        if saved {
            self.settle(State::Done);
            self.next_order();
        } else if let Some(bulk) = &mut self.bulk {
            bulk.at = None;
        }
    }

    /// Whether a dialog is being opened by our key.
    pub(in crate::page) fn waits_for_dialog(&self) -> bool {
        self.work.is_none() && (self.filling.is_some() || self.bulk.as_ref().is_some_and(|bulk| bulk.at.is_some()))
    }

    fn settle(&mut self, state: State) {
        let Some(bulk) = &mut self.bulk else { return };
        let at = bulk.at.take();
        if let Some(order) = bulk.orders.iter_mut().find(|(number, _)| Some(number) == at.as_ref()) {
            order.1 = state;
        }
    }

    /// The agent leaves the open order out.
    pub(in crate::page) fn skip_order(&mut self) {
        self.settle(State::Skipped);
        let dialog = self.here.as_ref().and_then(Here::dialog);
        if dialog.is_some_and(|dialog| !dialog.press_close()) {
            self.notice("请先关闭备注框");
            return;
        }
        self.skipped = true;
        self.look_later();
    }

    /// Opens the next order of those that are in the page and still to do.
    pub(super) fn next_order(&mut self) {
        let (Some(bulk), Some(here)) = (&self.bulk, &self.here) else { return };
        let shown = here.orders();
        let mut had = Vec::new();
        let mut next = None;
        for (number, _) in bulk.orders.iter().filter(|(_, state)| *state == State::Todo) {
            let Some(order) = shown.iter().find(|order| order.number == *number) else { continue };
            if self.has(&order.remark) {
                had.push(number.clone());
            } else {
                next = Some(number.clone());
                break;
            }
        }
        if let Some(number) = &next
            && !here.open_remark(number)
        {
            next = None;
        }
        if let Some(bulk) = &mut self.bulk {
            for (_, state) in bulk.orders.iter_mut().filter(|(number, _)| had.contains(number)) {
                *state = State::Had;
            }
            bulk.at = next;
        }
        self.attend_anew();
        self.look_later();
    }

    /// Copies the message for the courier's group: number and request, a line each.
    pub(in crate::page) fn copy_group(&mut self) {
        if let Some(text) = self.bulk.as_ref().map(|bulk| self.group(bulk)) {
            self.copy(&text, "群消息已复制，可以发到快递群");
        }
    }

    fn group(&self, bulk: &Bulk) -> String {
        let own = bulk.kind == RemarkKind::Urged && !bulk.text.is_empty();
        let ask = if own { &bulk.text } else { &self.desk.team().urge };
        let ask = ask.replace('\n', " ");
        bulk.orders.iter().map(|(number, _)| format!("{number} {ask}")).collect::<Vec<_>>().join("\n")
    }

    /// Many orders, as the panel shows them.
    pub(in crate::page) fn bulk_view(&self) -> Option<panel::Bulk> {
        let (bulk, here) = (self.bulk.as_ref()?, self.here.as_ref()?);
        let mut view = panel::Bulk { walking: bulk.at.is_some(), ..panel::Bulk::default() };
        if bulk.orders.is_empty() {
            view.advice = "粘贴订单号（Ctrl+V），一次可以贴很多，夹着文字也行".to_owned();
            return Some(view);
        }
        let count = |state| bulk.orders.iter().filter(|order| order.1 == state).count();
        let left = count(State::Todo);
        let mut progress = vec![format!("已写 {}/{}", count(State::Done), bulk.orders.len())];
        for (number, said) in [(count(State::Had), "已有"), (count(State::Skipped), "跳过")] {
            if number > 0 {
                progress.push(format!("{said} {number}"));
            }
        }
        view.progress = progress.join(" · ");
        let shown = here.orders();
        let order = |number: &str| shown.iter().find(|order| order.number == number);
        let of = |wanted, missing: fn(bool) -> bool| -> Vec<&str> {
            let fits = bulk.orders.iter().filter(|(_, state)| *state == wanted);
            fits.map(|(number, _)| number.as_str()).filter(|number| missing(order(number).is_none())).collect()
        };
        let absent = of(State::Todo, |missing| missing);
        let mut unseen = of(State::Done, |missing| !missing);
        unseen.retain(|number| !order(number).is_some_and(|order| self.has(&order.remark)));
        if bulk.doubled > 0 {
            view.advice = format!("重复的 {} 个已去掉", bulk.doubled);
        }
        let wrong: Vec<&str> = bulk.wrong.iter().map(String::as_str).collect();
        for (said, numbers) in
            [("不在这一页，翻到再按", absent.as_slice()), ("不像订单号", &wrong), ("没看到存好，请核对", &unseen)]
        {
            if !numbers.is_empty() {
                view.problems.push((named(said, numbers), false));
            }
        }
        view.group = self.group(bulk);
        if view.walking {
            return Some(view);
        }
        view.kinds = self.kinds();
        view.kind = self.kind_at(bulk.kind);
        let composed = self.composed(bulk.kind, Input::Text(&bulk.text), "");
        let mut ready = left > absent.len();
        if let Some(composed) = composed {
            ready &= !composed.stopped();
            view.new = composed.lines;
            view.problems.extend(composed.problems.into_iter().map(|p| (p.message, p.stops)));
        }
        let begun = left < bulk.orders.len();
        view.next = match ready {
            true if begun => "接着写",
            true => "开始逐单备注",
            false => "",
        };
        if bulk.kind != RemarkKind::Urged && bulk.text.is_empty() {
            view.advice = "再粘贴要备注的话，每一单都写同一句".to_owned();
        } else if left == 0 {
            view.advice = "都写完了".to_owned();
        }
        Some(view)
    }
}

/// The first of some numbers, and how many more.
fn named(said: &str, numbers: &[&str]) -> String {
    let first = numbers.iter().take(NAMED).copied().collect::<Vec<_>>().join("、");
    let more = if numbers.len() > NAMED { format!("等 {} 个", numbers.len()) } else { String::new() };
    format!("{said}：{first}{more}")
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn the_first_are_named_and_the_rest_counted() {
        assert_eq!(named("缺", &["1", "2", "3"]), "缺：1、2、3");
        assert_eq!(named("缺", &["1", "2", "3", "4"]), "缺：1、2、3等 4 个");
    }
}
