//! The clocks once more, for the tests of this room: found from the whole log each time, without any state.

use super::{Averages, Event, Level, Notice, Place, What};
use crate::pack::{Limit, Measure};

/// What the clocks must say, found the slow way.
pub(super) struct Oracle {
    pub(super) limits: Vec<Limit>,
    pub(super) log: Vec<Event>,
}

impl Oracle {
    /// A chat's events by time, told later is later.
    fn of(&self, chat: &str) -> Vec<&Event> {
        let mut log: Vec<&Event> = self.log.iter().filter(|e| e.chat == chat).collect();
        log.sort_by_key(|e| e.at);
        log
    }

    fn chats(&self) -> Vec<&str> {
        let mut chats: Vec<&str> = self.log.iter().map(|e| e.chat.as_str()).collect();
        chats.sort_unstable();
        chats.dedup();
        chats
    }

    fn place(log: &[&Event]) -> Place {
        let last = |part: fn(&Place) -> &String| {
            log.iter().rev().map(|e| part(&e.place)).find(|v| !v.is_empty()).cloned().unwrap_or_default()
        };
        Place { platform: last(|p| &p.platform), shop: last(|p| &p.shop), stage: last(|p| &p.stage) }
    }

    /// The first event of `starts` after the last of `ends`.
    fn open(log: &[&Event], starts: &[What], ends: &[What]) -> Option<i64> {
        let from = log.iter().rposition(|e| ends.contains(&e.what)).map_or(0, |at| at + 1);
        log[from..].iter().find(|e| starts.contains(&e.what)).map(|e| e.at)
    }

    /// The word of a transfer that still holds, and the customer's answer to it.
    fn told(log: &[&Event]) -> Option<(i64, Option<i64>)> {
        use What::{Agent, Closed, Customer, TransferTold, Transferred};
        let next = |from: usize, any: &[What]| (from..log.len()).find(|at| any.contains(&log[*at].what));
        let mut from = log.iter().rposition(|e| matches!(e.what, Closed | Transferred)).map_or(0, |at| at + 1);
        loop {
            let told = next(from, &[TransferTold])?;
            let Some(answer) = next(told, &[Customer]) else { return Some((log[told].at, None)) };
            let Some(again) = next(answer, &[Agent, TransferTold]) else {
                return Some((log[told].at, Some(log[answer].at)));
            };
            from = again;
        }
    }

    fn limit(&self, measure: Measure, place: &Place) -> Option<usize> {
        let stage = if place.stage.is_empty() { "presale" } else { &place.stage };
        let holds = |asked: &[String], found: &str| asked.is_empty() || asked.contains(&found.to_owned());
        let mut fits: Vec<usize> = (0..self.limits.len())
            .filter(|i| {
                let l = &self.limits[*i];
                l.measures == measure
                    && holds(&l.shop, &place.shop)
                    && holds(&l.platform, &place.platform)
                    && holds(&l.stage, stage)
            })
            .collect();
        fits.sort_by_key(|i| {
            let l = &self.limits[*i];
            (l.shop.is_empty(), l.platform.is_empty(), l.stage.is_empty())
        });
        fits.first().copied()
    }

    pub(super) fn due(&self, now: i64) -> Vec<Notice> {
        use What::{Agent, Closed, Customer, Paid, Remarked, TransferTold, Transferred};
        let mut found = Vec::new();
        for chat in self.chats() {
            let log = self.of(chat);
            let reply = Self::open(&log, &[Customer], &[Agent, TransferTold, Transferred, Closed]);
            let remark = Self::open(&log, &[Paid], &[Remarked]);
            let clocks = [
                (Measure::Reply, reply.map(|at| (at, None))),
                (Measure::Transfer, Self::told(&log)),
                (Measure::Remark, remark.map(|at| (at, None))),
            ];
            for (measure, clock) in clocks {
                let Some(((start, answer), limit)) = clock.zip(self.limit(measure, &Self::place(&log))) else {
                    continue;
                };
                let (length, warn) = (self.limits[limit].seconds, self.limits[limit].warn);
                // In a wider number, so that nothing has to saturate.
                let full = (i128::from(start) + i128::from(length) * 1_000).min(i128::from(i64::MAX));
                let due = answer.map_or(full, |at| full.min(i128::from(at)));
                let left = due - i128::from(now.max(start));
                let level = match left {
                    ..=-1_000 => Level::Late,
                    -999..=0 => Level::Due,
                    1.. if left <= i128::from(warn) * 1_000 => Level::Soon,
                    1.. => Level::Running,
                };
                let due = i64::try_from(due).unwrap();
                found.push(Notice { limit, chat: chat.to_owned(), level, start, due });
            }
        }
        found.sort_by_key(|n| n.due);
        found
    }

    pub(super) fn averages(&self) -> Averages {
        let (mut firsts, mut all) = (Vec::new(), Vec::new());
        for chat in self.chats() {
            let (mut asked, mut first) = (Vec::new(), true);
            for e in self.of(chat) {
                match e.what {
                    What::Customer => asked.push(e.at),
                    What::Agent | What::TransferTold if !asked.is_empty() => {
                        let took = i128::from(e.at.saturating_sub(asked[0]));
                        all.push(took);
                        if first {
                            firsts.push(took);
                        }
                        first = false;
                        asked.clear();
                    }
                    What::Transferred | What::Closed => {
                        asked.clear();
                        first = true;
                    }
                    _ => {}
                }
            }
        }
        let mean = |of: &[i128]| {
            let count = i128::try_from(of.len()).unwrap();
            (count > 0).then(|| i64::try_from(of.iter().sum::<i128>() / count).unwrap())
        };
        let count = |of: &[i128]| u64::try_from(of.len()).unwrap();
        Averages { first: mean(&firsts), average: mean(&all), sessions: count(&firsts), answered: count(&all) }
    }
}
