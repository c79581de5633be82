//! Why something was not believed, and the word for it that devices report.
//!
//! Must never carry what a host wrote: names are our own, texts are constants or what the JSON reader says.

use thiserror::Error;

/// How a cycle ended, in one of the words that devices report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Nothing new.
    UpToDate,
    /// Something new is trusted.
    Success,
    /// The host did not answer, or not with what was asked for.
    NetworkError,
    /// Too few right signatures.
    SignatureError,
    /// What came has expired.
    Expired,
    /// What came is older than what was there.
    Rollback,
    /// A length or a hash is not what was promised.
    HashError,
    /// What came is not what it should be.
    ParseError,
    /// A pack that does not compile (the device says so).
    CompileError,
    /// A pack that fails its own proof (the device says so).
    SelftestError,
    /// Later again.
    Backoff,
    /// Nothing newer came, and what is there has expired.
    Stale,
    /// The pack wants a newer extension.
    AppTooOld,
    /// The device could not keep what came.
    StorageError,
}

impl Status {
    /// Every word.
    pub const ALL: [Status; 14] = [
        Status::UpToDate,
        Status::Success,
        Status::NetworkError,
        Status::SignatureError,
        Status::Expired,
        Status::Rollback,
        Status::HashError,
        Status::ParseError,
        Status::CompileError,
        Status::SelftestError,
        Status::Backoff,
        Status::Stale,
        Status::AppTooOld,
        Status::StorageError,
    ];

    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            Status::UpToDate => "up-to-date",
            Status::Success => "success",
            Status::NetworkError => "network_error",
            Status::SignatureError => "signature_error",
            Status::Expired => "expired",
            Status::Rollback => "rollback",
            Status::HashError => "hash_error",
            Status::ParseError => "parse_error",
            Status::CompileError => "compile_error",
            Status::SelftestError => "selftest_error",
            Status::Backoff => "backoff",
            Status::Stale => "stale",
            Status::AppTooOld => "app_too_old",
            Status::StorageError => "storage_error",
        }
    }

    /// The status of a word.
    pub fn of(word: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// Why something was not believed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// It is not there, though something says it is.
    #[error("{0} is not there")]
    Missing(String),
    /// The host does not answer.
    #[error("{0} cannot be fetched")]
    Unreachable(String),
    /// More bytes than there may be.
    #[error("{0} is longer than it may be")]
    TooLong(String),
    /// Not the promised length or hash.
    #[error("{0} does not have the promised length and hash")]
    Hash(String),
    /// Not the root that is pinned.
    #[error("the root is not the one that is pinned")]
    Pin,
    /// No metadata of this profile.
    #[error("{0}")]
    Parse(String),
    /// Too few right signatures.
    #[error("{role}: {signed} of {threshold} signatures")]
    Signature {
        /// Whose they should be.
        role: String,
        /// How many keys signed.
        signed: usize,
        /// How many must.
        threshold: usize,
    },
    /// A version that is not the one in its name, or not the one that was promised.
    #[error("{role}: version {found} where {wanted} was promised")]
    Version {
        /// Whose.
        role: String,
        /// What was promised.
        wanted: u64,
        /// What came.
        found: u64,
    },
    /// Older than what was there.
    #[error("{role}: version {found} after {known}")]
    Rollback {
        /// Whose.
        role: String,
        /// What was there.
        known: u64,
        /// What came.
        found: u64,
    },
    /// The same version with other contents.
    #[error("{0}: another text under the same version")]
    Changed(String),
    /// A role that was listed is no longer.
    #[error("{0} is no longer listed")]
    Dropped(String),
    /// Expired at this time, in seconds since 1970.
    #[error("{role} has expired")]
    Expired {
        /// Whose.
        role: String,
        /// Since when.
        since: i64,
    },
    /// As [`Refusal::Expired`], and nothing newer came.
    #[error("nothing new since {role} has expired")]
    Stale {
        /// Whose.
        role: String,
        /// Since when.
        since: i64,
    },
    /// More new roots than one cycle reads; the next goes on.
    #[error("more new roots than are read at once")]
    ManyRoots,
    /// Nobody who may lists this target.
    #[error("{0} is not listed")]
    Unlisted(String),
    /// The pack wants a newer extension.
    #[error("{target} needs version {needs} of the extension")]
    App {
        /// Which.
        target: String,
        /// The oldest that may run it.
        needs: String,
    },
    /// A pack whose build or proof failed here before.
    #[error("{target} failed before: {}", .why.word())]
    Quarantined {
        /// Which.
        target: String,
        /// How.
        why: Status,
    },
    /// The device could not keep this.
    #[error("{0} could not be kept")]
    Full(String),
    /// An answer to something that was not asked.
    #[error("an answer to nothing that was asked")]
    Unasked,
}

impl Refusal {
    pub(crate) fn parse(what: impl Into<String>) -> Refusal {
        Refusal::Parse(what.into())
    }

    /// The word for it.
    pub fn status(&self) -> Status {
        match self {
            Refusal::Missing(_) | Refusal::Unreachable(_) | Refusal::Unasked => Status::NetworkError,
            Refusal::TooLong(_) | Refusal::Hash(_) => Status::HashError,
            Refusal::Pin | Refusal::Signature { .. } => Status::SignatureError,
            Refusal::Parse(_) | Refusal::Version { .. } | Refusal::Unlisted(_) => Status::ParseError,
            Refusal::Rollback { .. } | Refusal::Changed(_) | Refusal::Dropped(_) => Status::Rollback,
            Refusal::Expired { .. } => Status::Expired,
            Refusal::Stale { .. } => Status::Stale,
            Refusal::ManyRoots => Status::Backoff,
            Refusal::App { .. } => Status::AppTooOld,
            Refusal::Quarantined { why, .. } => *why,
            Refusal::Full(_) => Status::StorageError,
        }
    }
}

impl From<crate::json::Fault> for Refusal {
    fn from(fault: crate::json::Fault) -> Refusal {
        Refusal::Parse(fault.to_string())
    }
}
