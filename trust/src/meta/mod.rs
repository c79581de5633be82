//! What the four roles say, read strictly (TUF 4.3–4.6). Fields that are not known are signed like the others and not used.
//!
//! Must never check a signature: [`crate::envelope`] does.

mod fields;
mod listing;
mod root;
mod targets;

pub use listing::{Described, Snapshot, Timestamp};
pub use root::Root;
pub use targets::{Custom, Delegated, Delegations, Rollout, Target, Targets};

/// The version of TUF that is written; of what is read, the first two numbers must be these.
pub const SPEC: &str = "1.0.34";

/// The schema of packs that is known.
pub const SCHEMA: &str = "xiaoqi-pack/1";

/// The most bytes of a root.
pub const ROOT_BYTES: u64 = 64 << 10;
/// The most bytes of a timestamp.
pub const TIMESTAMP_BYTES: u64 = 16 << 10;
/// The most bytes of a snapshot.
pub const SNAPSHOT_BYTES: u64 = 64 << 10;
/// The most bytes of a targets file, delegated ones too.
pub const TARGETS_BYTES: u64 = 512 << 10;
/// The most bytes of a target.
pub const PACK_BYTES: u64 = 2 << 20;
