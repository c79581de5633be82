//! Whether metadata may be believed, given what is trusted (TUF 5.3–5.6). The same checks for what a host serves and for
//! what the device kept.
//!
//! Must never change anything. Never takes an argument for the time: expiry is asked apart, where it counts.

use super::Trusted;
use crate::envelope::Envelope;
use crate::json::Value;
use crate::key::Key;
use crate::meta::{Delegated, Described, Root, Snapshot, Targets, Timestamp};
use crate::refusal::Refusal;
use std::collections::BTreeMap;

/// The root after `last`, signed by enough of its keys and of its own (TUF 5.3.4, 5.3.5).
pub(super) fn next_root(last: &Root, bytes: &[u8]) -> Result<Root, Refusal> {
    let envelope = Envelope::read(bytes)?;
    envelope.verify("root", &last.root, &last.keys)?;
    let root = Root::read(&envelope.signed)?;
    envelope.verify("root", &root.root, &root.keys)?;
    let wanted = last.version.saturating_add(1);
    if root.version == wanted {
        Ok(root)
    } else {
        Err(Refusal::Version { role: "root".into(), wanted, found: root.version })
    }
}

/// The root that is pinned by its hash, signed by enough of its own keys.
pub(super) fn first_root(sha256: &[u8; 32], version: u64, bytes: &[u8]) -> Result<Root, Refusal> {
    if crate::sha256(bytes) != *sha256 {
        return Err(Refusal::Pin);
    }
    let envelope = Envelope::read(bytes)?;
    let root = Root::read(&envelope.signed)?;
    envelope.verify("root", &root.root, &root.keys)?;
    if root.version == version {
        Ok(root)
    } else {
        Err(Refusal::Version { role: "root".into(), wanted: version, found: root.version })
    }
}

/// Whether another root has other keys for timestamp or snapshot: then what these signed is forgotten (TUF 5.3.11).
pub(super) fn rotated(old: &Root, new: &Root) -> bool {
    old.timestamp.keyids != new.timestamp.keyids || old.snapshot.keyids != new.snapshot.keyids
}

fn not_older(role: &str, known: u64, found: u64) -> Result<(), Refusal> {
    if found < known { Err(Refusal::Rollback { role: role.into(), known, found }) } else { Ok(()) }
}

impl Trusted {
    /// The root in force.
    pub(super) fn root(&self) -> Option<&Root> {
        self.chain.last()
    }

    fn a_root(&self) -> Result<&Root, Refusal> {
        self.root().ok_or(Refusal::Pin)
    }

    /// A timestamp that is signed, and no older than the one that is trusted (TUF 5.4.2, 5.4.3).
    pub(super) fn timestamp(&self, bytes: &[u8]) -> Result<(Timestamp, Value), Refusal> {
        let root = self.a_root()?;
        let envelope = Envelope::read(bytes)?;
        envelope.verify("timestamp", &root.timestamp, &root.keys)?;
        let new = Timestamp::read(&envelope.signed)?;
        if let Some((old, signed)) = &self.timestamp {
            not_older("timestamp", old.version, new.version)?;
            if old.version == new.version && *signed != envelope.signed {
                return Err(Refusal::Changed("timestamp".into()));
            }
            not_older("snapshot", old.snapshot.version, new.snapshot.version)?;
        }
        Ok((new, envelope.signed))
    }

    /// The snapshot that a timestamp means, with no role less and none older than those that are trusted (TUF 5.5).
    pub(super) fn snapshot(&self, meant: &Described, bytes: &[u8]) -> Result<Snapshot, Refusal> {
        let root = self.a_root()?;
        let envelope = fitting("snapshot", meant, bytes)?;
        envelope.verify("snapshot", &root.snapshot, &root.keys)?;
        let new = Snapshot::read(&envelope.signed)?;
        same_version("snapshot", meant, new.version)?;
        if let Some(old) = &self.snapshot {
            for (role, known) in &old.roles {
                let found = new.roles.get(role).ok_or_else(|| Refusal::Dropped(role.clone()))?;
                not_older(role, known.version, found.version)?;
            }
        }
        Ok(new)
    }

    /// A snapshot that is signed, whichever: to remember how far things were.
    pub(super) fn signed_snapshot(&self, bytes: &[u8]) -> Result<Snapshot, Refusal> {
        let root = self.a_root()?;
        let envelope = Envelope::read(bytes)?;
        envelope.verify("snapshot", &root.snapshot, &root.keys)?;
        Snapshot::read(&envelope.signed)
    }

    /// The targets file that a snapshot means (TUF 5.6).
    pub(super) fn targets(&self, snapshot: &Snapshot, bytes: &[u8]) -> Result<Targets, Refusal> {
        let root = self.a_root()?;
        let meant = listed(snapshot, "targets")?;
        let envelope = fitting("targets", meant, bytes)?;
        envelope.verify("targets", &root.targets, &root.keys)?;
        let new = Targets::read(&envelope.signed)?;
        same_version("targets", meant, new.version)?;
        Ok(new)
    }
}

/// The file of a delegated role that a snapshot means, signed as its delegator says today (TUF 5.6.7).
pub(super) fn delegated(
    snapshot: &Snapshot,
    (role, keys): (&Delegated, &BTreeMap<String, Key>),
    bytes: &[u8],
) -> Result<Targets, Refusal> {
    let meant = listed(snapshot, &role.name)?;
    let envelope = fitting(&role.name, meant, bytes)?;
    envelope.verify(&role.name, &role.role, keys)?;
    let new = Targets::read_delegated(&envelope.signed)?;
    same_version(&role.name, meant, new.version)?;
    Ok(new)
}

/// What a snapshot says of a role.
pub(super) fn listed<'a>(snapshot: &'a Snapshot, role: &str) -> Result<&'a Described, Refusal> {
    snapshot.roles.get(role).ok_or_else(|| Refusal::Unlisted(role.into()))
}

fn fitting(role: &str, meant: &Described, bytes: &[u8]) -> Result<Envelope, Refusal> {
    if meant.fits(bytes) { Envelope::read(bytes) } else { Err(Refusal::Hash(role.into())) }
}

fn same_version(role: &str, meant: &Described, found: u64) -> Result<(), Refusal> {
    let (role, wanted) = (role.to_owned(), meant.version);
    if found == wanted { Ok(()) } else { Err(Refusal::Version { role, wanted, found }) }
}
