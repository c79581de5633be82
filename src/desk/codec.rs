//! A built pack as bytes.
//!
//! ```text
//! magic "小旗" (6 bytes of UTF-8) · engine format u16 little-endian · postcard of `Built`
//! ```
//! A cache format: it fits exactly one engine format and is made anew for another. What travels between people is
//! the pack's source, signed.

use crate::pack::{Announcement, Limit, Promo, RemarkForm, Reminder, Site, StartLine, Team};
use crate::{phrase, wording};
use serde::{Deserialize, Serialize};

const MAGIC: &[u8] = "小旗".as_bytes();

/// The engine format. Raise it with every change to what [`Built`] holds or means.
pub const FORMAT: u16 = 14;

/// What a built pack holds.
#[derive(Serialize, Deserialize)]
pub(super) struct Built {
    pub(super) name: String,
    pub(super) version: String,
    pub(super) sites: Vec<Site>,
    pub(super) wording: wording::Compiled,
    /// Postcard of [`Work`], by itself so that a page can read it later.
    #[serde(with = "serde_bytes")]
    pub(super) work: Vec<u8>,
}

/// What a desk needs beyond the guard.
#[derive(Serialize, Deserialize)]
pub(super) struct Work {
    pub(super) phrases: phrase::Compiled,
    pub(super) limits: Vec<Limit>,
    pub(super) promos: Vec<Promo>,
    pub(super) remarks: Vec<RemarkForm>,
    pub(super) team: Team,
    pub(super) announcements: Vec<Announcement>,
    pub(super) reminders: Vec<Reminder>,
    pub(super) start: Vec<StartLine>,
}

/// Why bytes could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// Not a built pack at all.
    #[error("these bytes are no built pack")]
    NoPack,
    /// Built by another version of the engine.
    #[error("built for engine format {0}, this engine reads format {FORMAT}")]
    OtherFormat(u16),
    /// A built pack, but broken.
    #[error("the built pack is damaged: {0}")]
    Damaged(String),
}

pub(super) fn read(bytes: &[u8]) -> Result<Built, LoadError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(LoadError::NoPack)?;
    let (format, body) = rest.split_first_chunk::<2>().ok_or(LoadError::NoPack)?;
    let format = u16::from_le_bytes(*format);
    if format != FORMAT {
        return Err(LoadError::OtherFormat(format));
    }
    postcard::from_bytes(body).map_err(|e| LoadError::Damaged(e.to_string()))
}

pub(super) fn read_work(bytes: &[u8]) -> Result<Work, LoadError> {
    postcard::from_bytes(bytes).map_err(|e| LoadError::Damaged(e.to_string()))
}

#[cfg(feature = "source")]
pub(super) fn write_work(work: &Work) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(work)
}

#[cfg(feature = "source")]
pub(super) fn write(built: &Built) -> Result<Vec<u8>, postcard::Error> {
    let mut bytes = [MAGIC, &FORMAT.to_le_bytes()].concat();
    bytes.extend(postcard::to_allocvec(built)?);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_bytes_are_named() {
        assert_eq!(read(b"").err(), Some(LoadError::NoPack));
        assert_eq!(read(b"PK\x03\x04zip").err(), Some(LoadError::NoPack));
        let old = [MAGIC, &[9, 9]].concat();
        assert_eq!(read(&old).err(), Some(LoadError::OtherFormat(0x0909)));
        let cut = [MAGIC, &FORMAT.to_le_bytes(), &[250]].concat();
        assert!(matches!(read(&cut).err(), Some(LoadError::Damaged(_))));
    }
}
