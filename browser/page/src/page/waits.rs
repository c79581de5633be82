//! Who waits, and for how long: what the lists say becomes events of the clocks, and the clocks what the panel shows.

use super::Page;
use super::watch::Watch;
use crate::panel::{Clock, say};
use crate::site::Row;
use js_sys::Date;
use xiaoqi::timing::{Event, Level, Notice, Place, What};

/// How many clocks are shown.
const SHOWN: usize = 4;
/// Who waits, but whose row has not been in view since the page was loaded.
const UNSEEN: &str = "列表外的顾客";

impl Page {
    /// Reads who waits: what has changed since the last time is an event of the clocks.
    pub(super) fn read_chats(&mut self) {
        let Some(here) = &mut self.here else { return };
        let rows = here.chats();
        let open = here.chat();
        let now = Date::now() as i64;
        let mut place = Place { platform: here.site().platform.clone(), shop: here.shop(), ..Place::default() };
        // Where the page itself counts it knows best since when, to the second or to the minute.
        let agrees = |row: &Row, since: i64| {
            let off = now - row.waited * 1_000 - since;
            row.waited == 0 || off.abs() < if row.minutes { 60_000 } else { 2_000 }
        };
        // Who is out of view may wait or not: his row will tell.
        let in_view = here.site().chats.in_view;
        let waits = |id: &str, since: i64| {
            rows.iter().find(|row| row.id == id).map_or(in_view, |row| row.waits && agrees(row, since))
        };
        if !rows.is_empty() {
            self.resume_clocks(&waits);
        }
        let Some(here) = &mut self.here else { return };
        let mut settled = false;
        if !open.is_empty() {
            let stage = self.desk.stage(&here.context(&open).order_state).to_owned();
            settled = self.watch.stages.insert(open.clone(), stage.clone()) != Some(stage);
        }
        let watch = &mut self.watch;
        if !in_view {
            watch.names.clear();
        }
        for row in &rows {
            place.stage = watch.stages.get(&row.id).cloned().unwrap_or_default();
            let before = watch.waits.insert(row.id.clone(), row.waits);
            // A page that has just been loaded knows more than we do.
            let at = if before.is_none() { now - row.waited * 1_000 } else { now };
            // A row that comes into view says who waits; since when, our clock knows if it runs.
            let waited = before.unwrap_or_else(|| in_view && watch.clocks.waits(&row.id));
            let what = match (waited, row.waits) {
                (false, true) => Some(What::Customer),
                // What we saw sent has answered already.
                (true, false) if watch.clocks.waits(&row.id) => Some(What::Agent),
                // Neither starts nor stops a clock, but tells the stage.
                _ if settled && row.id == open => Some(What::Bot),
                _ => None,
            };
            if let Some(what) = what {
                watch.tell(Event { at, chat: row.id.clone(), what, by: None, place: place.clone() }, now);
            }
            watch.names.insert(row.id.clone(), row.name.clone());
        }
        // Who is no longer in the list has been closed; but a list that is gone altogether is being drawn anew.
        if !rows.is_empty() {
            let gone: Vec<String> =
                watch.waits.iter().map(|(id, _)| id).filter(|id| !listed(&rows, id)).map(str::to_owned).collect();
            for id in gone {
                watch.waits.remove(&id);
                // Where only rows in view are drawn, that he is missing proves nothing.
                if !in_view {
                    watch.close(&id, now);
                }
            }
            if in_view {
                watch.forget_names(&rows, now);
            }
        }
        place.stage.clear();
        self.read_orders(place);
        self.clocks_changed();
    }

    /// The agent wrote to a customer, promised to come back to him, or told him of a transfer.
    pub(super) fn wrote(&mut self, chat: &str, what: What, by: Option<i64>) {
        let platform = self.here.as_ref().map(|here| here.site().platform.clone()).unwrap_or_default();
        let place = Place { platform, ..Place::default() };
        self.watch.clocks.record(&Event { at: Date::now() as i64, chat: chat.to_owned(), what, by, place });
        self.clocks_changed();
    }

    /// The clocks to show, most urgent first, and how many more there are.
    pub(super) fn clocks(&self) -> (Vec<Clock>, usize) {
        let now = Date::now() as i64;
        let open = self.here.as_ref().map(|here| here.chat()).unwrap_or_default();
        let order = self.front_order();
        let due = self.due(now);
        let watch = &self.watch;
        let clock = |notice: &Notice| {
            let limit = watch.clocks.limits().get(notice.limit)?;
            let tail = notice.chat.get(notice.chat.len().saturating_sub(4)..).unwrap_or_default();
            Some(Clock {
                name: watch.names.get(&notice.chat).cloned().unwrap_or_else(|| {
                    say(&if self.is_chat(&notice.chat) { UNSEEN.to_owned() } else { format!("订单尾号{tail}") })
                        .into_owned()
                }),
                title: limit.title.clone(),
                late: notice.level > Level::Soon,
                due: notice.due as f64,
                warn: f64::from(limit.warn) * 1_000.0,
                here: notice.chat == open || notice.chat == order,
                opens: notice.chat != open && self.is_chat(&notice.chat),
                duty: limit.duty.clone(),
            })
        };
        let mut clocks: Vec<Clock> = due.iter().filter_map(clock).collect();
        let more = clocks.len().saturating_sub(SHOWN);
        // The customer the agent is talking to, and his order, are never pushed out by others.
        while clocks.len() > SHOWN {
            let last = clocks.iter().rposition(|clock| !clock.here);
            clocks.remove(last.unwrap_or(SHOWN));
        }
        (clocks, more)
    }

    /// Opens the most urgent chat that is not open.
    pub(super) fn jump(&mut self) {
        let Some(here) = &self.here else { return };
        let open = here.chat();
        let due = self.due(Date::now() as i64);
        if let Some(notice) = due.iter().find(|n| n.chat != open && self.is_chat(&n.chat)) {
            self.go_to(&notice.chat);
        }
    }

    /// Whether a clock is of a chat that can be opened, not of an order.
    fn is_chat(&self, id: &str) -> bool {
        let watch = &self.watch;
        let in_view = self.here.as_ref().is_some_and(|here| here.site().chats.in_view);
        // A clock that went on from before the page was loaded: his row has not been in view yet.
        watch.names.get(id).is_some() || in_view && watch.clocks.waits(id)
    }
}

impl Watch {
    /// Tells the clocks what the list says.
    fn tell(&mut self, mut event: Event, now: i64) {
        self.clocks.record(&event);
        if event.what != What::Customer || self.clocks.waits(&event.chat) {
            return;
        }
        // His row was gone and has come back: he was taken for closed after he had asked. A promise to him is kept, though.
        if self.clocks.due(now).iter().any(|notice| notice.chat == event.chat) {
            event.at = now;
        } else {
            self.clocks.forget(&event.chat);
        }
        self.clocks.record(&event);
    }

    /// A chat is no longer the agent's.
    pub(super) fn close(&mut self, id: &str, now: i64) {
        self.waits.remove(id);
        self.names.remove(id);
        self.stages.remove(id);
        self.clocks.leave(id, now);
    }

    /// Names are kept as long as their rows are in view, or a clock of theirs runs.
    fn forget_names(&mut self, rows: &[Row], now: i64) {
        let running = self.clocks.due(now);
        let known = |id: &str| listed(rows, id) || running.iter().any(|notice| notice.chat == id);
        let gone: Vec<String> =
            self.names.iter().map(|(id, _)| id).filter(|id| !known(id)).map(str::to_owned).collect();
        for id in gone {
            self.names.remove(&id);
        }
    }
}

fn listed(rows: &[Row], id: &str) -> bool {
    rows.iter().any(|row| row.id == id)
}
