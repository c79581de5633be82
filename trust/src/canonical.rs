//! The one way to write a value: OLPC's canonical JSON, what signatures and key ids are made over. Of a [`Value`] it is
//! settled: names sorted by byte, whole numbers, texts as they are but `"` and `\`.
//!
//! Must never be given what [`crate::json::read`] would refuse: the reader keeps that out.

use crate::json::Value;

/// The canonical form.
pub fn write(value: &Value) -> Vec<u8> {
    let mut out = Vec::new();
    put(value, &mut out);
    out
}

fn put(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Int(it) => out.extend_from_slice(it.to_string().as_bytes()),
        Value::Text(it) => text(it, out),
        Value::List(list) => {
            out.push(b'[');
            for (at, it) in list.iter().enumerate() {
                comma(at, out);
                put(it, out);
            }
            out.push(b']');
        }
        Value::Object(object) => {
            out.push(b'{');
            for (at, (name, it)) in object.iter().enumerate() {
                comma(at, out);
                text(name, out);
                out.push(b':');
                put(it, out);
            }
            out.push(b'}');
        }
    }
}

fn comma(at: usize, out: &mut Vec<u8>) {
    if at > 0 {
        out.push(b',');
    }
}

fn text(it: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    for byte in it.bytes() {
        if matches!(byte, b'"' | b'\\') {
            out.push(b'\\');
        }
        out.push(byte);
    }
    out.push(b'"');
}

/// The same value as JSON that any reader understands: like the canonical form, but with line feeds and tabs escaped.
pub fn file(value: &Value) -> Vec<u8> {
    let mut out = Vec::new();
    for byte in write(value) {
        match byte {
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\t' => out.extend_from_slice(b"\\t"),
            byte => out.push(byte),
        }
    }
    out
}

#[cfg(test)]
#[path = "canonical_tests.rs"]
mod tests;
