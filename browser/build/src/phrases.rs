//! The agent's own phrases (我的短语) for the options: tables read and written, and one phrase looked at before it is kept. By
//! the code of `xiaoqi phrases import|export`, which the office's wasm is too small to hold. A phrase goes over as the JSON
//! it is kept as, everything else as plain values: a reader of JSON for each kind of them would weigh 40 KB.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use xiaoqi::pack::Phrase;
use xiaoqi::phrase::sheet::{self, Book, Cell, Form, Note, Row, Table, Unread, csv};

/// A workbook's sheet as the options have read it; no rows of one without cells.
struct Sheet {
    name: String,
    rows: Option<Vec<Row>>,
    /// How many cells stood beyond the last column.
    wide: usize,
}

/// What became of a file.
#[derive(Debug, Default)]
struct Read {
    /// New ones, and those that take the place of what has their name.
    phrases: Vec<Phrase>,
    /// What was not read of the file as a whole.
    about: Vec<String>,
    notes: Vec<Note>,
    /// Why nothing was read.
    fault: String,
}

/// What is kept, as far as it can be read: others than we may have written there.
fn kept(own: &[String]) -> Vec<Phrase> {
    own.iter().filter_map(|one| serde_json::from_str(one).ok()).collect()
}

fn json(phrase: &Phrase) -> JsValue {
    serde_json::to_string(phrase).unwrap_or_default().into()
}

/// Reads the likeliest of `texts`, or else one of `sheets`.
fn read(texts: &[String], sheets: Vec<Sheet>, own: &[Phrase]) -> Read {
    let refused = |fault: String, about| Read { fault, about, ..Read::default() };
    let table = if texts.is_empty() {
        let mut book = Book::default();
        for Sheet { name, rows, wide } in sheets {
            book.put(&name, rows.map(|rows| (rows, wide)), false);
        }
        book.table(Unread::to_string).ok_or_else(|| "这个工作簿里没有工作表".to_owned())
    } else {
        csv::read(texts).map_err(|error| error.to_string())
    };
    let Table { rows, form, notes: about } = match table {
        Ok(table) => table,
        Err(fault) => return refused(fault, Vec::new()),
    };
    match sheet::read_own(&rows, form, own) {
        Ok(found) => Read { phrases: found.phrases, about, notes: found.notes, fault: String::new() },
        // Which sheets were looked at says why there is no header.
        Err(none) => refused(none.to_string(), about),
    }
}

/// What is to be said of phrases that go into a CSV.
fn about(phrases: &[Phrase]) -> Vec<String> {
    let said = sheet::about_csv(phrases).into_iter().map(|(phrase, said)| format!("「{}」{said}", phrase.code));
    let more = phrases.iter().filter(|phrase| !is_plain(phrase)).count();
    let more = (more > 0).then(|| format!("CSV 里只有短码、内容和分组；有 {more} 条还设了别的，要都留下请导出 Excel"));
    said.chain(more).collect()
}

/// Whether three columns hold all that a phrase says.
fn is_plain(phrase: &Phrase) -> bool {
    let Phrase { id, group, code, text, .. } = phrase.clone();
    *phrase == Phrase { id, group, code, text, place: phrase.place, ..Phrase::default() }
}

// ---- as scripts call it ---------------------------------------------------------------------------------------------

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}

fn list(values: impl Iterator<Item = JsValue>) -> JsValue {
    values.collect::<Array>().into()
}

fn texts(all: Vec<String>) -> JsValue {
    list(all.into_iter().map(JsValue::from))
}

/// A note as `{ row, left, message }`; row 0 is the file itself.
fn note(note: Note) -> JsValue {
    let row = JsValue::from_f64(note.row as f64);
    object(&[("row", row), ("left", note.left_out.into()), ("message", note.message.into())])
}

fn number(value: &JsValue) -> usize {
    value.as_f64().unwrap_or_default() as usize
}

/// `[name, rows or null, wide]`; a row is `[number, …cells]`.
fn sheet(value: &JsValue) -> Sheet {
    let value = Array::from(value);
    let row = |row: JsValue| {
        let mut cells = Array::from(&row).into_iter();
        let number = cells.next().map_or(0, |first| number(&first));
        Row { number, cells: cells.map(|cell| cell.as_string().unwrap_or_default()).collect() }
    };
    let rows = value.get(1);
    let rows = (!rows.is_null()).then(|| Array::from(&rows).iter().map(row).collect());
    Sheet { name: value.get(0).as_string().unwrap_or_default(), rows, wide: number(&value.get(2)) }
}

/// Reads a file beside what the agent has: what its text may say, or the sheets of a workbook. `{ phrases, notes, fault }`.
#[wasm_bindgen]
pub fn read_phrases(texts: Vec<String>, sheets: &Array, own: Vec<String>) -> JsValue {
    let sheets = sheets.iter().map(|value| sheet(&value)).collect();
    let found = read(&texts, sheets, &kept(&own));
    let about = |message: String| object(&[("row", 0.into()), ("left", false.into()), ("message", message.into())]);
    let notes = found.about.into_iter().map(about).chain(found.notes.into_iter().map(note));
    object(&[("phrases", list(found.phrases.iter().map(json))), ("notes", list(notes)), ("fault", found.fault.into())])
}

/// Looks at one phrase as the agent wrote it; its name is empty if it is new. `{ phrase, notes }`, or which `cell` must change
/// and the `fault`.
#[wasm_bindgen]
pub fn check_phrase(phrase: &str, own: Vec<String>) -> JsValue {
    let found = match serde_json::from_str::<Phrase>(phrase) {
        Ok(phrase) => sheet::check_own(&phrase, &kept(&own)),
        Err(_) => Err(sheet::Fault { cell: Cell::Text, message: "这一条存坏了，请移除".to_owned() }),
    };
    match found {
        Ok((phrase, notes)) => object(&[("phrase", json(&phrase)), ("notes", list(notes.into_iter().map(note)))]),
        Err(sheet::Fault { cell, message }) => {
            let cell = match cell {
                Cell::Code => "code",
                Cell::Text => "text",
                Cell::Group => "group",
            };
            object(&[("cell", cell.into()), ("fault", message.into())])
        }
    }
}

/// What the agent has as CSV, with what is to be said of it, and how many could be read: `{ text, notes, many }`.
#[wasm_bindgen]
pub fn phrases_csv(own: Vec<String>) -> JsValue {
    let own = kept(&own);
    let text = csv::write(&sheet::write(&own, Form::Csv)).unwrap_or_default();
    object(&[("text", text.into()), ("notes", texts(about(&own))), ("many", (own.len() as f64).into())])
}

/// What the agent has as a workbook's rows, and how many could be read: `{ rows, many }`.
#[wasm_bindgen]
pub fn phrases_rows(own: Vec<String>) -> JsValue {
    let own = kept(&own);
    let rows = list(sheet::write(&own, Form::Workbook).into_iter().map(texts));
    object(&[("rows", rows), ("many", (own.len() as f64).into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Vec<String> {
        vec![text.to_owned()]
    }

    #[test]
    fn a_text_is_read_and_written_as_it_was() {
        let table = text("快捷编码,快捷短语,快捷短语分组\nfh,亲&#44;今天发货&#13;请放心,发货\n,{电话},\n");
        let found = read(&table, Vec::new(), &[]);
        assert_eq!((found.phrases[0].id.as_str(), found.phrases[0].text.as_str()), ("own.fh", "亲,今天发货\n请放心"));
        assert_eq!((found.notes[0].row, found.notes[0].left_out), (3, true));
        assert!(about(&found.phrases).is_empty());
        let again = text(&csv::write(&sheet::write(&found.phrases, Form::Csv)).unwrap());
        assert_eq!(read(&again, Vec::new(), &[]).phrases, found.phrases);
        assert!(read(&again, Vec::new(), &found.phrases).phrases.is_empty());
    }

    #[test]
    fn a_workbook_s_rows_come_back() {
        let own =
            [r#"{"id":"own.a","group":"甲","code":"a","text":"=1+1","ask":["在吗"],"cite":[]}"#, "7", r#"{"id":1}"#];
        let own = kept(&own.map(str::to_owned));
        assert_eq!(own.len(), 1);
        // As it is kept, without its place.
        assert!(!serde_json::to_string(&own[0]).unwrap().contains("place"));
        let rows = sheet::write(&own, Form::Workbook).into_iter().zip(1..);
        let rows = rows.map(|(cells, number)| Row { number, cells }).collect();
        let chart = Sheet { name: "图".into(), rows: None, wide: 0 };
        let found = read(&[], vec![chart, Sheet { name: "我的短语".into(), rows: Some(rows), wide: 0 }], &[]);
        assert_eq!(found.phrases, own);
        assert!(found.about[0].contains("「图」"));
        let said = about(&own).join("；");
        assert!(said.contains("公式") && said.contains("1 条还设了别的"), "{said}");
    }

    #[test]
    fn what_is_no_table_is_refused_in_words() {
        let none = Sheet { name: "一".into(), rows: Some(Vec::new()), wide: 0 };
        for (texts, sheets) in
            [(text("a\nb"), vec![]), (text("短语\n\"好"), vec![]), (vec![], vec![]), (vec![], vec![none])]
        {
            let found = read(&texts, sheets, &[]);
            assert!(!found.fault.is_empty() && found.phrases.is_empty(), "{texts:?}");
        }
    }
}
