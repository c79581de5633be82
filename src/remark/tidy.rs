//! A text made fit for a remark: one line, no doubled spaces, no separator at its ends.

/// Separates the parts of a remark: spaces, commas and their like in either width.
pub(super) fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；')
}

/// A colon of either width.
pub(super) fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

/// A Chinese character.
pub(super) fn is_han(c: char) -> bool {
    matches!(c as u32, 0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF)
}

/// Nothing to see: control characters, zero-width and direction marks.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c as u32, 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFEFF)
}

/// `text` as one line: white space of any kind becomes one space, hidden characters and separators at the ends go.
pub(super) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            space = true;
        } else if !is_hidden(c) {
            if std::mem::take(&mut space) && !out.is_empty() {
                out.push(' ');
            }
            out.push(c);
        }
    }
    out.trim_matches(is_gap).to_owned()
}

/// `text` with full-width digits, letters and spaces as ASCII, dashes as hyphens and hidden characters left out. Line
/// breaks stay.
pub(super) fn narrow(text: &str) -> String {
    text.chars().filter_map(narrow_char).collect()
}

/// One character of [`narrow`]; nothing for a hidden one.
pub(super) fn narrow_char(c: char) -> Option<char> {
    let narrow = match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＋' | '＊' | '＆' => {
            char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
        }
        '－' | '—' | '–' | '‐' | '‑' => '-',
        '\n' => return Some('\n'),
        c if c.is_whitespace() => ' ',
        c => c,
    };
    (!is_hidden(narrow)).then_some(narrow)
}

/// What is left of `text` to compare by: no separators, one width, small letters.
pub(super) fn key(text: &str) -> String {
    crate::text::fold_str(text).chars().filter(|c| !is_gap(*c) && !is_colon(*c)).collect()
}

/// `text` without `word` at its beginning, whatever the width of its marks and the spaces between.
pub(super) fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text;
    for c in word.chars().filter(|c| !is_gap(*c) && !is_colon(*c)) {
        rest = rest.trim_start_matches(|c| is_gap(c) || is_colon(c)).strip_prefix(c)?;
    }
    Some(rest.trim_start_matches(|c| is_gap(c) || is_colon(c)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_line_without_loose_ends() {
        assert_eq!(line(" ，请放\r\n两包\u{200b}  螺丝, \n"), "请放 两包 螺丝");
        assert_eq!(line(" ,\n"), "");
    }

    #[test]
    fn narrow_and_key() {
        assert_eq!(narrow("ＳＦ　１３８－１\u{feff}"), "SF 138-1");
        assert_eq!(key("修改地址为：广东，A07"), key("修改地址为:广东 a07"));
    }

    #[test]
    fn a_lead_is_found_in_any_width() {
        for text in ["修改地址为:广东省", "修改地址为：广东省", "修改地址为 广东省", "修改 地址为广东省"]
        {
            assert_eq!(after(text, "修改地址为:"), Some("广东省"), "{text}");
        }
        assert_eq!(after("改地址 广东省", "修改地址为:"), None);
        assert_eq!(after("广东省", ""), Some("广东省"));
    }

    proptest! {
        #[test]
        fn tidy_is_tidy(text in "[ ,，、\n\u{200b}a备]{0,20}|\\PC{0,30}") {
            let once = line(&text);
            prop_assert_eq!(line(&once), once.clone());
            prop_assert!(!once.contains("  ") && !once.contains('\n'));
            prop_assert_eq!(narrow(&narrow(&text)), narrow(&text));
        }
    }
}
