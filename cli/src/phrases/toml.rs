//! Phrases as a pack's file.

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};
use xiaoqi::pack::{Occasion, Phrase};

/// The file's text; `from` says where they come from.
pub(super) fn write(phrases: &[Phrase], from: &str) -> String {
    let mut tables = ArrayOfTables::new();
    phrases.iter().for_each(|phrase| tables.push(table(phrase)));
    let mut document = DocumentMut::new();
    document.insert("phrase", Item::ArrayOfTables(tables));
    let from: String = from.chars().filter(|c| c.is_alphanumeric() || "-_. ()（）".contains(*c)).collect();
    format!("# xiaoqi phrases import 从「{from}」读入。再次导入会整个换掉这个文件。\n\n{document}")
}

fn table(phrase: &Phrase) -> Table {
    let mut table = Table::new();
    let texts = |key: &str, all: &[String]| (key.to_owned(), value(all.iter().map(String::as_str).collect::<Array>()));
    let Phrase {
        id,
        group,
        code,
        text,
        ask,
        stage,
        platform,
        locked,
        occasion,
        uses,
        cite,
        variants,
        shop,
        goods,
        from,
        to,
        image,
        place: _,
    } = phrase;
    let mut entries: Vec<(String, Item)> = [("id", id), ("group", group), ("code", code), ("text", text)]
        .map(|(key, text)| (key.to_owned(), value(text.as_str())))
        .into();
    for (key, all) in [
        ("variants", variants),
        ("ask", ask),
        ("stage", stage),
        ("platform", platform),
        ("shop", shop),
        ("goods", goods),
    ] {
        if !all.is_empty() {
            entries.push(texts(key, all));
        }
    }
    for (key, day) in [("from", from), ("to", to)] {
        if let Some(day) = day {
            entries.push((key.to_owned(), value(day.to_string())));
        }
    }
    if !image.is_empty() {
        entries.push(("image".to_owned(), value(image.as_str())));
    }
    if *locked {
        entries.push(("locked".to_owned(), value(true)));
    }
    if let Some(occasion) = occasion {
        let word = match occasion {
            Occasion::Welcome => "welcome",
            Occasion::Close => "close",
            Occasion::Transfer => "transfer",
        };
        entries.push(("occasion".to_owned(), value(word)));
    }
    if *uses > 0 {
        entries.push(("uses".to_owned(), value(i64::from(*uses))));
    }
    // A pack's phrase must say it, even if there is nothing.
    entries.push(texts("cite", cite));
    for (key, item) in entries {
        table.insert(&key, item);
    }
    table
}
