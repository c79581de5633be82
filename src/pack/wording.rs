//! A wording rule as data: what it looks for, when it counts, what excuses it, what the agent is told.

use super::Place;
use crate::text::detect::Detector;
use serde::{Deserialize, Serialize};

/// How strongly a message is held: a rule's severity, and a whole message's verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Nothing to say.
    #[default]
    Pass,
    /// 提示: shown, no more.
    Hint,
    /// 提醒: shown with weight.
    Warn,
    /// 二次确认: a second press sends.
    Confirm,
    /// 禁发: not sent.
    Block,
}

impl Verdict {
    /// In the agent's words.
    pub fn said(self) -> &'static str {
        match self {
            Self::Pass => "可发",
            Self::Hint => "提示",
            Self::Warn => "提醒",
            Self::Confirm => "二次确认",
            Self::Block => "禁发",
        }
    }
}

/// What a rule is about. A category decides colour, and whether an agent may override a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// 引导至平台外.
    Divert,
    /// 诱导好评.
    ReviewBribe,
    /// 线下交易.
    OfflineDeal,
    /// 极限用语.
    Superlative,
    /// 虚假承诺、误导.
    Misleading,
    /// 不确定用语.
    Uncertain,
    /// 否定用语.
    Negative,
    /// 争辩、讲道理.
    Arguing,
    /// 嘲讽、指责客户.
    Mocking,
    /// 辱骂、粗俗.
    Insult,
    /// 冷淡、不耐烦.
    Cold,
    /// 推诿、敷衍.
    Evasive,
    /// 个人信息.
    Privacy,
    /// 公司机密、他人信息.
    Secret,
    /// 超出权限的赔付、退款.
    Authority,
    /// 服务流程(重复询问、先安抚再处理).
    Procedure,
}

impl Category {
    /// In people's words.
    pub fn said(self) -> &'static str {
        match self {
            Self::Divert => "引导至平台外",
            Self::ReviewBribe => "诱导好评",
            Self::OfflineDeal => "线下交易",
            Self::Superlative => "极限用语",
            Self::Misleading => "虚假承诺、误导",
            Self::Uncertain => "不确定用语",
            Self::Negative => "否定用语",
            Self::Arguing => "争辩、讲道理",
            Self::Mocking => "嘲讽、指责客户",
            Self::Insult => "辱骂、粗俗",
            Self::Cold => "冷淡、不耐烦",
            Self::Evasive => "推诿、敷衍",
            Self::Privacy => "个人信息",
            Self::Secret => "公司机密、他人信息",
            Self::Authority => "超出权限的赔付、退款",
            Self::Procedure => "服务流程",
        }
    }

    /// Whether an agent may override a block of this category with a reason. Personal data and leading a customer off
    /// the platform cannot be overridden.
    pub fn overridable(self) -> bool {
        !matches!(self, Self::Privacy | Self::Divert)
    }
}

/// One wording rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Stable name, never used again for another rule: `divert.wechat`.
    pub id: String,
    /// What it is about.
    pub category: Category,
    /// How strongly it holds a message; never `pass`.
    pub severity: Verdict,
    /// A few words for the agent: 「引导加微信」.
    pub title: String,
    /// One sentence: why this must not be sent.
    pub why: String,
    /// Rows of the requirements and laws it rests on: `W14`.
    pub cite: Vec<String>,
    /// What it looks for.
    pub finds: Match,
    /// The disguises its words are also found in; plain folding (width, case, script, noise) is always done.
    pub folds: Vec<Fold>,
    /// 试运行: counted, never shown, and no part of the verdict.
    pub trial: bool,
    /// How many of 10,000 neutral messages it may find at most.
    pub most: u32,
    /// When it counts.
    pub when: When,
    /// What excuses a hit.
    pub except: Except,
    /// Sentences to send in place of the sentence that holds the finding.
    pub rewrite: Vec<String>,
    /// Words to put in place of the words found.
    pub replace: Vec<String>,
    /// Messages it must find.
    pub hit: Vec<Case>,
    /// Messages it must let go.
    pub miss: Vec<Case>,
    /// Where it is written, for faults.
    #[serde(skip)]
    pub place: Place,
}

/// A disguise that a rule sees through if it asks for it. All but the last are found in the sounds of a text; a word of
/// fewer than two characters is never found so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fold {
    /// 谐音: a character of the same sound in place of another, and a numeral in place of a digit: 威信, 伍星.
    Sound,
    /// 拼音: characters spelt out: weixin, 微xin.
    Pinyin,
    /// 拆字: characters in their parts: 女子评.
    Split,
    /// 重复: characters typed again: 加加微微信.
    Repeat,
}

/// What a rule looks for: a closed set of kinds. Words are folded before they are compared; `{name}` in one stands for
/// each word of that [`WordSet`], `{name?}` for each of them or nothing, `|` at an end for the end of a clause, and
/// `<mobile>` alone for whatever that [`Detector`] finds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Match {
    /// Any of these words.
    Words(Vec<String>),
    /// One word of each group, at most `within` characters between neighbours, within one sentence; in the order of
    /// the groups if `ordered`.
    Near {
        /// The groups.
        groups: Vec<Group>,
        /// Characters that may stand between two of them.
        within: usize,
        /// Whether they must come in the order given.
        ordered: bool,
        /// Characters that may not stand between two of them: 不 in 「身份证不用发」.
        without: String,
    },
    /// A regular expression over the folded text, run only where one of the trigger words stands in the message.
    Pattern {
        /// Words of which one must be there.
        triggers: Vec<String>,
        /// The expression, over folded text.
        regex: String,
    },
    /// An amount over a bound: a cue, then a number with a unit.
    Number {
        /// Words that say what the amount is for.
        cues: Vec<String>,
        /// What the number must be like.
        amount: Amount,
        /// Characters that may stand between cue and number.
        within: usize,
    },
    /// The whole message is one of these.
    Whole(Vec<String>),
    /// At least `least` of these words in one message.
    Count {
        /// The words.
        words: Vec<String>,
        /// How many make a finding.
        least: usize,
    },
    /// A number that belongs to a person.
    Detect(Detector),
    /// None of these words is there.
    Lacks {
        /// The words.
        words: Vec<String>,
        /// Found only where one of these stands; everywhere if there are none.
        cues: Vec<String>,
    },
}

/// An amount that counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Amount {
    /// Words behind the number: 元.
    pub units: Vec<String>,
    /// Found if the number is greater.
    pub over: Option<f64>,
    /// Found if the number is smaller.
    pub under: Option<f64>,
    /// Found if it is a greater part of the order's amount than this; 0.3 is 30 %. Not met where the amount is not known.
    pub share: Option<f64>,
    /// Whether the number may also stand before its cue: 20元补偿.
    pub before: bool,
    /// Whether the unit may be left out: 补您20.
    pub bare: bool,
}

/// Words under one name, for use in many entries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WordSet {
    /// Its name.
    pub name: String,
    /// Its words, plain.
    pub words: Vec<String>,
}

/// What a shop allows in spite of the rules (店铺白名单): messages that hold it are free of the rules named, there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Allow {
    /// The phrases: our brand is called 最美.
    pub words: Vec<String>,
    /// The rules they are excused from.
    pub rules: Vec<String>,
    /// Why, for whoever asks later.
    pub why: String,
    /// Who allowed it.
    pub owner: String,
    /// Since when.
    pub since: String,
    /// Where it is written, for faults.
    #[serde(skip)]
    pub place: Place,
}

/// Words of which one is needed.
pub type Group = Vec<String>;

/// Conditions over what is known. An empty list asks nothing; a list asks that the fact is known and among it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct When {
    /// `chat` or `remark`; empty means both.
    pub scope: Vec<String>,
    /// Platforms.
    pub platform: Vec<String>,
    /// Platforms where it does not count.
    pub not_platform: Vec<String>,
    /// Stages of the talk: presale, aftersale …
    pub stage: Vec<String>,
    /// The order's state as the page words it: 派件中.
    pub order_state: Vec<String>,
    /// The customer has said one of these words in the turns known.
    pub customer_said: Vec<String>,
    /// The customer has said a number of this kind.
    pub customer_gave: Option<Detector>,
    /// The agent has said none of these words in the turns known.
    pub agent_lacks: Vec<String>,
}

/// What excuses a hit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Except {
    /// A longer phrase that covers the hit: 微信支付.
    pub around: Vec<String>,
    /// Words just before it, in the same clause: 不, 无需.
    pub before: Vec<String>,
    /// Words just after it, in the same sentence.
    pub after: Vec<String>,
    /// 否定: what is forbidden or denied is not offered: 不能加微信哦.
    pub negated: bool,
    /// 引用: the customer's words between quotation marks.
    pub quoted: bool,
    /// Numbers of this order, and those the customer gave.
    pub own: bool,
}

/// A message with what is known around it: a rule's own test.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Case {
    /// The message.
    pub text: String,
    /// The words that must be found, where the case says so.
    pub span: Option<String>,
    /// `chat` (if empty) or `remark`.
    pub scope: String,
    /// Platform.
    pub platform: String,
    /// Stage.
    pub stage: String,
    /// Order state.
    pub order_state: String,
    /// The order's amount, in 元.
    pub order_amount: Option<f64>,
    /// The order's numbers: receiver's phone, order and waybill number.
    pub own: Vec<String>,
    /// What the customer said before.
    pub customer: Vec<String>,
    /// What the agent said before.
    pub agent: Vec<String>,
    /// Where it is written, for faults.
    #[serde(skip)]
    pub place: Place,
}

/// Who said a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Who {
    /// The customer.
    Customer,
    /// A human agent.
    Agent,
    /// A robot.
    Bot,
}

/// One message of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Who said it.
    pub who: Who,
    /// What was said.
    pub text: String,
}
