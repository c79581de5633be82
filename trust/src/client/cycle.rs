//! One cycle, from the next root to the last pack (TUF 5.3–5.7). Nothing that is fetched counts before all that belongs to
//! it is verified, and nothing is kept before it counts (CVE-2025-2888): roots one by one, then everything else at once.
//!
//! Must never end in a state from which an honest repository could not go on.

use super::verify::{self, listed};
use super::writes::{After, Write};
use super::{Answer, Client, Step, Wanted, stored};
use crate::json::Value;
use crate::meta::{Described, Root, Snapshot, Targets, Timestamp};
use crate::meta::{PACK_BYTES, ROOT_BYTES, SNAPSHOT_BYTES, TARGETS_BYTES, TIMESTAMP_BYTES};
use crate::name;
use crate::refusal::Refusal;
use std::collections::{BTreeMap, VecDeque};

/// How many new roots one cycle reads.
pub(super) const ROOTS: u64 = 256;

const TIMESTAMP_PATH: &str = "metadata/timestamp.json";

/// What an answer is awaited for.
pub(super) enum Await {
    /// The timestamp, before anything else.
    Poll,
    Root,
    Timestamp,
    Snapshot,
    Targets,
    /// A delegated role.
    Role(String),
    Pack(Box<Wanted>),
    /// The first of the writes.
    Write,
}

/// What was fetched and verified, and is not trusted yet.
#[derive(Default)]
pub(super) struct Fresh {
    pub(super) timestamp: Option<(Timestamp, Value)>,
    pub(super) snapshot: Option<Snapshot>,
    pub(super) targets: Option<Targets>,
    pub(super) roles: BTreeMap<String, Targets>,
    /// Metadata by its stored name.
    pub(super) bytes: BTreeMap<String, Vec<u8>>,
}

pub(super) struct Cycle {
    pub(super) now: i64,
    pub(super) awaited: Await,
    pub(super) limit: u64,
    /// Roots read.
    pub(super) roots: u64,
    /// Something new is kept.
    pub(super) news: bool,
    pub(super) fresh: Fresh,
    /// Delegated targets whose roles are still to be asked.
    pub(super) delegated: VecDeque<String>,
    pub(super) packs: VecDeque<Wanted>,
    pub(super) problems: Vec<(String, Refusal)>,
    pub(super) writes: VecDeque<Write>,
    pub(super) after: After,
}

impl Cycle {
    pub(super) fn new(now: i64) -> Cycle {
        Cycle {
            now,
            awaited: Await::Root,
            limit: 0,
            roots: 0,
            news: false,
            fresh: Fresh::default(),
            delegated: VecDeque::new(),
            packs: VecDeque::new(),
            problems: Vec::new(),
            writes: VecDeque::new(),
            after: After::End,
        }
    }

    /// A cycle that only keeps what came of a pack.
    pub(super) fn writing(writes: VecDeque<Write>) -> Cycle {
        Cycle { writes, awaited: Await::Write, after: After::Settled, ..Cycle::new(i64::MIN) }
    }

    pub(super) fn get(&mut self, awaited: Await, path: String, limit: u64) -> Step {
        (self.awaited, self.limit) = (awaited, limit);
        Step::Get { path, limit }
    }
}

/// The most bytes of a file that is described.
pub(super) fn limit(meant: &Described, most: u64) -> u64 {
    meant.length.unwrap_or(most).min(most)
}

impl Client {
    /// Begins a cycle; one that has not ended is given up. `now` is the device's clock, in seconds since 1970.
    pub fn refresh(&mut self, now: i64) -> Step {
        let mut cycle = Cycle::new(now);
        let step = self.next_root(&mut cycle);
        self.go_on(cycle, step)
    }

    /// Begins a cycle that asks for the timestamp alone while that is, byte for byte, the one that is trusted; a cycle as
    /// by [`Client::refresh`] where it is another, or nothing is trusted yet. A new root is seen with the timestamp after it.
    pub fn poll(&mut self, now: i64) -> Step {
        let rooted = self.trusted.root().is_some_and(|it| it.expires > now);
        if !rooted || self.trusted.targets.is_none() {
            return self.refresh(now);
        }
        let mut cycle = Cycle::new(now);
        let step = cycle.get(Await::Poll, TIMESTAMP_PATH.into(), TIMESTAMP_BYTES);
        self.go_on(cycle, Ok(step))
    }

    /// Tells what came of the step before.
    pub fn answer(&mut self, answer: Answer) -> Step {
        let Some(mut cycle) = self.cycle.take() else { return Step::Done(self.failed(None, Refusal::Unasked)) };
        let step = match std::mem::replace(&mut cycle.awaited, Await::Write) {
            Await::Write => self.written(&mut cycle, answer),
            awaited => self.fetched(&mut cycle, awaited, answer),
        };
        self.go_on(cycle, step)
    }

    /// Keeps the cycle for the next answer, or ends it.
    pub(super) fn go_on(&mut self, cycle: Cycle, step: Result<Step, Refusal>) -> Step {
        match step {
            Ok(Step::Done(outcome)) => Step::Done(outcome),
            Ok(step) => {
                self.cycle = Some(cycle);
                step
            }
            Err(refusal) => Step::Done(self.failed(Some(cycle), refusal)),
        }
    }

    fn fetched(&mut self, cycle: &mut Cycle, awaited: Await, answer: Answer) -> Result<Step, Refusal> {
        let name = match &awaited {
            Await::Root => "root".to_owned(),
            Await::Poll | Await::Timestamp => "timestamp".to_owned(),
            Await::Snapshot => "snapshot".to_owned(),
            Await::Targets => "targets".to_owned(),
            Await::Role(role) => role.clone(),
            Await::Pack(it) => it.listed.clone(),
            Await::Write => return Err(Refusal::Unasked),
        };
        let bytes = match answer {
            Answer::Bytes(it) if u64::try_from(it.len()).is_ok_and(|it| it <= cycle.limit) => Ok(it),
            Answer::Bytes(_) | Answer::TooLong => Err(Refusal::TooLong(name)),
            Answer::Missing => Err(Refusal::Missing(name)),
            Answer::Unreachable => Err(Refusal::Unreachable(name)),
            Answer::Kept | Answer::Full => return Err(Refusal::Unasked),
        };
        match awaited {
            Await::Poll => self.polled(cycle, bytes),
            Await::Root => self.root(cycle, bytes),
            Await::Timestamp => self.timestamp(cycle, &bytes?),
            Await::Snapshot => self.snapshot(cycle, bytes?),
            Await::Targets => self.targets(cycle, bytes?),
            Await::Role(role) => self.role(cycle, &role, bytes),
            Await::Pack(wanted) => self.pack(cycle, *wanted, bytes),
            Await::Write => Err(Refusal::Unasked),
        }
    }

    fn polled(&mut self, cycle: &mut Cycle, bytes: Result<Vec<u8>, Refusal>) -> Result<Step, Refusal> {
        match bytes {
            Ok(it) if self.local.get(stored::TIMESTAMP) == Some(&it) => self.timestamp(cycle, &it),
            Err(refusal @ Refusal::Unreachable(_)) => Err(refusal),
            _ => self.next_root(cycle),
        }
    }

    pub(super) fn next_root(&mut self, cycle: &mut Cycle) -> Result<Step, Refusal> {
        if cycle.roots >= ROOTS {
            return Err(Refusal::ManyRoots);
        }
        let version = self.trusted.root().map_or(self.enrolment.root_version, |it| it.version.saturating_add(1));
        Ok(cycle.get(Await::Root, format!("metadata/{version}.root.json"), ROOT_BYTES))
    }

    fn root(&mut self, cycle: &mut Cycle, bytes: Result<Vec<u8>, Refusal>) -> Result<Step, Refusal> {
        let Some(last) = self.trusted.root() else {
            let bytes = bytes?;
            let root = verify::first_root(&self.enrolment.root_sha256, self.enrolment.root_version, &bytes)?;
            return self.keep_root(cycle, root, bytes);
        };
        match bytes {
            Ok(bytes) => {
                let root = verify::next_root(last, &bytes)?;
                if verify::rotated(last, &root) {
                    // Before the root: whatever happens in between, what the old keys said is not weighed against the new.
                    let gone = [stored::TIMESTAMP, stored::SNAPSHOT].map(str::to_owned);
                    cycle.writes.extend(gone.into_iter().filter(|it| self.names.contains(it)).map(Write::Drop));
                }
                self.keep_root(cycle, root, bytes)
            }
            Err(Refusal::Missing(_)) => {
                let since = last.expires;
                if since > cycle.now {
                    return Ok(cycle.get(Await::Timestamp, TIMESTAMP_PATH.into(), TIMESTAMP_BYTES));
                }
                let role = "root".to_owned();
                Err(if cycle.news { Refusal::Expired { role, since } } else { Refusal::Stale { role, since } })
            }
            Err(refusal) => Err(refusal),
        }
    }

    fn keep_root(&mut self, cycle: &mut Cycle, root: Root, bytes: Vec<u8>) -> Result<Step, Refusal> {
        cycle.roots += 1;
        cycle.writes.push_back(Write::Keep(stored::root(root.version), bytes));
        cycle.after = After::Root(Box::new(root));
        self.write(cycle)
    }

    fn timestamp(&mut self, cycle: &mut Cycle, bytes: &[u8]) -> Result<Step, Refusal> {
        let (new, signed) = self.trusted.timestamp(bytes)?;
        if new.expires <= cycle.now {
            let (role, since) = ("timestamp".to_owned(), new.expires);
            let known = self.trusted.timestamp.as_ref().is_some_and(|(it, _)| *it == new);
            return Err(if known { Refusal::Stale { role, since } } else { Refusal::Expired { role, since } });
        }
        let meant = new.snapshot.clone();
        cycle.fresh.bytes.insert(stored::TIMESTAMP.into(), bytes.to_vec());
        cycle.fresh.timestamp = Some((new, signed));
        if let Some(local) = self.local.get(stored::SNAPSHOT)
            && self.trusted.snapshot(&meant, local).is_ok()
        {
            return self.snapshot(cycle, local.clone());
        }
        let path = format!("metadata/{}.snapshot.json", meant.version);
        Ok(cycle.get(Await::Snapshot, path, limit(&meant, SNAPSHOT_BYTES)))
    }

    fn snapshot(&mut self, cycle: &mut Cycle, bytes: Vec<u8>) -> Result<Step, Refusal> {
        let (timestamp, _) = cycle.fresh.timestamp.as_ref().ok_or(Refusal::Unasked)?;
        let new = self.trusted.snapshot(&timestamp.snapshot, &bytes)?;
        unexpired("snapshot", new.expires, cycle.now)?;
        let meant = listed(&new, "targets")?.clone();
        cycle.fresh.bytes.insert(stored::SNAPSHOT.into(), bytes);
        let local = self.local.get(stored::TARGETS).filter(|it| self.trusted.targets(&new, it).is_ok()).cloned();
        cycle.fresh.snapshot = Some(new);
        if let Some(local) = local {
            return self.targets(cycle, local);
        }
        let path = format!("metadata/{}.targets.json", meant.version);
        Ok(cycle.get(Await::Targets, path, limit(&meant, TARGETS_BYTES)))
    }

    fn targets(&mut self, cycle: &mut Cycle, bytes: Vec<u8>) -> Result<Step, Refusal> {
        let snapshot = cycle.fresh.snapshot.as_ref().ok_or(Refusal::Unasked)?;
        let new = self.trusted.targets(snapshot, &bytes)?;
        unexpired("targets", new.expires, cycle.now)?;
        self.after_signing(cycle, &new)?;
        let elsewhere = |it: &&String| !new.targets.contains_key(*it);
        cycle.delegated = self.enrolment.delegated.iter().filter(elsewhere).cloned().collect();
        cycle.fresh.bytes.insert(stored::TARGETS.into(), bytes);
        cycle.fresh.targets = Some(new);
        self.next_role(cycle)
    }

    /// It is no earlier than the newest time that was signed, whatever the device's clock says (facts §1.5, clock).
    fn after_signing(&self, cycle: &Cycle, new: &Targets) -> Result<(), Refusal> {
        let Some(signed) = new.newest().filter(|it| *it > cycle.now) else { return Ok(()) };
        let fresh = &cycle.fresh;
        let ends = [
            ("root", self.trusted.root().map(|it| it.expires)),
            ("timestamp", fresh.timestamp.as_ref().map(|(it, _)| it.expires)),
            ("snapshot", fresh.snapshot.as_ref().map(|it| it.expires)),
        ];
        ends.into_iter().try_for_each(|(role, expires)| expires.map_or(Ok(()), |it| unexpired(role, it, signed)))
    }

    /// Keeps all that is verified: the timestamp last.
    pub(super) fn commit(&mut self, cycle: &mut Cycle) -> Result<Step, Refusal> {
        let last = [stored::TARGETS, stored::SNAPSHOT, stored::TIMESTAMP];
        let roles = cycle.fresh.bytes.keys().map(String::as_str).filter(|it| !last.contains(it));
        for name in roles.chain(last) {
            let Some(bytes) = cycle.fresh.bytes.get(name) else { continue };
            if self.local.get(name) != Some(bytes) {
                cycle.writes.push_back(Write::Keep(name.to_owned(), bytes.clone()));
            }
        }
        cycle.after = After::Commit;
        self.write(cycle)
    }

    pub(super) fn committed(&mut self, cycle: &mut Cycle) -> Result<Step, Refusal> {
        let fresh = std::mem::take(&mut cycle.fresh);
        let it = &mut self.trusted;
        (it.timestamp, it.snapshot, it.targets, it.roles) =
            (fresh.timestamp, fresh.snapshot, fresh.targets, fresh.roles);
        for target in self.asked() {
            let known = cycle.problems.iter().any(|(it, _)| *it == target);
            match self.choose(&target) {
                Ok(wanted) if !self.packs.contains(&wanted.sha256) => cycle.packs.push_back(wanted),
                Err(refusal) if !known => cycle.problems.push((target, refusal)),
                _ => (),
            }
        }
        self.next_pack(cycle)
    }

    pub(super) fn next_pack(&mut self, cycle: &mut Cycle) -> Result<Step, Refusal> {
        while let Some(wanted) = cycle.packs.pop_front() {
            if !self.packs.contains(&wanted.sha256) {
                let path = name::target_path(&wanted.listed, &wanted.sha256);
                let limit = wanted.length.min(PACK_BYTES);
                return Ok(cycle.get(Await::Pack(Box::new(wanted)), path, limit));
            }
        }
        cycle.writes.extend(self.garbage());
        cycle.after = After::End;
        self.write(cycle)
    }

    fn pack(&mut self, cycle: &mut Cycle, wanted: Wanted, bytes: Result<Vec<u8>, Refusal>) -> Result<Step, Refusal> {
        let right = |it: &Vec<u8>| u64::try_from(it.len()) == Ok(wanted.length) && crate::sha256(it) == wanted.sha256;
        match bytes.and_then(|it| if right(&it) { Ok(it) } else { Err(Refusal::Hash(wanted.listed.clone())) }) {
            Ok(bytes) => {
                cycle.writes.push_back(Write::Keep(wanted.stored(), bytes));
                cycle.after = After::Pack;
                self.write(cycle)
            }
            Err(refusal) => {
                cycle.problems.push((wanted.target, refusal));
                self.next_pack(cycle)
            }
        }
    }
}

pub(super) fn unexpired(role: &str, expires: i64, now: i64) -> Result<(), Refusal> {
    if expires > now { Ok(()) } else { Err(Refusal::Expired { role: role.into(), since: expires }) }
}
