//! What is to be said of phrases that go into a CSV: what it does not hold, and what another program takes for something else.

use crate::pack::Phrase;
use std::collections::BTreeSet;

/// Each phrase that there is something to say of, and what, in words.
pub fn about_csv(phrases: &[Phrase]) -> Vec<(&Phrase, String)> {
    let mut said = Vec::new();
    let mut seen = BTreeSet::new();
    for phrase in phrases {
        let Phrase { code, text, group, .. } = phrase;
        if !seen.insert(text.clone()) {
            said.push((phrase, "与前面的一条同文，从这个 CSV 导入时只会留一条".to_owned()));
        }
        let formula = |cell: &&String| cell.starts_with(['=', '+', '-', '@']);
        if let Some(first) = [text, code, group].into_iter().find(formula).and_then(|cell| cell.get(..1)) {
            said.push((phrase, format!("以「{first}」开头，用 Excel 打开这个 CSV 会当成公式")));
        }
        if group.trim().is_empty() {
            said.push((phrase, "没有分组，导入时会放进「未分组」".to_owned()));
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_calculate_is_named() {
        let phrase = |text: &str, group: &str| Phrase { text: text.into(), group: group.into(), ..Phrase::default() };
        let all = [phrase("=cmd|' /C calc'!A0", "甲"), phrase("好", ""), phrase("好", "甲"), phrase("a=b", "甲")];
        let said: Vec<String> = about_csv(&all).into_iter().map(|(_, said)| said).collect();
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(said[0].contains("「=」") && said[1].contains("未分组") && said[2].contains("同文"));
    }
}
