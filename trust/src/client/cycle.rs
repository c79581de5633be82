//! One cycle, from the next root to the last pack (TUF 5.3–5.7). Nothing that is fetched counts before all that belongs to
//! it is verified, and nothing is kept before it counts (CVE-2025-2888): roots one by one, then everything else at once.
//!
//! Must never end in a state from which an honest repository could not go on.

use super::verify::{self, delegated, listed};
use super::{Answer, Client, Outcome, Step, Trusted, Wanted, stored};
use crate::json::Value;
use crate::meta::{Described, Root, Snapshot, Targets, Timestamp};
use crate::meta::{PACK_BYTES, ROOT_BYTES, SNAPSHOT_BYTES, TARGETS_BYTES, TIMESTAMP_BYTES};
use crate::name;
use crate::refusal::{Refusal, Status};
use std::collections::{BTreeMap, VecDeque};

/// How many new roots one cycle reads.
pub(super) const ROOTS: u64 = 256;

/// What an answer is awaited for.
pub(super) enum Await {
    Root,
    Timestamp,
    Snapshot,
    Targets,
    /// A delegated role.
    Role(String),
    Pack(Wanted),
    /// The first of the writes.
    Write,
}

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

/// What was fetched and verified, and is not trusted yet.
#[derive(Default)]
struct Fresh {
    timestamp: Option<(Timestamp, Value)>,
    snapshot: Option<Snapshot>,
    targets: Option<Targets>,
    roles: BTreeMap<String, Targets>,
    /// Metadata by its stored name.
    bytes: BTreeMap<String, Vec<u8>>,
}

pub(super) struct Cycle {
    now: i64,
    awaited: Await,
    limit: u64,
    /// Roots read.
    roots: u64,
    /// Something new is kept.
    news: bool,
    fresh: Fresh,
    /// Delegated targets whose roles are still to be asked.
    delegated: VecDeque<String>,
    packs: VecDeque<Wanted>,
    problems: Vec<(String, Refusal)>,
    writes: VecDeque<Write>,
    after: After,
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

    fn get(&mut self, awaited: Await, path: String, limit: u64) -> Step {
        (self.awaited, self.limit) = (awaited, limit);
        Step::Get { path, limit }
    }
}

/// The most bytes of a file that is described.
fn limit(meant: &Described, most: u64) -> u64 {
    meant.length.unwrap_or(most).min(most)
}

impl Client {
    /// Begins a cycle; one that has not ended is given up. `now` is the device's clock, in seconds since 1970.
    pub fn refresh(&mut self, now: i64) -> Step {
        let mut cycle = Cycle::new(now);
        let step = self.next_root(&mut cycle);
        self.go_on(cycle, step)
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
            Await::Timestamp => "timestamp".to_owned(),
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
            Await::Root => self.root(cycle, bytes),
            Await::Timestamp => self.timestamp(cycle, &bytes?),
            Await::Snapshot => self.snapshot(cycle, bytes?),
            Await::Targets => self.targets(cycle, bytes?),
            Await::Role(role) => self.role(cycle, &role, bytes),
            Await::Pack(wanted) => self.pack(cycle, wanted, bytes),
            Await::Write => Err(Refusal::Unasked),
        }
    }

    fn next_root(&mut self, cycle: &mut Cycle) -> Result<Step, Refusal> {
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
                    return Ok(cycle.get(Await::Timestamp, "metadata/timestamp.json".into(), TIMESTAMP_BYTES));
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

    /// A delegated role that fails keeps nothing but its own targets from being renewed: nobody but the supervisor may hold
    /// up the team's pack.
    fn next_role(&mut self, cycle: &mut Cycle) -> Result<Step, Refusal> {
        while let Some(target) = cycle.delegated.front() {
            match self.ask_role(&cycle.fresh, target) {
                Ok(None) => _ = cycle.delegated.pop_front(),
                Ok(Some((role, meant))) => {
                    if let Some(local) = self.local.get(&stored::role(&role)).cloned()
                        && take_role(&mut cycle.fresh, cycle.now, target, local).is_ok()
                    {
                        cycle.delegated.pop_front();
                        continue;
                    }
                    let path = format!("metadata/{}.{role}.json", meant.version);
                    return Ok(cycle.get(Await::Role(role), path, limit(&meant, TARGETS_BYTES)));
                }
                Err(refusal) => {
                    let target = cycle.delegated.pop_front().unwrap_or_default();
                    cycle.problems.push((target, refusal));
                }
            }
        }
        self.commit(cycle)
    }

    /// Which role must be read for a target; none if it has been.
    fn ask_role(&self, fresh: &Fresh, target: &str) -> Result<Option<(String, Described)>, Refusal> {
        let unlisted = || Refusal::Unlisted(target.to_owned());
        let (targets, snapshot) = fresh.targets.as_ref().zip(fresh.snapshot.as_ref()).ok_or(Refusal::Unasked)?;
        let (role, _) = targets.delegate(target).ok_or_else(unlisted)?;
        if fresh.roles.contains_key(&role.name) {
            return Ok(None);
        }
        Ok(Some((role.name.clone(), listed(snapshot, &role.name)?.clone())))
    }

    fn role(&mut self, cycle: &mut Cycle, _role: &str, bytes: Result<Vec<u8>, Refusal>) -> Result<Step, Refusal> {
        let target = cycle.delegated.pop_front().unwrap_or_default();
        let (fresh, now) = (&mut cycle.fresh, cycle.now);
        if let Err(refusal) = bytes.and_then(|bytes| take_role(fresh, now, &target, bytes)) {
            cycle.problems.push((target, refusal));
        }
        self.next_role(cycle)
    }

    /// Keeps all that is verified: the timestamp last.
    fn commit(&mut self, cycle: &mut Cycle) -> Result<Step, Refusal> {
        let order = |name: &str| match name {
            stored::TIMESTAMP => 3,
            stored::SNAPSHOT => 2,
            stored::TARGETS => 1,
            _ => 0,
        };
        let mut news: Vec<(&String, &Vec<u8>)> =
            cycle.fresh.bytes.iter().filter(|(name, bytes)| self.local.get(*name) != Some(bytes)).collect();
        news.sort_by_key(|(name, _)| order(name));
        let news: Vec<Write> = news.into_iter().map(|(name, bytes)| Write::Keep(name.clone(), bytes.clone())).collect();
        cycle.writes.extend(news);
        cycle.after = After::Commit;
        self.write(cycle)
    }

    fn committed(&mut self, cycle: &mut Cycle) -> Result<Step, Refusal> {
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

    fn next_pack(&mut self, cycle: &mut Cycle) -> Result<Step, Refusal> {
        while let Some(wanted) = cycle.packs.pop_front() {
            if !self.packs.contains(&wanted.sha256) {
                let path = name::target_path(&wanted.listed, &wanted.sha256);
                let limit = wanted.length.min(PACK_BYTES);
                return Ok(cycle.get(Await::Pack(wanted), path, limit));
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

    fn written(&mut self, cycle: &mut Cycle, answer: Answer) -> Result<Step, Refusal> {
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

    fn failed(&self, cycle: Option<Cycle>, refusal: Refusal) -> Outcome {
        let now = cycle.as_ref().map_or(i64::MIN, |it| it.now);
        let problems = cycle.map(|it| it.problems).unwrap_or_default();
        let (status, stale) = (refusal.status(), self.stale(now));
        Outcome { status, refusal: Some(refusal), problems, ready: self.ready(), stale }
    }
}

/// Believes the file of the role that is asked for a target.
fn take_role(fresh: &mut Fresh, now: i64, target: &str, bytes: Vec<u8>) -> Result<(), Refusal> {
    let (targets, snapshot) = fresh.targets.as_ref().zip(fresh.snapshot.as_ref()).ok_or(Refusal::Unasked)?;
    let (role, keys) = targets.delegate(target).ok_or_else(|| Refusal::Unlisted(target.to_owned()))?;
    let new = delegated(snapshot, (role, keys), &bytes)?;
    unexpired(&role.name, new.expires, targets.newest().map_or(now, |it| it.max(now)))?;
    let name = role.name.clone();
    fresh.bytes.insert(stored::role(&name), bytes);
    fresh.roles.insert(name, new);
    Ok(())
}

fn unexpired(role: &str, expires: i64, now: i64) -> Result<(), Refusal> {
    if expires > now { Ok(()) } else { Err(Refusal::Expired { role: role.into(), since: expires }) }
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
