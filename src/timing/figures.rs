//! How quickly each shift and its agent answered (T1, T13): an answer counts where it was given, whoever was asked first.

use super::averages::Sums;
use super::duty::{Duty, Present};
use super::shift::Turn;
use super::{Averages, Clocks};
use crate::text::sort_by;

/// The figures of one agent's shift.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The shift.
    pub turn: Turn,
    /// The agent, as far as it was said.
    pub agent: String,
    sums: Sums,
}

impl Figures {
    /// First and average response, how many answers, and how many of them in time.
    pub fn averages(&self) -> Averages {
        self.sums.averages()
    }

    /// What the average becomes, in ms, if an answer is given at `now` to a customer who waits since `start` (ms since 1970).
    pub fn if_answered(&self, start: i64, now: i64) -> i64 {
        self.sums.if_answered(start, now)
    }
}

impl Duty {
    /// The figures of every shift and agent with an answer by `now` (ms since 1970), of the last 4,096 answers or so, in the
    /// order of their first. Who came last and has not left has answered; where nobody said that he came, the plan's shift,
    /// in a gap the one before it.
    pub fn figures(&self, clocks: &Clocks, now: i64) -> Vec<Figures> {
        let mut answers: Vec<_> = clocks.answers().filter(|answer| answer.at <= now).collect();
        sort_by(&mut answers, |a, b| a.at.cmp(&b.at));
        let mut log = self.log.iter().peekable();
        let mut present = Present::default();
        // The plan's shift, and until when it is that.
        let (mut plan, mut until) = (None, i64::MIN);
        let mut figures: Vec<Figures> = Vec::new();
        for answer in answers {
            while let Some(event) = log.next_if(|event| event.at <= answer.at) {
                present.apply(event, &self.shifts);
            }
            if answer.at >= until {
                plan = self.shifts.at(answer.at).or_else(|| self.shifts.latest(answer.at));
                until = self.shifts.next(answer.at).unwrap_or(i64::MAX);
            }
            let seat = present.seats.last().map(|seat| (&seat.turn, seat.agent.as_str()));
            let Some((turn, agent)) = seat.or_else(|| Some((plan.as_ref()?, ""))) else { continue };
            let known = figures.iter().position(|f| f.turn == *turn && f.agent == agent);
            let at = known.unwrap_or_else(|| {
                figures.push(Figures { turn: turn.clone(), agent: agent.to_owned(), sums: Sums::default() });
                figures.len() - 1
            });
            if let Some(of) = figures.get_mut(at) {
                of.sums.answer(answer.at.saturating_sub(answer.start), answer.first);
            }
        }
        figures
    }
}
