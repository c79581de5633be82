//! CSV ⇄ rows. The separator is the one with which the header is known: first and best.

use super::column::Header;
use super::{Form, Row, Table};
use std::cmp::Reverse;

/// A text that is no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoCsv {
    /// All that follows would be taken for the text of one cell.
    #[error("第{0}行的引号没有关上，后面的内容都会被当成一个单元格；请改好再导入")]
    Unclosed(usize),
    /// Never: what is read and written is text in memory.
    #[error("读不出这个表格")]
    Broken,
}

impl From<::csv::Error> for NoCsv {
    // Its words would weigh more than the rest of the reader, and nobody ever sees them.
    fn from(_: ::csv::Error) -> Self {
        Self::Broken
    }
}

const SEPARATORS: [u8; 3] = [b',', b'\t', b';'];
/// Rows that are looked at for the header.
const FIRST: usize = 20;

/// Reads a text, whichever of `texts` has a header; the first if none has.
///
/// # Errors
/// If a quoted cell is not closed: all that follows would be taken for its text.
pub fn read(texts: &[String]) -> Result<Table, NoCsv> {
    let mut best = ((false, Reverse(FIRST), 0), texts.first().map_or("", String::as_str), b',');
    for text in texts {
        for separator in SEPARATORS {
            // A text with semicolons in it may look like a header that knows more; the header stands above it.
            let header = Header::find(&rows(text, separator, FIRST)?);
            let rank = header.map(|header| (header.known() > 1, Reverse(header.at), header.known()));
            if let Some(rank) = rank.filter(|rank| *rank > best.0) {
                best = (rank, text.as_str(), separator);
            }
        }
        if best.0.2 > 0 {
            break;
        }
    }
    let (_, text, separator) = best;
    if let Some(line) = unclosed(text, separator) {
        return Err(NoCsv::Unclosed(line));
    }
    Ok(Table { rows: rows(text, separator, usize::MAX)?, form: Form::Csv, notes: Vec::new() })
}

/// The first rows of a text, numbered as a spreadsheet numbers them: an empty line is one, a line break within a cell none.
fn rows(text: &str, separator: u8, most: usize) -> Result<Vec<Row>, NoCsv> {
    let mut reader =
        ::csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let (mut begun, mut line, mut within) = (0, 1, 0);
    for record in reader.records().take(most) {
        let record = record?;
        // The reader has stopped at the end of the last record; empty lines may come before this one.
        let place = record.position().map_or(0, |place| place.byte());
        let place = usize::try_from(place).unwrap_or(usize::MAX).min(text.len());
        let empty = text.as_bytes()[place..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let begins = place + empty;
        line += breaks(text.get(begun..begins).unwrap_or_default());
        begun = begins;
        rows.push(Row { number: line.saturating_sub(within), cells: record.iter().map(str::to_owned).collect() });
        within += record.iter().map(breaks).sum::<usize>();
    }
    Ok(rows)
}

/// How many line breaks there are, of whichever kind.
fn breaks(text: &str) -> usize {
    let bytes = text.as_bytes();
    let after = bytes.iter().skip(1).chain([&b' ']);
    bytes.iter().zip(after).filter(|pair| matches!(pair, (b'\n', _)) || pair.0 == &b'\r' && pair.1 != &b'\n').count()
}

/// The line on which a quoted cell begins that never ends.
fn unclosed(text: &str, separator: u8) -> Option<usize> {
    let mut line = 1;
    let mut opened = None;
    // A quote opens a cell only at its beginning; within a quoted cell, two are one.
    let mut begins = true;
    for byte in text.bytes() {
        match (byte, opened) {
            (b'"', Some(_)) => opened = None,
            (b'"', None) if begins => opened = Some(line),
            _ => {}
        }
        // Right after a closing quote another one opens again: a doubled quote, or what the reader takes for one.
        begins = opened.is_none() && (byte == separator || matches!(byte, b'\n' | b'\r' | b'"'));
        line += usize::from(byte == b'\n');
    }
    opened
}

/// Rows as CSV, with the line ends that spreadsheets write.
///
/// # Errors
/// Never: the writer has only memory to fail of.
pub fn write(rows: &[Vec<String>]) -> Result<String, NoCsv> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    let bytes = writer.into_inner().map_err(|_| NoCsv::Broken)?;
    String::from_utf8(bytes).map_err(|_| NoCsv::Broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(text: &str) -> Vec<(usize, Vec<String>)> {
        let table = read(&[text.to_owned()]).unwrap();
        table.rows.into_iter().map(|row| (row.number, row.cells)).collect()
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_shows() {
        let found = numbered("编码,短语\r\n\r\na,\"两\n行\"\r\n\r\n\r\nb,一行\nc,\"引\"\"号\"");
        let numbers: Vec<usize> = found.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 3, 6, 7]);
        let numbers: Vec<usize> =
            numbered("\r编码,短语\ra,好\r\r\"\",\"\n行\"\rb,\n").iter().map(|(n, _)| *n).collect();
        assert_eq!(numbers, [2, 3, 5, 6]);
        assert_eq!((found[1].1[1].as_str(), found[3].1[1].as_str()), ("两\n行", "引\"号"));
    }

    #[test]
    fn the_separator_is_told_by_the_header() {
        for separator in [",", "\t", ";"] {
            let text =
                ["我们店的，话术", &["编码", "短语", "分组"].join(separator), &["a", "b,;", "c"].join(separator)];
            let found = numbered(&text.join("\n").replace("b,;", if separator == "\t" { "b,;" } else { "b" }));
            assert_eq!((found[1].1.len(), found[2].1.len()), (3, 3), "{separator:?}");
        }
    }

    #[test]
    fn a_text_that_looks_like_a_header_is_a_text() {
        let found = numbered("编码,短语,分组\na,x;短语;分组;标题;问题;y,甲\n");
        assert_eq!(found[1].1, ["a", "x;短语;分组;标题;问题;y", "甲"]);
    }

    #[test]
    fn an_open_quote_is_refused_with_its_line() {
        let refused = |text: &str| read(&[text.to_owned()]).map(|_| ()).map_err(|e| e.to_string());
        assert!(refused("编码,短语\na,好\nb,\"没关上\nc,好\n").unwrap_err().contains("第3行"));
        for sound in ["编码,短语\na,他说\"好", "短语\n\"a\"\"b\"\n\"\"\n", "短语\n\"a\"b\"\n", "短语,分组\n\"\"\"\",x"]
        {
            assert!(refused(sound).is_ok(), "{sound}");
        }
    }

    #[test]
    fn nothing_has_no_rows() {
        assert!(numbered("").is_empty() && numbered("\r\n\n").is_empty());
    }
}
