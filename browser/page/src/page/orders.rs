//! What the orders in the page say: paid and not remarked yet, shipped, moved, signed for. Becomes events of the clocks.

use super::Page;
use crate::site::Order;
use js_sys::Date;
use xiaoqi::pack::Measure;
use xiaoqi::text::sort_by;
use xiaoqi::timing::{Event, Level, Notice, Place, What};

/// How long after its due a remark clock is still shown, in ms.
const REMARK_LATE: i64 = 60_000;
/// How long after its due an order's other clock is, in ms: whoever leaves it for a day knows it.
const SPAN_LATE: i64 = 86_400_000;
/// How old what happened to an order may be, in ms: nothing in the documents counts longer than a week, and a day.
const OLDEST: i64 = 8 * 86_400_000;

impl Page {
    /// Reads the orders in the page: what was not known of them is an event.
    pub(super) fn read_orders(&mut self, mut place: Place) {
        let Some(here) = &self.here else { return };
        let orders = here.orders();
        let now = Date::now() as i64;
        let watch = &mut self.watch;
        let remark = watch.clocks.limits().iter().find(|limit| limit.measures == Measure::Remark);
        let lately = remark.map_or(0, |limit| i64::from(limit.seconds) * 1_000) + REMARK_LATE;
        for Order { number, paid, remark, times, state, .. } in orders {
            place.order = state;
            if let Some(paid) = paid.map(|paid| paid.ms()).filter(|paid| now - paid < lately) {
                let (at, what) = if remark.trim().is_empty() { (paid, What::Paid) } else { (now, What::Remarked) };
                if watch.orders.insert(number.clone(), what) != Some(what) {
                    let place = Place { stage: "insale".into(), ..place.clone() };
                    watch.clocks.record(&Event { at, chat: number.clone(), what, by: None, place });
                }
            }
            if times.iter().any(|(_, at)| now - at < OLDEST) && watch.times.get(&number) != Some(&times) {
                let before = watch.times.insert(number.clone(), times.clone()).unwrap_or_default();
                for (what, at) in times.into_iter().filter(|time| !before.contains(time)) {
                    watch.clocks.record(&Event { at, chat: number.clone(), what, by: None, place: place.clone() });
                }
            }
        }
    }

    /// The order beside the open chat; empty if there is none, or several.
    pub(super) fn front_order(&self) -> String {
        self.here.as_ref().filter(|here| here.has_chat()).map(|here| here.order_number()).unwrap_or_default()
    }

    /// The clocks that an agent should see at `now`, the most urgent first. An order's are for hours and days: they stand last, are shown
    /// when they press, or beside their own chat; and not for ever once they are over.
    pub(super) fn due(&self, now: i64) -> Vec<Notice> {
        let clocks = &self.watch.clocks;
        let front = self.front_order();
        let shown = |notice: &Notice| {
            let pressing = notice.level > Level::Running || notice.chat == front;
            match clocks.limits().get(notice.limit).map(|limit| limit.measures) {
                Some(Measure::Remark) => notice.left(now) >= -REMARK_LATE,
                Some(Measure::Span) => pressing && notice.left(now) >= -SPAN_LATE,
                _ => true,
            }
        };
        let mut due = clocks.due(now);
        due.retain(shown);
        // Whoever waits, and a remark that has minutes, come before parcels that are hours late.
        let is_parcel = |n: &Notice| clocks.limits().get(n.limit).is_some_and(|l| l.measures == Measure::Span);
        sort_by(&mut due, |a, b| is_parcel(a).cmp(&is_parcel(b)));
        due
    }
}
