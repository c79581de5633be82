//! What holds for a while, as data: announcements, promo periods, who works in hint mode.

use super::Place;
use serde::{Deserialize, Serialize};

/// A span of time, in seconds since 1970: from `from`, up to but without `to`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Its first second; 0 if it has begun long ago.
    pub from: i64,
    /// The second it is over.
    pub to: i64,
}

impl Span {
    /// Whether `now` (seconds since 1970) is in it.
    pub fn holds(self, now: i64) -> bool {
        self.from <= now && now < self.to
    }
}

/// What agents should know for a while (公告): shown until it is read or over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Announcement {
    /// Stable name; that it was read is kept by it. A changed text needs a new one to be shown again.
    pub id: String,
    /// What it is about.
    pub kind: Topic,
    /// What the agent reads.
    pub text: String,
    /// When it is shown.
    pub span: Span,
    /// Shops, by the name the page shows; empty means all.
    pub shops: Vec<String>,
    /// Platforms; empty means all.
    pub platforms: Vec<String>,
    /// Where it is written, for faults.
    #[serde(skip)]
    pub place: Place,
}

impl Announcement {
    /// Whether it is for an agent in `shop` on `platform`, at `now` (seconds since 1970). A shop that the page does not
    /// show is any shop.
    pub fn concerns(&self, shop: &str, platform: &str, now: i64) -> bool {
        let among = |list: &[String], one: &str| list.is_empty() || one.is_empty() || list.iter().any(|l| l == one);
        self.span.holds(now) && among(&self.shops, shop) && among(&self.platforms, platform)
    }
}

/// What an announcement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Topic {
    /// Regions that nothing is sent to.
    #[serde(rename = "停发地区")]
    Stopped,
    /// Out of stock.
    #[serde(rename = "缺货")]
    Stock,
    /// Until when orders go out today.
    #[serde(rename = "截单")]
    Cutoff,
    /// A promotion.
    #[serde(rename = "活动")]
    Promo,
    /// Anything else.
    #[serde(rename = "通知")]
    Notice,
}

impl Topic {
    /// In the agent's words.
    pub fn said(self) -> &'static str {
        match self {
            Self::Stopped => "停发地区",
            Self::Stock => "缺货",
            Self::Cutoff => "截单",
            Self::Promo => "活动",
            Self::Notice => "通知",
        }
    }
}

/// A promo period (大促).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Promo {
    /// Its name: 双11.
    pub name: String,
    /// When it is.
    pub span: Span,
    /// Where it is written, for faults.
    #[serde(skip)]
    pub place: Place,
}

/// Who works in hint mode (带教模式), and how closely he is led. Data only, as yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HintFor {
    /// The agent: a hashed 接待ID, see [`is_hashed`].
    pub agent: String,
    /// When.
    pub span: Span,
    /// How closely: 1 little, 3 much.
    pub level: u8,
    /// Where it is written, for faults.
    #[serde(skip)]
    pub place: Place,
}

/// What a hashed 接待ID begins with: `#` and 32 hexadecimal digits, the first half of SHA-256 over the team's salt, a zero
/// byte and the ID. No ID in clear begins so.
pub const HASHED: &str = "#";

/// Whether `agent` is a hashed 接待ID.
pub fn is_hashed(agent: &str) -> bool {
    let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    agent.strip_prefix(HASHED).is_some_and(|rest| rest.len() == 32 && rest.bytes().all(hex))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_announcement_is_for_its_shops_and_time() {
        let span = Span { from: 100, to: 200 };
        let notice = Announcement {
            id: "a".into(),
            kind: Topic::Stock,
            text: "x".into(),
            span,
            shops: vec!["店".into()],
            platforms: vec!["pdd".into()],
            place: Place::default(),
        };
        assert!(notice.concerns("店", "pdd", 100) && notice.concerns("", "pdd", 199));
        assert!(!notice.concerns("店", "pdd", 99) && !notice.concerns("店", "pdd", 200));
        assert!(!notice.concerns("别", "pdd", 150) && !notice.concerns("店", "jd", 150));
    }

    #[test]
    fn a_hashed_id_is_told_from_a_clear_one() {
        assert!(is_hashed("#00112233445566778899aabbccddeeff"));
        for clear in ["A07", "#A07", "#00112233445566778899AABBCCDDEEFF", "00112233445566778899aabbccddeeff", ""] {
            assert!(!is_hashed(clear), "{clear}");
        }
    }
}
