//! What a team is reminded of, as data: at a time of the day ([`Reminder`], T14, T15), and when a shift begins
//! ([`StartLine`], S7, R17).

use super::Place;
use serde::{Deserialize, Serialize};

/// Something that comes at a time of the day: the team's meeting (T14), the cut-off (截单, T15).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reminder {
    /// Stable name: `meeting`.
    pub id: String,
    /// What the agent reads.
    pub text: String,
    /// The days of the week it comes on; empty means every day.
    #[serde(default)]
    pub days: Vec<Day>,
    /// When it comes, `HH:MM` in China; `24:00` is the day's end.
    pub at: String,
    /// From how many minutes before on it is shown; less than a day.
    #[serde(default)]
    pub before: u32,
    /// Platforms; empty means all.
    #[serde(default)]
    pub platform: Vec<String>,
    /// Shops, by the name the page shows; empty means all.
    #[serde(default)]
    pub shop: Vec<String>,
    /// Whether it is switched off: its time is an example, and nobody has said the shop's own yet.
    #[serde(default)]
    pub off: bool,
    /// Where its time comes from.
    #[serde(default)]
    pub source: String,
    /// Rows of the requirements it rests on: `T14`.
    pub cite: Vec<String>,
    /// Where it is written, for faults.
    #[serde(skip)]
    pub place: Place,
}

impl Reminder {
    /// Whether it is for an agent in `shop` on `platform`. What the page does not show is any.
    pub fn concerns(&self, shop: &str, platform: &str) -> bool {
        let among = |list: &[String], one: &str| list.is_empty() || one.is_empty() || list.iter().any(|l| l == one);
        !self.off && among(&self.shop, shop) && among(&self.platform, platform)
    }
}

/// A day of the week, as packs write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Day {
    /// Monday.
    #[serde(rename = "周一")]
    Monday,
    /// Tuesday.
    #[serde(rename = "周二")]
    Tuesday,
    /// Wednesday.
    #[serde(rename = "周三")]
    Wednesday,
    /// Thursday.
    #[serde(rename = "周四")]
    Thursday,
    /// Friday.
    #[serde(rename = "周五")]
    Friday,
    /// Saturday.
    #[serde(rename = "周六")]
    Saturday,
    /// Sunday.
    #[serde(rename = "周日")]
    Sunday,
}

impl Day {
    /// Monday is 1, Sunday 7, as [`Date::weekday`](crate::text::calendar::Date::weekday) counts.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }
}

/// What to look at when a shift begins (S7, R17): 上一班标记的客户, 留言, 未付款订单.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartLine {
    /// Stable name: `unpaid`.
    pub id: String,
    /// What the agent reads.
    pub text: String,
    /// The shifts it is for, by name; empty means all.
    #[serde(default)]
    pub shifts: Vec<String>,
    /// Rows of the requirements it rests on: `S7`.
    pub cite: Vec<String>,
    /// Where it is written, for faults.
    #[serde(skip)]
    pub place: Place,
}

impl StartLine {
    /// Whether it is for the shift of that name.
    pub fn concerns(&self, shift: &str) -> bool {
        self.shifts.is_empty() || self.shifts.iter().any(|s| s == shift)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reminder_is_for_its_shops_and_platforms() {
        let one = |shop: &str| vec![shop.to_owned()];
        let reminder = Reminder { shop: one("店"), platform: one("pdd"), ..Reminder::default() };
        assert!(reminder.concerns("店", "pdd") && reminder.concerns("", "pdd") && reminder.concerns("店", ""));
        assert!(!reminder.concerns("别", "pdd") && !reminder.concerns("店", "jd"));
        assert!(!Reminder { off: true, ..Reminder::default() }.concerns("", ""));
        assert_eq!((Day::Monday.number(), Day::Sunday.number()), (1, 7));
    }

    #[test]
    fn a_line_is_for_its_shifts() {
        let line = StartLine { shifts: vec!["白班".to_owned()], ..StartLine::default() };
        assert!(line.concerns("白班") && !line.concerns("晚班") && StartLine::default().concerns("晚班"));
    }
}
