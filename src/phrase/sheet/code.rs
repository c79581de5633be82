//! Short codes, each once: those that rows say, and those made of a text's initials where a row says none.

use crate::text::readings::{self, Readings};
use std::collections::{BTreeMap, BTreeSet};

/// How many characters a made code is made of, and how many more it may take until it is one of its own.
const SHORT: usize = 4;
const LONG: usize = 7;
/// Bytes of a code that gets a number: with it the code still fits into a cell.
const LONGEST: usize = 180;

/// The codes that are taken.
pub(super) struct Codes {
    taken: BTreeSet<String>,
    /// For each beginning, the number that was tried last, so that ten thousand of the same do not take forever.
    tried: BTreeMap<String, usize>,
    readings: Readings,
}

impl Codes {
    pub(super) fn new() -> Self {
        Self { taken: BTreeSet::new(), tried: BTreeMap::new(), readings: Readings::new() }
    }

    /// Takes a code; false if somebody has it.
    pub(super) fn take(&mut self, code: &str) -> bool {
        self.taken.insert(code.to_owned())
    }

    /// Takes `wish` with a number behind it.
    pub(super) fn beside(&mut self, wish: &str) -> String {
        let wish = wish.get(..wish.floor_char_boundary(LONGEST)).unwrap_or_default();
        let number = self.tried.entry(wish.to_owned()).or_insert(1);
        loop {
            *number += 1;
            let code = format!("{wish}{number}");
            if self.taken.insert(code.clone()) {
                return code;
            }
        }
    }

    /// Takes a code made of the initials of `text`: 还有问题吗 is hywt.
    pub(super) fn of(&mut self, text: &str) -> String {
        let initials = self.initials(text);
        let short = initials.get(..initials.len().min(SHORT)).filter(|short| !short.is_empty()).unwrap_or("dy");
        for length in SHORT.min(initials.len())..=LONG.min(initials.len()) {
            if let Some(code) = initials.get(..length).filter(|code| !code.is_empty())
                && self.take(code)
            {
                return code.to_owned();
            }
        }
        if self.take(short) { short.to_owned() } else { self.beside(short) }
    }

    /// The first letters of the first characters that have any; variables have none.
    fn initials(&self, text: &str) -> String {
        let mut inside = false;
        let spoken = text.chars().filter(|c| {
            inside = *c == '{' || inside && *c != '}';
            !inside
        });
        spoken.filter_map(|c| self.initial(c)).take(LONG).collect()
    }

    fn initial(&self, c: char) -> Option<char> {
        if c.is_ascii_alphanumeric() {
            return Some(c.to_ascii_lowercase());
        }
        let reading = readings::everyday(c).next().or_else(|| self.readings.of(c).next())?;
        let first = reading.chars().next()?;
        Some(if first == 'ê' { 'e' } else { first }).filter(char::is_ascii_lowercase)
    }
}

/// A code as a pack takes it: small letters, no blanks.
pub(super) fn plain(code: &str) -> String {
    code.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_made_of_initials_and_are_each_once() {
        let mut codes = Codes::new();
        assert!(codes.take("fhsj"));
        assert_eq!(codes.of("{称呼}，还有问题吗？"), "hywt");
        assert_eq!(codes.of("发货时间是今天"), "fhsjs");
        assert_eq!(codes.of("发货时间"), "fhsj2");
        assert_eq!(codes.of("发货时间"), "fhsj3");
        assert_eq!([codes.of("~！{买家}"), codes.of("！")], ["dy", "dy2"]);
        assert_eq!(codes.of("VIP 客户"), "vipk");
        assert!(!codes.take("fhsj") && codes.take("fhsj4"));
        assert_eq!(codes.beside("fhsj"), "fhsj5");
        assert_eq!(plain(" FH 01催"), "fh01催");
    }
}
