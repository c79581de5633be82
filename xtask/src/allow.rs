//! What ships: the files the manifest names, and what those name in turn; nothing else in the repository does.
//! Must never ship a file because it lies in a folder, and never leave out one that is asked for: a missing file is an error.

use crate::files;
use anyhow::{Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Endings by which a string of the manifest is a file's name.
const ENDINGS: [&str; 10] = [".js", ".mjs", ".css", ".html", ".png", ".svg", ".webp", ".json", ".wasm", ".woff2"];

/// Files that come along with another one although nothing in it says so in plain text.
const COMPANIONS: [(&str, &str); 4] = [
    ("extension/taught.js", "pkg/teach/picker.js"),
    ("pkg/page/engine.js", "pkg/page/twin.js"),
    ("pkg/office/office.js", "pkg/office/office.wasm"),
    ("pkg/build/build.js", "pkg/build/build.wasm"),
];

/// The languages of the manifest's own texts.
const LOCALES: [&str; 3] = ["zh_CN", "zh_TW", "en"];

/// Every file that ships, by its path from the root, with who names it first. The manifest itself is not in it.
pub(crate) fn list(root: &Path, manifest: &Value) -> Result<BTreeMap<String, String>> {
    if manifest.get("web_accessible_resources").is_some() {
        bail!("manifest.json: web_accessible_resources is not something we ship");
    }
    let mut waiting = Vec::new();
    named_by_manifest(manifest, "manifest.json", &mut waiting);
    if manifest.get("default_locale").is_some() {
        let locales = LOCALES.map(|locale| (format!("_locales/{locale}/messages.json"), "manifest.json".into()));
        waiting.extend(locales);
    }
    waiting.reverse();
    let mut allowed = BTreeMap::new();
    while let Some((path, by)) = waiting.pop() {
        if allowed.contains_key(&path) {
            continue;
        }
        if !root.join(&path).is_file() {
            bail!("{path}: no such file, but {by} names it");
        }
        for name in named_by_file(root, &path)? {
            waiting.push((resolve(&path, &name)?, path.clone()));
        }
        for (_, companion) in COMPANIONS.iter().filter(|(file, _)| *file == path) {
            waiting.push(((*companion).into(), path.clone()));
        }
        allowed.insert(path, by);
    }
    Ok(allowed)
}

/// The manifest's strings that are names of files, with their places.
fn named_by_manifest(value: &Value, place: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => {
            let file = ENDINGS.iter().any(|ending| text.ends_with(ending));
            if file && !text.contains(':') {
                found.push((text.trim_start_matches('/').into(), place.into()));
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                named_by_manifest(item, &format!("{place} [{index}]"), found);
            }
        }
        Value::Object(map) => {
            for (key, item) in map {
                named_by_manifest(item, &format!("{place} {key}"), found);
            }
        }
        _ => {}
    }
}

/// The names a file gives to others, as written in it. Generated files name nothing: see COMPANIONS.
fn named_by_file(root: &Path, path: &str) -> Result<Vec<String>> {
    if path.starts_with("pkg/") {
        return Ok(Vec::new());
    }
    let read = || files::read_text(&root.join(path));
    Ok(match path.rsplit('.').next() {
        Some("html") => named_by_html(&read()?),
        Some("css") => named_by_css(&read()?),
        Some("js" | "mjs") => named_by_script(&read()?),
        _ => Vec::new(),
    })
}

fn named_by_html(text: &str) -> Vec<String> {
    let text = without(text, "<!--", "-->");
    let mut names = Vec::new();
    for attribute in ["src=", "href="] {
        for (_, rest) in after(&text, attribute) {
            names.extend(quoted(rest));
        }
    }
    names.retain(|name| is_ours(name));
    names
}

fn named_by_css(text: &str) -> Vec<String> {
    let text = without(text, "/*", "*/");
    let mut names: Vec<String> = after(&text, "@import ").filter_map(|(_, rest)| quoted(rest)).collect();
    for (_, rest) in after(&text, "url(") {
        let inner = rest.split(')').next().unwrap_or_default().trim();
        names.push(inner.trim_matches(['"', '\'']).into());
    }
    names.retain(|name| is_ours(name));
    names
}

/// importScripts("…", "…"), getURL("…"), import("…"), import "…" and from "…"; whole-line comments do not count.
fn named_by_script(text: &str) -> Vec<String> {
    let text = without(text, "/*", "*/");
    let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut names = Vec::new();
    for (_, rest) in after(&code, "importScripts(") {
        let arguments = rest.split(')').next().unwrap_or_default();
        names.extend(arguments.split(',').filter_map(quoted));
    }
    for (_, rest) in after(&code, "getURL(") {
        // From the extension's root, whoever asks.
        names.extend(quoted(rest).map(|name| format!("/{}", name.trim_start_matches('/'))));
    }
    for word in ["import(", "import ", "from "] {
        for (_, rest) in after(&code, word) {
            names.extend(quoted(rest).filter(|name| name.starts_with(['.', '/'])));
        }
    }
    names.retain(|name| is_ours(name));
    names
}

/// The text after each place a word stands at.
fn after<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    text.match_indices(word).map(|(at, found)| (at, &text[at + found.len()..]))
}

/// The quoted string a text begins with, if it does.
fn quoted(text: &str) -> Option<String> {
    let text = text.trim_start();
    let quote = text.chars().next().filter(|c| ['"', '\''].contains(c))?;
    let (inside, _) = text[1..].split_once(quote)?;
    Some(inside.into())
}

/// The text without its comments; an unclosed one runs to the end.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once(open) {
        kept.push_str(before);
        rest = comment.split_once(close).map_or("", |(_, after)| after);
    }
    kept + rest
}

/// Not an address of its own (https:, data:, //host), not a place in the same page, not empty.
fn is_ours(name: &str) -> bool {
    !(name.is_empty() || name.starts_with(['#', '?']) || name.starts_with("//") || name.contains(':'))
}

/// A name as written in a file, as a path from the root.
fn resolve(file: &str, name: &str) -> Result<String> {
    let end = name.find(['?', '#']).unwrap_or(name.len());
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    if name.starts_with('/') {
        parts.clear();
    }
    for part in name[..end].split('/') {
        match part {
            "" | "." => {}
            ".." if parts.pop().is_none() => {
                bail!("{file}: names {name}, which is outside the extension")
            }
            ".." => {}
            part => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

#[cfg(test)]
#[path = "allow_tests.rs"]
mod tests;
