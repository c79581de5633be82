//! Which sheet of a workbook is the table: the one that was asked for, else the first with a header. The others are named.

use super::{Form, Row, Table, columns};

/// Columns beyond are not read.
pub const MOST_COLUMNS: usize = 100;

/// A sheet that is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// A sheet of charts.
    #[error("工作表「{name}」里没有单元格，没有读")]
    NoCells {
        /// Its name.
        name: String,
    },
    /// None of its rows says what is what.
    #[error("工作表「{name}」里没有找到表头，没有读（{rows} 行）")]
    NoHeader {
        /// Its name.
        name: String,
        /// How many rows of it hold anything.
        rows: usize,
    },
    /// One before it was read.
    #[error("工作表「{name}」没有读（{rows} 行）")]
    Another {
        /// Its name.
        name: String,
        /// How many rows of it hold anything.
        rows: usize,
    },
}

/// A workbook, sheet after sheet; only the one that is read is kept.
#[derive(Debug, Default)]
pub struct Book {
    found: Option<Table>,
    unread: Vec<Unread>,
    any: bool,
}

impl Book {
    /// The next sheet: its rows that hold anything, and how many cells beyond [`MOST_COLUMNS`] there are; nothing of a sheet
    /// without cells. `wanted` is one that was asked for by name.
    pub fn put(&mut self, name: &str, cells: Option<(Vec<Row>, usize)>, wanted: bool) {
        self.any = true;
        let name = name.to_owned();
        let Some((rows, wide)) = cells else { return self.unread.push(Unread::NoCells { name }) };
        if self.found.is_some() {
            self.unread.push(Unread::Another { name, rows: rows.len() });
        } else if wanted || columns(&rows) > 0 {
            let beyond = || format!("第{MOST_COLUMNS}列以后有 {wide} 个单元格没有读");
            let notes = (wide > 0).then(beyond).into_iter().collect();
            self.found = Some(Table { rows, form: Form::Workbook, notes });
        } else {
            self.unread.push(Unread::NoHeader { name, rows: rows.len() });
        }
    }

    /// The table, with what `say` says of every other sheet; nothing where there was no sheet at all.
    pub fn table(self, say: impl Fn(&Unread) -> String) -> Option<Table> {
        let none = || Table { rows: Vec::new(), form: Form::Workbook, notes: Vec::new() };
        let mut table = self.found.or_else(|| self.any.then(none))?;
        table.notes.extend(self.unread.iter().map(say));
        Some(table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(cell: &str) -> Option<(Vec<Row>, usize)> {
        Some((vec![Row { number: 3, cells: vec![cell.to_owned()] }], 0))
    }

    #[test]
    fn the_first_with_a_header_is_read_and_the_others_named() {
        let mut book = Book::default();
        book.put("图", None, false);
        book.put("说明", rows("怎么填"), false);
        book.put("话术", rows("话术").map(|(rows, _)| (rows, 2)), false);
        book.put("旧", rows("话术"), false);
        let table = book.table(Unread::to_string).unwrap();
        assert_eq!(table.rows[0].cells, ["话术"]);
        assert_eq!(
            table.notes,
            [
                "第100列以后有 2 个单元格没有读",
                "工作表「图」里没有单元格，没有读",
                "工作表「说明」里没有找到表头，没有读（1 行）",
                "工作表「旧」没有读（1 行）",
            ]
        );
    }

    #[test]
    fn what_was_asked_for_is_read_without_a_header() {
        let mut book = Book::default();
        book.put("说明", rows("怎么填"), true);
        assert_eq!(book.table(Unread::to_string).unwrap().rows.len(), 1);
        assert!(Book::default().table(Unread::to_string).is_none());
    }
}
