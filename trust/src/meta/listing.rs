//! Timestamp and snapshot: which versions belong together (TUF 4.4, 4.6).

use super::fields::{Fields, head, whole, write_hashes, write_head};
use crate::json::{Object, Value};
use crate::refusal::Refusal;
use crate::{name, sha256};
use std::collections::BTreeMap;

/// What one metadata file says of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// Its version.
    pub version: u64,
    /// Its length in bytes, if said.
    pub length: Option<u64>,
    /// Its SHA-256, if said.
    pub sha256: Option<[u8; 32]>,
}

impl Described {
    /// What is to be said of a file.
    pub fn new(version: u64, bytes: &[u8]) -> Described {
        let length = u64::try_from(bytes.len()).ok();
        Described { version, length, sha256: Some(sha256(bytes)) }
    }

    fn read(value: &Value) -> Result<Described, Refusal> {
        let it = Fields::of(value, "meta")?;
        let version = it.whole("version")?;
        if version == 0 {
            return Err(Refusal::parse("a version of 0"));
        }
        let length = if it.has("length") { Some(it.whole("length")?) } else { None };
        let sha256 = if it.has("hashes") { Some(it.sha256()?) } else { None };
        Ok(Described { version, length, sha256 })
    }

    fn to_value(&self) -> Value {
        let mut it = Object::from([("version".to_owned(), whole(self.version))]);
        if let Some(length) = self.length {
            it.insert("length".into(), whole(length));
        }
        if let Some(sha256) = &self.sha256 {
            it.insert("hashes".into(), write_hashes(sha256));
        }
        Value::Object(it)
    }

    /// Whether a file's bytes are those that are meant.
    pub fn fits(&self, bytes: &[u8]) -> bool {
        self.length.is_none_or(|it| u64::try_from(bytes.len()) == Ok(it))
            && self.sha256.is_none_or(|it| sha256(bytes) == it)
    }
}

/// Which snapshot is the newest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timestamp {
    /// Counted upwards.
    pub version: u64,
    /// Seconds since 1970.
    pub expires: i64,
    /// The snapshot.
    pub snapshot: Described,
}

impl Timestamp {
    /// Reads what a timestamp's envelope has signed.
    ///
    /// # Errors
    /// [`Refusal::Parse`] of what is no timestamp of this profile.
    pub fn read(signed: &Value) -> Result<Timestamp, Refusal> {
        let signed = Fields::of(signed, "signed")?;
        let (version, expires) = head(signed, "timestamp")?;
        let meta = signed.object("meta")?;
        let (1, Some(snapshot)) = (meta.len(), meta.get("snapshot.json")) else {
            return Err(Refusal::parse("a timestamp lists the snapshot and nothing else"));
        };
        Ok(Timestamp { version, expires, snapshot: Described::read(snapshot)? })
    }

    /// What is to be signed.
    pub fn to_value(&self) -> Value {
        let mut it = write_head("timestamp", self.version, self.expires);
        let meta = Object::from([("snapshot.json".to_owned(), self.snapshot.to_value())]);
        it.insert("meta".into(), Value::Object(meta));
        Value::Object(it)
    }
}

/// Which targets files belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Counted upwards.
    pub version: u64,
    /// Seconds since 1970.
    pub expires: i64,
    /// By role: `targets`, and the delegated ones.
    pub roles: BTreeMap<String, Described>,
}

impl Snapshot {
    /// Reads what a snapshot's envelope has signed.
    ///
    /// # Errors
    /// [`Refusal::Parse`] of what is no snapshot of this profile.
    pub fn read(signed: &Value) -> Result<Snapshot, Refusal> {
        let signed = Fields::of(signed, "signed")?;
        let (version, expires) = head(signed, "snapshot")?;
        let mut roles = BTreeMap::new();
        for (file, value) in signed.object("meta")? {
            let role = file.strip_suffix(".json").filter(|it| *it == "targets" || name::role(it));
            let role = role.ok_or_else(|| Refusal::parse("a role with a name that is not allowed"))?;
            roles.insert(role.to_owned(), Described::read(value)?);
        }
        if !roles.contains_key("targets") {
            return Err(Refusal::parse("a snapshot lists the targets"));
        }
        Ok(Snapshot { version, expires, roles })
    }

    /// What is to be signed.
    pub fn to_value(&self) -> Value {
        let mut it = write_head("snapshot", self.version, self.expires);
        let meta = self.roles.iter().map(|(role, it)| (format!("{role}.json"), it.to_value())).collect();
        it.insert("meta".into(), Value::Object(meta));
        Value::Object(it)
    }
}
