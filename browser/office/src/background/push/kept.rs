//! What is kept between two lives of the background: a record each, by name. Two slots for packs and a pointer that is
//! written last, so that whatever is cut short leaves the pack that was in force.

use super::host::{Full, Host};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_bytes::ByteBuf;
use std::collections::BTreeMap;
use xiaoqi_trust::sha256;

/// The form of the records; another is as good as nothing, and fetched again.
const FORM: u8 = 1;
/// Where metadata lies, by its name in the repository.
pub(super) const PAPERS: &str = "papers/";
pub(super) const JOINED: &str = "joined";
pub(super) const INSTALL: &str = "install";
pub(super) const POINTER: &str = "pointer";
pub(super) const LOOKED: &str = "looked";

/// One of the two slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Side {
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

/// A pack with all that vouches for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Slot {
    /// Its number here: the hash over its documents' names and hashes.
    pub(super) id: String,
    /// The signed documents, by their targets' names, as they came.
    pub(super) documents: Vec<(String, ByteBuf)>,
    /// The metadata by which they were believed.
    pub(super) papers: BTreeMap<String, ByteBuf>,
    /// The engine's format that `compiled` is for.
    pub(super) format: u16,
    /// What pages load.
    pub(super) compiled: ByteBuf,
    /// SHA-256 of that.
    pub(super) compiled_sha256: [u8; 32],
    /// The pack's number as the supervisor counts.
    pub(super) version: u64,
    /// What has changed, as he says.
    pub(super) note: String,
    /// Since when it is in force, in s since 1970.
    pub(super) since: i64,
}

/// Which slot is in force, and how it fares.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Pointer {
    /// The slot in force; none: the bundled rules.
    pub(super) active: Option<Side>,
    /// Its pack's number.
    pub(super) id: String,
    /// How often it was handed out since a page last said that it works.
    pub(super) boots: u8,
    /// How often a page failed over it.
    pub(super) traps: u8,
    /// Packs that failed, which are not tried again until another is signed; the newest last.
    pub(super) bad: Vec<(String, String)>,
}

impl Pointer {
    /// Remembers that a pack failed, and how (in the words of `xiaoqi_trust::Status`).
    pub(super) fn condemn(&mut self, id: &str, status: &str) {
        self.bad.retain(|(known, _)| known != id);
        self.bad.push((id.to_owned(), status.to_owned()));
        let over = self.bad.len().saturating_sub(16);
        self.bad.drain(..over);
    }

    /// How a pack failed, if it did.
    pub(super) fn fault(&self, id: &str) -> Option<&str> {
        self.bad.iter().find(|(known, _)| known == id).map(|(_, status)| status.as_str())
    }
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

/// The metadata that is kept, by its name in the repository.
pub(super) async fn papers(host: &impl Host) -> BTreeMap<String, Vec<u8>> {
    let mut papers = BTreeMap::new();
    for name in host.names().await {
        if let Some(paper) = name.strip_prefix(PAPERS)
            && let Some(bytes) = host.read(&name).await
        {
            papers.insert(paper.to_owned(), bytes);
        }
    }
    papers
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
    fn the_last_packs_that_failed_are_remembered() {
        let mut pointer = Pointer::default();
        for n in 0..40 {
            pointer.condemn(&n.to_string(), "compile_error");
        }
        pointer.condemn("30", "selftest_error");
        assert_eq!((pointer.bad.len(), pointer.fault("30"), pointer.fault("3")), (16, Some("selftest_error"), None));
    }
}
