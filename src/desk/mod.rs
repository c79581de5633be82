//! The desk: one agent's engines over one pack. The façade that page, office and command use.
//!
//! A pack is built once into bytes ([`build`], feature `source`) and loaded from them everywhere else ([`Desk::load`]).

#[cfg(feature = "source")]
mod build;
mod codec;
#[cfg(feature = "source")]
mod prove;
mod team;

#[cfg(feature = "source")]
pub use build::build;
pub use codec::{FORMAT, LoadError};
#[cfg(feature = "source")]
pub use prove::prove;

use crate::pack::{Limit, Site, Team};
use crate::phrase::{Library, Query, Suggestion};
use crate::remark::Composer;
use crate::wording::{Checked, Context, Engine};

/// One agent's engines over one pack.
pub struct Desk {
    name: String,
    version: String,
    sites: Vec<Site>,
    wording: Engine,
    phrases: Library,
    remarks: Composer,
    limits: Vec<Limit>,
    team: Team,
}

impl Desk {
    /// Loads a built pack.
    ///
    /// # Errors
    /// If the bytes are no built pack, are of another engine format, or are damaged.
    pub fn load(bytes: &[u8]) -> Result<Self, LoadError> {
        let built = codec::read(bytes)?;
        let wording = Engine::new(built.wording).map_err(LoadError::Damaged)?;
        let phrases = Library::new(built.phrases).map_err(LoadError::Damaged)?;
        Ok(Self {
            name: built.name,
            version: built.version,
            sites: built.sites,
            wording,
            phrases,
            remarks: Composer::new(built.remarks, &built.team),
            limits: built.limits,
            team: built.team,
        })
    }

    /// The pack's name.
    pub fn pack_name(&self) -> &str {
        &self.name
    }

    /// The pack's version.
    pub fn pack_version(&self) -> &str {
        &self.version
    }

    /// The sites the pack knows.
    pub fn sites(&self) -> &[Site] {
        &self.sites
    }

    /// Checks a draft before it is sent (rows W1–W17).
    pub fn check(&self, draft: &str, context: &Context) -> Checked<'_> {
        self.wording.check(draft, context)
    }

    /// Phrases that fit now, best first, at most `limit` (rows P1–P20).
    pub fn suggest(&self, query: &Query<'_>, limit: usize) -> Vec<Suggestion> {
        self.phrases.suggest(query, limit)
    }

    /// The phrases.
    pub fn phrases(&self) -> &Library {
        &self.phrases
    }

    /// What composes and reads order remarks (rows R1–R12).
    pub fn remarks(&self) -> &Composer {
        &self.remarks
    }

    /// The limits, for a [`crate::timing::Clocks`] of one's own (rows T1–T6).
    pub fn limits(&self) -> &[Limit] {
        &self.limits
    }

    /// The wording engine itself, for proofs.
    #[cfg(feature = "source")]
    pub(crate) fn wording(&self) -> &Engine {
        &self.wording
    }
}
