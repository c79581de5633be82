//! A pack: all the rules and site profiles that a supervisor pushes, as plain data. Knows no engine's behaviour.
//!
//! [`model`](self) is what a pack says, [`source`] reads it from TOML with places for errors (feature `source`).

mod fault;
mod site;
#[cfg(feature = "source")]
pub mod source;
mod wording;

pub use fault::{Fault, Place};
pub use site::{Editor, Messages, OrderFacts, Remark, Send, Site, TextUnit};
pub use wording::{Case, Category, Except, Group, Match, Rule, Turn, Verdict, When, Who};

use serde::{Deserialize, Serialize};

/// A whole pack.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pack {
    /// Its name, shown to people.
    pub name: String,
    /// Its version, shown to people: 2026.11.21-1.
    pub version: String,
    /// The wording rules, in the order of the files.
    pub rules: Vec<Rule>,
    /// The sites, in the order of the files.
    pub sites: Vec<Site>,
}
