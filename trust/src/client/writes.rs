//! What a cycle writes, thing by thing, what comes after, and how it ends.
//!
//! Must never go on after a write that failed: what is on the disk is then what a killed device would find.

use super::cycle::{Await, Cycle};
use super::{Answer, Client, Outcome, Step, Trusted, stored, verify};
use crate::meta::Root;
use crate::refusal::{Refusal, Status};

pub(super) enum Write {
    Keep(String, Vec<u8>),
    Drop(String),
}

/// What is done once all writes are.
pub(super) enum After {
    /// A new root is in force.
    Root(Box<Root>),
    /// What was fetched is trusted.
    Commit,
    /// One more pack is kept.
    Pack,
    /// What came of a pack is kept: what it took the place of goes.
    Settled,
    /// Nothing more.
    End,
}

impl Client {
    /// The next thing to write; once there is none, what comes after.
    pub(super) fn write(&mut self, cycle: &mut Cycle) -> Result<Step, Refusal> {
        cycle.awaited = Await::Write;
        match cycle.writes.front() {
            Some(Write::Keep(name, bytes)) => return Ok(Step::Keep { name: name.clone(), bytes: bytes.clone() }),
            Some(Write::Drop(name)) => return Ok(Step::Drop { name: name.clone() }),
            None => (),
        }
        match std::mem::replace(&mut cycle.after, After::End) {
            After::Root(root) => {
                if self.trusted.root().is_some_and(|last| verify::rotated(last, &root)) {
                    (self.trusted.timestamp, self.trusted.snapshot) = (None, None);
                }
                self.trusted.chain.push(*root);
                self.next_root(cycle)
            }
            After::Commit => self.committed(cycle),
            After::Pack => self.next_pack(cycle),
            After::Settled => {
                cycle.writes.extend(self.garbage());
                self.write(cycle)
            }
            After::End => Ok(Step::Done(self.ended(cycle))),
        }
    }

    pub(super) fn written(&mut self, cycle: &mut Cycle, answer: Answer) -> Result<Step, Refusal> {
        match (answer, cycle.writes.pop_front()) {
            (Answer::Kept, Some(Write::Keep(name, bytes))) => {
                cycle.news |= name != stored::REFUSED;
                self.kept(name, bytes);
            }
            (Answer::Kept, Some(Write::Drop(name))) => self.dropped(&name),
            (Answer::Full, Some(Write::Keep(name, _) | Write::Drop(name))) => return Err(Refusal::Full(name)),
            _ => return Err(Refusal::Unasked),
        }
        self.write(cycle)
    }

    fn ended(&self, cycle: &mut Cycle) -> Outcome {
        let problems = std::mem::take(&mut cycle.problems);
        let of_channel = problems.iter().find(|(target, _)| *target == self.enrolment.channel);
        let first = problems.first().filter(|_| !cycle.news);
        let refusal = of_channel.or(first).map(|(_, refusal)| refusal.clone());
        let well = if cycle.news { Status::Success } else { Status::UpToDate };
        let status = refusal.as_ref().map_or(well, Refusal::status);
        Outcome { status, refusal, problems, ready: self.ready(), stale: self.stale(cycle.now) }
    }

    pub(super) fn failed(&self, cycle: Option<Cycle>, refusal: Refusal) -> Outcome {
        let now = cycle.as_ref().map_or(i64::MIN, |it| it.now);
        let problems = cycle.map(|it| it.problems).unwrap_or_default();
        let (status, stale) = (refusal.status(), self.stale(now));
        Outcome { status, refusal: Some(refusal), problems, ready: self.ready(), stale }
    }
}

impl Trusted {
    /// What is kept of it, by its stored name, beside roots.
    pub(super) fn names(&self) -> Vec<String> {
        let kept = [
            (stored::TIMESTAMP, self.timestamp.is_some()),
            (stored::SNAPSHOT, self.snapshot.is_some()),
            (stored::TARGETS, self.targets.is_some()),
        ];
        let kept = kept.into_iter().filter(|(_, is)| *is).map(|(name, _)| name.to_owned());
        kept.chain(self.roles.keys().map(|it| stored::role(it))).collect()
    }
}
