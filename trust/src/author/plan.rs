//! What to write, where, in which order; and why nothing was planned.

use crate::refusal::Refusal;
use thiserror::Error;

/// How a file may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Under a name that must be free. Where it is not, somebody else publishes: read anew and begin again.
    New,
    /// Its name says what it holds: where it stands already, it is left.
    Content,
    /// In place of what stood there when the plan was made, and of nothing else.
    Swap,
}

/// A file to write.
#[derive(Clone, PartialEq, Eq)]
pub struct Write {
    /// Where, from the repository's folder on.
    pub path: String,
    /// What.
    pub bytes: Vec<u8>,
    /// How.
    pub how: How,
}

impl std::fmt::Debug for Write {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {} ({} bytes)", self.how, self.path, self.bytes.len())
    }
}

/// Files in the order they are to be written: whoever stops anywhere leaves what was served before.
pub type Plan = Vec<Write>;

/// Why nothing was planned.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// What stands there is not what it should be.
    #[error("what is published cannot be read: {0}")]
    Published(#[from] Refusal),
    /// Too few of the keys that may sign are at hand.
    #[error("{role} needs {need} signature(s), {have} of its keys are given: give more with --key")]
    Keys {
        /// Whose signature is missing.
        role: String,
        /// How many keys are at hand.
        have: usize,
        /// How many it needs.
        need: usize,
    },
    /// A threshold of none, or of more than there are keys.
    #[error("{role}: {need} of {keys} different key(s) is no threshold")]
    Threshold {
        /// Whose.
        role: String,
        /// The threshold.
        need: usize,
        /// How many keys there are.
        keys: usize,
    },
    /// No such role, channel, target or version.
    #[error("there is no {0}")]
    Unknown(String),
    /// This name or value cannot stand.
    #[error("{0}")]
    Unusable(String),
    /// A version number that has no successor.
    #[error("{0}: somebody signed a version that nothing can follow; rotate its keys with --stolen")]
    FarForward(String),
}
