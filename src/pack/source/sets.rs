//! Named word sets: 「加{微信}」 in a rule stands for 加 followed by each word of the set 微信. A set may name others, but
//! not in a circle.

use super::nearest::nearest;
use crate::pack::{Fault, Place, WordSet};
use std::collections::{BTreeMap, HashSet};

/// How many words one entry may grow into.
const MOST: usize = 4_000;

/// How long one of them may get, in bytes: what names itself squares its length each time.
const LONGEST: usize = 2_000;

/// How many all entries of one list may grow into.
const MOST_TOGETHER: usize = 20_000;

/// How many sets may stand inside one another.
const DEEPEST: usize = 4;

/// All sets of a pack, by name.
#[derive(Clone, Default)]
pub(super) struct Sets {
    words: BTreeMap<String, Vec<String>>,
}

impl Sets {
    pub(super) fn add(&mut self, name: &str, words: &[String], place: Place, faults: &mut Vec<Fault>) {
        if words.is_empty() || words.iter().any(|w| w.trim().is_empty()) {
            faults.push(Fault::new(place, format!("set `{name}` needs words, none of them empty")));
        }
        if self.words.insert(name.to_owned(), words.to_vec()).is_some() {
            faults.push(Fault::new(place, format!("set `{name}` stands twice")));
        }
    }

    /// Puts the words of other sets where a set names them.
    pub(super) fn resolve(&mut self, places: &BTreeMap<String, Place>, faults: &mut Vec<Fault>) {
        for _ in 0..=DEEPEST {
            let before = self.clone();
            for (name, words) in &mut self.words {
                if !words.iter().any(|w| w.contains(['{', '}'])) {
                    continue;
                }
                match before.expand(words) {
                    Ok(grown) => *words = grown,
                    Err(message) => {
                        faults.push(Fault::new(places.get(name).copied().unwrap_or_default(), message));
                        words.clear();
                    }
                }
            }
        }
        for (name, words) in &mut self.words {
            if words.iter().any(|w| w.contains('{')) {
                let message = format!("set `{name}` names itself, or sets are named more than {DEEPEST} deep");
                faults.push(Fault::new(places.get(name).copied().unwrap_or_default(), message));
                words.clear();
            }
        }
    }

    /// The sets as data.
    pub(super) fn into_data(self) -> Vec<WordSet> {
        self.words.into_iter().map(|(name, words)| WordSet { name, words }).collect()
    }

    /// Whether `entries` can be words of a rule: every brace closed, every set known, nothing empty.
    ///
    /// # Errors
    /// A message for the first that cannot.
    pub(super) fn check(&self, entries: &[String]) -> Result<(), String> {
        for entry in entries {
            let mut rest = entry.as_str();
            while let Some((name, after)) = next(entry, rest)? {
                let _words = self.get(name)?;
                rest = after;
            }
            if crate::text::fold_str(entry).is_empty() {
                return Err(format!("「{entry}」 is empty once spaces and symbols are left out"));
            }
        }
        Ok(())
    }

    /// `entries` with every `{set}` replaced by each of its words, in order, each word once.
    ///
    /// # Errors
    /// A message for an unknown set, an open brace, an empty word, or an entry that grows beyond [`MOST`] words.
    pub(super) fn expand(&self, entries: &[String]) -> Result<Vec<String>, String> {
        let (mut all, mut seen) = (Vec::new(), HashSet::new());
        for entry in entries {
            all.extend(self.expand_one(entry)?.into_iter().filter(|word| seen.insert(word.clone())));
            if all.len() > MOST_TOGETHER {
                return Err(format!("up to 「{entry}」 this grows into more than {MOST_TOGETHER} words"));
            }
        }
        Ok(all)
    }

    fn expand_one(&self, entry: &str) -> Result<Vec<String>, String> {
        let mut grown = vec![String::new()];
        let mut rest = entry;
        while let Some((name, after)) = next(entry, rest)? {
            let open = rest.find('{').unwrap_or(0);
            let words: Vec<&str> = self.get(name)?.collect();
            if grown.len() * words.len() > MOST {
                return Err(format!("「{entry}」 grows into more than {MOST} words"));
            }
            grown = grown
                .iter()
                .flat_map(|head| words.iter().map(move |w| format!("{head}{}{w}", &rest[..open])))
                .collect();
            if grown.iter().any(|word| word.len() > LONGEST) {
                return Err(format!(
                    "「{}…」 grows longer than {LONGEST} bytes",
                    entry.chars().take(20).collect::<String>()
                ));
            }
            rest = after;
        }
        for word in &mut grown {
            word.push_str(rest);
        }
        if grown.iter().any(|w| crate::text::fold_str(w).is_empty()) {
            return Err(format!("「{entry}」 is empty once spaces and symbols are left out"));
        }
        Ok(grown)
    }

    /// What `{name}` stands for: the words of that set, and with a `?` behind its name nothing at all, too.
    fn get(&self, name: &str) -> Result<impl Iterator<Item = &str>, String> {
        let (name, none) = name.strip_suffix('?').map_or((name, None), |name| (name, Some("")));
        let words = self.words.get(name).ok_or_else(|| {
            let known: Vec<&str> = self.words.keys().map(String::as_str).collect();
            match nearest(name, known.iter().copied()) {
                Some(near) => format!("no set is called `{name}`; did you mean `{near}`?"),
                None => format!("no set is called `{name}`; there are: {}", known.join(" ")),
            }
        })?;
        Ok(words.iter().map(String::as_str).chain(none))
    }
}

/// The next set that `rest` names, and what follows it.
fn next<'e>(entry: &str, rest: &'e str) -> Result<Option<(&'e str, &'e str)>, String> {
    let Some((_, rest)) = rest.split_once('{') else { return Ok(None) };
    rest.split_once('}').map(Some).ok_or(format!("「{entry}」 has a brace that is not closed"))
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
    fn a_set_may_name_another_but_not_itself() {
        let mut sets = sets();
        let mut faults = Vec::new();
        sets.add("加", &["加{微信}".into(), "搜".into()], Place::default(), &mut faults);
        sets.resolve(&BTreeMap::new(), &mut faults);
        assert_eq!(sets.expand(&["{加}吧".into()]), Ok(vec!["加微信吧".into(), "加vx吧".into(), "搜吧".into()]));
        assert!(faults.is_empty());
        sets.add("圈", &["{圈}".into()], Place::default(), &mut faults);
        sets.resolve(&BTreeMap::new(), &mut faults);
        assert_eq!(faults.len(), 1);
        // This one fills any memory if it is let.
        sets.add("方", &["{方}{方}{方}{方}".into()], Place::default(), &mut faults);
        sets.resolve(&BTreeMap::new(), &mut faults);
        assert_eq!(faults.len(), 2);
    }

    #[test]
    fn refuses_growth_without_end() {
        assert!(sets().expand(&["{微信}".repeat(13)]).is_err());
        let many: Vec<String> = (0..30).map(|n| format!("{n}{}", "{微信}".repeat(11))).collect();
        assert!(sets().expand(&many[..9]).is_ok_and(|words| words.len() == 9 << 11));
        assert!(sets().expand(&many).is_err());
    }
}
