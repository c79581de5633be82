//! Roles of others within a cycle (TUF 5.6.7): each is asked for what its patterns say, and verified against who delegates
//! today.
//!
//! Must never keep the team's own pack waiting: what is wrong here is told, and the cycle goes on.

use super::cycle::{Await, Cycle, Fresh, limit, unexpired};
use super::verify::{delegated, listed};
use super::{Client, Step, stored};
use crate::meta::{Described, TARGETS_BYTES};
use crate::refusal::Refusal;

impl Client {
    /// A delegated role that fails keeps nothing but its own targets from being renewed: nobody but the supervisor may hold
    /// up the team's pack.
    pub(super) fn next_role(&mut self, cycle: &mut Cycle) -> Result<Step, Refusal> {
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

    pub(super) fn role(
        &mut self,
        cycle: &mut Cycle,
        _role: &str,
        bytes: Result<Vec<u8>, Refusal>,
    ) -> Result<Step, Refusal> {
        let target = cycle.delegated.pop_front().unwrap_or_default();
        let (fresh, now) = (&mut cycle.fresh, cycle.now);
        if let Err(refusal) = bytes.and_then(|bytes| take_role(fresh, now, &target, bytes)) {
            cycle.problems.push((target, refusal));
        }
        self.next_role(cycle)
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
