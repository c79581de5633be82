//! The characters that stand in any rule's words, numbered from 1. The automaton runs over the numbers: its own table
//! of characters would reach up to the highest code point, forty thousand entries that every page would load.

/// Numbers beyond this would run into the surrogates, which are no characters.
const MOST: usize = 0xD7FF;

/// Characters and their numbers.
pub(super) struct Alphabet {
    /// By code point; 0 where the character is in no word.
    numbers: Vec<u16>,
}

impl Alphabet {
    /// The alphabet whose characters stand in `chars`, in order.
    pub(super) fn new(chars: &str) -> Self {
        let top = chars.chars().max().map_or(0, |c| c as usize + 1);
        let mut numbers = vec![0; top];
        for (at, c) in chars.chars().take(MOST).enumerate() {
            numbers[c as usize] = at as u16 + 1;
        }
        Self { numbers }
    }

    /// The number of `c` as the automaton takes it; that of a character in no word is 0.
    pub(super) fn number(&self, c: char) -> char {
        let number = self.numbers.get(c as usize).copied().unwrap_or(0);
        char::from_u32(number.into()).unwrap_or('\0')
    }

    /// The characters of `words`, in order; nothing if they are too many.
    #[cfg(feature = "source")]
    pub(super) fn chars_of<'w>(words: impl Iterator<Item = &'w str>) -> Option<String> {
        let chars: std::collections::BTreeSet<char> = words.flat_map(str::chars).collect();
        (chars.len() <= MOST).then(|| chars.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_dense_and_unknown_characters_have_none() {
        let alphabet = Alphabet::new("a微𠮷");
        assert_eq!(['a', '微', '𠮷', 'b', '信', '\u{10FFFF}'].map(|c| alphabet.number(c) as u32), [1, 2, 3, 0, 0, 0]);
        assert_eq!(Alphabet::new("").number('a'), '\0');
    }
}
