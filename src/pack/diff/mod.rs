//! What changes for agents between two packs, in plain Chinese: for the supervisor before he signs, for the second signer,
//! and for agents after it has come. Says what a change does, not which key changed. Knows data only, no engine.

mod rules;
mod work;

use super::Pack;
use serde::Serialize;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it is of: `rule`, `set`, `phrase`, `limit`, `remark`, `site`, `announcement`, `promo`, `reminder`, `start`, `hint`, `team`, `allow`.
    pub area: &'static str,
    /// Which one, by id or name.
    pub id: String,
    /// What became of it.
    pub change: Kind,
    /// In words for people.
    pub said: String,
}

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// It is new.
    Added,
    /// It is another.
    Changed,
    /// It is gone.
    Removed,
}

/// What `new` changes of `old`, in the order rules, sets, allowances, phrases, limits, forms, announcements, the rest. The
/// pack's name and version, rules' tests and neutral messages change nothing for agents and are left out.
pub fn diff(old: &Pack, new: &Pack) -> Vec<Change> {
    let mut list = List::default();
    rules::diff(old, new, &mut list);
    work::diff(old, new, &mut list);
    list.0
}

/// The changes so far.
#[derive(Default)]
struct List(Vec<Change>);

impl List {
    fn push(&mut self, area: &'static str, id: &str, change: Kind, said: String) {
        self.0.push(Change { area, id: id.to_owned(), change, said });
    }
}

/// An entry by its name, before and after.
struct Pair<'p, T> {
    id: &'p str,
    old: Option<&'p T>,
    new: Option<&'p T>,
}

/// The entries of both by name: those of the new pack in its order, then those that are gone.
fn pairs<'p, T>(old: &'p [T], new: &'p [T], id: impl Fn(&'p T) -> &'p str) -> Vec<Pair<'p, T>> {
    let find = |list: &'p [T], wanted: &str| list.iter().find(|entry| id(entry) == wanted);
    let mut all: Vec<Pair<'p, T>> =
        new.iter().map(|entry| Pair { id: id(entry), old: find(old, id(entry)), new: Some(entry) }).collect();
    let gone = old.iter().filter(|entry| find(new, id(entry)).is_none());
    all.extend(gone.map(|entry| Pair { id: id(entry), old: Some(entry), new: None }));
    all
}

/// What `new` has that `old` has not, and the other way round.
fn words<'p>(old: &[&'p String], new: &[&'p String]) -> (Vec<&'p str>, Vec<&'p str>) {
    let less = |these: &[&'p String], those: &[&'p String]| {
        these.iter().filter(|word| !those.contains(word)).map(|word| word.as_str()).collect()
    };
    (less(new, old), less(old, new))
}

/// Words one after the other, no more than anyone reads.
fn listed(words: &[&str]) -> String {
    const MOST: usize = 8;
    let some = words.iter().take(MOST).copied().collect::<Vec<_>>().join("、");
    if words.len() > MOST { format!("{some} 等 {} 个", words.len()) } else { some }
}

/// Added and gone words, said after a colon: 新增 a、b；去掉 c.
fn added_and_gone((added, gone): &(Vec<&str>, Vec<&str>)) -> String {
    let said = |verb: &str, words: &[&str]| (!words.is_empty()).then(|| format!("{verb} {}", listed(words)));
    [said("新增", added), said("去掉", gone)].into_iter().flatten().collect::<Vec<_>>().join("；")
}

#[cfg(test)]
mod tests;
