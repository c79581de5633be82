//! What stands in a repository, as far as one must know it to publish the next version.
//!
//! Must never be believed for itself: who publishes lets a [`crate::Client`] look first.

use super::Fault;
use crate::meta::{Root, Snapshot, Targets, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// A version beyond which one is no accident: a stolen key signed it, to have the last word for ever.
const FAR: u64 = 1 << 40;

/// Everything that is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The newest root.
    pub root: Root,
    /// What is polled.
    pub timestamp: Timestamp,
    /// Which versions belong together.
    pub snapshot: Snapshot,
    /// The supervisor's targets.
    pub targets: Targets,
    /// Delegated roles that have published something, by name.
    pub delegated: BTreeMap<String, Targets>,
    /// The names of all files in `metadata/`, those that a cut-off plan left, too.
    pub names: BTreeSet<String>,
}

impl Published {
    /// The next version of a role: beyond the one in force, and beyond what a cut-off plan left. With `stolen`, counting
    /// begins anew below what a thief may have signed.
    ///
    /// # Errors
    /// [`Fault::FarForward`] where somebody signed a version that nothing can follow.
    pub(super) fn next(&self, role: &str, current: u64, stolen: bool) -> Result<u64, Fault> {
        let current = match current {
            far if far >= FAR && stolen => 0,
            far if far >= FAR => return Err(Fault::FarForward(role.into())),
            current => current,
        };
        Ok(current.max(left(&self.names, role)) + 1)
    }
}

/// The highest version of a role among some names of files.
pub(super) fn left(names: &BTreeSet<String>, role: &str) -> u64 {
    let version = |name: &String| name.strip_suffix(".json")?.strip_suffix(role)?.strip_suffix('.')?.parse().ok();
    names.iter().filter_map(version).filter(|it| *it < FAR).max().unwrap_or(0)
}
