//! The hand-over (交接班, T13, S7): what is open when one shift goes and the next comes. Nothing is moved: clocks go on as they
//! run, and what began before the next shift came is what it took over.

use super::duty::{Duty, Stage};
use super::shift::Turn;
use super::{Clocks, Notice};

/// A hand-over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// The shift that goes.
    pub from: Turn,
    /// Whose it was, as far as it was said.
    pub from_agent: String,
    /// The shift that comes; nothing if the plan knows none.
    pub to: Option<Turn>,
    /// Whether it has come: before, the one that goes may not leave (T13).
    pub complete: bool,
    /// Before it is complete every open deadline, promises included, the earliest due first; after that those of them that are
    /// still open, with the start and due that they had.
    pub open: Vec<Notice>,
}

impl Duty {
    /// The hand-over at `now` (ms since 1970): that of a shift that is over by the plan or has left, until the next has come;
    /// then what that took over. Nothing while no shift has been before.
    pub fn handover(&self, clocks: &Clocks, now: i64) -> Option<Handover> {
        let standing = self.standing(clocks, now)?;
        let present = self.present(now).unwrap_or_default();
        let open = clocks.due(now);
        if matches!(standing.stage, Stage::Serving | Stage::Ready) {
            // A shift of its own, that the plan does not know, is followed by what the plan has next.
            let known = standing.turn.end < i64::MAX;
            let to = self.shifts.following(if known { standing.turn.start } else { now });
            let (from, from_agent) = (standing.turn, standing.agent);
            return Some(Handover { from, from_agent, to, complete: false, open });
        }
        // Who is still there of another shift, else who left last, else by the plan.
        let other = present.seats.into_iter().rfind(|seat| seat.turn != standing.turn).or(present.left);
        let plan = || Some((self.shifts.latest(standing.turn.start.checked_sub(1)?)?, String::new()));
        let (from, from_agent) = other.map(|seat| (seat.turn, seat.agent)).or_else(plan)?;
        let complete = standing.stage == Stage::On;
        let taken = |notice: &Notice| !complete || notice.start < standing.since;
        let open = open.into_iter().filter(taken).collect();
        Some(Handover { from, from_agent, to: Some(standing.turn), complete, open })
    }
}
