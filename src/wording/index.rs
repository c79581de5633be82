//! Finds all words of a list in one walk over a text. Both are numbers: characters by an [`Alphabet`](super::alphabet),
//! or syllables.
//!
//! The words lie in order, one after the other. Nearly everywhere in a text no word begins, so that is what must be
//! quick: the first two numbers of every word are bits in a filter, and only where both bits of a text's next two are
//! set the words that begin so are looked up, narrowed number by number. No links, no states: what travels in a pack is
//! the list of words, a third of an automaton's size, and it is made ready faster than an automaton is read.

/// A word found in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Which of the index's words.
    pub(super) number: u32,
    /// Its first unit.
    pub(super) start: u32,
    /// One behind its last.
    pub(super) end: u32,
}

/// Words over numbers.
#[derive(Default)]
pub(super) struct Index {
    /// All words' numbers, in the order of the words.
    units: Vec<u16>,
    /// Where each word begins in `units`; one more than there are words.
    starts: Vec<u32>,
    /// A bit for every pair of numbers that begins a word, by its hash.
    filter: Vec<u64>,
    /// By hash: one more than the first word that begins with a pair. 0 is free; the next one is tried where pairs meet.
    table: Vec<u32>,
    /// By number: one more than the word that is this number alone.
    singles: Vec<u32>,
    mask: u32,
}

impl Index {
    /// An index over `words`, whose numbers `spell` adds: in order, each once, none empty.
    ///
    /// # Errors
    /// In words, if they are not.
    pub(super) fn new<W>(words: impl Iterator<Item = W>, spell: impl Fn(W, &mut Vec<u16>)) -> Result<Self, String> {
        let mut index = Self { starts: vec![0], ..Self::default() };
        for word in words {
            spell(word, &mut index.units);
            index.starts.push(u32::try_from(index.units.len()).map_err(|_| "too many words")?);
            let at = index.len() - 1;
            if index.word(at).is_empty() || at > 0 && index.word(at - 1) >= index.word(at) {
                return Err("words are out of order".into());
            }
        }
        let pairs = (0..index.len()).filter(|at| index.word(*at).len() > 1 && index.begins(*at)).count();
        let size = (pairs * 2).next_power_of_two();
        index.table = vec![0; size];
        // Sixteen bits a pair: of a hundred pairs that begin no word six are looked up.
        index.filter = vec![0; (size * 8).div_ceil(64)];
        index.mask = u32::try_from(index.filter.len() * 64 - 1).map_err(|_| "too many words")?;
        for at in 0..index.len() {
            match *index.word(at) {
                [only] => {
                    let only = usize::from(only);
                    index.singles.resize(index.singles.len().max(only + 1), 0);
                    index.singles[only] = at as u32 + 1;
                }
                [first, second, ..] if index.begins(at) => index.enter(first, second, at as u32),
                _ => {}
            }
        }
        Ok(index)
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Adds every word of `text` to `found`.
    pub(super) fn scan(&self, text: &[u16], found: &mut Vec<Word>) {
        if !self.singles.is_empty() {
            for (at, unit) in text.iter().enumerate() {
                if let Some(word) = self.singles.get(usize::from(*unit)).and_then(|word| word.checked_sub(1)) {
                    found.push(Word { number: word, start: at as u32, end: at as u32 + 1 });
                }
            }
        }
        for (at, pair) in text.windows(2).enumerate() {
            let hash = hash(pair[0], pair[1]) & self.mask;
            if self.filter[hash as usize / 64] >> (hash % 64) & 1 == 1 {
                self.words_at(text, at, hash, found);
            }
        }
    }

    #[inline(never)]
    fn words_at(&self, text: &[u16], at: usize, hash: u32, found: &mut Vec<Word>) {
        let pair = &text[at..at + 2];
        let mut slot = hash as usize & (self.table.len() - 1);
        let mut low = loop {
            match self.table[slot].checked_sub(1) {
                None => return,
                Some(word) if self.word(word as usize)[..2] == *pair => break word as usize,
                Some(_) => slot = (slot + 1) & (self.table.len() - 1),
            }
        };
        let mut high = None;
        // All words from `low` (to `high`, once known) begin with the text's next `depth` numbers.
        for depth in 2.. {
            let same = |word: usize| self.word(word).get(..depth) == text.get(at..at + depth);
            if low >= high.unwrap_or(self.len()) || !same(low) {
                return;
            }
            if self.word(low).len() == depth {
                found.push(Word { number: low as u32, start: at as u32, end: (at + depth) as u32 });
                low += 1;
            }
            let Some(next) = text.get(at + depth) else { return };
            // Most pairs begin one word or two.
            let near = low + 4;
            while low < near && low < high.unwrap_or(self.len()) && same(low) && self.word(low)[depth] < *next {
                low += 1;
            }
            if low == near {
                let end = *high.get_or_insert_with(|| partition(low, self.len(), same));
                low = partition(low, end, |word| self.word(word)[depth] < *next);
                high = Some(partition(low, end, |word| self.word(word)[depth] == *next));
            }
        }
    }

    fn word(&self, at: usize) -> &[u16] {
        &self.units[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// Whether the word is the first with its first two numbers.
    fn begins(&self, at: usize) -> bool {
        at == 0 || self.word(at - 1).get(..2) != self.word(at).get(..2)
    }

    fn enter(&mut self, first: u16, second: u16, word: u32) {
        let hash = hash(first, second) & self.mask;
        self.filter[hash as usize / 64] |= 1 << (hash % 64);
        let mut slot = hash as usize & (self.table.len() - 1);
        while self.table[slot] != 0 {
            slot = (slot + 1) & (self.table.len() - 1);
        }
        self.table[slot] = word + 1;
    }
}

/// Pairs, spread over all bits. Fibonacci's multiplier; the upper half is the better mixed one.
fn hash(first: u16, second: u16) -> u32 {
    let pair = u64::from(first) << 16 | u64::from(second);
    (pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
}

/// The first of `from..to` for which `before` no longer holds.
fn partition(from: usize, to: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut from, mut to) = (from, to);
    while from < to {
        let middle = from + (to - from) / 2;
        if before(middle) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;
    use daachorse::CharwiseDoubleArrayAhoCorasick;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn found(words: &BTreeSet<Vec<u16>>, text: &[u16]) -> BTreeSet<(usize, usize, usize)> {
        let index = Index::new(words.iter(), |word, units| units.extend(word)).unwrap();
        let mut found = Vec::new();
        index.scan(text, &mut found);
        let all: BTreeSet<_> = found.iter().map(|w| (w.number as usize, w.start as usize, w.end as usize)).collect();
        assert_eq!(all.len(), found.len(), "told twice");
        all
    }

    fn naive(words: &BTreeSet<Vec<u16>>, text: &[u16]) -> BTreeSet<(usize, usize, usize)> {
        let at = |start: usize| {
            let fits = words.iter().enumerate().filter(move |(_, word)| text[start..].starts_with(word));
            fits.map(move |(number, word)| (number, start, start + word.len()))
        };
        (0..text.len()).flat_map(at).collect()
    }

    #[test]
    fn out_of_order_is_refused() {
        for words in [vec![vec![2], vec![1]], vec![vec![1], vec![1]], vec![vec![]]] {
            assert!(Index::new(words.iter(), |word: &Vec<u16>, units| units.extend(word)).is_err());
        }
        assert!(found(&BTreeSet::new(), &[1, 2, 3]).is_empty());
    }

    proptest! {
        /// Few numbers, so that words lie inside one another and begin alike.
        #[test]
        fn as_a_naive_search(
            words in proptest::collection::btree_set(proptest::collection::vec(0u16..4, 1..6), 0..60),
            text in proptest::collection::vec(0u16..4, 0..60),
        ) {
            prop_assert_eq!(found(&words, &text), naive(&words, &text));
        }

        #[test]
        fn as_daachorse(
            words in proptest::collection::btree_set(proptest::collection::vec(0u16..300, 1..4), 1..400),
            text in proptest::collection::vec(0u16..300, 0..300),
        ) {
            let chars = |numbers: &[u16]| numbers.iter().filter_map(|n| char::from_u32(u32::from(*n) + 32)).collect::<String>();
            let automaton = CharwiseDoubleArrayAhoCorasick::<u32>::new(words.iter().map(|word| chars(word))).unwrap();
            let text_of = chars(&text);
            let place = |byte: usize| text_of[..byte].chars().count();
            let expected: BTreeSet<_> = automaton
                .find_overlapping_iter(&text_of)
                .map(|m| (m.value() as usize, place(m.start()), place(m.end())))
                .collect();
            prop_assert_eq!(found(&words, &text), expected);
        }
    }
}
