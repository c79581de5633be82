//! The next state of a repository: what changes is put in, then everything is counted up, signed and put in order.
//!
//! **Rotation without a gap.** When a key of targets, snapshot or timestamp changes, what it signs is signed by the old
//! key and the new one, and the root that names the new one comes last. So a device finds something it believes wherever
//! the writing stops. Only where the old key was stolen the root comes first: its word must not count a moment longer.

use super::plan::{How, Plan, Write};
use super::{Fault, Published, Secret, sign};
use crate::envelope::Role;
use crate::json::Value;
use crate::key::Key;
use crate::meta::{Described, Root, Targets};
use std::collections::BTreeMap;

const DAY: i64 = 86_400;

/// Days that each role's metadata is good for (facts §1.5).
pub const DAYS: [(&str, i64); 4] = [("root", 365), ("targets", 90), ("snapshot", 30), ("timestamp", 7)];

/// A repository's next state.
pub struct Draft<'a> {
    pub(super) before: &'a Published,
    pub(super) now: i64,
    pub(super) targets: Targets,
    pub(super) content: Vec<Write>,
    root: Root,
    delegated: BTreeMap<String, Targets>,
    /// Root, targets, snapshot, timestamp: to be signed anew though nothing in them changes.
    renew: [bool; 4],
    stolen: bool,
}

impl<'a> Draft<'a> {
    /// The state that follows `before`, at `now` (seconds since 1970).
    pub fn new(before: &'a Published, now: i64) -> Draft<'a> {
        Draft {
            before,
            now,
            targets: before.targets.clone(),
            content: Vec::new(),
            root: before.root.clone(),
            delegated: BTreeMap::new(),
            renew: [false; 4],
            stolen: false,
        }
    }

    /// The document of a delegated role, to change; a new one where it has published nothing yet.
    pub(super) fn delegated(&mut self, role: &str) -> Result<&mut Targets, Fault> {
        allowed(&self.targets, role)?;
        let nothing = || Targets { version: 0, expires: 0, targets: BTreeMap::new(), delegations: None };
        let first = || self.before.delegated.get(role).cloned().unwrap_or_else(nothing);
        Ok(self.delegated.entry(role.to_owned()).or_insert_with(first))
    }

    /// New expiries: of the timestamp always, of the snapshot when half its time is over, of targets and root if asked.
    pub fn refresh(&mut self, targets: bool, root: bool) {
        let half = self.before.snapshot.expires - self.now < days("snapshot") / 2;
        self.renew = [root, targets, half, true];
    }

    /// Another key for a role, top-level or delegated. `stolen`: what the old key signs must count no longer.
    ///
    /// # Errors
    /// [`Fault::Unknown`] where there is no such role, or the old key is none of its keys.
    pub fn rotate(&mut self, role: &str, old: &Key, new: &Key, stolen: bool) -> Result<(), Fault> {
        self.stolen |= stolen;
        if let Some(it) = top_mut(&mut self.root, role) {
            exchange(it, old, new)?;
            self.root.keys.insert(new.id(), new.clone());
            let root = &self.root;
            let named = [&root.root, &root.targets, &root.snapshot, &root.timestamp];
            let named: Vec<String> = named.iter().flat_map(|it| it.keyids.iter().cloned()).collect();
            self.root.keys.retain(|id, _| named.contains(id));
            self.renew[1] |= role == "targets";
            self.renew[2] |= role == "snapshot";
            return Ok(());
        }
        let missing = || Fault::Unknown(format!("role {role}"));
        let all = self.targets.delegations.as_mut().ok_or_else(missing)?;
        let it = all.roles.iter_mut().find(|it| it.name == role).ok_or_else(missing)?;
        exchange(&mut it.role, old, new)?;
        all.keys.insert(new.id(), new.clone());
        let named: Vec<String> = all.roles.iter().flat_map(|it| it.role.keyids.iter().cloned()).collect();
        all.keys.retain(|id, _| named.contains(id));
        if self.before.delegated.contains_key(role) {
            self.delegated(role)?;
        }
        Ok(())
    }

    /// Counts up, signs and orders what has changed.
    ///
    /// # Errors
    /// [`Fault::Keys`] where too few of a role's keys are at hand; [`Fault::FarForward`].
    pub fn finish(self, secrets: &[Secret]) -> Result<Plan, Fault> {
        let (before, now) = (self.before, self.now);
        let [renew_root, renew_targets, renew_snapshot, renew_timestamp] = self.renew;
        let mut writes = self.content;
        let mut listed = BTreeMap::new();
        // Both halves of a delegation change with one timestamp: its new keys are enough.
        for (name, it) in self.delegated {
            let version = before.next(&name, it.version, self.stolen)?;
            let next = Targets { version, expires: now + days("targets"), ..it };
            let bytes = seal(&name, next.to_value(), &[allowed(&self.targets, &name)?], secrets)?;
            listed.insert(name.clone(), Described::new(version, &bytes));
            writes.push(write(format!("metadata/{version}.{name}.json"), bytes, How::New));
        }
        // Where nothing was stolen, what is signed now must be good under the old root and the new one.
        let roots = if self.stolen { vec![&self.root] } else { vec![&self.root, &before.root] };
        let top = |name: &str, value: Value| {
            let roles: Vec<&Role> = roots.iter().filter_map(|root| top(root, name)).collect();
            seal(name, value, &roles, secrets)
        };
        if renew_targets || self.targets != before.targets {
            let version = before.next("targets", before.targets.version, self.stolen)?;
            let next = Targets { version, expires: now + days("targets"), ..self.targets };
            let bytes = top("targets", next.to_value())?;
            listed.insert("targets".into(), Described::new(version, &bytes));
            writes.push(write(format!("metadata/{version}.targets.json"), bytes, How::New));
        }
        let snapshot = renew_snapshot || !listed.is_empty();
        let mut timestamp = before.timestamp.clone();
        let rooted = renew_root || self.root != before.root;
        let same = self.root.timestamp == before.root.timestamp;
        let polled = snapshot || renew_timestamp || !rooted || !same;
        if snapshot {
            let mut next = before.snapshot.clone();
            next.roles.extend(listed);
            next.version = before.next("snapshot", before.snapshot.version, self.stolen)?;
            next.expires = now + days("snapshot");
            let bytes = top("snapshot", next.to_value())?;
            timestamp.snapshot = Described::new(next.version, &bytes);
            writes.push(write(format!("metadata/{}.snapshot.json", next.version), bytes, How::New));
        }
        let mut last = Vec::new();
        if polled {
            timestamp.version = before.next("timestamp", timestamp.version, self.stolen)?;
            timestamp.expires = now + days("timestamp");
            let bytes = top("timestamp", timestamp.to_value())?;
            last.push(write("metadata/timestamp.json".into(), bytes, How::Swap));
        }
        if rooted {
            let version = before.root.version.checked_add(1).ok_or_else(|| Fault::FarForward("root".into()))?;
            let next = Root { version, expires: now + days("root"), ..self.root.clone() };
            // As the root before it asks, and as it asks itself (TUF 5.3.4), also where a key was stolen.
            let bytes = seal("root", next.to_value(), &[&self.root.root, &before.root.root], secrets)?;
            let at = if self.stolen { 0 } else { last.len() };
            last.insert(at, write(format!("metadata/{version}.root.json"), bytes, How::New));
        }
        writes.extend(last);
        Ok(writes)
    }
}

/// Seconds that a role's metadata is good for.
pub(super) fn days(role: &str) -> i64 {
    DAYS.iter().find(|(it, _)| *it == role).map_or(DAY, |(_, days)| days * DAY)
}

pub(super) fn write(path: String, bytes: Vec<u8>, how: How) -> Write {
    Write { path, bytes, how }
}

/// The file, signed by all the keys at hand that any of these roles knows; each role's threshold must be met.
pub(super) fn seal(name: &str, value: Value, roles: &[&Role], secrets: &[Secret]) -> Result<Vec<u8>, Fault> {
    let may = |role: &Role, it: &Secret| role.keyids.contains(&it.key().id());
    for role in roles {
        let mut ids: Vec<String> = secrets.iter().filter(|it| may(role, it)).map(|it| it.key().id()).collect();
        ids.sort();
        ids.dedup();
        if ids.len() < role.threshold {
            return Err(Fault::Keys { role: name.into(), have: ids.len(), need: role.threshold });
        }
    }
    let signers: Vec<&Secret> = secrets.iter().filter(|it| roles.iter().any(|role| may(role, it))).collect();
    Ok(sign(value, &signers).write())
}

/// A top-level role of a root.
pub fn top<'a>(root: &'a Root, role: &str) -> Option<&'a Role> {
    match role {
        "root" => Some(&root.root),
        "targets" => Some(&root.targets),
        "snapshot" => Some(&root.snapshot),
        "timestamp" => Some(&root.timestamp),
        _ => None,
    }
}

fn top_mut<'a>(root: &'a mut Root, role: &str) -> Option<&'a mut Role> {
    match role {
        "root" => Some(&mut root.root),
        "targets" => Some(&mut root.targets),
        "snapshot" => Some(&mut root.snapshot),
        "timestamp" => Some(&mut root.timestamp),
        _ => None,
    }
}

fn allowed<'a>(targets: &'a Targets, role: &str) -> Result<&'a Role, Fault> {
    let missing = || Fault::Unknown(format!("role {role}"));
    let all = targets.delegations.as_ref().ok_or_else(missing)?;
    all.roles.iter().find(|it| it.name == role).map(|it| &it.role).ok_or_else(missing)
}

fn exchange(role: &mut Role, old: &Key, new: &Key) -> Result<(), Fault> {
    if role.keyids.contains(&new.id()) {
        return Err(Fault::Unusable("the new key is the role's already".into()));
    }
    if !role.keyids.remove(&old.id()) {
        return Err(Fault::Unknown("such key in this role (--old-key)".into()));
    }
    role.keyids.insert(new.id());
    Ok(())
}
