//! Wording: what must not be sent. Rules → matcher → findings → verdict.
//!
//! One walk over the folded text tells which rules are touched; only those are looked at closely.
//! Never keeps a text, never changes one.

#[cfg(feature = "source")]
mod build;
mod context;
mod denial;
mod engine;
mod except;
mod finder;
mod finding;
mod hits;
mod kind;
mod lists;
mod look;
mod own;
mod quote;
mod sets;
mod sound;
mod vocabulary;

#[cfg(feature = "source")]
pub use build::Builder;
pub use context::Context;
pub use engine::{Compiled, Engine};
pub use finding::{Checked, Edit, Finding};

#[cfg(all(test, feature = "source"))]
mod tests;
