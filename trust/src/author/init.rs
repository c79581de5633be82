//! A repository's first state.

use super::draft::{days, seal, write};
use super::plan::{How, Plan};
use super::published::left;
use super::{Fault, Secret};
use crate::envelope::Role;
use crate::key::Key;
use crate::meta::{Delegated, Delegations, Described, Root, Snapshot, Targets, Timestamp};
use crate::name;
use std::collections::{BTreeMap, BTreeSet};

/// Who may sign for a role, and how many of them must.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Who may.
    pub keys: Vec<Key>,
    /// How many must.
    pub threshold: usize,
}

/// Who may sign what in a new repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Init {
    /// For the root.
    pub root: Team,
    /// For the targets.
    pub targets: Team,
    /// For the snapshot.
    pub snapshot: Team,
    /// For the timestamp.
    pub timestamp: Team,
    /// Who else may list targets of which names: role, team, patterns.
    pub delegations: Vec<(String, Team, Vec<String>)>,
}

impl Init {
    /// The first state, at `now`. `names`: what stands in `metadata/`; `root`: the first root, where a cut-off beginning
    /// left one.
    ///
    /// # Errors
    /// [`Fault::Threshold`], [`Fault::Keys`]; [`Fault::Unusable`] of a name that cannot be, or where the root that stands
    /// there is another's.
    pub fn plan(
        &self,
        now: i64,
        names: &BTreeSet<String>,
        root: Option<&Root>,
        secrets: &[Secret],
    ) -> Result<Plan, Fault> {
        let mut keys = BTreeMap::new();
        let first = Root {
            version: 1,
            expires: now + days("root"),
            root: self.root.role("root", &mut keys)?,
            targets: self.targets.role("targets", &mut keys)?,
            snapshot: self.snapshot.role("snapshot", &mut keys)?,
            timestamp: self.timestamp.role("timestamp", &mut keys)?,
            keys,
        };
        if root.is_some_and(|it| Root { expires: first.expires, ..it.clone() } != first) {
            return Err(Fault::Unusable("another repository was begun here, with other keys".into()));
        }
        let version = left(names, "targets") + 1;
        let delegations = if self.delegations.is_empty() { None } else { Some(self.delegations()?) };
        let targets = Targets { version, expires: now + days("targets"), targets: BTreeMap::new(), delegations };
        let targets = seal("targets", targets.to_value(), &[&first.targets], secrets)?;
        let mut writes = vec![write(format!("metadata/{version}.targets.json"), targets, How::New)];
        let roles = BTreeMap::from([("targets".to_owned(), described(version, &writes))]);
        let version = left(names, "snapshot") + 1;
        let snapshot = Snapshot { version, expires: now + days("snapshot"), roles };
        let snapshot = seal("snapshot", snapshot.to_value(), &[&first.snapshot], secrets)?;
        writes.push(write(format!("metadata/{version}.snapshot.json"), snapshot, How::New));
        let timestamp =
            Timestamp { version: 1, expires: now + days("timestamp"), snapshot: described(version, &writes) };
        let timestamp = seal("timestamp", timestamp.to_value(), &[&first.timestamp], secrets)?;
        if root.is_none() {
            let bytes = seal("root", first.to_value(), &[&first.root], secrets)?;
            writes.push(write("metadata/1.root.json".into(), bytes, How::New));
        }
        writes.push(write("metadata/timestamp.json".into(), timestamp, How::New));
        Ok(writes)
    }

    fn delegations(&self) -> Result<Delegations, Fault> {
        let mut keys = BTreeMap::new();
        let mut roles: Vec<Delegated> = Vec::new();
        for (role, team, paths) in &self.delegations {
            if !name::role(role) || roles.iter().any(|it| it.name == *role) {
                return Err(Fault::Unusable(format!("{role} cannot be the name of a role")));
            }
            if let Some(bad) = paths.iter().find(|it| !name::pattern(it) || it.starts_with("packs/")) {
                return Err(Fault::Unusable(format!("{bad} cannot be delegated")));
            }
            let it = team.role(role, &mut keys)?;
            roles.push(Delegated { name: role.clone(), role: it, paths: paths.clone() });
        }
        Ok(Delegations { keys, roles })
    }
}

impl Team {
    fn role(&self, role: &str, keys: &mut BTreeMap<String, Key>) -> Result<Role, Fault> {
        let keyids: BTreeSet<String> = self.keys.iter().map(Key::id).collect();
        if self.threshold == 0 || self.threshold > keyids.len() {
            return Err(Fault::Threshold { role: role.into(), need: self.threshold, keys: keyids.len() });
        }
        keys.extend(self.keys.iter().map(|it| (it.id(), it.clone())));
        Ok(Role { keyids, threshold: self.threshold })
    }
}

fn described(version: u64, writes: &Plan) -> Described {
    Described::new(version, writes.last().map_or(&[][..], |it| &it.bytes))
}
