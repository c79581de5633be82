//! The tables of what holds for a while or comes with the day, and of the team.

use super::tables::{may, needs};
use super::{Table, Ty};
use Ty::{Flag, ManyOf, OneOf, Tables, Text, Texts, Time, Whole};

const DAYS: &[&str] = &["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

/// Every table of the day and the team.
pub(super) const DAYS_AND_TEAM: &[Table] = &[
    Table {
        name: "announcement",
        what: "Shown in the panel until it is read or over (公告). A changed text needs a new id to be shown again.",
        keys: &[
            needs("id", Text, "a stable name"),
            needs("kind", OneOf(&["停发地区", "缺货", "截单", "活动", "通知"]), "what it is about"),
            needs("text", Text, "at most 200 characters"),
            may("from", Time, "left out: at once"),
            needs("to", Time, "when it is over; a day counts to its end"),
            may("shops", Texts, "left out: all"),
            may("platforms", Texts, "left out: all"),
        ],
    },
    Table {
        name: "promo",
        what: "A promo period (大促).",
        keys: &[needs("name", Text, "双11"), needs("from", Time, "its first day"), needs("to", Time, "its last day")],
    },
    Table {
        name: "reminder",
        what: "What comes at a time of the day (提醒): the meeting, the cut-off. See team-pack.md.",
        keys: &[
            needs("id", Text, "a stable name"),
            needs("text", Text, "at most 200 characters"),
            may("days", ManyOf(DAYS), "left out: every day"),
            needs("at", Text, "`HH:MM`"),
            may("before", Whole, "minutes of forewarning"),
            may("platform", Texts, "left out: all"),
            may("shop", Texts, "left out: all"),
            may("off", Flag, "switched off"),
            may("source", Text, "where its time comes from"),
            needs("cite", Texts, "rows of requirements.md"),
        ],
    },
    Table {
        name: "start",
        what: "What to look at when a shift begins (接班清单). See team-pack.md.",
        keys: &[
            needs("id", Text, "a stable name"),
            needs("text", Text, "at most 200 characters"),
            may("shifts", Texts, "names of shifts; left out: all"),
            needs("cite", Texts, "rows of requirements.md"),
        ],
    },
    Table {
        name: "hint",
        what: "Who works in hint mode (带教模式).",
        keys: &[
            needs("agent", Text, "a 接待ID; hashed in a pack that travels"),
            needs("from", Time, "from when"),
            needs("to", Time, "until when"),
            needs("level", Whole, "1 little, 3 much"),
        ],
    },
    Table {
        name: "team",
        what: "What the team settled for itself. See team-pack.md.",
        keys: &[
            may("salt", Text, "what 接待IDs are hashed with; `xiaoqi pack roster` writes it"),
            may("call", Text, "how customers are called"),
            may("date", Text, "how a remark's day is written"),
            may("vague", Texts, "words that others cannot understand"),
            may("stages", Tables("team.stages"), "words of the order's state"),
            may("shifts", Tables("team.shifts"), "the shifts of a day"),
            may("roster", Tables("team.roster"), "who may sit behind an account"),
            may("shops", Tables("team.shops"), "what is different in single shops"),
            may("urge", Text, "what the courier's group is asked for"),
        ],
    },
    Table {
        name: "team.stages",
        what: "A stage of the talk.",
        keys: &[
            needs("id", Text, "`presale` `insale` `aftersale`"),
            needs("states", Texts, "words of the order's state"),
        ],
    },
    Table {
        name: "team.shifts",
        what: "A shift (班次).",
        keys: &[
            needs("name", Text, "白班"),
            needs("from", Text, "`HH:MM`"),
            needs("to", Text, "`HH:MM`"),
            may("reviewer", Text, "who reviews orders meanwhile"),
        ],
    },
    Table {
        name: "team.roster",
        what: "Who may sit behind an account (子账号).",
        keys: &[
            needs("account", Text, "as the page shows it"),
            needs("agents", Texts, "接待IDs; hashed in a pack that travels"),
        ],
    },
    Table {
        name: "team.shops",
        what: "What is different in one shop.",
        keys: &[needs("name", Text, "as the page shows it"), needs("call", Text, "how its customers are called")],
    },
];
