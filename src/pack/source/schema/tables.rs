//! The tables and their keys, but those of pages.

use super::{Key, Table, Ty};
use Ty::{Cases, Flag, Groups, Lists, ManyOf, Number, OneOf, Table as One, Tables, Text, Texts, Time, Whole};

pub(super) const fn needs(name: &'static str, ty: Ty, what: &'static str) -> Key {
    Key { name, ty, needed: true, what }
}

pub(super) const fn may(name: &'static str, ty: Ty, what: &'static str) -> Key {
    Key { name, ty, needed: false, what }
}

const DETECTORS: &[&str] = &["id-card", "bank-card", "mobile", "landline", "wechat-id", "qq", "link", "email"];
pub(super) const FLAGS: &[&str] = &["red", "yellow", "green", "blue", "purple", "grey", "orange", "cyan"];
const CATEGORIES: &[&str] = &[
    "divert",
    "review-bribe",
    "offline-deal",
    "superlative",
    "misleading",
    "uncertain",
    "negative",
    "arguing",
    "mocking",
    "insult",
    "cold",
    "evasive",
    "privacy",
    "secret",
    "authority",
    "procedure",
];
const KINDS: &[&str] = &[
    "address",
    "product",
    "courier",
    "ship-date",
    "other",
    "urged",
    "change",
    "special",
    "transfer",
    "reship",
    "return",
    "compensation",
];

/// Every table; the first, without a name, is a file.
pub(super) const TABLES: &[Table] = &[
    Table {
        name: "",
        what: "Any file may hold any table; files only help to find things.",
        keys: &[
            may("pack", One("pack"), "once in a layer"),
            may("disable", Texts, "ids of the layer below that are gone: `id`, or `phrase:id` where several have it"),
            may("sets", Lists, "word sets; the same name again takes the place of the one below"),
            may("neutral", Texts, "ordinary messages that rules are held against"),
            may("splits", Lists, "the parts that characters are taken apart into"),
            may("allow", Tables("allow"), "what the shop allows in spite of the rules"),
            may("rule", Tables("rule"), "wording rules"),
            may("site", Tables("site"), "pages"),
            may("phrase", Tables("phrase"), "phrases"),
            may("limit", Tables("limit"), "limits"),
            may("remark", Tables("remark"), "forms of remarks"),
            may("announcement", Tables("announcement"), "announcements"),
            may("promo", Tables("promo"), "promo periods"),
            may("hint", Tables("hint"), "who works in hint mode"),
            may("team", One("team"), "once in a layer; each field by itself takes the place of the one below"),
        ],
    },
    Table {
        name: "pack",
        what: "What the pack is called.",
        keys: &[
            needs("name", Text, "shown to people"),
            needs("version", Text, "shown to people"),
            may("base", Text, "the layer below: `default`"),
        ],
    },
    Table {
        name: "allow",
        what: "What a shop allows in spite of some rules; never of `privacy` and `divert`.",
        keys: &[
            needs("words", Texts, "the phrases that are excused"),
            needs("rules", Texts, "from which rules"),
            needs("why", Text, "for whoever asks later"),
            needs("owner", Text, "who allowed it"),
            needs("since", Text, "`YYYY-MM-DD`"),
        ],
    },
    Table {
        name: "rule",
        what: "A wording rule; exactly one of `words` … `lacks`. See add-a-rule.md.",
        keys: &[
            needs("id", Text, "a stable name"),
            needs("category", OneOf(CATEGORIES), "what it is about"),
            needs(
                "severity",
                OneOf(&["pass", "hint", "warn", "confirm", "block"]),
                "how strongly it holds a message; not `pass`",
            ),
            needs("title", Text, "a few words for the agent"),
            needs("why", Text, "one sentence for the agent"),
            needs("cite", Texts, "rows of requirements.md and laws"),
            may("words", Texts, "any of these words"),
            may("near", One("rule.near"), "a word of each group close together"),
            may("pattern", One("rule.pattern"), "an expression behind a trigger"),
            may("number", One("rule.number"), "an amount over or under a bound"),
            may("whole", Texts, "the whole message is one of these"),
            may("count", One("rule.count"), "so many of these words in one message"),
            may("detect", OneOf(DETECTORS), "numbers, links, addresses"),
            may("lacks", One("rule.lacks"), "a cue without any of the words"),
            may("fold", ManyOf(&["sound", "pinyin", "split", "repeat"]), "disguises it sees through"),
            may("trial", Flag, "试运行: counted, never shown"),
            may("most", Whole, "of 10,000 neutral messages"),
            may("when", One("rule.when"), "when it counts"),
            may("except", One("rule.except"), "what excuses a hit"),
            may("rewrite", Texts, "sentences to send instead"),
            may("replace", Texts, "words to put in place of those found"),
            needs("hit", Cases, "what it must find"),
            needs("miss", Cases, "what it must let go"),
        ],
    },
    Table {
        name: "rule.near",
        what: "A word of each group in one sentence.",
        keys: &[
            needs("groups", Groups, "the groups"),
            needs("within", Whole, "characters between neighbours"),
            may("ordered", Flag, "in the order given"),
            may("without", Text, "characters that may not stand between"),
        ],
    },
    Table {
        name: "rule.pattern",
        what: "A regular expression over folded text, at most 256 bytes.",
        keys: &[needs("triggers", Texts, "one of them must stand there"), needs("regex", Text, "the expression")],
    },
    Table {
        name: "rule.number",
        what: "An amount; one of `over`, `under`, `share`.",
        keys: &[
            needs("cues", Texts, "what the amount is for"),
            needs("units", Texts, "元"),
            may("over", Number, "above"),
            may("under", Number, "below"),
            may("share", Number, "above this share of the order"),
            needs("within", Whole, "characters between cue and number"),
            may("before", Flag, "also before the cue"),
            may("bare", Flag, "also without a unit"),
        ],
    },
    Table {
        name: "rule.count",
        what: "Words that add up.",
        keys: &[needs("words", Texts, "the words"), needs("least", Whole, "how many")],
    },
    Table {
        name: "rule.lacks",
        what: "Something is not said.",
        keys: &[needs("words", Texts, "none of them is there"), may("cues", Texts, "though one of these is")],
    },
    Table {
        name: "rule.when",
        what: "Every key named must be met.",
        keys: &[
            may("scope", Texts, "`chat` or `remark`"),
            may("platform", Texts, "platforms"),
            may("not_platform", Texts, "not on these"),
            may("stage", Texts, "`presale` `insale` `aftersale`"),
            may("order_state", Texts, "the order's state as the page words it"),
            may("customer_said", Texts, "one of these words"),
            may("customer_gave", OneOf(DETECTORS), "a number of this kind"),
            may("agent_lacks", Texts, "the agent said none of them"),
        ],
    },
    Table {
        name: "rule.except",
        what: "What excuses a hit.",
        keys: &[
            may("around", Texts, "a longer phrase that covers it"),
            may("before", Texts, "words before it"),
            may("after", Texts, "words behind it"),
            may("negated", Flag, "denial"),
            may("quoted", Flag, "the customer's words"),
            may("own", Flag, "numbers of this order"),
        ],
    },
    Table {
        name: "case",
        what: "A test with what is known around the message.",
        keys: &[
            may("text", Text, "the message"),
            may("span", Text, "the piece that must be found"),
            may("scope", Text, "`chat` or `remark`"),
            may("platform", Text, "platform"),
            may("stage", Text, "stage"),
            may("order_state", Text, "the order's state"),
            may("order_amount", Number, "元"),
            may("own", Texts, "the order's numbers"),
            may("customer", Texts, "what the customer said before"),
            may("agent", Texts, "what the agent said before"),
        ],
    },
    Table {
        name: "phrase",
        what: "A phrase (快捷短语). See add-a-phrase.md.",
        keys: &[
            needs("id", Text, "a stable name"),
            needs("group", Text, "what it is listed under"),
            needs("code", Text, "short code: small letters, digits, Chinese"),
            needs("text", Text, "with `{买家}` `{接待ID}` `{订单}` `{称呼}` `{店铺}`; at most 4 KiB"),
            may("ask", Texts, "what customers say that it answers"),
            may("stage", Texts, "left out: all"),
            may("platform", Texts, "left out: all"),
            may("locked", Flag, "标准话术"),
            may("occasion", OneOf(&["welcome", "close", "transfer"]), "offered by itself"),
            needs("cite", Texts, "rows of requirements.md"),
        ],
    },
    Table {
        name: "limit",
        what: "A limit (时限). See team-pack.md.",
        keys: &[
            needs("id", Text, "a stable name"),
            needs("title", Text, "a few words for the agent"),
            needs("measures", OneOf(&["reply", "transfer", "remark"]), "what it measures"),
            needs("seconds", Whole, "how long"),
            needs("warn", Whole, "seconds left from which the clock is amber"),
            may("stage", Texts, "left out: all"),
            may("platform", Texts, "left out: all"),
            may("shop", Texts, "left out: all"),
            may("duty", Text, "what to do when it cannot be kept"),
            needs("cite", Texts, "rows of requirements.md"),
        ],
    },
    Table {
        name: "remark",
        what: "A form of remarks (备注); its kind is its id. See team-pack.md.",
        keys: &[
            needs("kind", OneOf(KINDS), "which"),
            needs("title", Text, "on the agent's key"),
            needs("form", Text, "with the kind's variables, `{接待ID}` and `{日期}`"),
            may("flag", OneOf(FLAGS), "the flag it proposes"),
            may("time", Flag, "the date carries the time"),
            may("unchanged", Text, "what it does not change"),
            may("phrase", Text, "the phrase to offer, by id"),
            needs("cite", Texts, "rows of requirements.md"),
        ],
    },
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
