//! Which rules want which words of the automaton. In columns, for every page loads them at its start.

use serde::{Deserialize, Serialize};

/// The words of the automaton, by its values: how long each is, and which rules (with group) want it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Wanted {
    /// Characters of each word.
    #[serde(with = "serde_bytes")]
    lengths: Vec<u8>,
    /// For each word, where its part of `by` ends.
    ends: Vec<u32>,
    /// Rule and group.
    by: Vec<(u32, u8)>,
}

impl Wanted {
    /// Adds the next word, `length` characters long.
    #[cfg_attr(not(feature = "source"), allow(dead_code))]
    pub(super) fn push(&mut self, length: u8, by: &[(u32, u8)]) {
        self.lengths.push(length);
        self.by.extend(by);
        self.ends.push(u32::try_from(self.by.len()).unwrap_or(u32::MAX));
    }

    /// The length of word `at`, and who wants it.
    pub(super) fn get(&self, at: usize) -> Option<(usize, &[(u32, u8)])> {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        let by = self.by.get(start as usize..*self.ends.get(at)? as usize)?;
        Some(((*self.lengths.get(at)?).into(), by))
    }

    /// Whether every rule named is one of the first `rules`.
    pub(super) fn fits(&self, rules: usize) -> bool {
        self.by.iter().all(|(rule, _)| (*rule as usize) < rules)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_back_what_was_put_in() {
        let mut wanted = Wanted::default();
        wanted.push(2, &[(0, 0), (7, 1)]);
        wanted.push(3, &[]);
        wanted.push(4, &[(1, 0)]);
        assert_eq!(wanted.get(0), Some((2, &[(0, 0), (7, 1)][..])));
        assert_eq!(wanted.get(1), Some((3, &[][..])));
        assert_eq!(wanted.get(2), Some((4, &[(1, 0)][..])));
        assert_eq!(wanted.get(3), None);
        assert!(wanted.fits(8) && !wanted.fits(7));
    }
}
