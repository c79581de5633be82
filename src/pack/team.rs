//! The team as data: who sits behind which account, when shifts change, how customers are called.

use super::Place;
use serde::{Deserialize, Serialize};

/// What a team settled for itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Team {
    /// How customers are called, `{称呼}`: 亲, 小主, 家长 (P15).
    pub call: String,
    /// How a remark's date is written: `YYYY`, `MM`, `DD`, `M`, `D` stand for the parts.
    pub date: String,
    /// Words in a remark that others cannot understand: 那个, 老样子 (R5).
    pub vague: Vec<String>,
    /// The order's states of each stage, as pages word them. The first stage with a word that the state holds counts.
    pub stages: Vec<Stage>,
    /// The shifts of a day; between them may be gaps.
    pub shifts: Vec<Shift>,
    /// The roster.
    pub roster: Vec<Seat>,
    /// What is different in single shops.
    pub shops: Vec<Shop>,
    /// What the courier's group is asked for, behind each number (R6).
    pub urge: String,
}

/// A stage of the talk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// `presale` 售前, `insale` 售中, `aftersale` 售后.
    pub id: String,
    /// Words of the order's state.
    pub states: Vec<String>,
}

/// A shift (班次), in minutes of the day; `to` below `from` ends the day after.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// 白班.
    pub name: String,
    /// `HH:MM`.
    pub from: String,
    /// `HH:MM`.
    pub to: String,
    /// Who reviews orders (审单) meanwhile, as the team calls him: told of remarks that come too late to write (R13).
    #[serde(default)]
    pub reviewer: String,
}

/// Who may sit behind an account (子账号): never a name, only IDs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// The account as the page shows it.
    pub account: String,
    /// The 接待IDs of those who use it; in a pack that travels each hashed, see [`super::notice::is_hashed`].
    pub agents: Vec<String>,
    /// Where it is written, for faults.
    #[serde(skip)]
    pub place: Place,
}

/// What is different in one shop.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shop {
    /// The shop as the page shows it.
    pub name: String,
    /// How its customers are called.
    pub call: String,
}
