//! Fields of metadata, one by one; every fault says which.
//!
//! Must never take one type for another.

use super::SPEC;
use crate::envelope::Role;
use crate::json::{Object, Value, object};
use crate::key::{Key, digest};
use crate::refusal::Refusal;
use crate::{instant, json};
use std::collections::{BTreeMap, BTreeSet};

/// An object whose fields are asked for by name.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a>(pub(super) &'a Object);

fn wrong(name: &str) -> Refusal {
    Refusal::parse(format!("{name} is missing or not what it should be"))
}

impl<'a> Fields<'a> {
    pub(super) fn of(value: &'a Value, what: &str) -> Result<Self, Refusal> {
        if let Value::Object(it) = value { Ok(Fields(it)) } else { Err(wrong(what)) }
    }

    pub(super) fn text(self, name: &str) -> Result<&'a str, Refusal> {
        if let Some(Value::Text(it)) = self.0.get(name) { Ok(it) } else { Err(wrong(name)) }
    }

    pub(super) fn whole(self, name: &str) -> Result<u64, Refusal> {
        let Some(Value::Int(it)) = self.0.get(name) else { return Err(wrong(name)) };
        u64::try_from(*it).map_err(|_| wrong(name))
    }

    pub(super) fn truth(self, name: &str) -> Result<bool, Refusal> {
        if let Some(Value::Bool(it)) = self.0.get(name) { Ok(*it) } else { Err(wrong(name)) }
    }

    pub(super) fn object(self, name: &str) -> Result<&'a Object, Refusal> {
        if let Some(Value::Object(it)) = self.0.get(name) { Ok(it) } else { Err(wrong(name)) }
    }

    pub(super) fn list(self, name: &str) -> Result<&'a [Value], Refusal> {
        if let Some(Value::List(it)) = self.0.get(name) { Ok(it) } else { Err(wrong(name)) }
    }

    /// Texts, each once.
    pub(super) fn texts(self, name: &str) -> Result<Vec<&'a str>, Refusal> {
        let mut seen = BTreeSet::new();
        let mut texts = Vec::new();
        for it in self.list(name)? {
            match it {
                Value::Text(it) if seen.insert(it) => texts.push(it.as_str()),
                _ => return Err(wrong(name)),
            }
        }
        Ok(texts)
    }

    pub(super) fn has(self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    pub(super) fn time(self, name: &str) -> Result<i64, Refusal> {
        instant::parse(self.text(name)?).ok_or_else(|| wrong(name))
    }

    /// A length and SHA-256; other hashes beside it are not looked at.
    pub(super) fn sha256(self) -> Result<[u8; 32], Refusal> {
        digest(Fields(self.object("hashes")?).text("sha256")?).ok_or_else(|| wrong("sha256"))
    }

    /// Refuses names that are not among these.
    pub(super) fn only(self, names: &[&str]) -> Result<(), Refusal> {
        let known = self.0.keys().all(|it| names.contains(&it.as_str()));
        if known { Ok(()) } else { Err(Refusal::parse("a field that is not known")) }
    }

    /// Who signs, and that their keys are there.
    pub(super) fn role(self, keys: &BTreeMap<String, Key>) -> Result<Role, Refusal> {
        let keyids: BTreeSet<String> = self.texts("keyids")?.into_iter().map(str::to_owned).collect();
        let threshold = usize::try_from(self.whole("threshold")?).map_err(|_| wrong("threshold"))?;
        if threshold == 0 {
            return Err(wrong("threshold"));
        }
        if !keyids.iter().all(|id| keys.contains_key(id)) {
            return Err(Refusal::parse("a role's key is not among the keys"));
        }
        Ok(Role { keyids, threshold })
    }
}

/// What every role's metadata begins with: its version and when it expires.
pub(super) fn head(signed: Fields<'_>, kind: &str) -> Result<(u64, i64), Refusal> {
    if signed.text("_type")? != kind {
        return Err(Refusal::parse(format!("not of type {kind}")));
    }
    let spec = signed.text("spec_version")?;
    let (major, minor) = SPEC.rsplit_once('.').map_or(("", ""), |it| it);
    let patch = spec.strip_prefix(major).and_then(|it| it.strip_prefix('.'));
    if minor.is_empty() || !patch.is_some_and(|it| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit())) {
        return Err(Refusal::parse("another version of TUF"));
    }
    let version = signed.whole("version")?;
    if version == 0 {
        return Err(wrong("version"));
    }
    Ok((version, signed.time("expires")?))
}

/// The same, to be written.
pub(super) fn write_head(kind: &str, version: u64, expires: i64) -> Object {
    let head = [
        ("_type", kind.into()),
        ("spec_version", SPEC.into()),
        ("version", whole(version)),
        ("expires", instant::write(expires).into()),
    ];
    head.into_iter().map(|(name, it): (&str, Value)| (name.to_owned(), it)).collect()
}

/// A number; beyond what JSON keeps it is the largest that is kept.
pub(super) fn whole(it: u64) -> Value {
    Value::Int(i64::try_from(it).map_or(json::MOST, |it| it.min(json::MOST)))
}

pub(super) fn write_hashes(sha256: &[u8; 32]) -> Value {
    object([("sha256", hex::encode(sha256).into())])
}

pub(super) fn write_role(role: &Role) -> Object {
    let ids: Vec<Value> = role.keyids.iter().map(|id| id.clone().into()).collect();
    let threshold = whole(u64::try_from(role.threshold).unwrap_or(u64::MAX));
    [("keyids".to_owned(), ids.into()), ("threshold".to_owned(), threshold)].into()
}

pub(super) fn write_keys(keys: &BTreeMap<String, Key>) -> Value {
    Value::Object(keys.iter().map(|(id, key)| (id.clone(), key.to_value())).collect())
}
