//! The clocks once more, for the tests of this room: found from the whole log each time, without any state.

use super::{Averages, Event, Level, Notice, Place, What};
use crate::pack::{Limit, Measure, Per, Promo};

/// What the clocks must say, found the slow way.
pub(super) struct Oracle {
    pub(super) limits: Vec<Limit>,
    pub(super) promos: Vec<Promo>,
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
        Place {
            platform: last(|p| &p.platform),
            shop: last(|p| &p.shop),
            stage: last(|p| &p.stage),
            zone: last(|p| &p.zone),
            order: last(|p| &p.order),
        }
    }

    /// The first event of `starts` after the last of `ends`.
    fn open(log: &[&Event], starts: &[What], ends: &[What]) -> Option<i64> {
        let from = log.iter().rposition(|e| ends.contains(&e.what)).map_or(0, |at| at + 1);
        log[from..].iter().find(|e| starts.contains(&e.what)).map(|e| e.at)
    }

    /// When the span of a limit began, if it runs.
    fn span(log: &[&Event], limit: &Limit) -> Option<i64> {
        let from = log.iter().rposition(|e| limit.ends.contains(&e.what));
        // What ends it may begin it, too.
        let mut begun = log[from.unwrap_or(0)..].iter().filter(|e| limit.starts.contains(&e.what));
        let found = if limit.restarts { begun.next_back() } else { begun.next() };
        found.map(|e| e.at)
    }

    /// The promise that nobody has come back to.
    fn promised(log: &[&Event]) -> Option<(i64, Option<i64>)> {
        let last = log.iter().rev().find(|e| matches!(e.what, What::Agent | What::TransferTold | What::Promised))?;
        (last.what == What::Promised).then_some((last.at, last.by))
    }

    /// Whether no session has had its first answer.
    fn fresh(log: &[&Event]) -> bool {
        use What::{Agent, Closed, Customer, Promised, TransferTold, Transferred};
        let from = log.iter().rposition(|e| matches!(e.what, Closed | Transferred)).map_or(0, |at| at + 1);
        let asked = log[from..].iter().position(|e| e.what == Customer);
        let human = |e: &&Event| matches!(e.what, Agent | TransferTold | Promised);
        !asked.is_some_and(|asked| log[from + asked..].iter().any(human))
    }

    /// The moment `length` ms after `start`, minute by minute.
    fn after(&self, start: i64, length: i64, limit: &Limit) -> i128 {
        if limit.hours.is_empty() && !limit.no_promo {
            return i128::from(start) + i128::from(length);
        }
        let minute = |text: &str| i64::from(crate::text::calendar::minutes(text).unwrap());
        let counts = |at: i64| {
            let of_day = (at.div_euclid(60_000) + 480).rem_euclid(1_440);
            let mut hours = limit.hours.iter().map(|hours| hours.split_once('-').unwrap());
            let open = limit.hours.is_empty() || hours.any(|(from, to)| (minute(from)..minute(to)).contains(&of_day));
            let promo =
                self.promos.iter().any(|promo| promo.span.holds(u32::try_from(at.div_euclid(1_000)).unwrap_or(0)));
            open && !(promo && limit.no_promo)
        };
        let (mut at, mut left) = (start, length);
        while left > 0 {
            let next = (at.div_euclid(60_000) + 1) * 60_000;
            if counts(at) {
                let step = left.min(next - at);
                (at, left) = (at + step, left - step);
            } else {
                at = next;
            }
        }
        at.into()
    }

    /// The word of a transfer that still holds, and the customer's answer to it.
    fn told(log: &[&Event]) -> Option<(i64, Option<i64>)> {
        use What::{Agent, Closed, Customer, Promised, TransferTold, Transferred};
        let next = |from: usize, any: &[What]| (from..log.len()).find(|at| any.contains(&log[*at].what));
        let mut from = log.iter().rposition(|e| matches!(e.what, Closed | Transferred)).map_or(0, |at| at + 1);
        loop {
            let told = next(from, &[TransferTold])?;
            let Some(answer) = next(told, &[Customer]) else { return Some((log[told].at, None)) };
            let Some(again) = next(answer, &[Agent, TransferTold, Promised]) else {
                return Some((log[told].at, Some(log[answer].at)));
            };
            from = again;
        }
    }

    fn limit(&self, like: &dyn Fn(&Limit) -> bool, place: &Place) -> Option<usize> {
        let stage = if place.stage.is_empty() { "presale" } else { &place.stage };
        let holds = |asked: &[String], found: &str| asked.is_empty() || asked.contains(&found.to_owned());
        let mut fits: Vec<usize> = (0..self.limits.len())
            .filter(|i| {
                let l = &self.limits[*i];
                like(l)
                    && !l.off
                    && holds(&l.zone, &place.zone)
                    && (l.order.is_empty() || l.order.iter().any(|word| place.order.contains(word)))
                    && holds(&l.shop, &place.shop)
                    && holds(&l.platform, &place.platform)
                    && holds(&l.stage, stage)
            })
            .collect();
        fits.sort_by_key(|i| {
            let l = &self.limits[*i];
            (l.shop.is_empty(), l.platform.is_empty(), l.zone.is_empty(), l.order.is_empty(), l.stage.is_empty())
        });
        fits.first().copied()
    }

    pub(super) fn due(&self, now: i64) -> Vec<Notice> {
        use What::{Agent, Closed, Customer, Paid, Promised, Remarked, TransferTold, Transferred};
        let mut found = Vec::new();
        for chat in self.chats() {
            let log = self.of(chat);
            let place = Self::place(&log);
            let reply = Self::open(&log, &[Customer], &[Agent, TransferTold, Promised, Transferred, Closed]);
            let remark = Self::open(&log, &[Paid], &[Remarked]);
            let fresh = Self::fresh(&log);
            let measures = |measure| move |l: &Limit| l.measures == measure;
            // Start, answer to the word of a transfer, promised by, limit.
            let mut clocks = Vec::new();
            let answers = |l: &Limit| l.measures == Measure::Reply && (fresh || l.per == Per::Turn);
            clocks.extend(reply.map(|at| (at, None, None, self.limit(&answers, &place))));
            let told = Self::told(&log);
            clocks.extend(told.map(|(at, said)| (at, said, None, self.limit(&measures(Measure::Transfer), &place))));
            clocks.extend(remark.map(|at| (at, None, None, self.limit(&measures(Measure::Remark), &place))));
            let promised = Self::promised(&log);
            clocks.extend(promised.map(|(at, by)| (at, None, by, self.limit(&measures(Measure::Promise), &place))));
            let mut seen: Vec<&Limit> = Vec::new();
            for of in self.limits.iter().filter(|l| l.measures == Measure::Span && !l.off) {
                let like = |l: &Limit| {
                    (l.measures, &l.starts, &l.ends, l.restarts) == (of.measures, &of.starts, &of.ends, of.restarts)
                };
                if !seen.iter().any(|known| like(known)) {
                    clocks.extend(Self::span(&log, of).map(|at| (at, None, None, self.limit(&like, &place))));
                    seen.push(of);
                }
            }
            for (start, answer, by, limit) in clocks {
                let Some(limit) = limit else { continue };
                let of = &self.limits[limit];
                // In a wider number, so that nothing has to saturate.
                let after = || self.after(start, i64::from(of.seconds) * 1_000, of);
                let full = by.map_or_else(after, |by| i128::from(by.max(start)));
                let full = full.min(i128::from(i64::MAX));
                let due = answer.map_or(full, |at| full.min(i128::from(at)));
                let left = due - i128::from(now.max(start));
                let level = match left {
                    ..=-1_000 => Level::Late,
                    -999..=0 => Level::Due,
                    1.. if left <= i128::from(of.warn) * 1_000 => Level::Soon,
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
                    What::Agent | What::TransferTold | What::Promised if !asked.is_empty() => {
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
        let within = [15_000, 30_000, 180_000].map(|most| all.iter().filter(|took| **took <= most).count() as u64);
        Averages { first: mean(&firsts), average: mean(&all), sessions: count(&firsts), answered: count(&all), within }
    }
}
