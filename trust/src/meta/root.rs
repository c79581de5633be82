//! The root: whose keys count for which role (TUF 4.3).

use super::fields::{Fields, head, write_head, write_keys, write_role};
use crate::envelope::Role;
use crate::json::Value;
use crate::key::{self, Key};
use crate::refusal::Refusal;
use std::collections::BTreeMap;

/// Whose keys count for which role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// Counted from one, one more with each root.
    pub version: u64,
    /// Seconds since 1970.
    pub expires: i64,
    /// Every key by its id.
    pub keys: BTreeMap<String, Key>,
    /// For the root itself.
    pub root: Role,
    /// For the timestamp.
    pub timestamp: Role,
    /// For the snapshot.
    pub snapshot: Role,
    /// For the targets.
    pub targets: Role,
}

impl Root {
    /// Reads what a root's envelope has signed.
    ///
    /// # Errors
    /// [`Refusal::Parse`] of what is no root of this profile.
    pub fn read(signed: &Value) -> Result<Root, Refusal> {
        let signed = Fields::of(signed, "signed")?;
        let (version, expires) = head(signed, "root")?;
        if !signed.truth("consistent_snapshot")? {
            return Err(Refusal::parse("a repository without consistent snapshots"));
        }
        let keys = key::read_all(signed.object("keys")?)?;
        let roles = Fields(signed.object("roles")?);
        let role = |name| Fields(roles.object(name)?).role(&keys);
        let (root, timestamp) = (role("root")?, role("timestamp")?);
        let (snapshot, targets) = (role("snapshot")?, role("targets")?);
        Ok(Root { version, expires, keys, root, timestamp, snapshot, targets })
    }

    /// What is to be signed.
    pub fn to_value(&self) -> Value {
        let mut it = write_head("root", self.version, self.expires);
        it.insert("consistent_snapshot".into(), true.into());
        it.insert("keys".into(), write_keys(&self.keys));
        let roles = [
            ("root", &self.root),
            ("timestamp", &self.timestamp),
            ("snapshot", &self.snapshot),
            ("targets", &self.targets),
        ];
        let roles = roles.map(|(name, role)| (name.to_owned(), Value::Object(write_role(role))));
        it.insert("roles".into(), Value::Object(roles.into()));
        Value::Object(it)
    }
}
