//! What a pack's TOML may hold, as data: every table and key with its type and meaning. docs/pack.schema.json and the tables
//! of docs/pack-format.md are made of it; tests hold it to what the reader takes.

mod days;
mod sites;
mod tables;

use days::DAYS_AND_TEAM;
use serde_json::{Map, Value, json};
use sites::SITES;
use tables::TABLES;

/// What a key holds.
pub(super) enum Ty {
    Text,
    Texts,
    /// Lists of words in a list.
    Groups,
    Flag,
    /// A whole number, not negative.
    Whole,
    Wholes,
    Number,
    /// A day or a moment with its offset.
    Time,
    OneOf(&'static [&'static str]),
    ManyOf(&'static [&'static str]),
    /// Another table of the registry, by name.
    Table(&'static str),
    Tables(&'static str),
    /// Messages, or tables with a message and what is known around it.
    Cases,
    /// Any names, each with a list.
    Lists,
}

/// One key.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) ty: Ty,
    pub(super) needed: bool,
    pub(super) what: &'static str,
}

/// One table.
pub(super) struct Table {
    /// Its name: `rule`, `rule.near`.
    pub(super) name: &'static str,
    pub(super) what: &'static str,
    pub(super) keys: &'static [Key],
}

/// Every table; the first is a file.
fn all() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().chain(DAYS_AND_TEAM).chain(SITES)
}

/// A time as packs write it.
const TIME: &str = r"^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2}))?$";

/// The JSON Schema (2020-12) of one file of a pack.
pub fn json() -> Value {
    let mut tables: Map<String, Value> = all().map(|table| (table.name.to_owned(), of_table(table))).collect();
    let mut whole = tables.remove("").unwrap_or_default();
    if let Some(whole) = whole.as_object_mut() {
        whole.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
        whole.insert("title".into(), json!("A file of a xiaoqi pack"));
        whole.insert("$defs".into(), Value::Object(tables));
    }
    whole
}

fn of_table(table: &Table) -> Value {
    let keys: Map<String, Value> = table.keys.iter().map(|key| (key.name.to_owned(), of_key(key))).collect();
    let needed: Vec<&str> = table.keys.iter().filter(|key| key.needed).map(|key| key.name).collect();
    json!({
        "type": "object", "description": table.what, "properties": keys, "required": needed, "additionalProperties": false,
    })
}

fn of_key(key: &Key) -> Value {
    let mut schema = of_type(&key.ty);
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("description".into(), json!(key.what));
    }
    schema
}

fn of_type(ty: &Ty) -> Value {
    let texts = json!({ "type": "array", "items": { "type": "string" } });
    match ty {
        Ty::Text => json!({ "type": "string" }),
        Ty::Texts => texts,
        Ty::Groups => json!({ "type": "array", "items": texts }),
        Ty::Flag => json!({ "type": "boolean" }),
        Ty::Whole => json!({ "type": "integer", "minimum": 0 }),
        Ty::Wholes => json!({ "type": "array", "items": { "type": "integer", "minimum": 0 } }),
        Ty::Number => json!({ "type": "number" }),
        Ty::Time => json!({ "type": "string", "pattern": TIME }),
        Ty::OneOf(words) => json!({ "enum": words }),
        Ty::ManyOf(words) => json!({ "type": "array", "items": { "enum": words } }),
        Ty::Table(name) => json!({ "$ref": format!("#/$defs/{name}") }),
        Ty::Tables(name) => json!({ "type": "array", "items": { "$ref": format!("#/$defs/{name}") } }),
        Ty::Cases => {
            json!({ "type": "array", "items": { "oneOf": [{ "type": "string" }, { "$ref": "#/$defs/case" }] } })
        }
        Ty::Lists => json!({ "type": "object", "additionalProperties": texts }),
    }
}

/// The tables for people, in Markdown.
pub fn markdown() -> String {
    let mut text = String::new();
    for table in all() {
        let name = if table.name.is_empty() { "a file".to_owned() } else { format!("`{}`", table.name) };
        text.push_str(&format!(
            "### {name}\n\n{}\n\n| key | holds | needed | what it is |\n|---|---|---|---|\n",
            table.what
        ));
        for key in table.keys {
            let needed = if key.needed { "yes" } else { "" };
            text.push_str(&format!("| `{}` | {} | {needed} | {} |\n", key.name, in_words(&key.ty), key.what));
        }
        text.push('\n');
    }
    text
}

fn in_words(ty: &Ty) -> String {
    let some = |words: &[&str]| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" ");
    match ty {
        Ty::Text => "text".into(),
        Ty::Texts => "texts".into(),
        Ty::Groups => "lists of texts".into(),
        Ty::Flag => "`true` or `false`".into(),
        Ty::Whole => "whole number".into(),
        Ty::Wholes => "whole numbers".into(),
        Ty::Number => "number".into(),
        Ty::Time => "time".into(),
        Ty::OneOf(words) => some(words),
        Ty::ManyOf(words) => format!("some of {}", some(words)),
        Ty::Table(name) => format!("table `{name}`"),
        Ty::Tables(name) => format!("tables `{name}`"),
        Ty::Cases => "messages, or tables `case`".into(),
        Ty::Lists => "names with texts".into(),
    }
}

#[cfg(test)]
mod tests;
