//! What the agent promised in a message that was sent (R14): offered as a remark filled in, until one says so or the agent
//! puts it aside. Held by the page alone, gone with it.

use super::super::Page;
use super::super::who::now;
use super::Given;
use crate::guard::Draft;
use crate::panel::{Promised, say};
use xiaoqi::pack::RemarkKind;
use xiaoqi::remark::Fields;
use xiaoqi::remark::{Input, Promise};
use xiaoqi::text::calendar::Moment;
use xiaoqi::timing::What;

/// How many are held.
const MOST: usize = 50;
/// How much of a call back's words is shown, in characters.
const QUOTE: usize = 40;

/// A promise that no remark says yet.
pub(in crate::page) struct Owed {
    chat: String,
    /// The order beside the chat; empty if there was none, or several.
    order: String,
    buyer: String,
    /// The words, for a call back.
    said: String,
    promise: Promise,
}

impl Page {
    /// A message has passed the guard; whether it was sent shows when its editor is empty.
    pub(in crate::page) fn see_sent(&mut self, draft: &Draft) {
        let gone = |sent: &mut Draft| sent.chat != draft.chat || draft.text.trim().is_empty();
        if let Some(sent) = self.sent.take_if(gone) {
            self.owe(&sent);
            self.after_sent(&sent);
        }
        // What grew instead was no sending: Enter is a line break by the agent's setting in the page.
        self.sent.take_if(|sent| sent.text != draft.text);
    }

    fn owe(&mut self, sent: &Draft) {
        let (Some(now), Some(here)) = (now(), &self.here) else { return };
        let there = here.chat() == sent.chat;
        let order = if there { here.order_number() } else { String::new() };
        let buyer = if there { here.buyer() } else { self.watch.names.get(&sent.chat).cloned().unwrap_or_default() };
        let remark = here.order(&order).map(|order| order.remark).unwrap_or_default();
        let promises = self.remarks().promises(&sent.text, now);
        // A promise to call back is a deadline (T4); any other message is the answer to one.
        let back = promises.iter().find(|promise| promise.kind.is_none());
        match back {
            Some(promise) => self.wrote(&sent.chat, What::Promised, promise.due.map(Moment::ms)),
            None => self.wrote(&sent.chat, What::Agent, None),
        }
        for promise in promises {
            let known = self.owed.iter().any(|owed| owed.chat == sent.chat && owed.promise.same(&promise));
            if known || self.owed.len() >= MOST || self.remarks().kept(&remark, &promise) {
                continue;
            }
            self.owed.push(Owed {
                chat: sent.chat.clone(),
                order: order.clone(),
                buyer: buyer.clone(),
                said: promise.said.of(&sent.text).chars().take(QUOTE).collect(),
                promise,
            });
        }
    }

    /// Takes off what the remarks in the page say by now.
    pub(in crate::page) fn settle_promises(&mut self) {
        let Some(here) = self.here.as_ref().filter(|_| !self.owed.is_empty()) else { return };
        let (open, orders) = (here.chat(), here.orders());
        let mut owed = std::mem::take(&mut self.owed);
        let remarks = self.remarks();
        owed.retain(|owed| {
            let mut of = orders.iter().filter(|order| owed.order.is_empty() || owed.order == order.number);
            owed.chat != open || !of.any(|order| remarks.kept(&order.remark, &owed.promise))
        });
        self.owed = owed;
    }

    /// The promises in the panel's order: those of the open chat first.
    fn in_order(&self) -> Vec<usize> {
        let open = self.here.as_ref().map(|here| here.chat()).unwrap_or_default();
        let here = |at: &usize| self.owed.get(*at).is_some_and(|owed| owed.chat == open);
        let (mut first, rest): (Vec<usize>, Vec<usize>) = (0..self.owed.len()).partition(here);
        first.extend(rest);
        first
    }

    /// What was promised for `order`, when its dialog opens on the agent's key.
    pub(super) fn owed_for(&mut self, order: &str) -> Option<(RemarkKind, Given)> {
        let at = self.filling.take()?;
        let owed = self.owed.get(at).filter(|owed| owed.order.is_empty() || owed.order == order)?;
        Some((owed.promise.kind?, Given::Fields(fields(&owed.promise))))
    }

    /// The first promise goes into its order's remark: opens the dialog, or the chat it belongs to; where the page has no
    /// dialog the line is copied.
    pub(in crate::page) fn write_promise(&mut self) {
        let (Some(at), Some(here)) = (self.in_order().first().copied(), &self.here) else { return };
        let Some(owed) = self.owed.get(at) else { return };
        let Some(kind) = owed.promise.kind.filter(|_| owed.chat == here.chat()) else {
            let done = owed.promise.kind.is_none() && owed.chat == here.chat();
            if done {
                self.owed.remove(at);
            } else {
                let chat = owed.chat.clone();
                return self.go_to(&chat);
            }
            return self.look_later();
        };
        let given = fields(&owed.promise);
        if let Some(work) = &mut self.work {
            if owed.order.is_empty() || owed.order == work.order {
                (work.kind, work.given, work.written) = (Some(kind), Some(Given::Fields(given)), None);
            }
            return self.look_now();
        }
        let (order, line) = (owed.order.clone(), self.line(owed));
        if !order.is_empty() && here.open_remark(&order) {
            self.filling = Some(at);
            self.attend_anew();
            self.look_later();
        } else if here.site().order.open.is_empty() {
            self.copy(&line, "已复制，请粘贴到订单备注里");
        } else {
            self.notice("这个客户有几个订单，先打开要备注的那一个，再按 Alt+N");
        }
    }

    /// The first promise needs no remark.
    pub(in crate::page) fn forget_promise(&mut self) {
        if let Some(at) = self.in_order().first().copied() {
            self.owed.remove(at);
        }
        self.look_now();
    }

    fn line(&self, owed: &Owed) -> String {
        let fields = fields(&owed.promise);
        let composed = owed.promise.kind.and_then(|kind| self.composed(kind, Input::Fields(&fields), ""));
        let line = composed.map(|composed| composed.lines.join("\n")).unwrap_or_default();
        if line.is_empty() { owed.said.clone() } else { line }
    }

    /// The promises, as the panel shows them.
    pub(in crate::page) fn promises_view(&self) -> Vec<Promised> {
        let Some(here) = &self.here else { return Vec::new() };
        let open = here.chat();
        let of = |at: &usize| {
            let owed = self.owed.get(*at)?;
            let tail = owed.order.get(owed.order.len().saturating_sub(4)..).unwrap_or_default();
            let tail = if tail.is_empty() { String::new() } else { say(&format!("订单尾号{tail}")).into_owned() };
            let due = owed.promise.due.map(|due| due.ms() as f64);
            let by = owed.promise.due.map(|due| due.clock());
            let by =
                by.map(|(hour, minute)| say(&format!("{hour:02}:{minute:02}前回复")).into_owned()).unwrap_or_default();
            let whose = [owed.buyer.as_str(), &tail, &by];
            Some(Promised {
                whose: whose.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
                text: self.line(owed),
                due,
                next: match owed.promise.kind {
                    _ if owed.chat != open => "到这个会话",
                    None => "已经回复",
                    Some(_) if here.site().order.open.is_empty() => "复制备注",
                    Some(_) => "写备注",
                },
            })
        };
        self.in_order().iter().filter_map(of).collect()
    }
}

fn fields(promise: &Promise) -> Fields {
    promise.fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}
