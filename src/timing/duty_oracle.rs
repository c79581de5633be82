//! Shifts once more, for the tests of this room: who is on, how a shift stands and who answered, found from the whole log each
//! time, without any state and by a list of all shifts of some days.

use super::shift::Turn;
use super::{Event, ShiftEvent, Stage, What};
use crate::text::calendar::Moment;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// The two shifts of document [0], and what happened.
pub(super) struct DutyOracle<'t> {
    /// By time, told later is later.
    pub(super) signs: &'t [ShiftEvent],
    /// The same.
    pub(super) log: &'t [Event],
}

impl DutyOracle<'_> {
    /// Every shift from some days before the logs of the tests to some days after.
    fn turns() -> Vec<Turn> {
        let midnight = Moment::parse("2026-11-20T00:00:00+08:00").unwrap().ms();
        let of_day = |day: i64| {
            [("白班", 17, 32), ("晚班", 32, 47)].map(|(name, from, to)| Turn {
                name: name.to_owned(),
                start: midnight + day * DAY + from * HOUR / 2,
                end: midnight + day * DAY + to * HOUR / 2,
            })
        };
        (0..9).flat_map(of_day).collect()
    }

    fn meant(event: &ShiftEvent) -> Turn {
        let named: Vec<Turn> = Self::turns().into_iter().filter(|t| t.name.contains(&event.shift)).collect();
        let runs = named.iter().find(|turn| (turn.start..turn.end).contains(&event.at));
        let near = || named.iter().min_by_key(|turn| (turn.start - event.at).abs());
        let unknown = Turn { name: event.shift.clone(), start: event.at, end: i64::MAX };
        runs.or_else(near).cloned().unwrap_or(unknown)
    }

    /// Whether who came with that sign is there after the first `told`.
    fn on(&self, sign: usize, told: usize) -> bool {
        let come = &self.signs[sign];
        let turn = Self::meant(come);
        let ends = |other: &ShiftEvent| {
            let of_shift = other.shift.is_empty() || other.shift == turn.name;
            let of_agent = other.agent.is_empty() || come.agent.is_empty() || other.agent == come.agent;
            !other.begins && of_shift && of_agent
        };
        let gone = |at: usize| {
            let other = &self.signs[at];
            ends(other) || other.begins && other.agent == come.agent && !self.again(at)
        };
        come.begins && !self.again(sign) && !(sign + 1..told).any(gone)
    }

    /// Whether somebody says again that he has come.
    fn again(&self, sign: usize) -> bool {
        let of = |at: usize| (self.signs[at].agent.clone(), Self::meant(&self.signs[at]));
        (0..sign).any(|before| self.on(before, sign) && of(before) == of(sign))
    }

    /// The shift and agent that came last and are there at `now`; nothing if nobody has ever said so.
    fn seat(&self, now: i64) -> Option<Option<(Turn, String)>> {
        let told = self.signs.iter().take_while(|sign| sign.at <= now).count();
        let there = (0..told).rev().find(|sign| self.on(*sign, told));
        (told > 0).then(|| there.map(|sign| (Self::meant(&self.signs[sign]), self.signs[sign].agent.clone())))
    }

    fn plan(now: i64) -> Option<Turn> {
        Self::turns().into_iter().find(|turn| (turn.start..turn.end).contains(&now))
    }

    fn latest(now: i64) -> Turn {
        Self::turns().into_iter().rfind(|turn| turn.start <= now).unwrap()
    }

    /// Since when each customer waits.
    fn waiting(&self) -> Vec<i64> {
        let ends = |e: &&Event| matches!(e.what, What::Agent | What::Promised | What::Closed);
        let since = |chat: &str| {
            let log: Vec<&Event> = self.log.iter().filter(|e| e.chat == chat).collect();
            let from = log.iter().rposition(ends).map_or(0, |at| at + 1);
            log[from..].iter().find(|e| e.what == What::Customer).map(|e| e.at)
        };
        ["a", "b"].into_iter().filter_map(since).collect()
    }

    /// Shift, agent, stage, how many wait.
    pub(super) fn standing(&self, now: i64) -> Option<(Turn, String, Stage, usize)> {
        let waits = |before: i64| self.waiting().iter().filter(|since| **since < before).count();
        let all = waits(now + 1);
        let over = if all > 0 { Stage::Serving } else { Stage::Ready };
        let nobody = String::new();
        match (self.seat(now), Self::plan(now)) {
            (Some(Some((turn, agent))), _) => {
                let stage = if turn.end > now { Stage::On } else { over };
                Some((turn, agent, stage, all))
            }
            (Some(None), plan) => Some((plan?, nobody, Stage::Absent, all)),
            (None, None) => Some((Self::latest(now), nobody, over, all)),
            // Of the two shifts only the night follows another at once.
            (None, Some(turn)) if turn.name == "晚班" && waits(turn.start) > 0 => {
                Some((Self::latest(turn.start - 1), nobody, Stage::Serving, waits(turn.start)))
            }
            (None, Some(turn)) => Some((turn, nobody, Stage::On, all)),
        }
    }

    /// Every answer: shift and agent, when it was given, how long it took.
    pub(super) fn answers(&self) -> Vec<(Turn, String, i64, i64)> {
        let mut found = Vec::new();
        for (at, answer) in self.log.iter().enumerate() {
            if !matches!(answer.what, What::Agent | What::Promised) {
                continue;
            }
            let before: Vec<&Event> = self.log[..at].iter().filter(|e| e.chat == answer.chat).collect();
            let ends = |e: &&Event| matches!(e.what, What::Agent | What::Promised | What::Closed);
            let from = before.iter().rposition(ends).map_or(0, |at| at + 1);
            let Some(asked) = before[from..].iter().find(|e| e.what == What::Customer) else { continue };
            let by_plan = || (Self::plan(answer.at).unwrap_or_else(|| Self::latest(answer.at)), String::new());
            let (turn, agent) = self.seat(answer.at).flatten().unwrap_or_else(by_plan);
            found.push((turn, agent, answer.at, answer.at - asked.at));
        }
        found
    }
}
