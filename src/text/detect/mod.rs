//! Detectors: what belongs to a person or leads away from the platform. Each reads the original text, and tells only
//! where; the value itself is never kept (W10).
//!
//! One file, one variant and one line of [`Detector::parts`] a detector.

mod account;
mod bank_card;
mod cue;
mod digit;
mod email;
mod glyph;
mod host;
mod id_card;
mod landline;
mod link;
mod mobile;
mod qq;
mod run;
mod wechat_id;
mod window;

use super::Span;
use serde::{Deserialize, Serialize};

/// What a detector looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Detector {
    /// A resident identity card number, 18 characters with region, date and checksum right, or 15 behind a cue (W10).
    IdCard,
    /// A bank card number: Luhn and a known prefix, or Luhn and a cue such as 卡号 before it (W10).
    BankCard,
    /// A mainland mobile number, 11 digits (W9, W10, W14).
    Mobile,
    /// A landline number with its area code; never a hotline such as 400 or 95338 (W9, W14).
    Landline,
    /// A WeChat account behind a cue such as 微信号 (W14).
    WechatId,
    /// A QQ number behind a cue (W14).
    Qq,
    /// A link, also one without http:// or with 点 for its dots (W14).
    Link,
    /// An e-mail address (W14).
    Email,
}

/// Finds one kind.
type Find = fn(&str) -> Vec<Span>;

impl Detector {
    /// Where `text` holds one, in order, not overlapping.
    pub fn find(self, text: &str) -> Vec<Span> {
        let (find, least, of) = self.parts();
        if digit::has(text, least, of) { find(text) } else { Vec::new() }
    }

    /// The finder, and how many characters of which sort a text must have for it to begin: most messages have none.
    fn parts(self) -> (Find, usize, fn(char) -> bool) {
        match self {
            Self::IdCard => (id_card::find, 9, is_digit),
            Self::BankCard => (bank_card::find, 7, is_digit),
            Self::Mobile => (mobile::find, 6, is_digit),
            Self::Landline => (landline::find, 6, is_digit),
            Self::WechatId => (wechat_id::find, 6, is_latin_or_digit),
            Self::Qq => (qq::find, 3, is_digit),
            Self::Link => (link::find, 3, digit::is_latin),
            Self::Email => (email::find, 4, digit::is_latin),
        }
    }
}

/// The number at `span` in its normal form, ASCII digits alone: for comparing with numbers that are known, such as the
/// order's own phone. Keep neither.
pub fn digits(text: &str, span: Span) -> String {
    let value = |c| digit::digit(c).map(|(value, _)| value).or_else(|| digit::letter(c));
    span.of(text).chars().filter_map(value).map(char::from).collect()
}

fn is_digit(c: char) -> bool {
    digit::digit(c).is_some()
}

fn is_latin_or_digit(c: char) -> bool {
    digit::is_latin(c) || is_digit(c)
}

#[cfg(test)]
mod proof;
#[cfg(test)]
mod tests;
