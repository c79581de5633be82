//! What is asked of the composer, and what it answers.

use super::Fields;
use super::{Length, Problem};
use crate::pack::{Flag, RemarkKind, TextUnit};
use crate::text::calendar::Date;

/// A remark to write.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Which kind.
    pub kind: RemarkKind,
    /// The 接待ID that signs.
    pub agent: &'a str,
    /// The day it is signed on.
    pub date: Date,
    /// The minute of that day, for forms that carry the time (R11).
    pub minute: Option<u32>,
    /// The remark as the order has it; kept as it is, to the character.
    pub existing: &'a str,
    /// What to write.
    pub input: Input<'a>,
    /// The longest remark the platform keeps, counted in `unit`; 0 where it is not known.
    pub limit: usize,
    /// What `limit` counts.
    pub unit: TextUnit,
}

impl Request<'_> {
    /// What the platform allows.
    pub(super) fn length(&self) -> Length {
        Length { limit: self.limit, unit: self.unit }
    }
}

/// What to write.
#[derive(Clone, Copy, Debug)]
pub enum Input<'a> {
    /// As the customer wrote it, or the agent.
    Text(&'a str),
    /// Field by field, by the names of the command's contract.
    Fields(&'a Fields),
}

/// A remark written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    /// Its kind.
    pub kind: RemarkKind,
    /// The whole text to save: what stood there, a line break, the new line. What stood there alone if nothing can be
    /// signed or there is nothing to write.
    pub remark: String,
    /// The new lines.
    pub lines: Vec<String>,
    /// The flag that goes with it (R11, R12).
    pub flag: Option<Flag>,
    /// What is missing, wrong or unclear.
    pub problems: Vec<Problem>,
    /// How long `remark` is, in the unit asked for.
    pub used: usize,
}

impl Composed {
    /// Whether it must not be written as it is.
    pub fn stopped(&self) -> bool {
        self.problems.iter().any(|problem| problem.stops)
    }
}
