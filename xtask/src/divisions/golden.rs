//! The table in words: every division under its city, every old name, every everyday word. For people who look at what a
//! change did, and for the test that reads the bytes back.

use super::{Kind, Table};
use std::fmt::Write as _;

pub(super) fn text(table: &Table) -> String {
    let mut out = String::new();
    let mut line = String::new();
    for (code, name) in &table.units {
        if code.is_multiple_of(100) {
            flush(&mut line, &mut out);
            line = format!("{code} {name}:");
        } else {
            let city = table.units.contains_key(&(code / 100 * 100));
            if !city
                && !line.starts_with(&format!("{}0000", code / 10_000))
                && !line.starts_with(&format!("{}", code / 100))
            {
                flush(&mut line, &mut out);
                line = format!("{}:", code / 100);
            }
            let _ = write!(line, " {name}");
        }
    }
    flush(&mut line, &mut out);
    for (name, meanings) in &table.names {
        for meaning in meanings.iter().filter(|meaning| meaning.kind == Kind::Old || meaning.common) {
            let mark = if meaning.kind == Kind::Old { "<" } else { "!" };
            let now = table.units.get(&meaning.code).map_or("", String::as_str);
            let _ = writeln!(out, "{name} {mark} {} {now}", meaning.code);
        }
    }
    let short = table.names.values().flatten().filter(|meaning| meaning.kind == Kind::Short).count();
    let _ = writeln!(out, "{} names, {short} short", table.names.len());
    for (code, city) in &table.sat {
        let _ = writeln!(out, "{code} sat under {city}");
    }
    out
}

fn flush(line: &mut String, out: &mut String) {
    if !line.is_empty() {
        out.push_str(line);
        out.push('\n');
        line.clear();
    }
}
