//! The agent's own phrases (我的短语) for the options: tables read and written, and one phrase looked at before it is kept. By
//! the code of `xiaoqi phrases import|export`, which the office's wasm is too small to hold. Everything goes over as JSON.

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use xiaoqi::pack::Phrase;
use xiaoqi::phrase::sheet::{self, Book, Cell, Form, Row, Table, Unread, csv};

/// A file as the options have read it.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum File {
    /// What a text file may say, the likeliest first.
    Texts(Vec<String>),
    /// A workbook's sheets.
    Sheets(Vec<Sheet>),
}

#[derive(Deserialize)]
struct Sheet {
    name: String,
    /// Row numbers and cells; nothing where there are no cells.
    rows: Option<Vec<(usize, Vec<String>)>>,
    /// How many cells stood beyond the last column.
    wide: usize,
}

#[derive(Debug, Default, Serialize)]
struct Said {
    /// The row's number, or 0: of the file.
    row: usize,
    left_out: bool,
    message: String,
}

impl From<sheet::Note> for Said {
    fn from(note: sheet::Note) -> Self {
        Self { row: note.row, left_out: note.left_out, message: note.message }
    }
}

/// What became of a file.
#[derive(Debug, Default, Serialize)]
struct Read {
    /// New ones, and those that take the place of what has their name.
    phrases: Vec<Phrase>,
    notes: Vec<Said>,
    /// Why nothing was read.
    fault: String,
}

/// What became of a phrase.
#[derive(Debug, Default, Serialize)]
struct Checked {
    phrase: Option<Phrase>,
    notes: Vec<Said>,
    /// Which cell must change: `code`, `text` or `group`; and why.
    cell: &'static str,
    fault: String,
}

/// Phrases as a file's contents.
#[derive(Debug, Default, Serialize)]
struct Written {
    /// As CSV.
    text: String,
    /// As a workbook's rows.
    rows: Vec<Vec<String>>,
    notes: Vec<String>,
    /// How many of what is kept could not be read.
    unread: usize,
}

/// What is kept, as far as it can be read: others than we may have written there.
fn kept(own: &str) -> (Vec<Phrase>, usize) {
    let all: Vec<serde_json::Value> = serde_json::from_str(own).unwrap_or_default();
    let many = all.len();
    let read: Vec<Phrase> = all.into_iter().filter_map(|one| serde_json::from_value(one).ok()).collect();
    let unread = many - read.len();
    (read, unread)
}

fn table(file: &str) -> Result<Table, String> {
    match serde_json::from_str(file).map_err(|error| error.to_string())? {
        File::Texts(texts) => csv::read(&texts).map_err(|error| error.to_string()),
        File::Sheets(sheets) => {
            let mut book = Book::default();
            for Sheet { name, rows, wide } in sheets {
                let row = |(number, cells)| Row { number, cells };
                book.put(&name, rows.map(|rows| (rows.into_iter().map(row).collect(), wide)), false);
            }
            book.table(Unread::to_string).ok_or_else(|| "这个工作簿里没有工作表".to_owned())
        }
    }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Reads a file beside what the agent has.
#[wasm_bindgen]
pub fn read_phrases(file: &str, own: &str) -> String {
    let table = match table(file) {
        Ok(table) => table,
        Err(fault) => return json(&Read { fault, ..Read::default() }),
    };
    let about = table.notes.into_iter().map(|message| Said { message, ..Said::default() });
    json(&match sheet::read_own(&table.rows, table.form, &kept(own).0) {
        Ok(found) => {
            let notes = about.chain(found.notes.into_iter().map(Said::from)).collect();
            Read { phrases: found.phrases, notes, ..Read::default() }
        }
        // Which sheets were looked at says why there is no header.
        Err(none) => Read { fault: none.to_string(), notes: about.collect(), ..Read::default() },
    })
}

/// Looks at one phrase as the agent wrote it; its name is empty if it is new.
#[wasm_bindgen]
pub fn check_phrase(phrase: &str, own: &str) -> String {
    let found = match serde_json::from_str::<Phrase>(phrase) {
        Ok(phrase) => sheet::check_own(&phrase, &kept(own).0),
        Err(error) => return json(&Checked { cell: "text", fault: error.to_string(), ..Checked::default() }),
    };
    json(&match found {
        Ok((phrase, notes)) => {
            let notes = notes.into_iter().map(Said::from).collect();
            Checked { phrase: Some(phrase), notes, ..Checked::default() }
        }
        Err(sheet::Fault { cell, message }) => {
            let cell = match cell {
                Cell::Code => "code",
                Cell::Text => "text",
                Cell::Group => "group",
            };
            Checked { cell, fault: message, ..Checked::default() }
        }
    })
}

/// Writes what the agent has: three columns as CSV, or all of it as a workbook's rows.
#[wasm_bindgen]
pub fn write_phrases(own: &str, as_csv: bool) -> String {
    let (phrases, unread) = kept(own);
    if !as_csv {
        return json(&Written { rows: sheet::write(&phrases, Form::Workbook), unread, ..Written::default() });
    }
    let notes = sheet::about_csv(&phrases).into_iter().map(|(phrase, said)| format!("「{}」{said}", phrase.code));
    let mut notes: Vec<String> = notes.collect();
    let more = phrases.iter().filter(|phrase| !is_plain(phrase)).count();
    if more > 0 {
        notes.push(format!("CSV 里只有短码、内容和分组；有 {more} 条还设了别的，要都留下请导出 Excel"));
    }
    let text = csv::write(&sheet::write(&phrases, Form::Csv)).unwrap_or_default();
    json(&Written { text, notes, unread, ..Written::default() })
}

/// Whether three columns hold all that a phrase says.
fn is_plain(phrase: &Phrase) -> bool {
    let Phrase { id, group, code, text, .. } = phrase.clone();
    *phrase == Phrase { id, group, code, text, place: phrase.place, ..Phrase::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn value(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn a_text_is_read_and_written_as_it_was() {
        let file =
            json!({ "texts": ["快捷编码,快捷短语,快捷短语分组\nfh,亲&#44;今天发货&#13;请放心,发货\n,{电话},\n"] });
        let read = value(&read_phrases(&file.to_string(), "[]"));
        assert_eq!(
            (&read["phrases"][0]["id"], &read["phrases"][0]["text"]),
            (&json!("own.fh"), &json!("亲,今天发货\n请放心"))
        );
        assert_eq!(read["phrases"][0].get("place"), None);
        assert_eq!((&read["notes"][0]["row"], &read["notes"][0]["left_out"]), (&json!(3), &json!(true)));
        let own = read["phrases"].to_string();
        let written = value(&write_phrases(&own, true));
        assert_eq!((&written["notes"], &written["unread"]), (&json!([]), &json!(0)));
        let again = json!({ "texts": [written["text"]] });
        assert_eq!(value(&read_phrases(&again.to_string(), "[]"))["phrases"], read["phrases"]);
        assert_eq!(value(&read_phrases(&again.to_string(), &own))["phrases"], json!([]));
    }

    #[test]
    fn a_workbook_s_rows_come_back() {
        let own = r#"[{"id":"own.a","group":"甲","code":"a","text":"=1+1","ask":["在吗"],"cite":[]}, 7, {"id":1}]"#;
        let written = value(&write_phrases(own, false));
        assert_eq!(written["unread"], 2);
        let rows: Vec<Value> =
            written["rows"].as_array().unwrap().iter().enumerate().map(|(at, cells)| json!([at + 1, cells])).collect();
        let file = json!({ "sheets": [{ "name": "图", "rows": null, "wide": 0 }, { "name": "我的短语", "rows": rows, "wide": 0 }] });
        let read = value(&read_phrases(&file.to_string(), "[]"));
        assert_eq!((&read["phrases"][0]["id"], &read["phrases"][0]["ask"]), (&json!("own.a"), &json!(["在吗"])));
        assert!(read["notes"][0]["message"].as_str().unwrap().contains("「图」"));
        let said = value(&write_phrases(own, true))["notes"].to_string();
        assert!(said.contains("公式") && said.contains("1 条还设了别的"), "{said}");
    }

    #[test]
    fn what_is_no_table_is_refused_in_words() {
        for file in ["{}", "[]", r#"{"texts":["a\nb"]}"#, r#"{"texts":["短语\n\"好"]}"#, r#"{"sheets":[]}"#] {
            let read = value(&read_phrases(file, "nonsense"));
            assert!(!read["fault"].as_str().unwrap().is_empty() && read["phrases"] == json!([]), "{file}");
        }
    }

    #[test]
    fn one_phrase_is_looked_at() {
        let new = |text: &str| json!({ "id": "", "group": "", "code": "A", "text": text, "cite": [] }).to_string();
        let good = value(&check_phrase(&new("好"), "[]"));
        assert_eq!(
            (&good["phrase"]["id"], &good["phrase"]["code"], &good["fault"]),
            (&json!("own.a"), &json!("a"), &json!(""))
        );
        let bad = value(&check_phrase(&new("{电话}"), "[]"));
        assert_eq!((&bad["phrase"], &bad["cell"]), (&json!(null), &json!("text")));
        assert!(bad["fault"].as_str().unwrap().contains("{电话}"));
        assert_eq!(value(&check_phrase("{}", "[]"))["cell"], "text");
    }
}
