//! Named word sets: 「加{微信}」 in a rule stands for 加 followed by each word of the set 微信. Sets hold plain words only;
//! a set cannot name another.

use crate::pack::{Fault, Place};
use std::collections::BTreeMap;

/// How many words one entry may grow into.
const MOST: usize = 4_000;

/// All sets of a pack, by name.
#[derive(Default)]
pub(super) struct Sets {
    words: BTreeMap<String, Vec<String>>,
}

impl Sets {
    pub(super) fn add(&mut self, name: &str, words: &[String], place: Place, faults: &mut Vec<Fault>) {
        if words.is_empty() || words.iter().any(|w| w.trim().is_empty() || w.contains(['{', '}'])) {
            faults.push(Fault::new(place, format!("set `{name}` needs plain words, none empty, none with braces")));
        }
        if self.words.insert(name.to_owned(), words.to_vec()).is_some() {
            faults.push(Fault::new(place, format!("set `{name}` stands twice")));
        }
    }

    /// `entries` with every `{set}` replaced by each of its words, in order, each word once.
    ///
    /// # Errors
    /// A message for an unknown set, an open brace, an empty word, or an entry that grows beyond [`MOST`] words.
    pub(super) fn expand(&self, entries: &[String]) -> Result<Vec<String>, String> {
        let mut all = Vec::new();
        for entry in entries {
            for word in self.expand_one(entry)? {
                if !all.contains(&word) {
                    all.push(word);
                }
            }
        }
        Ok(all)
    }

    fn expand_one(&self, entry: &str) -> Result<Vec<String>, String> {
        let mut grown = vec![String::new()];
        let mut rest = entry;
        while let Some(open) = rest.find('{') {
            let close = rest[open..].find('}').ok_or(format!("「{entry}」 has a brace that is not closed"))? + open;
            let name = &rest[open + 1..close];
            let words = self.words.get(name).ok_or_else(|| self.unknown(name))?;
            if grown.len() * words.len() > MOST {
                return Err(format!("「{entry}」 grows into more than {MOST} words"));
            }
            grown = grown
                .iter()
                .flat_map(|head| words.iter().map(move |w| format!("{head}{}{w}", &rest[..open])))
                .collect();
            rest = &rest[close + 1..];
        }
        for word in &mut grown {
            word.push_str(rest);
        }
        if grown.iter().any(|w| crate::text::fold_str(w).is_empty()) {
            return Err(format!("「{entry}」 is empty once spaces and symbols are left out"));
        }
        Ok(grown)
    }

    fn unknown(&self, name: &str) -> String {
        let known: Vec<&str> = self.words.keys().map(String::as_str).collect();
        format!("no set is called `{name}`; there are: {}", known.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets() -> Sets {
        let mut sets = Sets::default();
        let words = ["微信", "vx"].map(String::from);
        sets.add("微信", &words, Place::default(), &mut Vec::new());
        sets
    }

    #[test]
    fn grows_into_each_combination_once() {
        let expand = |e: &[&str]| sets().expand(&e.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>());
        assert_eq!(expand(&["加{微信}号", "加vx号"]), Ok(vec!["加微信号".into(), "加vx号".into()]));
        assert_eq!(expand(&["{微信}{微信}"]).map(|w| w.len()), Ok(4));
        assert!(expand(&["{QQ}"]).unwrap_err().contains("微信"));
        assert!(expand(&["{微信"]).is_err());
        assert!(expand(&["·😀"]).is_err());
    }

    #[test]
    fn refuses_growth_without_end() {
        assert!(sets().expand(&["{微信}".repeat(13)]).is_err());
    }
}
