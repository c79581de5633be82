//! Did you mean: the known word that a mistyped one is nearest to.

/// The word of `known` nearest to `word`, if it is near enough to be meant.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let far = |k: &str| strsim::damerau_levenshtein(word, k);
    let near = known.into_iter().map(|k| (far(k), k)).min()?;
    // Of a short word one letter in three may be wrong, of a long one no more than four.
    let most = (word.chars().count() / 3).clamp(1, 4);
    (near.0 <= most).then_some(near.1)
}

/// Help for a message of the TOML reader: ``unknown field `wrods`, expected one of `id`, `words` ``.
/// `said` is the piece of the file that it is about.
pub(super) fn advise(message: &str, said: &str) -> Option<String> {
    let year = said.split('-').next().is_some_and(|year| year.len() == 4 && year.parse::<u16>().is_ok());
    if year && message.contains("expected a string") {
        return Some("write dates and times in quotes: \"2026-11-23T18:00:00+08:00\"".to_owned());
    }
    if !message.starts_with("unknown ") {
        return None;
    }
    let (said, expected) = message.split_once("expected")?;
    let word = said.split('`').nth(1)?;
    // Every second piece between backticks is a word.
    let near = nearest(word, expected.split('`').skip(1).step_by(2))?;
    Some(format!("did you mean `{near}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_meant_and_another_word_is_not() {
        let known = ["words", "whole", "near"];
        assert_eq!(nearest("wrods", known), Some("words"));
        assert_eq!(nearest("detect", known), None);
        assert_eq!(nearest("divert.wechta", ["divert.wechat", "divert.qq"]), Some("divert.wechat"));
        assert_eq!(nearest("微心", ["微信", "支付宝"]), Some("微信"));
        assert_eq!(nearest("x", []), None);
    }

    #[test]
    fn the_readers_own_words_are_used() {
        let said = "unknown field `wrods`, expected one of `id`, `words`, `near`";
        assert_eq!(advise(said, ""), Some("did you mean `words`?".to_owned()));
        assert_eq!(
            advise("unknown variant `wran`, expected one of `hint`, `warn`", "").as_deref(),
            Some("did you mean `warn`?")
        );
        assert_eq!(advise("invalid type: integer", ""), None);
        assert!(
            advise("invalid type: map, expected a string", "2026-11-23").is_some_and(|help| help.contains("quotes"))
        );
        assert_eq!(advise("invalid type: integer, expected a string", "7"), None);
    }
}
