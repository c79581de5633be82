//! Mainland mobile numbers: 11 digits from 13 to 19, with or without +86, grouped or not.

use super::digits;
use crate::text::Span;

pub(super) fn find(text: &str) -> Vec<Span> {
    digits::runs(text, 11)
        .iter()
        .filter_map(|run| {
            let skip = if run.digits.len() == 13 && run.digits.starts_with(b"86") { 2 } else { 0 };
            let number = &run.digits[skip..];
            (number.len() == 11 && number[0] == b'1' && number[1] >= b'3' && !number.contains(&b'X'))
                .then(|| run.span(skip, run.digits.len()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn found_in_each_writing() {
        for text in [
            "电话13800138000",
            "138 0013 8000",
            "138-0013-8000",
            "+86 13800138000",
            "１３８００１３８０００",
            "𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎",
            "①³❽00⑴🄂8०٠0",
        ] {
            assert_eq!(find(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_not() {
        for text in ["12800138000", "4008001234", "240613138001380001", "1380013800", "138001380001"] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
