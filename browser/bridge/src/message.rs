//! The messages between page and office. Plain data; nothing a customer wrote is ever in one, and of what an agent wrote only
//! what he keeps by a key of his own: a phrase ([`ToOffice::Keep`]), a reason with his words masked ([`Altered`]).

use crate::Map;
use crate::read::Reader;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

/// How a page is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Protection {
    /// 载入中: no rules yet, sends are held back for up to a second.
    #[default]
    Arming,
    /// 内置规则: the pack that came with the extension.
    Bundled,
    /// 团队规则: the pack that was pushed.
    Current,
    /// 已暂停: by the agent, for this tab.
    Paused,
    /// 未受保护: the engine failed.
    Unprotected,
}

impl Protection {
    /// In words for the agent.
    pub fn said(self) -> &'static str {
        match self {
            Self::Arming => "规则载入中",
            Self::Bundled => "内置规则",
            Self::Current => "团队规则",
            Self::Paused => "已暂停",
            Self::Unprotected => "未受保护",
        }
    }

    /// In the two characters that a toolbar badge has room for.
    pub fn badge(self) -> &'static str {
        match self {
            Self::Arming | Self::Current => "",
            Self::Bundled => "内置",
            Self::Paused => "暂停",
            Self::Unprotected => "未护",
        }
    }
}

/// Why an agent sent, or wants to send, what a rule holds back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// 误报.
    FalseAlarm,
    /// 主管同意.
    Approved,
    /// 引用原话: the customer's own words.
    Quoted,
    /// 试运行: nobody was asked; a rule on trial found something in a message that was sent.
    Trial,
}

impl Reason {
    /// In the agent's words.
    pub fn said(self) -> &'static str {
        match self {
            Self::FalseAlarm => "误报",
            Self::Approved => "主管同意",
            Self::Quoted => "引用原话",
            Self::Trial => "试运行",
        }
    }
}

/// What the office notes for the supervisor: rule ids, never text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The rule.
    pub rule: String,
    /// Why.
    pub reason: Reason,
    /// Whether the message may be sent now; otherwise it is only reported.
    pub override_: bool,
    /// The pack's version.
    pub pack: String,
    /// The site's id.
    pub site: String,
}

/// Why an agent altered a 标准话术 (P17).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// 客户情况特殊.
    Special,
    /// 活动或规则有变: the phrase is out of date.
    Outdated,
    /// 话术不好用: the phrase reads badly.
    Awkward,
}

impl Why {
    /// In the agent's words.
    pub fn said(self) -> &'static str {
        match self {
            Self::Special => "客户情况特殊",
            Self::Outdated => "活动规则有变",
            Self::Awkward => "话术不好用",
        }
    }
}

/// What the office notes for the weekly review of phrases (S6): a 标准话术 was sent in other words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Altered {
    /// The phrase, by id.
    pub phrase: String,
    /// Why, if the agent said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// Whether what was sent states a ground (P17).
    pub ground: bool,
    /// What was sent in its place, masked (`xiaoqi::phrase::masked`); only with a reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub instead: String,
    /// The pack's version.
    pub pack: String,
}

/// What the agent settled in the options, and who is on duty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// How customers are called, `{称呼}`; empty leaves it to the pack.
    pub call: String,
    /// How single shops' customers are called.
    pub shops: Map<String>,
    /// The 接待IDs behind an account, for accounts the pack's roster does not know.
    pub agents: Map<Vec<String>>,
    /// Whether 带教模式 is on.
    pub hint: bool,
    /// Whether clocks that run out make a sound.
    pub sound: bool,
    /// Whether they make a notification of the system while the agent looks elsewhere.
    pub notify: bool,
    /// Keys the agent switched off, by their names.
    pub keys_off: Vec<String>,
    /// Who said he sits behind an account.
    pub duty: Map<Duty>,
    /// The announcements that were read, by id.
    pub read: Vec<String>,
    /// The hashes of the 接待IDs in `agents`, for a roster that holds no other.
    pub hashes: Map<String>,
}

impl Settings {
    /// Whether the agent switched a key off.
    pub fn has_off(&self, name: &str) -> bool {
        self.keys_off.iter().any(|off| off == name)
    }
}

/// Who is on duty behind an account, and since which shift.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// The 接待ID.
    pub agent: String,
    /// The shift: day and name.
    pub shift: String,
}

/// From a page to the office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ToOffice {
    /// How the page is protected now, for the badge.
    State {
        /// The protection.
        state: Protection,
        /// How many clocks are about to run out, or have.
        #[serde(default)]
        pressing: u32,
        /// Whether something is missing in the page that we need.
        #[serde(default)]
        missing: bool,
    },
    /// Which clocks run in a shop, for alarms and for after a restart: ids, places and times, nothing that anybody wrote.
    Clocks {
        /// The site's id and the shop.
        place: String,
        /// When there is next something to say of them, in ms since 1970; 0 for never.
        next: i64,
        /// As `xiaoqi::timing::Clocks::keep` writes them.
        kept: String,
    },
    /// Clocks have passed a mark: for those who turned sound or notifications on.
    Alert {
        /// What to say: the level and the limit's title, no name.
        text: String,
        /// The shop.
        shop: String,
        /// Whether the agent is looking elsewhere.
        away: bool,
    },
    /// An override or a false alarm.
    Note(Note),
    /// The agent says who he is.
    OnDuty {
        /// The account as the page shows it.
        account: String,
        /// Who.
        duty: Duty,
    },
    /// An announcement was read.
    Read {
        /// Its id.
        id: String,
    },
    /// A message went out with these phrases in it, by id: their use is counted on this machine.
    Sent {
        /// The phrases.
        phrases: Vec<String>,
        /// The question of the pack that the customer's message was nearest to, by the hash of its words; 0 for none.
        ask: u32,
    },
    /// The agent keeps a sentence of his as a phrase of his own.
    Keep {
        /// Its text; a variable stands for everything that was about one customer.
        text: String,
    },
    /// A 标准话术 was sent in other words.
    Altered(Altered),
    /// The agent wants the options, for this account.
    Options {
        /// The account as the page shows it.
        account: String,
    },
}

/// From the office to a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ToPage {
    /// The background has answered: what it had, the page has.
    Armed,
    /// Who are you? Answered with [`Seen`].
    Ask,
    /// What is settled now.
    Settings {
        /// All of it.
        settings: Settings,
    },
    /// Whether the pushed rules may be out of date: nothing signed lately has been seen.
    Stale {
        /// Whether they may be.
        on: bool,
    },
    /// An alarm went off: have a look at the clocks.
    Tick,
    /// Stop checking in this tab, or go on.
    Pause {
        /// Whether to stop.
        on: bool,
    },
}

impl ToPage {
    /// From a value of `chrome.runtime`; nothing if it is not one of ours. Read by hand: the reader that serde derives for a
    /// tagged enum keeps whatever it meets, and every page would carry the code for that.
    pub fn read(value: &JsValue) -> Option<Self> {
        let field = |name: &str| js_sys::Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED);
        let on = || field("on").as_bool();
        Some(match field("kind").as_string()?.as_str() {
            "armed" => Self::Armed,
            "ask" => Self::Ask,
            "settings" => Self::Settings { settings: from_js(field("settings"))? },
            "tick" => Self::Tick,
            "stale" => Self::Stale { on: on()? },
            "pause" => Self::Pause { on: on()? },
            _ => return None,
        })
    }
}

/// What a page knows of itself, for the popup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Seen {
    /// The site's name.
    pub site: String,
    /// The protection.
    pub state: Protection,
    /// The pack's name and version.
    pub pack: String,
    /// The agent's account as the page shows it; empty if not seen.
    pub account: String,
    /// The shop as the page shows it; empty if not seen.
    pub shop: String,
    /// The 接待ID in force; empty if it is not known.
    pub agent: String,
    /// Messages stopped since the page was loaded.
    pub stopped: u32,
    /// The announcements that hold here and now, read or not.
    pub announcements: Vec<String>,
    /// What the profile names and the page does not have: 输入框.
    pub missing: Vec<String>,
    /// A report of it for whoever mends the profile; nothing of the page's text. Empty if nothing is missing.
    pub report: String,
    /// How the shift stands, and how quickly it answered: what it is, and how much.
    pub shift: Vec<(String, String)>,
}

/// As a value for `chrome.runtime`; `undefined` if that cannot be.
pub fn to_js<T: Serialize>(value: &T) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}

/// From a value of `chrome.runtime`; nothing if it is not one of ours.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Option<T> {
    T::deserialize(Reader(value)).ok()
}
