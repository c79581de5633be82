//! A pack: all that a supervisor pushes: rules, phrases, limits, forms of remarks, site profiles, as plain data. Knows no engine's behaviour.
//!
//! [`model`](self) is what a pack says, [`source`] reads it from TOML with places for errors, [`wire`] is how it travels (feature `source`).

#[cfg(feature = "source")]
pub mod diff;
mod fault;
mod limit;
pub mod notice;
mod phrase;
mod remark;
mod reminder;
mod site;
#[cfg(feature = "source")]
pub mod source;
mod team;
#[cfg(feature = "source")]
pub mod wire;
mod wording;

pub use fault::{Fault, Place};
pub use limit::{Limit, Measure, Per, What};
pub use notice::{Announcement, HintFor, Promo, Topic};
pub use phrase::{Answered, Occasion, Phrase, VARIABLES};
pub use remark::{Flag, RemarkForm, RemarkKind};
pub use reminder::{Day, Reminder, StartLine};
pub use site::{Chats, Editor, FlagButton, Messages, OrderFacts, OrderTime, RemarkBox, Send, Site, TextUnit};
pub use team::{Seat, Shift, Shop, Stage, Team};
pub use wording::{Allow, Amount, Case, Category, Except, Fold, Group, Match, Rule, Turn, Verdict, When, Who, WordSet};

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
    /// The word sets that rules name.
    pub sets: Vec<WordSet>,
    /// 拆字: the parts that characters are taken apart into, and the character: 女子 · 好.
    pub splits: Vec<(String, char)>,
    /// What the shop allows in spite of the rules.
    pub allow: Vec<Allow>,
    /// Ordinary messages that rules are held against where the pack is made.
    pub neutral: Vec<String>,
    /// The sites, in the order of the files.
    pub sites: Vec<Site>,
    /// The phrases, in the order of the files.
    pub phrases: Vec<Phrase>,
    /// What phrases were the answer to, in the order of the files.
    pub answered: Vec<Answered>,
    /// The limits, in the order of the files.
    pub limits: Vec<Limit>,
    /// The forms of remarks, in the order of the agent's keys.
    pub remarks: Vec<RemarkForm>,
    /// What the team settled for itself.
    pub team: Team,
    /// What agents should know for a while, in the order of the files.
    pub announcements: Vec<Announcement>,
    /// The promo periods.
    pub promos: Vec<Promo>,
    /// What comes at a time of the day, in the order of the files.
    pub reminders: Vec<Reminder>,
    /// What to look at when a shift begins, in the order of the files.
    pub start: Vec<StartLine>,
    /// Who works in hint mode.
    pub hints: Vec<HintFor>,
    /// What 接待IDs are hashed with, 32 hexadecimal digits; empty where none is hashed.
    pub salt: String,
}
