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

use crate::pack::{Announcement, Limit, Phrase, Promo, Reminder, Site, StartLine, Team};
use crate::phrase::{Learned, Library, Query, Suggestion};
use crate::remark::Composer;
use crate::wording::{Checked, Context, Engine};
use std::cell::OnceCell;

/// One agent's engines over one pack.
pub struct Desk {
    name: String,
    version: String,
    sites: Vec<Site>,
    wording: Engine,
    /// The other engines' part of the pack: read when first asked for, and again when the agent's own phrases change.
    rest: Vec<u8>,
    work: OnceCell<Work>,
    own: Own,
}

/// What is one agent's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Own {
    /// His phrases.
    pub phrases: Vec<Phrase>,
    /// What his use of all phrases has taught.
    pub learned: Learned,
}

/// The engines beyond the guard.
struct Work {
    phrases: Library,
    remarks: Composer,
    limits: Vec<Limit>,
    promos: Vec<Promo>,
    team: Team,
    announcements: Vec<Announcement>,
    reminders: Vec<Reminder>,
    start: Vec<StartLine>,
}

impl Work {
    fn read(bytes: &[u8], own: &Own) -> Result<Self, LoadError> {
        let codec::Work { phrases, limits, promos, remarks, team, announcements, reminders, start } =
            codec::read_work(bytes)?;
        let mut phrases = Library::with_own(phrases, &own.phrases).map_err(LoadError::Damaged)?;
        phrases.learn(&own.learned);
        let remarks = Composer::new(remarks, &team);
        Ok(Self { phrases, remarks, limits, promos, team, announcements, reminders, start })
    }
}

impl Desk {
    /// Loads a built pack.
    ///
    /// # Errors
    /// If the bytes are no built pack, are of another engine format, or are damaged.
    pub fn load(bytes: &[u8]) -> Result<Self, LoadError> {
        Self::load_for(bytes, Own::default())
    }

    /// The same for an agent who has something of his own.
    ///
    /// # Errors
    /// As [`Desk::load`].
    pub fn load_for(bytes: &[u8], own: Own) -> Result<Self, LoadError> {
        let desk = Self { own, ..Self::load_guard(bytes)? };
        let work = Work::read(&desk.rest, &desk.own)?;
        let _ = desk.work.set(work);
        Ok(desk)
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
        Ok(Self { name, version, sites, wording, rest: built.work, work: OnceCell::new(), own: Own::default() })
    }

    fn work(&self) -> &Work {
        self.work.get_or_init(|| {
            Work::read(&self.rest, &self.own).unwrap_or_else(|_| Work {
                phrases: Library::default(),
                remarks: Composer::new(Vec::new(), &Team::default()),
                limits: Vec::new(),
                promos: Vec::new(),
                team: Team::default(),
                announcements: Vec::new(),
                reminders: Vec::new(),
                start: Vec::new(),
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

    /// What is the agent's own.
    pub fn own(&self) -> &Own {
        &self.own
    }

    /// From now on the agent's own phrases stand beside the pack's, and what his use has taught counts. False if it did
    /// already.
    pub fn take_own(&mut self, own: Own) -> bool {
        let changed = own != self.own;
        if own.phrases != self.own.phrases {
            self.work = OnceCell::new();
        } else if let Some(work) = self.work.get_mut() {
            work.phrases.learn(&own.learned);
        }
        self.own = own;
        changed
    }

    /// What composes and reads order remarks (rows R1–R12).
    pub fn remarks(&self) -> &Composer {
        &self.work().remarks
    }

    /// The limits, for a [`crate::timing::Clocks`] of one's own (rows T1–T12).
    pub fn limits(&self) -> &[Limit] {
        &self.work().limits
    }

    /// The promo periods, for the same.
    pub fn promos(&self) -> &[Promo] {
        &self.work().promos
    }

    /// What agents should know for a while; which of it now, [`Announcement::concerns`] says.
    pub fn announcements(&self) -> &[Announcement] {
        &self.work().announcements
    }

    /// What comes at a time of the day, for [`crate::timing::reminders`] (rows T14, T15).
    pub fn reminders(&self) -> &[Reminder] {
        &self.work().reminders
    }

    /// All of what to look at when a shift begins; which of it, [`StartLine::concerns`] says (rows S7, R17).
    pub fn start_lines(&self) -> &[StartLine] {
        &self.work().start
    }

    /// What to look at when the shift of that name begins (rows S7, R17).
    pub fn start_list(&self, shift: &str) -> impl Iterator<Item = &StartLine> {
        self.work().start.iter().filter(move |line| line.concerns(shift))
    }

    /// The wording engine itself, for proofs.
    #[cfg(feature = "source")]
    pub(crate) fn wording(&self) -> &Engine {
        &self.wording
    }
}
