//! Anything pasted as an address: read with and without the table of divisions; and any bytes as that table.

use super::parts;
use xiaoqi::remark::address::{Divisions, Source, parse};

/// A text; what is not UTF-8 is also read as a table.
pub fn run(bytes: &[u8]) {
    let _ = Divisions::read(bytes);
    let text = parts::text(bytes);
    thread_local! {
        static TABLE: Divisions = Divisions::bundled();
    }
    TABLE.with(|table| hold(&text, Some(table)));
    hold(&text, None);
}

/// What holds of every address.
fn hold(text: &str, table: Option<&Divisions>) {
    let parsed = parse(text, table);
    for (name, field) in parsed.fields() {
        assert_eq!(field.text.is_empty(), field.source == Source::Missing, "{name}: {field:?}");
        let mut end = 0;
        for span in &field.spans {
            assert!(span.start >= end && text.get(span.start..span.end).is_some(), "{name}: {field:?}");
            end = span.end;
        }
        assert!(field.source != Source::Inferred || matches!(name, "province" | "city" | "district"));
    }
    assert!(parsed.phone.text.is_empty() || parsed.doubtful.is_empty());
    assert!(parsed.candidates.len() <= 3);
    assert_eq!(parse(text, table), parsed);
}
