//! Entries of rules, taken apart: each gets a key that the index looks for; what else it asks for is its rest.

use super::common::Common;
use crate::text::detect::Detector;
use crate::text::fold_str;
use crate::wording::lists::Piece;
use crate::wording::vocabulary::{Rest, Use};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::StrDeserializer;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Stands in an entry for an end of a clause; folding leaves it out of every text.
const EDGE: char = '|';

/// What a single character costs, however rare it seems.
const SINGLE: u32 = 20;

/// The longest word, in characters.
const LONGEST: usize = 255;

/// All words to be looked for.
pub(super) struct Words<'s> {
    sets: &'s [(&'s str, Vec<String>)],
    common: Common,
    /// Words to be seen as written. Sorted: the same rules give the same bytes.
    pub(super) seen: BTreeMap<String, Vec<Use>>,
    /// Those of them to be heard, too.
    pub(super) heard: BTreeSet<String>,
    /// Whatever else of their entries is heard.
    pub(super) around: BTreeSet<String>,
    /// What detectors find for which entries.
    pub(super) detected: Vec<(Detector, Use)>,
    rests: Vec<Rest>,
    numbers: HashMap<String, u16>,
    /// What the keys of each group of a rule cost.
    costs: BTreeMap<(u32, u8), u32>,
}

impl<'s> Words<'s> {
    pub(super) fn new(sets: &'s [(&'s str, Vec<String>)], common: Common) -> Self {
        Self {
            sets,
            common,
            seen: BTreeMap::new(),
            heard: BTreeSet::new(),
            around: BTreeSet::new(),
            detected: Vec::new(),
            rests: Vec::new(),
            numbers: HashMap::new(),
            costs: BTreeMap::new(),
        }
    }

    /// Adds an entry of a rule's group.
    ///
    /// # Errors
    /// In words, if the entry names no set, or there are too many.
    pub(super) fn add(&mut self, entry: &str, rule: u32, group: u8, heard: bool) -> Result<(), String> {
        if let Some(name) = entry.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
            let name: StrDeserializer<'_, serde::de::value::Error> = name.into_deserializer();
            let detector = Detector::deserialize(name).map_err(|e| e.to_string())?;
            self.detected.push((detector, Use { rule, group, rest: 0 }));
            return Ok(());
        }
        let pieces = pieces(entry, self.sets)?;
        let key = self.key(&pieces, heard).ok_or(format!("「{entry}」 is empty"))?;
        let rest = if pieces.len() == 1 { 0 } else { self.rest(&pieces, key)? };
        for piece in pieces.iter().filter(|_| heard) {
            match piece {
                Piece::Text(text) => _ = self.around.insert(text.clone()),
                Piece::Set(set) | Piece::Maybe(set) => {
                    self.around.extend(self.sets[usize::from(*set)].1.iter().cloned())
                }
                Piece::Edge => {}
            }
        }
        let used = Use { rule, group, rest };
        let cost = match &pieces[key] {
            Piece::Set(set) => self.sets[usize::from(*set)].1.iter().map(|word| self.count(word, false)).sum(),
            Piece::Text(text) => self.count(text, false),
            Piece::Maybe(_) | Piece::Edge => 0,
        };
        *self.costs.entry((rule, group)).or_default() += cost;
        let (sets, seen, ears) = (self.sets, &mut self.seen, &mut self.heard);
        let one;
        let words = match &pieces[key] {
            Piece::Text(text) => {
                one = [text.clone()];
                &one[..]
            }
            Piece::Set(set) => sets[usize::from(*set)].1.as_slice(),
            Piece::Maybe(_) | Piece::Edge => return Err(format!("「{entry}」 may be nothing at all")),
        };
        for word in words {
            if word.chars().count() > LONGEST {
                return Err(format!(
                    "「{}…」 is longer than {LONGEST} characters",
                    word.chars().take(20).collect::<String>()
                ));
            }
            add(seen, word, used);
            if heard {
                ears.insert(word.clone());
            }
        }
        Ok(())
    }

    /// The group that leads to a rule: of those it needs the one that ordinary messages have least. Nothing if it has
    /// words of one group only, or needs none.
    pub(super) fn lead(&self, rule: u32, needs: u32) -> Option<u8> {
        let groups = || self.costs.range((rule, 0)..=(rule, u8::MAX)).map(|((_, group), cost)| (*group, *cost));
        // What detectors find has no words, and groups from the 32nd on share a bit.
        let detected = |group: u8| self.detected.iter().any(|(_, used)| (used.rule, used.group) == (rule, group));
        let needed = groups().filter(|(group, _)| *group < 31 && needs >> group & 1 == 1 && !detected(*group));
        needed.min_by_key(|(_, cost)| *cost).map(|(group, _)| group).filter(|_| groups().count() > 1)
    }

    pub(super) fn rests(self) -> Vec<Rest> {
        self.rests
    }

    /// The piece to look for: the rarest, and then the one whose words are the longest; of equals text, then the smaller
    /// set. Where it is heard, too, only length counts: the more syllables, the surer.
    fn key(&self, pieces: &[Piece], heard: bool) -> Option<usize> {
        const NONE: (Reverse<u32>, usize, usize, usize) = (Reverse(u32::MAX), 0, 0, 0);
        let count = |words: &[String]| words.iter().map(|word| self.count(word, heard)).sum();
        let rank = |piece: &Piece| match piece {
            Piece::Maybe(_) | Piece::Edge => NONE,
            Piece::Text(text) => (Reverse(self.count(text, heard)), weight(text), 1, 0),
            Piece::Set(set) => {
                let words = &self.sets[usize::from(*set)].1;
                let weight = words.iter().map(|w| weight(w)).min().unwrap_or(0);
                (Reverse(count(words)), weight, 0, usize::MAX - words.len())
            }
        };
        (0..pieces.len()).max_by_key(|at| rank(&pieces[*at]))
    }

    /// What a word costs as a key: how often ordinary messages have it, and a little for its own room.
    fn count(&self, word: &str, heard: bool) -> u32 {
        if heard { 0 } else { 1 + self.common.count(word) * 4 + if weight(word) > 1 { 0 } else { SINGLE } }
    }

    fn rest(&mut self, pieces: &[Piece], key: usize) -> Result<u16, String> {
        let rest = Rest { before: pieces[..key].to_vec(), after: pieces[key + 1..].to_vec() };
        let name = format!("{rest:?}");
        if let Some(number) = self.numbers.get(&name) {
            return Ok(*number);
        }
        self.rests.push(rest);
        let number = u16::try_from(self.rests.len()).map_err(|_| "too many entries with sets")?;
        self.numbers.insert(name, number);
        Ok(number)
    }
}

fn add(words: &mut BTreeMap<String, Vec<Use>>, word: &str, used: Use) {
    let uses = words.entry(word.to_owned()).or_default();
    if !uses.contains(&used) {
        uses.push(used);
    }
}

/// How much a word narrows a search: Han characters say more than letters, a single one hardly anything.
fn weight(word: &str) -> usize {
    match word.chars().count() {
        0 | 1 => word.len().min(1),
        _ => word.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum(),
    }
}

/// An entry as pieces, its text folded; empty text is left out.
///
/// # Errors
/// In words, if the entry names no set.
pub(super) fn pieces(entry: &str, sets: &[(&str, Vec<String>)]) -> Result<Vec<Piece>, String> {
    let mut pieces = Vec::new();
    let text = |text: &str, pieces: &mut Vec<Piece>| {
        for (at, part) in text.split(EDGE).enumerate() {
            pieces.extend((at > 0).then_some(Piece::Edge));
            pieces.extend(Some(fold_str(part)).filter(|folded| !folded.is_empty()).map(Piece::Text));
        }
    };
    let mut rest = entry;
    while let Some((head, tail)) = rest.split_once('{') {
        text(head, &mut pieces);
        let (name, tail) = tail.split_once('}').ok_or(format!("「{entry}」 has a brace that is not closed"))?;
        let (name, maybe) = name.strip_suffix('?').map_or((name, false), |name| (name, true));
        let set = sets.iter().position(|(known, _)| *known == name).ok_or(format!("no set is called `{name}`"))?;
        let set = u16::try_from(set).map_err(|_| "too many sets")?;
        pieces.push(if maybe { Piece::Maybe(set) } else { Piece::Set(set) });
        rest = tail;
    }
    text(rest, &mut pieces);
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_what_says_most() {
        let sets = [("微信", vec!["微信".to_owned(), "vx".to_owned()]), ("好", vec!["好处多".to_owned()])];
        let mut words = Words::new(&sets, Common::default());
        words.add("加{微信}", 0, 0, false).unwrap();
        words.add("{微信}联系", 1, 0, false).unwrap();
        words.add("{好}", 2, 0, true).unwrap();
        words.add("加 微", 3, 0, false).unwrap();
        assert_eq!(words.seen.keys().collect::<Vec<_>>(), ["vx", "加微", "好处多", "微信", "联系"]);
        assert_eq!(words.heard.iter().collect::<Vec<_>>(), ["好处多"]);
        assert_eq!(words.seen["vx"], [Use { rule: 0, group: 0, rest: 1 }]);
        assert_eq!(words.seen["联系"], [Use { rule: 1, group: 0, rest: 2 }]);
        let rests = words.rests();
        assert_eq!(rests[0], Rest { before: vec![Piece::Text("加".into())], after: vec![] });
        assert_eq!(rests[1], Rest { before: vec![Piece::Set(0)], after: vec![] });
        assert!(pieces("{没有}", &sets).is_err());
    }

    #[test]
    fn what_may_be_nothing_is_no_key() {
        let sets = [("您", vec!["您".to_owned()])];
        let mut words = Words::new(&sets, Common::default());
        words.add("|{您?}滚|", 0, 0, false).unwrap();
        words.add("<mobile>", 1, 3, false).unwrap();
        assert!(words.add("|{您?}", 2, 0, false).is_err());
        assert!(words.add("<phone>", 2, 0, false).unwrap_err().contains("mobile"));
        assert_eq!(words.seen.keys().collect::<Vec<_>>(), ["滚"]);
        assert_eq!(words.detected, [(Detector::Mobile, Use { rule: 1, group: 3, rest: 0 })]);
        assert_eq!(words.rests()[0], Rest { before: vec![Piece::Edge, Piece::Maybe(0)], after: vec![Piece::Edge] });
    }
}
