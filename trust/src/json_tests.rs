use super::*;

#[test]
fn what_is_read() {
    let value = read(br#" {"b":[null,true,-9007199254740991,"\u53cc\ud83d\ude00\n"],"a":{}} "#).unwrap();
    let list = vec![Value::Null, true.into(), Value::Int(-MOST), "双😀\n".into()];
    assert_eq!(value, object([("a", object([])), ("b", list.into())]));
}

#[test]
fn what_is_refused() {
    let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    assert!(read(deep(DEPTH).as_bytes()).is_ok());
    let wrong: [&[u8]; 30] = [
        b"",
        b" ",
        b"\xef\xbb\xbf{}",
        b"{}{}",
        b"{} x",
        b"{\"a\":1,\"a\":1}",
        b"{\"a\":1,\"\\u0061\":2}",
        b"1.0",
        b"1e2",
        b"1e400",
        b"-0",
        b"9007199254740992",
        b"-9007199254740992",
        b"18446744073709551616",
        b"01",
        b"+1",
        b"NaN",
        b"\"\xff\"",
        b"\"\\ud800\"",
        b"\"\\udc00\\ud800\"",
        b"\"\x01\"",
        b"\"\\u0000\"",
        b"\"\\u007f\"",
        b"\"\\u0085\"",
        b"{\"\\u00e9\":1}",
        b"{\"\\n\":1}",
        b"[1,]",
        b"{'a':1}",
        b"\"a",
        b"// x\n1",
    ];
    for bytes in wrong {
        assert!(read(bytes).is_err(), "{}", String::from_utf8_lossy(bytes));
    }
    for depth in [DEPTH + 1, 10_000, 1_000_000] {
        assert!(read(deep(depth).as_bytes()).is_err(), "{depth}");
        assert!(read("{\"a\":".repeat(depth).as_bytes()).is_err(), "{depth}");
    }
}

/// No name means anything but itself.
#[test]
fn names_of_other_languages_are_names() {
    let value = read(br#"{"__proto__":{"x":1},"$serde_json::private::Number":"1"}"#).unwrap();
    let Value::Object(it) = value else { panic!() };
    assert_eq!(it.keys().collect::<Vec<_>>(), ["$serde_json::private::Number", "__proto__"]);
}
