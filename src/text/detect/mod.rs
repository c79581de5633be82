//! Detectors: numbers that belong to a person. Each reads the original text, and tells only where; the value itself
//! is never kept (W10).
//!
//! One file and one line of [`Detector::find`] a detector.

mod bank_card;
mod digits;
mod id_card;
mod mobile;

use super::Span;
use serde::{Deserialize, Serialize};

/// What a detector looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Detector {
    /// A resident identity card number, 18 characters with region, date and checksum right.
    IdCard,
    /// A bank card number: Luhn and a known prefix, or Luhn and a cue such as 卡号 before it.
    BankCard,
    /// A mainland mobile number, 11 digits.
    Mobile,
}

impl Detector {
    /// Where `text` holds one, in order, not overlapping.
    pub fn find(self, text: &str) -> Vec<Span> {
        if !digits::may_hold(text) {
            return Vec::new();
        }
        match self {
            Self::IdCard => id_card::find(text),
            Self::BankCard => bank_card::find(text),
            Self::Mobile => mobile::find(text),
        }
    }
}
