//! Phrases (快捷短语): which of them fit now, and their text with its variables filled (rows P1–P20).
//!
//! Two ways lead to a phrase. What the agent types before the cursor finds it by its short code, by its
//! pinyin or by its words ([`Because::Code`], [`Because::Initials`], [`Because::Words`]). Where nothing typed finds
//! one, what the customer has asked does ([`Because::Question`], [`Because::Stage`]), what was answered in talks like this
//! one ([`Because::History`]), or the moment of the talk ([`Because::Occasion`]). Where none says enough, nothing is
//! offered, except to who asks for all ([`Query::eager`]).
//!
//! Pure: the same phrases, the same query, the same answer. The pinyin of characters is looked up where packs are built
//! (feature `source`); a page carries only the readings of the characters that its phrases hold. Phrases as tables, for
//! import and export, are in `sheet`, under the same feature.

mod alphabet;
mod altered;
mod asked;
#[cfg(feature = "source")]
mod build;
mod closing;
mod fill;
mod fits;
mod grams;
mod history;
mod keep;
mod learned;
mod library;
mod lines;
mod masked;
mod query;
mod question;
#[cfg(feature = "source")]
pub mod sheet;
mod spelled;
mod synonyms;
mod talk;
mod term;
mod typing;

pub use altered::{altered, states_ground};
#[cfg(feature = "source")]
pub use build::build;
pub use fill::{Filled, UNKNOWN, Variables, fill, unfilled};
pub use keep::{MOST_OWN, NotKept, OWN, keep};
pub use learned::Learned;
pub use library::{Compiled, Library};
pub use masked::masked;
pub use query::{Because, Query, Suggestion};

#[cfg(test)]
#[cfg(feature = "source")]
mod tests;
