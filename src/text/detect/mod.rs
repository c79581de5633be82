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

/// How many characters of which sort a text has: most messages have so few that no detector need begin.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signs {
    latin: usize,
    /// The most digits that could be one run: one here and one there, as in 一个 and 二楼, are none.
    run: usize,
}

impl Signs {
    /// Counts them.
    pub fn of(text: &str) -> Self {
        let mut signs = Self::default();
        let (mut run, mut gap) = (0, 0);
        for c in text.chars() {
            let (digit, latin) = digit::signs(c);
            if digit || latin {
                signs.latin += usize::from(latin);
                run = usize::from(digit) + if gap > run::MOST_NOISE { 0 } else { run };
                signs.run = signs.run.max(run);
                gap = 0;
            } else {
                gap += 1;
            }
        }
        signs
    }
}

impl Detector {
    /// Every detector.
    pub const ALL: [Self; 8] =
        [Self::IdCard, Self::BankCard, Self::Mobile, Self::Landline, Self::WechatId, Self::Qq, Self::Link, Self::Email];

    /// Where `text` holds one, in order, not overlapping.
    pub fn find(self, text: &str) -> Vec<Span> {
        self.find_in(text, Signs::of(text))
    }

    /// The same, the text's signs being known.
    pub fn find_in(self, text: &str, signs: Signs) -> Vec<Span> {
        if self == Self::WechatId {
            // Half of a number may be letters that look like digits.
            let (letters, numbers) = (signs.latin + signs.run >= wechat_id::LEAST, signs.run * 2 >= wechat_id::LEAST);
            return wechat_id::find_some(text, letters, numbers);
        }
        let (find, has, least) = self.parts(signs);
        if has < least { Vec::new() } else { find(text) }
    }

    /// The finder, how many characters of its sort the text has, and how many it must have for it to begin.
    fn parts(self, Signs { latin, run }: Signs) -> (Find, usize, usize) {
        match self {
            Self::IdCard => (id_card::find, run, 9),
            Self::BankCard => (bank_card::find, run, 7),
            Self::Mobile => (mobile::find, run, 6),
            Self::Landline => (landline::find, run, 6),
            Self::WechatId => (wechat_id::find, latin.max(run), wechat_id::LEAST),
            Self::Qq => (qq::find, run, 3),
            Self::Link => (link::find, latin, 3),
            Self::Email => (email::find, latin, 4),
        }
    }
}

/// The number at `span` in its normal form, ASCII digits alone: for comparing with numbers that are known, such as the
/// order's own phone. Keep neither.
pub fn digits(text: &str, span: Span) -> String {
    let value = |c| digit::digit(c).map(|(value, _)| value).or_else(|| digit::letter(c));
    span.of(text).chars().filter_map(value).map(char::from).collect()
}

#[cfg(test)]
mod proof;
#[cfg(test)]
mod tests;
