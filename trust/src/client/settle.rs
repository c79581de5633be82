//! What came of a pack, and what is kept of that; what is kept for nothing goes.
//!
//! Must never lose the pack that runs before another does.

use super::cycle::{Cycle, Write};
use super::voucher::Voucher;
use super::{Client, Outcome, Step, Verdict, stored};
use crate::refusal::{Refusal, Status};
use std::collections::BTreeSet;

impl Client {
    /// Tells what came of a pack's build and proof, or that one that ran failed: then what ran before is in force again. A
    /// cycle that has not ended is given up. What follows is answered as ever; the last step's outcome says only whether it
    /// could be kept.
    pub fn settle(&mut self, target: &str, sha256: &[u8; 32], verdict: Verdict) -> Step {
        self.cycle = None;
        let writes = match verdict {
            Verdict::Active => self.activate(target, sha256),
            Verdict::Refused(why) => Ok(self.quarantine(target, sha256, why)),
        };
        let writes = match writes {
            Ok(it) => it,
            Err(refusal) => return Step::Done(self.unsettled(refusal)),
        };
        let mut cycle = Cycle::writing(writes.into());
        let step = self.write(&mut cycle);
        self.go_on(cycle, step)
    }

    fn unsettled(&self, refusal: Refusal) -> Outcome {
        let status: Status = refusal.status();
        Outcome { status, refusal: Some(refusal), problems: Vec::new(), ready: self.ready(), stale: None }
    }

    fn activate(&self, target: &str, sha256: &[u8; 32]) -> Result<Vec<Write>, Refusal> {
        let unlisted = || Refusal::Unlisted(target.to_owned());
        let wanted = self.choose(target)?;
        if wanted.sha256 != *sha256 || !self.packs.contains(sha256) {
            return Err(unlisted());
        }
        let voucher = Voucher::new(self, wanted).ok_or_else(unlisted)?;
        let mut writes = Vec::new();
        if let Some(last) = self.active.get(target).filter(|it| it.wanted.sha256 != *sha256) {
            writes.push(Write::Keep(stored::before(target), last.bytes.clone()));
        }
        writes.push(Write::Keep(stored::active(target), voucher.bytes));
        Ok(writes)
    }

    fn quarantine(&mut self, target: &str, sha256: &[u8; 32], why: Status) -> Vec<Write> {
        let mut refused = self.refused.clone();
        let now = self.choose(target).ok().filter(|it| it.sha256 == *sha256);
        let active = self.active.get(target).filter(|it| it.wanted.sha256 == *sha256);
        let version = if now.is_some() { self.version_of(target) } else { active.map(|it| it.version) };
        refused.insert(*sha256, (version.unwrap_or(0), why));
        let mut writes = vec![Write::Keep(stored::REFUSED.into(), stored::write_refused(&refused))];
        if active.is_some() {
            match self.before.get(target) {
                Some(last) => {
                    writes.push(Write::Keep(stored::active(target), last.bytes.clone()));
                    writes.push(Write::Drop(stored::before(target)));
                }
                None => writes.push(Write::Drop(stored::active(target))),
            }
        }
        writes
    }

    /// The version of the list that a target is in today.
    fn version_of(&self, target: &str) -> Option<u64> {
        let targets = self.trusted.targets.as_ref()?;
        if targets.targets.contains_key(target) {
            return Some(targets.version);
        }
        Some(self.trusted.roles.get(&targets.delegate(target)?.0.name)?.version)
    }

    /// Something is kept now.
    pub(super) fn kept(&mut self, name: String, bytes: Vec<u8>) {
        if let Some(sha256) = stored::pack_of(&name) {
            self.packs.insert(sha256);
        } else if let Some(target) = name.strip_prefix("active/") {
            if let Ok(it) = Voucher::read(&self.trusted.chain, target, bytes) {
                self.active.insert(target.to_owned(), it);
            }
        } else if let Some(target) = name.strip_prefix("before/") {
            if let Ok(it) = Voucher::read(&self.trusted.chain, target, bytes) {
                self.before.insert(target.to_owned(), it);
            }
        } else if name == stored::REFUSED {
            self.refused = stored::read_refused(&bytes);
        } else if !name.ends_with(".root.json") {
            self.local.insert(name.clone(), bytes);
        }
        self.names.insert(name);
    }

    /// Something is forgotten now.
    pub(super) fn dropped(&mut self, name: &str) {
        self.names.remove(name);
        self.local.remove(name);
        if let Some(sha256) = stored::pack_of(name) {
            self.packs.remove(&sha256);
        } else if let Some(target) = name.strip_prefix("active/") {
            self.active.remove(target);
        } else if let Some(target) = name.strip_prefix("before/") {
            self.before.remove(target);
        }
    }

    /// What is kept and of no use any more.
    pub(super) fn garbage(&self) -> Vec<Write> {
        let mut used: BTreeSet<String> = self.trusted.names().into_iter().collect();
        used.extend(self.trusted.chain.iter().map(|it| stored::root(it.version)));
        used.insert(stored::REFUSED.into());
        for (target, it) in &self.active {
            used.extend([stored::active(target), it.wanted.stored()]);
        }
        for (target, it) in &self.before {
            used.extend([stored::before(target), it.wanted.stored()]);
        }
        used.extend(self.wanted().iter().map(super::Wanted::stored));
        self.names.difference(&used).cloned().map(Write::Drop).collect()
    }
}
