//! Who may change a shop's rules. Metadata of The Update Framework (TUF 1.0, a bounded profile: docs/trust.md) says which
//! pack is in force; [`client::Client`] reads it as an untrusted host serves it. Bytes, time and answers are arguments:
//! nothing here has a clock, a network, a disk or chance.
//!
//! Must never know what a pack says: a target is bytes with a length and a hash.

#[cfg(feature = "author")]
pub mod author;
pub mod canonical;
pub mod client;
pub mod envelope;
pub mod instant;
pub mod invite;
pub mod json;
pub mod key;
pub mod meta;
pub mod name;
pub mod refusal;
pub mod rollout;

pub use client::{Answer, Client, Device, Enrolment, Hashes, Outcome, PACKS, Pack, Restored, Step, Verdict, Wanted};
pub use refusal::{Refusal, Status};

use sha2::{Digest, Sha256};

/// SHA-256 of some bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
