//! Who is on (T13): the plan of shifts, and agents who say that they come and go. A shift goes on after its planned end while
//! customers wait, and until the next one's agent is there. A pure function of the log, the clocks and the time: what is told
//! late counts at its own time.

use super::Clocks;
use super::shift::{Shifts, Turn};

/// How many comings and goings are kept, the newest: days of a desk.
const KEPT: usize = 64;

/// An agent comes or goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShiftEvent {
    /// When, in ms since 1970 began in UTC.
    pub at: i64,
    /// Whether he comes.
    pub begins: bool,
    /// The shift by name; "" is the one that the plan has nearest, of one who goes any.
    pub shift: String,
    /// His 接待ID; "" where nobody says it.
    pub agent: String,
}

/// The plan, and who came and went.
#[derive(Clone, Debug, Default)]
pub struct Duty {
    pub(super) shifts: Shifts,
    /// By time; told later is later in the same millisecond.
    pub(super) log: Vec<ShiftEvent>,
}

/// The shift that is on, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Which.
    pub turn: Turn,
    /// Whose, as far as it was said.
    pub agent: String,
    /// Since when it is on, in ms since 1970: when its first agent came, else when the plan begins it.
    pub since: i64,
    /// How it stands.
    pub stage: Stage,
    /// How many customers wait for it.
    pub waiting: usize,
}

/// How a shift stands (T13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// It is its time.
    On,
    /// It is over by the plan, and goes on: customers wait.
    Serving,
    /// It is over by the plan and nobody waits: it may be handed over, once the next one's agent is there.
    Ready,
    /// Agents say when they come and go, and nobody is there.
    Absent,
}

impl Stage {
    /// In the agent's language.
    pub fn said(self) -> &'static str {
        match self {
            Self::On => "在班",
            Self::Serving => "还在接待",
            Self::Ready => "可以交班",
            Self::Absent => "还没有人上线",
        }
    }
}

/// An agent who is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seat {
    pub(super) turn: Turn,
    pub(super) agent: String,
    pub(super) since: i64,
}

/// Who is there, who came last standing last; and who left last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Present {
    pub(super) seats: Vec<Seat>,
    pub(super) left: Option<Seat>,
}

impl Present {
    /// The next event. Who says twice that he comes to a shift came once; who comes to another has left the one before.
    pub(super) fn apply(&mut self, event: &ShiftEvent, shifts: &Shifts) {
        if event.begins {
            let seat = Seat { turn: shifts.meant(event), agent: event.agent.clone(), since: event.at };
            if self.seats.iter().any(|known| known.agent == seat.agent && known.turn == seat.turn) {
                return;
            }
            self.leave(|known| known.agent == seat.agent);
            self.seats.push(seat);
        } else {
            let (shift, agent) = (&event.shift, &event.agent);
            self.leave(|known| {
                (shift.is_empty() || known.turn.name == *shift)
                    && (agent.is_empty() || known.agent.is_empty() || known.agent == *agent)
            });
        }
    }

    fn leave(&mut self, leaves: impl Fn(&Seat) -> bool) {
        if let Some(seat) = self.seats.iter().rfind(|seat| leaves(seat)) {
            self.left = Some(seat.clone());
        }
        self.seats.retain(|seat| !leaves(seat));
    }
}

impl Shifts {
    /// Which shift of which day one means who comes: the one that runs, else the one that begins nearest.
    fn meant(&self, event: &ShiftEvent) -> Turn {
        let named = |name| self.at_named(event.at, name).or_else(|| self.nearest(event.at, name));
        let unknown = || Turn { name: event.shift.clone(), start: event.at, end: i64::MAX };
        named(&event.shift).unwrap_or_else(unknown)
    }
}

impl Duty {
    /// By this plan, and nobody has come yet.
    pub fn new(shifts: Shifts) -> Self {
        Self { shifts, log: Vec::new() }
    }

    /// The plan.
    pub fn shifts(&self) -> &Shifts {
        &self.shifts
    }

    /// Takes a coming or going in. Of many the newest 64 are kept.
    pub fn record_shift(&mut self, event: &ShiftEvent) {
        let slot = self.log.partition_point(|known| known.at <= event.at);
        self.log.insert(slot, event.clone());
        if self.log.len() > KEPT {
            self.log.remove(0);
        }
    }

    /// Who is there at `now`; nothing if nobody has ever said so.
    pub(super) fn present(&self, now: i64) -> Option<Present> {
        let mut told = self.log.iter().take_while(|event| event.at <= now).peekable();
        told.peek()?;
        Some(told.fold(Present::default(), |mut present, event| {
            present.apply(event, &self.shifts);
            present
        }))
    }

    /// The shift that is on at `now` (ms since 1970) and how it stands (T13). Where agents say when they come and go, it is the
    /// one who came last and has not left. Else the plan's, but the one before goes on while customers wait who came to it.
    pub fn standing(&self, clocks: &Clocks, now: i64) -> Option<Standing> {
        let waiting = |before: i64| clocks.waiting().filter(|(_, since)| *since < before).count();
        let all = waiting(now.saturating_add(1));
        let over = |waiting| if waiting > 0 { Stage::Serving } else { Stage::Ready };
        let plan = self.shifts.at(now);
        if let Some(present) = self.present(now) {
            if let Some(Seat { turn, agent, .. }) = present.seats.last().cloned() {
                let same = present.seats.iter().filter(|seat| seat.turn == turn);
                let since = same.map(|seat| seat.since).min().unwrap_or(now);
                let stage = if now < turn.end { Stage::On } else { over(all) };
                return Some(Standing { turn, agent, since, stage, waiting: all });
            }
            let turn = plan?;
            return Some(Standing {
                since: turn.start,
                turn,
                agent: String::new(),
                stage: Stage::Absent,
                waiting: all,
            });
        }
        let by_plan = |turn: Turn, stage, waiting| {
            Some(Standing { since: turn.start, turn, agent: String::new(), stage, waiting })
        };
        let Some(turn) = plan else { return by_plan(self.shifts.latest(now)?, over(all), all) };
        let before = turn.start.checked_sub(1).and_then(|at| self.shifts.latest(at));
        // After a gap nobody is there any more who could go on.
        if let Some(before) = before.filter(|before| before.end >= turn.start && before.end <= now) {
            let waiting = waiting(turn.start);
            if waiting > 0 {
                return by_plan(before, Stage::Serving, waiting);
            }
        }
        by_plan(turn, Stage::On, all)
    }
}

#[cfg(test)]
#[path = "duty_tests.rs"]
pub(super) mod tests;
