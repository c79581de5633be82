//! XLSX ⇄ rows. A hostile workbook may name one cell at its far corner, so cells are read one by one and never as a block.

use anyhow::{Context, bail};
use calamine::{DataRef, Reader, Xlsx};
use rust_xlsxwriter::{Format, FormatAlign, Workbook};
use std::io::Cursor;
use xiaoqi::phrase::sheet::{Book, MOST_COLUMNS, Row, Table, USES, Unread};

/// Bytes of all cells together.
const MOST_BYTES: usize = 64 << 20;

/// Reads the sheet of that name, or the first that has a header.
///
/// # Errors
/// If it is no workbook, has no such sheet, or too much in it.
pub(super) fn read(bytes: &[u8], sheet: Option<&str>) -> anyhow::Result<Table> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).context("读不出这个工作簿")?;
    let names = book.sheet_names();
    let mut found = Book::default();
    for name in names.iter().filter(|name| sheet.is_none_or(|wanted| wanted == *name)) {
        let cells = cells(&mut book, name)?;
        found.put(name, cells, sheet.is_some());
    }
    match found.table(|unread| match unread {
        Unread::Another { name, .. } => format!("{unread}；要读它：--sheet '{name}'"),
        _ => unread.to_string(),
    }) {
        Some(table) => Ok(table),
        None => bail!("没有工作表「{}」；有：{}", sheet.unwrap_or_default(), names.join("、")),
    }
}

/// The rows of a sheet that hold anything, and how many cells beyond the last column were not read; nothing of a sheet that
/// has no cells.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> anyhow::Result<Option<(Vec<Row>, usize)>> {
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(None) };
    let (mut rows, mut wide, mut bytes) = (Vec::<Row>::new(), 0, 0);
    while let Some(cell) = reader.next_cell().with_context(|| format!("工作表「{name}」"))? {
        let (row, column) = cell.get_position();
        let said = said(cell.get_value());
        if said.is_empty() {
            continue;
        }
        let at = usize::try_from(column)?;
        if at >= MOST_COLUMNS {
            wide += 1;
            continue;
        }
        bytes += said.len() + 64;
        if bytes > MOST_BYTES {
            bail!("工作表「{name}」里的内容太多");
        }
        let number = usize::try_from(row)? + 1;
        if rows.last().is_none_or(|last| last.number != number) {
            rows.push(Row { number, cells: Vec::new() });
        }
        let Some(last) = rows.last_mut() else { continue };
        if last.cells.len() <= at {
            last.cells.resize(at + 1, String::new());
        }
        last.cells[at] = said;
    }
    Ok(Some((rows, wide)))
}

fn said(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => if *yes { "是" } else { "否" }.to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// Rows as a workbook. Cells are texts, so nothing in them is ever a formula; only how often a phrase was used is a number.
///
/// # Errors
/// If a cell holds more than a workbook's cell may.
pub(super) fn write(rows: &[Vec<String>]) -> anyhow::Result<Vec<u8>> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("快捷短语")?;
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_column_width(2, 60)?;
    for (at, row) in rows.iter().enumerate() {
        let number = u32::try_from(at)?;
        for (column, cell) in row.iter().enumerate() {
            let to = u16::try_from(column)?;
            let wrote = match (at, cell.parse::<u32>()) {
                (1.., Ok(uses)) if column == USES => sheet.write_number(number, to, uses),
                (0, _) => sheet.write_string_with_format(number, to, cell, &bold),
                _ if cell.is_empty() => continue,
                _ => sheet.write_string_with_format(number, to, cell, &wrapped),
            };
            wrote.with_context(|| format!("第{}行", at + 1))?;
        }
    }
    Ok(book.save_to_buffer()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_xml_does_not_hold_are_read() {
        let mut book = Workbook::new();
        // Written with the escapes that Excel writes: `_x000D_`, and `_x005F_` before what only looks like one.
        book.add_worksheet().write_string(0, 0, "a\r\nb_x0041_\u{1}").unwrap();
        let table = read(&book.save_to_buffer().unwrap(), Some("Sheet1")).unwrap();
        assert_eq!(table.rows[0].cells, ["a\r\nb_x0041_\u{1}"]);
    }

    #[test]
    fn one_cell_in_the_far_corner_is_no_block() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_string(0, 0, "短语").unwrap();
        sheet.write_string(1_048_575, 0, "好").unwrap();
        sheet.write_string(1_048_575, 16_383, "远").unwrap();
        let table = read(&book.save_to_buffer().unwrap(), None).unwrap();
        assert_eq!(table.rows.len(), 2);
        assert_eq!((table.rows[1].number, table.rows[1].cells.len()), (1_048_576, 1));
        assert!(table.notes[0].contains("1 个单元格"), "{:?}", table.notes);
    }

    #[test]
    fn the_sheet_with_a_header_is_read_and_the_others_named() {
        let mut book = Workbook::new();
        book.add_worksheet().set_name("说明").unwrap().write_string(0, 0, "怎么填").unwrap();
        let sheet = book.add_worksheet().set_name("话术").unwrap();
        for (at, cell) in ["编码", "话术", "锁定"].iter().enumerate() {
            sheet.write_string(2, u16::try_from(at).unwrap(), *cell).unwrap();
        }
        sheet.write_number(3, 0, 12).unwrap();
        sheet.write_boolean(3, 2, true).unwrap();
        book.add_worksheet().set_name("旧").unwrap().write_string(0, 0, "话术").unwrap();
        let bytes = book.save_to_buffer().unwrap();
        let table = read(&bytes, None).unwrap();
        assert_eq!(table.rows[1], Row { number: 4, cells: vec!["12".into(), String::new(), "是".into()] });
        assert_eq!(table.notes.len(), 2, "{:?}", table.notes);
        assert_eq!(read(&bytes, Some("旧")).unwrap().rows.len(), 1);
        assert!(read(&bytes, Some("新")).is_err_and(|e| e.to_string().contains("说明、话术、旧")));
        assert!(read(b"PK\x03\x04 no workbook", None).is_err());
    }
}
