//! Bytes of a text file ⇄ text. Spreadsheets in China write GBK, UTF-8 with a mark, and UTF-16 (「Unicode 文本」).

use encoding_rs::{Encoding, GB18030, GBK, UTF_8};

/// What a file's bytes may say, the likeliest first: its mark says it, or it is UTF-8, or else GBK. Damaged UTF-8 comes last;
/// whoever reads it sees by the header which one it is.
pub(super) fn decode(bytes: &[u8]) -> Vec<String> {
    let as_is = |encoding: &'static Encoding, bytes: &[u8]| encoding.decode_without_bom_handling(bytes).0.into_owned();
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return vec![as_is(encoding, bytes.get(length..).unwrap_or_default())];
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => vec![text.to_owned()],
        Err(_) => vec![as_is(GB18030, bytes), as_is(UTF_8, bytes)],
    }
}

/// In UTF-8 with its mark, which Excel needs.
pub(super) fn utf8(text: &str) -> Vec<u8> {
    ["\u{feff}", text].concat().into_bytes()
}

/// In GBK; nothing if a character has no place there.
pub(super) fn gbk(text: &str) -> Option<Vec<u8>> {
    let (bytes, _, lossy) = GBK.encode(text);
    (!lossy).then(|| bytes.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let text = "快捷编码,快捷短语,快捷短语分组\r\nfh,今天发货,发货";
        assert_eq!(decode(text.as_bytes()), [text]);
        assert_eq!(decode(&utf8(text)), [text]);
        assert_eq!(decode(&gbk(text).unwrap())[0], text);
        let little: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        assert_eq!((decode(&little), decode(&big)), (vec![text.to_owned()], vec![text.to_owned()]));
        // Four bytes in GB 18030: not in GBK.
        assert_eq!(decode(&GB18030.encode("快捷短语👍").0)[0], "快捷短语👍");
        assert_eq!(gbk("好👍"), None);
        let damaged = [text.as_bytes(), b"\xff"].concat();
        assert_eq!(decode(&damaged)[1], format!("{text}\u{fffd}"));
    }
}
