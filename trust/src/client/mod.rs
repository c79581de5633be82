//! The client: what to fetch and keep next, and which packs are in force (TUF 5). It asks; its driver has the network, the
//! disk and the clock, and answers.
//!
//! Must never believe a host, nor what it kept itself: all is verified whenever it is read. Whatever goes wrong ends the
//! cycle and leaves what was trusted before; the next cycle begins anew.

mod cycle;
mod delegated;
mod restore;
mod select;
mod settle;
mod stored;
mod verify;
mod voucher;
mod writes;

use crate::meta::{Custom, Root, Snapshot, Targets, Timestamp};
use crate::refusal::{Refusal, Status};
use cycle::Cycle;
pub use restore::Hashes;
use std::collections::{BTreeMap, BTreeSet};
pub use stored::PACKS;
use voucher::Voucher;

/// What is pinned when a device is enrolled; the address is the driver's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    /// SHA-256 of the first root's file.
    pub root_sha256: [u8; 32],
    /// Which version that root is: 1, unless a later one was pinned after a key was lost.
    pub root_version: u64,
    /// The target that is the team's pack, `packs/core.json`; empty for none.
    pub channel: String,
    /// Targets of others: phrases, hints.
    pub delegated: Vec<String>,
}

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// The extension's version (semver); what is none counts as the oldest.
    pub app: String,
    /// What tells this install from others; chance, kept for good.
    pub install: Vec<u8>,
    /// Groups it belongs to, by policy.
    pub groups: Vec<String>,
}

/// What the driver is to do next, once, and then [`Client::answer`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Fetch this path below the repository's address; never take more bytes than this.
    Get {
        /// `metadata/timestamp.json`
        path: String,
        /// Bytes.
        limit: u64,
    },
    /// Keep these bytes under this name for good, in place of what was there: wholly or not at all.
    Keep {
        /// The name.
        name: String,
        /// The bytes.
        bytes: Vec<u8>,
    },
    /// Forget this name.
    Drop {
        /// The name.
        name: String,
    },
    /// The cycle is over; nothing is to be answered.
    Done(Outcome),
}

/// What came of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The whole of what was asked for.
    Bytes(Vec<u8>),
    /// The host says that there is no such thing (404, 403).
    Missing,
    /// There is more than the limit.
    TooLong,
    /// Anything else that kept it from being fetched.
    Unreachable,
    /// Kept, or forgotten.
    Kept,
    /// It could not be kept.
    Full,
}

/// A target in force for this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// What was asked for: the channel, or one of the delegated targets.
    pub target: String,
    /// What is listed for this device: the same, or what a rollout says for the others.
    pub listed: String,
    /// Bytes.
    pub length: u64,
    /// Of these bytes.
    pub sha256: [u8; 32],
    /// What the supervisor says of it.
    pub custom: Option<Custom>,
}

impl Wanted {
    /// The name under which its bytes are kept.
    pub fn stored(&self) -> String {
        stored::pack(&self.sha256)
    }
}

/// A target with its bytes, verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// Which.
    pub wanted: Wanted,
    /// What it is.
    pub bytes: Vec<u8>,
}

/// How a cycle ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// In one word.
    pub status: Status,
    /// Why, if it is not well.
    pub refusal: Option<Refusal>,
    /// What is wrong with single targets, while others are well.
    pub problems: Vec<(String, Refusal)>,
    /// Kept and verified, wanted and not yet active: to be built and proved, then [`Client::settle`]d.
    pub ready: Vec<Wanted>,
    /// What is trusted has expired, since then: 规则可能过期. Seconds since 1970.
    pub stale: Option<i64>,
}

/// What was found at a start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// What ran last, one for each target.
    pub active: Vec<Pack>,
    /// What ran before these.
    pub before: Vec<Pack>,
    /// Kept and wanted, not yet proved.
    pub ready: Vec<Pack>,
    /// What is kept and not believed, with the reason: damage, tampering, or the middle of a cycle.
    pub refused: Vec<(String, Refusal)>,
}

/// What came of building and proving a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is in force here now.
    Active,
    /// It is not, or no longer: [`Status::CompileError`], [`Status::SelftestError`]. It is not tried again before its listing
    /// changes.
    Refused(Status),
}

/// What is trusted now.
#[derive(Default)]
struct Trusted {
    /// From the pinned one to the one in force.
    chain: Vec<Root>,
    timestamp: Option<(Timestamp, crate::json::Value)>,
    snapshot: Option<Snapshot>,
    targets: Option<Targets>,
    /// Delegated, by role.
    roles: BTreeMap<String, Targets>,
}

/// A device's view of one repository.
pub struct Client {
    enrolment: Enrolment,
    device: Device,
    trusted: Trusted,
    /// Metadata as it is kept, by its stored name; read again before it is used.
    local: BTreeMap<String, Vec<u8>>,
    /// Every name that is kept.
    names: BTreeSet<String>,
    /// Packs that are kept.
    packs: Vec<[u8; 32]>,
    active: BTreeMap<String, Voucher>,
    before: BTreeMap<String, Voucher>,
    /// Packs that failed here, with the version of the list that wanted them.
    refused: BTreeMap<[u8; 32], (u64, Status)>,
    cycle: Option<Cycle>,
}
