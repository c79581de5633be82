//! Several things in one cell. Questions stand apart by `|`, a line break or `；`; a question that holds one of these has a
//! backslash before it, so that it comes back as it was. Short words may stand apart by anything that people use.

fn parts_here(c: char) -> bool {
    matches!(c, '|' | '｜' | '；' | '\n')
}

/// The questions of a cell, without blanks around them.
pub(super) fn read(cell: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = (c == '\\').then(|| chars.next_if(|c| parts_here(*c) || *c == '\\')).flatten();
        match (escaped, found.last_mut()) {
            (None, _) if parts_here(c) => found.push(String::new()),
            (escaped, Some(last)) => last.push(escaped.unwrap_or(c)),
            (_, None) => {}
        }
    }
    found.iter().map(|one| one.trim()).filter(|one| !one.is_empty()).map(str::to_owned).collect()
}

/// What [`read`] reads as `texts`.
pub(super) fn write(texts: &[String]) -> String {
    let one = |text: &String| {
        let mut written = String::with_capacity(text.len());
        for c in text.chars() {
            if parts_here(c) || c == '\\' {
                written.push('\\');
            }
            written.push(c);
        }
        written
    };
    texts.iter().map(one).collect::<Vec<_>>().join("|")
}

/// The short words of a cell: 售前/售中, `pdd、douyin`.
pub(super) fn words(cell: &str) -> impl Iterator<Item = &str> {
    let apart = |c: char| c.is_whitespace() || matches!(c, '/' | '|' | '｜' | '、' | ',' | '，' | ';' | '；' | '+');
    cell.split(apart).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn questions_stand_apart() {
        assert_eq!(read("什么时候发货|几天到；\n 多久 ｜"), ["什么时候发货", "几天到", "多久"]);
        assert_eq!(read(r"a\|b\c\\|d"), ["a|b\\c\\", "d"]);
        assert_eq!(words("售前 / 售中、售后").collect::<Vec<_>>(), ["售前", "售中", "售后"]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(texts in prop::collection::vec("[^\\s]([|｜；\n\\\\ab ]|\\PC){0,6}[^\\s]", 0..5)) {
            prop_assert_eq!(read(&write(&texts)), texts);
        }
    }
}
