//! Compiles the exceptions of a rule, with what the shop allows.

use super::words::pieces;
use crate::pack::{Allow, Rule};
use crate::wording::except::{Excuses, Phrases, Words};
use crate::wording::lists::{List, Piece};
use std::collections::BTreeMap;

/// How many words one entry may grow into; as in a pack's source.
const MOST: usize = 4_000;

/// The exceptions of `rule`.
///
/// # Errors
/// In words, if an entry names no set.
pub(super) fn build(rule: &Rule, allow: &[Allow], sets: &[(&str, Vec<String>)]) -> Result<Excuses, String> {
    let allowed = allow.iter().filter(|a| a.rules.contains(&rule.id)).flat_map(|a| &a.words);
    let mut by_first: BTreeMap<char, Vec<String>> = BTreeMap::new();
    let mut excuses = Excuses::default();
    for entry in rule.except.around.iter().chain(allowed) {
        let mut pieces = pieces(entry, sets)?;
        excuses.longest = excuses.longest.max(pieces.iter().map(|piece| longest(piece, sets)).sum());
        match pieces.as_mut_slice() {
            [Piece::Text(text)] => {
                let first = text.chars().next().unwrap_or('\0');
                by_first.entry(first).or_default().push(std::mem::take(text));
            }
            _ => excuses.compounds.push(pieces),
        }
    }
    excuses.around = by_first
        .into_iter()
        .map(|(first, list)| {
            let longest = list.iter().map(|p| p.chars().count()).max().unwrap_or(0);
            Phrases { first, longest, list: List::new(&list) }
        })
        .collect();
    excuses.before = words(&rule.except.before, sets)?;
    excuses.after = words(&rule.except.after, sets)?;
    (excuses.negated, excuses.quoted, excuses.own) = (rule.except.negated, rule.except.quoted, rule.except.own);
    Ok(excuses)
}

fn longest(piece: &Piece, sets: &[(&str, Vec<String>)]) -> usize {
    let length = |word: &str| word.chars().count();
    match piece {
        Piece::Text(text) => length(text),
        Piece::Set(set) | Piece::Maybe(set) => sets[usize::from(*set)].1.iter().map(|w| length(w)).max().unwrap_or(0),
        Piece::Edge => 0,
    }
}

/// Words before or after: plain ones, and sets as they are. Mixed entries are rare and few: each combination.
fn words(entries: &[String], sets: &[(&str, Vec<String>)]) -> Result<Words, String> {
    let (mut plain, mut named) = (Vec::new(), Vec::new());
    for entry in entries {
        let pieces = pieces(entry, sets)?;
        if let [Piece::Set(set)] = pieces.as_slice() {
            named.push(*set);
            continue;
        }
        let mut grown = vec![String::new()];
        for piece in &pieces {
            let one;
            let words = match piece {
                Piece::Text(text) => {
                    one = [text.clone()];
                    &one[..]
                }
                Piece::Set(set) => sets[usize::from(*set)].1.as_slice(),
                Piece::Maybe(_) | Piece::Edge => {
                    return Err(format!("「{entry}」: `?}}` and `|` have no meaning before or after"));
                }
            };
            if grown.len() * words.len() > MOST {
                return Err(format!("「{entry}」 grows into more than {MOST} words"));
            }
            grown = grown.iter().flat_map(|head| words.iter().map(move |w| format!("{head}{w}"))).collect();
        }
        plain.append(&mut grown);
    }
    Ok(Words { list: List::new(&plain), sets: named })
}
