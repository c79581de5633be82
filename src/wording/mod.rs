//! Wording: what must not be sent. Rules → matcher → findings → verdict.
//!
//! One pass of an automaton over the folded text tells which rules are touched; only those are looked at closely.
//! Never keeps a text, never changes one.

mod alphabet;
#[cfg(feature = "source")]
mod build;
mod context;
mod engine;
mod except;
mod finding;
mod kind;
mod look;
mod wanted;

#[cfg(feature = "source")]
pub use build::build;
pub use context::Context;
pub use engine::{Compiled, Engine};
pub use finding::{Checked, Edit, Finding};
