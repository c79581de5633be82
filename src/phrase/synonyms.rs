//! Words that mean the same in a customer's mouth: 咋 and 怎么, 邮费 and 运费. A text is read as a row of tokens: the number
//! of a character, or that of a line of `synonyms.txt` where one of its words stands.

use super::alphabet::Ready;
use super::lines::{Cell, read};

static TABLE: &str = include_str!("synonyms.txt");
/// The table in a library's numbers.
pub(super) struct Synonyms {
    /// Tokens from here on are lines of the table; below it they are characters. Right above them: what is kept under
    /// small numbers is sooner sorted.
    first: u16,
    /// Words, by first character, longer ones before their beginnings; and each one's token.
    words: Vec<(Vec<u16>, u16)>,
    /// By number of the first character: where its words begin, up to where those of the next do.
    from: Vec<u32>,
}

impl Default for Synonyms {
    /// None.
    fn default() -> Self {
        Self { first: u16::MAX, words: Vec::new(), from: Vec::new() }
    }
}

impl Synonyms {
    /// Reads the table. Words that hold a character the alphabet lacks are left out: nobody has asked with them.
    pub(super) fn new(alphabet: &Ready) -> Self {
        let first = alphabet.len() as u16;
        let mut words = Vec::new();
        for (line, text) in Self::texts().enumerate() {
            for word in text.split(' ') {
                let mut numbers = Vec::new();
                read(word, |c, _| numbers.push(alphabet.number(c)));
                if !numbers.is_empty() && !numbers.contains(&0) {
                    words.push((numbers, first + line as u16));
                }
            }
        }
        let by_first = |(word, _): &(Vec<u16>, u16)| (word[0], usize::MAX - word.len());
        crate::text::sort_by(&mut words, |a, b| by_first(a).cmp(&by_first(b)));
        let mut from = vec![0; alphabet.len() + 1];
        for (word, _) in &words {
            from[usize::from(word[0]) + 1] += 1;
        }
        for at in 1..from.len() {
            from[at] += from[at - 1];
        }
        Self { first, words, from }
    }

    /// The lines of the table.
    pub(super) fn texts() -> impl Iterator<Item = &'static str> {
        TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
    }

    /// The token that `cells` begin with, and how many of them it takes.
    pub(super) fn token(&self, cells: &[Cell]) -> (u16, usize) {
        let Some(first) = cells.first().map(|cell| usize::from(cell.number())) else { return (0, 0) };
        let (from, to) = (self.from.get(first).copied().unwrap_or(0), self.from.get(first + 1).copied().unwrap_or(0));
        for (word, token) in self.words.get(from as usize..to as usize).unwrap_or_default() {
            if word.len() <= cells.len() && word.iter().zip(cells).all(|(number, cell)| *number == cell.number()) {
                return (*token, word.len());
            }
        }
        (cells[0].number(), 1)
    }

    /// Whether a token stands for a line of the table.
    pub(super) fn is_word(&self, token: u16) -> bool {
        token >= self.first
    }
}

#[cfg(test)]
#[cfg(feature = "source")]
mod tests {
    use super::super::alphabet::Alphabet;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_word_stands_in_one_line_only() {
        let mut seen = BTreeSet::new();
        for word in Synonyms::texts().flat_map(|line| line.split(' ')) {
            assert!(seen.insert(word), "{word} stands twice");
            assert!(!word.is_empty() && word.chars().all(char::is_alphanumeric), "{word}");
        }
        assert!(Synonyms::texts().count() > 90);
    }

    #[test]
    fn the_longest_word_is_taken() {
        let chars: BTreeSet<char> = "怎么办咋整好".chars().collect();
        let none = BTreeSet::new();
        let alphabet = Alphabet::of(&chars, &none, |_| [Vec::new(), Vec::new()]).ready(&[]).unwrap();
        let synonyms = Synonyms::new(&alphabet);
        let token = |text: &str| {
            let mut cells = Vec::new();
            read(text, |c, start| cells.push(Cell::new(alphabet.number(c), start)));
            synonyms.token(&cells)
        };
        let (how, length) = token("怎么办好");
        assert!(synonyms.is_word(how) && length == 3);
        assert_eq!((token("怎么好"), token("咋好"), token("咋整")), ((how, 2), (how, 1), (how, 2)));
        assert_eq!((token("好"), token("")), ((alphabet.number('好'), 1), (0, 0)));
        // 办 alone is another word of the table; a word with an unknown character is none.
        assert!(synonyms.is_word(token("办").0) && token("办").0 != how);
    }
}
