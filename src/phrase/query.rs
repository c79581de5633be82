//! What is asked of the library, and what it answers.

use crate::pack::Turn;
use crate::text::Span;
use crate::text::calendar::Date;

/// What is known at the moment a phrase is looked for. What is not known is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Query<'a> {
    /// The talk so far, oldest first. A robot's turns are read over.
    pub messages: &'a [Turn],
    /// What stands before the cursor in the draft.
    pub typed: &'a str,
    /// Stage of the talk: presale, insale, aftersale. Where it is not known no phrase gains or loses by it.
    pub stage: &'a str,
    /// The platform's word: pdd, douyin … Where it is not known, phrases of single platforms are left out.
    pub platform: &'a str,
    /// The shop's name. Where it is not known, phrases of single shops are left out.
    pub shop: &'a str,
    /// The goods that the chat is about, as the page shows them: name, code, specification.
    pub goods: &'a str,
    /// Today in China; where it is not known, phrases hold on any day.
    pub today: Option<Date>,
    /// Whether what is not likely is wanted, too: who opens the search, or asks from the command line, decides himself.
    pub eager: bool,
}

/// A phrase that fits now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suggestion {
    /// Index into [`Library::phrases`](super::Library::phrases).
    pub phrase: usize,
    /// How well it fits, without unit, to be compared within one answer only: 2 to 11 where it was found by typing,
    /// about 0 to 1 otherwise.
    pub score: f32,
    /// Why it is offered.
    pub because: Because,
    /// The bytes of `typed` by which the agent found it, which an insertion replaces; empty, and at the end of `typed`,
    /// if it was not found by typing.
    pub typed: Span,
}

/// Why a phrase is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Because {
    /// Its short code was typed, or the beginning of it.
    Code,
    /// Its pinyin was typed: initials, whole syllables, or both mixed.
    Initials,
    /// Words of it were typed.
    Words,
    /// The customer asks what it answers.
    Question,
    /// The talk has come to the moment it is for: the welcome (P1), the close (P6).
    Occasion,
    /// It was the answer in talks like this one.
    History,
    /// The customer may mean what it answers, and the stage of the talk speaks for it.
    Stage,
    /// It is often sent, and nothing better is known.
    Uses,
}

impl Because {
    /// In words, for the agent.
    pub fn said(self) -> &'static str {
        match self {
            Self::Code => "短码",
            Self::Initials => "拼音",
            Self::Words => "含有这些字",
            Self::Question => "客户问到",
            Self::Occasion => "正是时候",
            Self::History => "这时常接这句",
            Self::Stage => "这个阶段常用",
            Self::Uses => "常用",
        }
    }
}
