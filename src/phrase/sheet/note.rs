//! What is said of a row: what became of it, and why. For the supervisor who imports, in Chinese.

use crate::pack::VARIABLES;
use crate::pack::source::is_hidden;

/// One thing that was not taken over as it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The row's number.
    pub row: usize,
    /// Stable name: `made-code`, `same-text`, `unknown-column`.
    pub code: &'static str,
    /// In words.
    pub message: String,
    /// Whether the row is no phrase now, because of this.
    pub left_out: bool,
}

impl Note {
    pub(super) fn new(row: usize, code: &'static str, message: impl Into<String>) -> Self {
        Self { row, code, message: message.into(), left_out: false }
    }
}

/// A row that became no phrase, as it stood, so that somebody can mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The row's number.
    pub row: usize,
    /// Why.
    pub why: Why,
    /// Its code, text and group as they stood.
    pub cells: [String; 3],
}

/// Why a row is no phrase.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// Nothing to say.
    #[error("没有短语内容")]
    NoText,
    /// A variable there is none of.
    #[error("{{{0}}} 不是小旗的变量，不能替您猜；可用的变量：{known}", known = VARIABLES.map(|name| format!("{{{name}}}")).join(" "))]
    UnknownVariable(String),
    /// A brace with no other.
    #[error("有单独的大括号")]
    LoneBrace,
    /// Longer than a pack takes.
    #[error("{what}有 {bytes} 字节，最多 {most} 字节")]
    TooLong {
        /// Which cell.
        what: &'static str,
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        most: usize,
    },
    /// A letter that looks like a Latin one.
    #[error("「{0}」（U+{code:04X}）看起来像英文字母，其实不是", code = u32::from(*.0))]
    LookAlike(char),
    /// Bytes that were no text.
    #[error("有读不出的字符（文件编码不对或已损坏）")]
    Unreadable,
    /// What a spreadsheet writes where a formula failed.
    #[error("「{0}」是表格软件的错误值，不是话术")]
    ErrorValue(String),
    /// No day that can be read: a phrase that holds for a time must not come to hold for ever.
    #[error("{what}「{said}」不是日期，要写成 2026-11-23")]
    NoDate {
        /// Which cell.
        what: &'static str,
        /// What it says.
        said: String,
    },
    /// The last day is before the first.
    #[error("结束日期在开始日期之前")]
    Over,
    /// Another file of the same folder says it.
    #[error("编号「{id}」已在 {file} 里，请直接在那里修改")]
    Elsewhere {
        /// The phrase's id.
        id: String,
        /// The file that says it.
        file: String,
    },
    /// No room.
    #[error("最多 {0} 条快捷短语，放不下了")]
    Full(usize),
}

impl Why {
    /// Its stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoText => "no-text",
            Self::UnknownVariable(_) => "unknown-variable",
            Self::LoneBrace => "lone-brace",
            Self::TooLong { .. } => "too-long",
            Self::LookAlike(_) => "look-alike",
            Self::Unreadable => "unreadable",
            Self::ErrorValue(_) => "error-value",
            Self::NoDate { .. } => "no-date",
            Self::Over => "over",
            Self::Elsewhere { .. } => "elsewhere",
            Self::Full(_) => "full",
        }
    }
}

/// The beginning of a text, on one line and without what a terminal would obey, for a note.
pub(super) fn cut(text: &str) -> String {
    let mut chars = text.chars().map(|c| if c == '\n' || is_hidden(c, None, None) { ' ' } else { c });
    let start: String = chars.by_ref().take(16).collect();
    if chars.next().is_some() { start + "…" } else { start }
}

/// Refuses a text of more than `most` bytes.
pub(super) fn too_long(what: &'static str, text: &str, most: usize) -> Result<(), Why> {
    if text.len() > most { Err(Why::TooLong { what, bytes: text.len(), most }) } else { Ok(()) }
}
