//! The registry says what the reader takes: same keys, same words, same needs.

use super::*;
use crate::pack::source::file::FileToml;
use std::collections::BTreeSet;

/// A file in which the table `name` holds just `inner`.
fn file(name: &str, inner: &str) -> String {
    match name {
        "" => inner.to_owned(),
        "case" => format!("[[rule]]\nhit = [{{ {inner} }}]\n"),
        "pack" => format!("[pack]\n{inner}\n"),
        "team" => format!("[team]\n{inner}\n"),
        "site.order.times" => format!("[[site]]\norder = {{ times = [{{ {inner} }}] }}\n"),
        "site.remark.flags" => format!("[[site]]\nremark = {{ flags = [{{ {inner} }}] }}\n"),
        _ => match name.split_once('.') {
            Some(("team", list)) => format!("[team]\n{list} = [{{ {inner} }}]\n"),
            Some((list, table)) => format!("[[{list}]]\n{table} = {{ {inner} }}\n"),
            None => format!("[[{name}]]\n{inner}\n"),
        },
    }
}

fn fault(text: &str) -> Option<String> {
    toml::from_str::<FileToml>(text).err().map(|error| error.message().to_owned())
}

/// The words that a fault says were expected.
fn expected(message: &str) -> BTreeSet<&str> {
    message.split_once("expected").map_or("", |m| m.1).split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_table_has_the_readers_keys() {
    for table in all() {
        let message = fault(&file(table.name, "zzz = 1")).unwrap();
        assert!(message.starts_with("unknown field `zzz`"), "{}: {message}", table.name);
        let keys: BTreeSet<&str> = table.keys.iter().map(|key| key.name).collect();
        assert_eq!(expected(&message), keys, "{}", table.name);
    }
}

#[test]
fn every_choice_has_the_readers_words() {
    for table in all() {
        for key in table.keys {
            let (Ty::OneOf(words) | Ty::ManyOf(words)) = key.ty else { continue };
            let value = if matches!(key.ty, Ty::OneOf(_)) { "\"zzz\"" } else { "[\"zzz\"]" };
            let message = fault(&file(table.name, &format!("{} = {value}", key.name))).unwrap();
            assert_eq!(expected(&message), words.iter().copied().collect(), "{}.{}: {message}", table.name, key.name);
        }
    }
}

fn some(ty: &Ty) -> String {
    match ty {
        Ty::Text | Ty::Time => "\"2026-11-23\"".into(),
        Ty::Texts | Ty::Wholes | Ty::Groups | Ty::ManyOf(_) | Ty::Tables(_) | Ty::Cases => "[]".into(),
        Ty::Flag => "true".into(),
        Ty::Whole => "1".into(),
        Ty::Number => "1.5".into(),
        Ty::OneOf(words) => format!("\"{}\"", words[0]),
        Ty::Table(_) | Ty::Lists => "{}".into(),
    }
}

/// Whatever is missing is added until nothing of this table is missing any more.
#[test]
fn what_is_needed_is_needed() {
    for table in all() {
        let between = if table.name.contains('.') || table.name == "case" { ", " } else { "\n" };
        let mut keys: Vec<&Key> = Vec::new();
        loop {
            let inner: Vec<String> = keys.iter().map(|key| format!("{} = {}", key.name, some(&key.ty))).collect();
            let message = fault(&file(table.name, &inner.join(between))).unwrap_or_default();
            let missing = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
            // A parent's own needs come last.
            let Some(key) = missing.and_then(|name| table.keys.iter().find(|key| key.name == name)) else { break };
            if keys.iter().any(|known| known.name == key.name) {
                break;
            }
            keys.push(key);
        }
        let found: BTreeSet<&str> = keys.iter().map(|key| key.name).collect();
        let said: BTreeSet<&str> = table.keys.iter().filter(|key| key.needed).map(|key| key.name).collect();
        assert_eq!(found, said, "{}", table.name);
    }
}
