//! What is kept between two lives of the background: a record each, by name. Two slots for packs and a pointer that is
//! written last, so that whatever is cut short leaves the pack that was in force.

use super::host::{Full, Host};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::BTreeMap;
use xiaoqi::desk::FORMAT;
use xiaoqi_trust::{Hashes, PACKS, sha256};

/// The form of the records; another is as good as nothing, and made anew.
const FORM: u8 = 1;
/// Where the client's own things lie: metadata, packs, what vouches for them.
pub(super) const TRUST: &str = "trust/";
pub(super) const JOINED: &str = "joined";
pub(super) const INSTALL: &str = "install";
pub(super) const POINTER: &str = "pointer";
pub(super) const LOOKED: &str = "looked";

/// One of the two slots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Side {
    #[default]
    A,
    B,
}

impl Side {
    pub(super) fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::A => "slot-a",
            Self::B => "slot-b",
        }
    }
}

/// A compiled pack. What vouches for it lies with the client; this is a cache that can be made again from there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Slot {
    /// Its number here: the hash over its documents' names and hashes.
    pub(super) id: String,
    /// The engine's format that `compiled` is for.
    pub(super) format: u16,
    /// What pages load.
    #[serde(with = "serde_bytes")]
    pub(super) compiled: Vec<u8>,
    /// SHA-256 of that.
    pub(super) sha256: [u8; 32],
    /// Since when it is in force, in s since 1970.
    pub(super) since: i64,
}

impl Slot {
    /// Of a pack just compiled.
    pub(super) fn new(id: &str, compiled: Vec<u8>, since: i64) -> Self {
        let sha256 = sha256(&compiled);
        Self { id: id.to_owned(), format: FORMAT, compiled, sha256, since }
    }

    /// Whether it is this pack, for this engine, and as it was written.
    pub(super) async fn is(&self, id: &str, host: &impl Host) -> bool {
        self.id == id && self.format == FORMAT && hash(host, &self.compiled).await == self.sha256
    }
}

/// Which slot is in force, and how it fares.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Pointer {
    /// The slot in force.
    pub(super) side: Side,
    /// Its pack's number; empty: the bundled rules.
    pub(super) id: String,
    /// The target that came last: if the pack fails, it is to blame.
    pub(super) last: String,
    /// How often it was handed out since a page last said that it works.
    pub(super) boots: u8,
    /// How often a page failed over it.
    pub(super) traps: u8,
}

/// The number of a pack: a hash over what it is made of.
pub(super) fn id_of<'a>(documents: impl Iterator<Item = (&'a str, [u8; 32])>) -> String {
    let mut all = Vec::new();
    for (name, hash) in documents {
        all.extend(name.as_bytes());
        all.push(0);
        all.extend(hash);
    }
    hex::encode(sha256(&all))
}

/// SHA-256 by the browser, else by our own.
async fn hash(host: &impl Host, bytes: &[u8]) -> [u8; 32] {
    host.sha256(bytes).await.unwrap_or_else(|| sha256(bytes))
}

/// A record; nothing if there is none, or none of this form.
pub(super) async fn read<T: DeserializeOwned>(host: &impl Host, name: &str) -> Option<T> {
    decode(&host.read(name).await?)
}

/// Keeps a record.
pub(super) async fn write<T: Serialize>(host: &impl Host, name: &str, record: &T) -> Result<(), Full> {
    let mut bytes = vec![FORM];
    bytes.extend(postcard::to_allocvec(record).map_err(|_| Full)?);
    host.write(name, &bytes).await
}

fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let (form, rest) = bytes.split_first()?;
    if *form != FORM {
        return None;
    }
    postcard::from_bytes(rest).ok()
}

/// What the client kept, by its names, and the hashes of what is big.
pub(super) async fn trusted(host: &impl Host) -> (BTreeMap<String, Vec<u8>>, Hashes) {
    let (mut all, mut hashes) = (BTreeMap::new(), Hashes::new());
    for (name, bytes) in host.all(TRUST).await {
        let Some(name) = name.strip_prefix(TRUST) else { continue };
        if name.starts_with(PACKS) {
            hashes.insert(name.to_owned(), hash(host, &bytes).await);
        }
        all.insert(name.to_owned(), bytes);
    }
    (all, hashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_is_its_documents_by_name_and_content() {
        let id = |parts: &[(&str, u8)]| id_of(parts.iter().map(|(name, hash)| (*name, [*hash; 32])));
        assert_eq!(id(&[("a", 1), ("b", 2)]), id(&[("a", 1), ("b", 2)]));
        assert_ne!(id(&[("a", 1), ("b", 2)]), id(&[("b", 2), ("a", 1)]));
        assert_ne!(id(&[("a", 1)]), id(&[("a", 2)]));
    }

    #[test]
    fn a_record_of_another_form_is_none() {
        assert_eq!(decode::<Slot>(&[FORM + 1, 0]), None);
    }
}
