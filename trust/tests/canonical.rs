//! The canonical form against olpc-cjson, over documents that were changed at random. Must not depend on chance: the same
//! documents every time. XIAOQI_SOAK=1 makes a hundred thousand of them.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "all of this is test code")]

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use xiaoqi_trust::{canonical, json};

/// What documents are cut from and patched with.
const PIECES: [&str; 34] = [
    "{\"signatures\":[{\"keyid\":\"ab\",\"sig\":\"cd\"}],\"signed\":{\"_type\":\"root\",\"version\":1}}",
    "{\"a\":1,\"b\":{\"B\":[true,false,null],\"A\":-12},\"aa\":\"双11\"}",
    "{\"note\":\"一\\n二\\t\\\"三\\\"\\\\ \\u53cc\\ud83d\\ude00\",\"x\":[]}",
    "{\"zz\":{\"y\":{\"x\":{\"w\":[[[{}]]]}}},\"-\":0,\"_\":9007199254740991}",
    "{\"packs/core@11.json\":{\"length\":182011,\"hashes\":{\"sha256\":\"00\"}},\"packs/core.json\":{}}",
    "\"a\":1,",
    ",\"b\":[2,3]",
    "\"\"",
    "\\u0061",
    "\\u00e9",
    "e\u{301}",
    "\u{ac00}",
    "\\\\",
    "\\\"",
    "\\/",
    "\\b",
    "\\n",
    "\u{7f}",
    "0",
    "-",
    "1.5",
    "1e3",
    "-9007199254740991",
    "9007199254740993",
    "null",
    "true",
    "{",
    "}",
    "[",
    "]",
    " ",
    ":",
    ",",
    "\"",
];

const VALUES: [&str; 8] =
    ["0", "-1", "9007199254740991", "[ 1 ,\t2]", "{}", "null", "\"\\u0041\"", "{\"b\":0,\"a\":1}"];

/// Of texts, as JSON writes them; names may hold the first nine.
const CHARACTERS: [&str; 18] = [
    "a",
    "B",
    "~",
    "#",
    "[",
    "]",
    "^",
    "0",
    "\\u007a",
    "!",
    " ",
    "规",
    "\\n",
    "\\t",
    "\\\"",
    "\\\\",
    "\\ud83d\\ude00",
    "e\u{301}",
];

struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(most.max(1)).unwrap()).unwrap()
    }

    fn piece(&mut self) -> &'static [u8] {
        PIECES[self.below(PIECES.len())].as_bytes()
    }

    fn text(&mut self, kinds: usize) -> String {
        (0..1 + self.below(4)).map(|_| CHARACTERS[self.below(kinds)]).collect()
    }

    /// Puts something behind one of these bytes.
    fn behind(&mut self, byte: u8, what: &[u8], it: &mut Vec<u8>) {
        let places: Vec<usize> = (0..it.len()).filter(|at| it[*at] == byte).collect();
        if let Some(at) = places.get(self.below(places.len())) {
            it.splice(at + 1..at + 1, what.iter().copied());
        }
    }

    fn document(&mut self) -> Vec<u8> {
        let mut it = PIECES[self.below(5)].as_bytes().to_vec();
        for _ in 0..self.below(5) {
            let at = self.below(it.len());
            // Mostly changes after which it is still JSON.
            let change = if self.below(4) == 0 { self.below(10) } else { 5 + self.below(5) };
            match change {
                0 => _ = it.remove(at),
                1 => it[at] ^= 1 << self.below(7),
                2 => it[at] = b"{}[]\",:0123456789abc\\ "[self.below(22)],
                3 => it.extend_from_within(at..),
                4 => _ = it.splice(at..at, self.piece().iter().copied()),
                // A field more; a character more in a text.
                5..8 => {
                    let field = format!("\"{}\":{},", self.text(10), VALUES[self.below(VALUES.len())]);
                    self.behind(b'{', field.as_bytes(), &mut it);
                }
                _ => {
                    let most = if self.below(2) == 0 { 9 } else { CHARACTERS.len() };
                    let text = self.text(most);
                    self.behind(b'"', text.as_bytes(), &mut it);
                }
            }
            if it.is_empty() {
                it = self.piece().to_vec();
            }
        }
        it
    }
}

fn theirs(value: &serde_json::Value) -> Vec<u8> {
    let mut out = Vec::new();
    let form = olpc_cjson::CanonicalFormatter::new();
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut out, form)).unwrap();
    out
}

#[test]
fn as_olpc_cjson_writes_it() {
    let count = if std::env::var_os("XIAOQI_SOAK").is_some() { 100_000 } else { 2_000 };
    let mut chance = Chance(0x2026_1122);
    let (mut read, mut changed) = (0, 0);
    for _ in 0..count {
        let document = chance.document();
        let Ok(value) = json::read(&document) else { continue };
        read += 1;
        changed += usize::from(!PIECES.iter().any(|it| it.as_bytes() == document));
        let told = String::from_utf8_lossy(&document);
        // Who reads what we let pass reads the same: no float, no name twice.
        let other: serde_json::Value = serde_json::from_slice(&document).unwrap_or_else(|e| panic!("{told}: {e}"));
        let ours = canonical::write(&value);
        let text = String::from_utf8(ours).unwrap();
        // It composes characters, python-tuf and we do not: notes are to be written composed.
        let composed: String = text.nfc().collect();
        assert_eq!(composed, String::from_utf8(theirs(&other)).unwrap(), "{told}");
        assert_eq!(json::read(&canonical::file(&value)).as_ref(), Ok(&value), "{told}");
    }
    assert!(read > count / 4 && changed > count / 8, "{read} and {changed} of {count}");
    println!("{count} documents, {read} read, {changed} of these changed");
}

/// What they write is read as what was meant, where no text holds a control character.
#[test]
fn what_they_write_is_read() {
    for piece in &PIECES[..5] {
        let value = json::read(piece.as_bytes()).unwrap();
        let other: serde_json::Value = serde_json::from_slice(piece.as_bytes()).unwrap();
        let written = theirs(&other);
        if !written.contains(&b'\n') {
            assert_eq!(json::read(&written).as_ref(), Ok(&value), "{piece}");
            assert_eq!(canonical::write(&value), written);
        }
    }
}
