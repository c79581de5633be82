//! Finds all words of a list in one walk over a text. Both are numbers: characters by an [`Alphabet`](crate::Alphabet),
//! or syllables.
//!
//! The words lie in order, one after the other. Nearly everywhere in a text no word begins, so that is what must be
//! quick: the first two numbers of every word are bits in a filter, and only where both bits of a text's next two are
//! set the words that begin so are looked up, narrowed number by number. No links, no states: what travels in a pack is
//! the list of words, a third of an automaton's size, and it is made ready faster than an automaton is read.

/// A word found in a text.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Which of the index's words.
    pub number: u32,
    /// Its first unit.
    pub start: u32,
    /// One behind its last.
    pub end: u32,
}

/// The words `low..high` begin with the two numbers of `pair`; none do where the slot is free.
#[derive(Clone, Copy, Default)]
struct Slot {
    pair: u32,
    low: u32,
    high: u32,
    /// A bit for every third number of these words: after most pairs none of them goes on, and that is known here.
    thirds: u32,
}

/// Words over numbers.
#[derive(Default)]
pub struct Index {
    /// All words' numbers, in the order of the words.
    units: Vec<u16>,
    /// Where each word begins in `units`; one more than there are words.
    starts: Vec<u32>,
    /// A bit for every pair of numbers that begins a word, by its hash.
    filter: Vec<u64>,
    /// By hash: the words that begin with a pair. Where two pairs meet, the second takes the next free slot.
    table: Vec<Slot>,
    /// By number: one more than the word that is this number alone.
    singles: Vec<u32>,
    mask: u32,
    /// Numbers of the longest word.
    longest: usize,
}

impl Index {
    /// An index over words: their numbers one after the other, and where each begins, with the end of the last.
    ///
    /// # Errors
    /// In words, if the words are not in order, each once, none empty.
    pub fn new(units: Vec<u16>, starts: Vec<u32>) -> Result<Self, String> {
        let ends = starts.first() == Some(&0) && starts.last().is_some_and(|end| *end as usize == units.len());
        if !ends || !starts.is_sorted() {
            return Err("words do not lie one after the other".into());
        }
        let mut index = Self { units, starts, ..Self::default() };
        if (0..index.len())
            .any(|at| index.units_of(at).is_empty() || at > 0 && index.units_of(at - 1) >= index.units_of(at))
        {
            return Err("words are out of order".into());
        }
        index.longest = (0..index.len()).map(|at| index.length(at)).max().unwrap_or(0);
        let pairs = (0..index.len()).filter(|at| index.pair(*at).is_some_and(|_| index.begins(*at))).count();
        let size = (pairs * 2).next_power_of_two();
        index.table = vec![Slot::default(); size];
        // Sixteen bits a pair: of a hundred pairs that begin no word six are looked up.
        index.filter = vec![0; (size * 8).div_ceil(64)];
        index.mask = u32::try_from(index.filter.len() * 64 - 1).map_err(|_| "too many words")?;
        for at in 0..index.len() {
            match (index.units_of(at), index.pair(at)) {
                ([only], _) => {
                    let only = usize::from(*only);
                    index.singles.resize(index.singles.len().max(only + 1), 0);
                    index.singles[only] = at as u32 + 1;
                }
                (_, Some(pair)) => index.enter(pair, at as u32),
                _ => {}
            }
        }
        Ok(index)
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many numbers the longest word has.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// The numbers of a word; none if there are not so many words.
    pub fn word(&self, number: u32) -> &[u16] {
        if (number as usize) < self.len() { self.units_of(number as usize) } else { &[] }
    }

    /// Adds every word of `text` to `found`.
    pub fn scan(&self, text: &[u16], found: &mut Vec<Word>) {
        if !self.singles.is_empty() {
            for (at, unit) in text.iter().enumerate() {
                if let Some(word) = self.singles.get(usize::from(*unit)).and_then(|word| word.checked_sub(1)) {
                    found.push(Word { number: word, start: at as u32, end: at as u32 + 1 });
                }
            }
        }
        for (at, two) in text.windows(2).enumerate() {
            let pair = pair(two[0], two[1]);
            let hash = hash(pair) & self.mask;
            if self.filter[hash as usize / 64] >> (hash % 64) & 1 == 1 {
                self.words_at(text, at, pair, found);
            }
        }
    }

    /// The words that begin with `pair` at `at`, if there are any: the filter lets others pass, too.
    fn words_at(&self, text: &[u16], at: usize, pair: u32, found: &mut Vec<Word>) {
        let slot = self.table[self.slot(pair)];
        let (mut low, high) = (slot.low as usize, slot.high as usize);
        if low < high && self.length(low) == 2 {
            found.push(Word { number: slot.low, start: at as u32, end: at as u32 + 2 });
            low += 1;
        }
        if let Some(third) = text.get(at + 2)
            && slot.thirds & third_bit(*third) != 0
        {
            self.longer_at(text, at, low, high, found);
        }
    }

    /// The words among `low..high` that stand at `at`: all of them are longer than two, and begin with the two there.
    #[inline(never)]
    fn longer_at(&self, text: &[u16], at: usize, mut low: usize, mut high: usize, found: &mut Vec<Word>) {
        // All words of `low..high` begin with the text's next `depth` numbers.
        for depth in 2.. {
            if low < high && self.length(low) == depth {
                found.push(Word { number: low as u32, start: at as u32, end: (at + depth) as u32 });
                low += 1;
            }
            let (true, Some(next)) = (low < high, text.get(at + depth)) else { return };
            let unit = |word: usize| self.units[self.starts[word] as usize + depth];
            // Most pairs begin a word or two.
            if high - low > 8 {
                low = partition(low, high, |word| unit(word) < *next);
                high = partition(low, high, |word| unit(word) == *next);
            } else {
                while low < high && unit(low) < *next {
                    low += 1;
                }
                while low < high && unit(high - 1) > *next {
                    high -= 1;
                }
            }
        }
    }

    /// Where a pair stands in the table, or the free slot where it would.
    fn slot(&self, pair: u32) -> usize {
        let mut slot = hash(pair) as usize & (self.table.len() - 1);
        while self.table[slot].high != 0 && self.table[slot].pair != pair {
            slot = (slot + 1) & (self.table.len() - 1);
        }
        slot
    }

    fn length(&self, at: usize) -> usize {
        (self.starts[at + 1] - self.starts[at]) as usize
    }

    /// The first two numbers of a word that has two.
    fn pair(&self, at: usize) -> Option<u32> {
        let [first, second, ..] = *self.units_of(at) else { return None };
        Some(pair(first, second))
    }

    fn units_of(&self, at: usize) -> &[u16] {
        &self.units[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// Whether the word is the first with its first two numbers.
    fn begins(&self, at: usize) -> bool {
        at == 0 || self.units_of(at - 1).get(..2) != self.units_of(at).get(..2)
    }

    /// Words come in their order, so those of one pair do one after the other.
    fn enter(&mut self, pair: u32, word: u32) {
        let hash = hash(pair) & self.mask;
        self.filter[hash as usize / 64] |= 1 << (hash % 64);
        let slot = self.slot(pair);
        let low = if self.table[slot].high == 0 { word } else { self.table[slot].low };
        let third = self.units_of(word as usize).get(2).map_or(0, |third| third_bit(*third));
        self.table[slot] = Slot { pair, low, high: word + 1, thirds: self.table[slot].thirds | third };
    }
}

fn pair(first: u16, second: u16) -> u32 {
    u32::from(first) << 16 | u32::from(second)
}

fn third_bit(third: u16) -> u32 {
    1 << (third & 31)
}

/// Pairs, spread over all bits. Fibonacci's multiplier; the upper half is the better mixed one.
fn hash(pair: u32) -> u32 {
    (u64::from(pair).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
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

    fn of<'w>(words: impl Iterator<Item = &'w Vec<u16>>) -> Result<Index, String> {
        let (mut units, mut starts) = (Vec::new(), vec![0]);
        for word in words {
            units.extend(word);
            starts.push(units.len() as u32);
        }
        Index::new(units, starts)
    }

    fn found(words: &BTreeSet<Vec<u16>>, text: &[u16]) -> BTreeSet<(usize, usize, usize)> {
        let index = of(words.iter()).unwrap();
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
            assert!(of(words.iter()).is_err());
        }
        for (units, starts) in
            [(vec![], vec![]), (vec![1], vec![0]), (vec![1, 2], vec![1, 2]), (vec![1, 2], vec![0, 3])]
        {
            assert!(Index::new(units, starts).is_err());
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
