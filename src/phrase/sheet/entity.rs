//! How a comma and a line break are written within a cell of 千牛's CSV: `&#44;` and `&#13;`.
//!
//! A text that holds such letters itself must come back as it was, so its `&` is written `&#38;` there.

const WRITTEN: [(&str, char); 4] = [("&#44;", ','), ("&#13;", '\n'), ("&#10;", '\n'), ("&#38;", '&')];

/// What a cell says.
pub(super) fn read(cell: &str) -> String {
    let mut said = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(at) = rest.find("&#") {
        said.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("&#13;&#10;") {
            said.push('\n');
            rest = after;
        } else if let Some((after, c)) = WRITTEN.iter().find_map(|(name, c)| Some((rest.strip_prefix(name)?, *c))) {
            said.push(c);
            rest = after;
        } else {
            said.push_str("&#");
            rest = &rest[2..];
        }
    }
    said + rest
}

/// What [`read`] reads as `text`.
pub(super) fn write(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            ',' => cell.push_str("&#44;"),
            '\n' => cell.push_str("&#13;"),
            '&' if WRITTEN.iter().any(|(name, _)| text[at..].starts_with(name)) => cell.push_str("&#38;"),
            _ => cell.push(c),
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn commas_and_breaks_are_read() {
        assert_eq!(read("a&#44;b&#13;&#10;c&#13;d&#10;e"), "a,b\nc\nd\ne");
        assert_eq!(read("a&#4;&&#&#44"), "a&#4;&&#&#44");
        assert_eq!(write("a,b\n&#44;&amp;"), "a&#44;b&#13;&#38;#44;&amp;");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(text in "([&#;,\n1430 8]|&#44;|&#13;|&#10;|&#38;|\\PC){0,20}") {
            prop_assert_eq!(read(&write(&text)), text);
        }
    }
}
