//! Names of what a device keeps, and the list of packs that failed on it.
//!
//! Must never name anything by what a host wrote: roles and targets have passed [`crate::name`] before.

use crate::json::{self, Object, Value};
use crate::key::digest;
use crate::refusal::Status;
use std::collections::BTreeMap;

pub(super) const TIMESTAMP: &str = "timestamp.json";
pub(super) const SNAPSHOT: &str = "snapshot.json";
pub(super) const TARGETS: &str = "targets.json";
/// What names of packs begin with.
pub const PACKS: &str = "pack/";
pub(super) const REFUSED: &str = "refused.json";

pub(super) fn root(version: u64) -> String {
    format!("{version}.root.json")
}

pub(super) fn role(name: &str) -> String {
    format!("role/{name}.json")
}

pub(super) fn pack(sha256: &[u8; 32]) -> String {
    format!("{PACKS}{}", hex::encode(sha256))
}

pub(super) fn active(target: &str) -> String {
    format!("active/{target}")
}

pub(super) fn before(target: &str) -> String {
    format!("before/{target}")
}

/// The hash in the name of a pack.
pub(super) fn pack_of(name: &str) -> Option<[u8; 32]> {
    digest(name.strip_prefix(PACKS)?)
}

/// Packs that failed, by hash, with the version of the list that wanted them.
pub(super) type Refused = BTreeMap<[u8; 32], (u64, Status)>;

pub(super) fn write_refused(refused: &Refused) -> Vec<u8> {
    let one = |(sha256, (version, status)): (&[u8; 32], &(u64, Status))| {
        let version = i64::try_from(*version).unwrap_or(json::MOST);
        (hex::encode(sha256), vec![Value::Int(version), status.word().into()].into())
    };
    let mut it = Object::new();
    it.extend(refused.iter().map(one));
    crate::canonical::file(&Value::Object(it))
}

/// What is not of this form is left out: at worst a pack fails once more.
pub(super) fn read_refused(bytes: &[u8]) -> Refused {
    let Ok(Value::Object(it)) = json::read(bytes) else { return Refused::new() };
    let one = |(sha256, it): (String, Value)| {
        let Value::List(it) = it else { return None };
        let [Value::Int(version), Value::Text(status)] = it.as_slice() else { return None };
        Some((digest(&sha256)?, (u64::try_from(*version).ok()?, Status::of(status)?)))
    };
    let mut refused = Refused::new();
    refused.extend(it.into_iter().filter_map(one));
    refused
}
