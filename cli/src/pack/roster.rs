//! `xiaoqi pack roster FOLDER`: puts salted hashes in the place of 接待IDs, in the roster and in hint assignments, and leaves
//! all else as it stands in the files. A pack that travels is public; an ID in clear must not be in it.
//!
//! What this is worth: IDs are short, so who has the pack can try them all. A hash keeps them from being read in passing and
//! from being searched for; it does not make them secret.

use super::folder::Folder;
use crate::Outcome;
use anyhow::Context;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::path::Path;
use toml_edit::{DocumentMut, Item, Table, Value};
use xiaoqi::pack::notice::{HASHED, is_hashed};

pub(super) fn run(path: &Path) -> anyhow::Result<Outcome> {
    let folder = Folder::read(path)?;
    let mut documents = Vec::new();
    for file in folder.own() {
        let document: DocumentMut = file.text.parse().with_context(|| path.join(&file.name).display().to_string())?;
        documents.push((file.name.clone(), document, false));
    }
    let said =
        documents.iter().find_map(|(_, document, _)| document.get("team")?.get("salt")?.as_str().map(String::from));
    let salt = match &said {
        Some(salt) => salt.clone(),
        None => hex(&fresh()?),
    };
    let mut many = 0;
    for (_, document, changed) in &mut documents {
        let before = many;
        hash_all(document, &salt, &mut many);
        *changed = many > before;
    }
    if said.is_none() && many > 0 {
        let index = documents.iter().position(|(_, document, _)| document.get("team").is_some()).unwrap_or_default();
        if let Some((_, document, changed)) = documents.get_mut(index) {
            let team = document.entry("team").or_insert_with(|| Item::Table(Table::new()));
            if let Some(team) = team.as_table_like_mut() {
                team.insert("salt", toml_edit::value(salt));
            }
            *changed = true;
        }
    }
    for (name, document, _) in documents.iter().filter(|(_, _, changed)| *changed) {
        let file = path.join(name);
        std::fs::write(&file, document.to_string()).with_context(|| file.display().to_string())?;
    }
    println!("{}：{many} 个接待ID换成了哈希。", path.display());
    Ok(Outcome::Clean)
}

fn hash_all(document: &mut DocumentMut, salt: &str, many: &mut usize) {
    let mut hash = |value: &mut Value| {
        if let Some(clear) = value.as_str().filter(|agent| !is_hashed(agent)) {
            let decor = value.decor().clone();
            *value = Value::from(hashed(salt, clear));
            *value.decor_mut() = decor;
            *many += 1;
        }
    };
    if let Some(roster) = document.get_mut("team").and_then(|team| team.get_mut("roster")) {
        let mut seat = |agents: Option<&mut Value>| {
            for agent in agents.and_then(Value::as_array_mut).into_iter().flat_map(|agents| agents.iter_mut()) {
                hash(agent);
            }
        };
        match roster {
            Item::ArrayOfTables(seats) => {
                seats.iter_mut().for_each(|table| seat(table.get_mut("agents").and_then(Item::as_value_mut)));
            }
            Item::Value(Value::Array(seats)) => {
                seats.iter_mut().for_each(|table| seat(table.as_inline_table_mut().and_then(|t| t.get_mut("agents"))));
            }
            _ => {}
        }
    }
    if let Some(hints) = document.get_mut("hint").and_then(Item::as_array_of_tables_mut) {
        hints.iter_mut().filter_map(|table| table.get_mut("agent")?.as_value_mut()).for_each(hash);
    }
}

/// The hash of an ID: the first half of SHA-256 over the salt as written, a zero byte and the ID.
pub(crate) fn hashed(salt: &str, agent: &str) -> String {
    let digest = Sha256::new().chain_update(salt).chain_update([0]).chain_update(agent).finalize();
    format!("{HASHED}{}", hex(digest.get(..16).unwrap_or_default()))
}

fn fresh() -> anyhow::Result<[u8; 16]> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|e| anyhow::anyhow!("no random bytes: {e}"))?;
    Ok(salt)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
