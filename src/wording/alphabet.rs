//! The characters that stand in any rule's words, numbered from 1 in their order: numbers are what the index compares.

/// Characters and their numbers.
#[derive(Default)]
pub(super) struct Alphabet {
    /// By code point; 0 where the character is in no word.
    numbers: Vec<u16>,
}

impl Alphabet {
    /// The alphabet of all characters in `words`.
    ///
    /// # Errors
    /// In words, if there are more than can be numbered.
    pub(super) fn of<'w>(words: impl Iterator<Item = &'w str> + Clone) -> Result<Self, String> {
        let chars = words.flat_map(str::chars);
        let top = chars.clone().max().map_or(0, |c| c as usize + 1);
        let mut numbers = vec![0; top];
        for c in chars {
            numbers[c as usize] = 1;
        }
        let mut last = 0u16;
        for number in numbers.iter_mut().filter(|number| **number == 1) {
            last = last.checked_add(1).ok_or("the words have more different characters than fit")?;
            *number = last;
        }
        Ok(Self { numbers })
    }

    /// The number of `c`; that of a character in no word is 0.
    #[inline]
    pub(super) fn number(&self, c: char) -> u16 {
        self.numbers.get(c as usize).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_dense_in_order_and_unknown_characters_have_none() {
        let alphabet = Alphabet::of(["微a", "𠮷a"].into_iter()).unwrap();
        assert_eq!(['a', '微', '𠮷', 'b', '信', '\u{10FFFF}'].map(|c| alphabet.number(c)), [1, 2, 3, 0, 0, 0]);
        assert_eq!(Alphabet::of(std::iter::empty()).unwrap().number('a'), 0);
    }
}
