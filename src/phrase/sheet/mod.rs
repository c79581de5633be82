//! Phrases as tables: rows of cells, as shops keep them in other tools' CSV files and in workbooks, read into phrases and
//! written back. Pure: bytes, encodings and files are those of the command and of the options. What an agent keeps for
//! himself is read here, too ([`read_own`]).
//!
//! Nothing of a row is lost in silence: what is changed, left off or left out has a [`Note`] with the row's number. What
//! is read here is what a pack takes: a phrase that the pack's parser would refuse is left out, and said so.
//!
//! Must never guess at a text: a variable that nobody knows keeps its phrase out.

mod about;
mod book;
mod clean;
mod code;
mod column;
pub mod csv;
mod entity;
mod list;
mod name;
mod note;
mod own;
mod read;
mod row;
mod variable;
mod words;
mod write;

pub use about::about_csv;
pub use book::{Book, MOST_COLUMNS, Unread};
pub use column::columns;
pub use note::{LeftOut, Note, Why};
pub use own::{Cell, Fault, check_own, read_own};
pub use read::{Imported, NoHeader, Standing, read};
pub use write::{USES, write};

#[cfg(test)]
mod property;
#[cfg(test)]
mod tests;

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number as a spreadsheet shows it, from 1.
    pub number: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

/// A file read as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
    /// Which kind of file it was.
    pub form: Form,
    /// What was not read of it, in words.
    pub notes: Vec<String>,
}

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// 千牛's: three columns, and within a cell `&#44;` for a comma and `&#13;` for a line break.
    Csv,
    /// All that a phrase holds; cells hold what they say.
    Workbook,
}
