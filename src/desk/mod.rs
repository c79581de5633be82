//! The desk: one agent's engines over one pack. The façade that page, office and command use.
//!
//! A pack is built once into bytes ([`build`], feature `source`) and loaded from them everywhere else ([`Desk::load`]).

#[cfg(feature = "source")]
mod build;
mod codec;
#[cfg(feature = "source")]
mod prove;
#[cfg(feature = "source")]
mod prove_phrases;
mod team;

#[cfg(feature = "source")]
pub use build::build;
pub use codec::{FORMAT, LoadError};
#[cfg(feature = "source")]
pub use prove::{accept, prove};

use crate::pack::{Announcement, Limit, Site, Team};
use crate::phrase::{Library, Query, Suggestion};
use crate::remark::Composer;
use crate::wording::{Checked, Context, Engine};
use std::cell::OnceCell;

/// One agent's engines over one pack.
pub struct Desk {
    name: String,
    version: String,
    sites: Vec<Site>,
    wording: Engine,
    /// The other engines' part of the pack, until it is read.
    waiting: Vec<u8>,
    work: OnceCell<Work>,
}

/// The engines beyond the guard.
struct Work {
    phrases: Library,
    remarks: Composer,
    limits: Vec<Limit>,
    team: Team,
    announcements: Vec<Announcement>,
}

impl Work {
    fn read(bytes: &[u8]) -> Result<Self, LoadError> {
        let codec::Work { phrases, limits, remarks, team, announcements } = codec::read_work(bytes)?;
        let phrases = Library::new(phrases).map_err(LoadError::Damaged)?;
        Ok(Self { phrases, remarks: Composer::new(remarks, &team), limits, team, announcements })
    }
}

impl Desk {
    /// Loads a built pack.
    ///
    /// # Errors
    /// If the bytes are no built pack, are of another engine format, or are damaged.
    pub fn load(bytes: &[u8]) -> Result<Self, LoadError> {
        let desk = Self::load_guard(bytes)?;
        let work = Work::read(&desk.waiting)?;
        let _ = desk.work.set(work);
        Ok(Self { waiting: Vec::new(), ..desk })
    }

    /// Loads what the guard needs at once, the rest when it is first asked for: before a page's first script every
    /// millisecond counts. For a pack that was proved where it was built; a rest that is damaged is none.
    ///
    /// # Errors
    /// As [`Desk::load`], for the guard's part.
    pub fn load_guard(bytes: &[u8]) -> Result<Self, LoadError> {
        let built = codec::read(bytes)?;
        let wording = Engine::new(built.wording).map_err(LoadError::Damaged)?;
        let (name, version, sites) = (built.name, built.version, built.sites);
        Ok(Self { name, version, sites, wording, waiting: built.work, work: OnceCell::new() })
    }

    fn work(&self) -> &Work {
        self.work.get_or_init(|| {
            Work::read(&self.waiting).unwrap_or_else(|_| Work {
                phrases: Library::default(),
                remarks: Composer::new(Vec::new(), &Team::default()),
                limits: Vec::new(),
                team: Team::default(),
                announcements: Vec::new(),
            })
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

    /// Whether any wording rule is on trial (试运行).
    pub fn has_trials(&self) -> bool {
        self.wording.rules().iter().any(|rule| rule.trial)
    }

    /// Phrases that fit now, best first, at most `limit` (rows P1–P20).
    pub fn suggest(&self, query: &Query<'_>, limit: usize) -> Vec<Suggestion> {
        self.work().phrases.suggest(query, limit)
    }

    /// The phrases.
    pub fn phrases(&self) -> &Library {
        &self.work().phrases
    }

    /// What composes and reads order remarks (rows R1–R12).
    pub fn remarks(&self) -> &Composer {
        &self.work().remarks
    }

    /// The limits, for a [`crate::timing::Clocks`] of one's own (rows T1–T6).
    pub fn limits(&self) -> &[Limit] {
        &self.work().limits
    }

    /// What agents should know for a while; which of it now, [`Announcement::concerns`] says.
    pub fn announcements(&self) -> &[Announcement] {
        &self.work().announcements
    }

    /// The wording engine itself, for proofs.
    #[cfg(feature = "source")]
    pub(crate) fn wording(&self) -> &Engine {
        &self.wording
    }
}
