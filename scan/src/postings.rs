//! Which texts hold a gram, and how well a text answers a bag of grams: BM25 over postings.
//!
//! A gram is a number: of a character, of two that follow one another, of whatever else a text is kept under.
//! Built when a library is loaded; no pack carries it.

use crate::sort::sort_numbers;

/// BM25's damping of repetition and of length.
const K1: f32 = 1.2;
const B: f32 = 0.75;
/// Bits of a posting that count how often the gram stands in the text.
const TIMES: u32 = 4;

/// A gram. What it stands for is its maker's business: a character, a pair of them.
pub type Gram = u32;

/// How a gram's rarity is weighed.
#[derive(Clone, Copy)]
pub enum Weigh {
    /// As it is.
    Whole,
    /// Its root. Of questions: a customer's own words are often in one other question only, and would carry it away.
    Root,
}

impl Weigh {
    fn of(self, rarity: f32) -> f32 {
        match self {
            Self::Whole => rarity,
            Self::Root => rarity.max(0.0).sqrt(),
        }
    }
}

/// Postings by gram.
#[derive(Default)]
pub struct Postings {
    /// The grams, in order.
    grams: Vec<Gram>,
    /// Where the postings of each begin, up to where those of the next do.
    from: Vec<u32>,
    /// The text's number and, in the lowest bits, how often.
    postings: Vec<u32>,
    /// By text: how its length dampens.
    damping: Vec<f32>,
}

impl Postings {
    /// Of texts numbered from 0, each given by its grams; single plain characters are its length.
    pub fn new(texts: &mut dyn Iterator<Item = (Vec<Gram>, usize)>) -> Self {
        let (mut pairs, mut lengths) = (Vec::new(), Vec::new());
        for (number, (grams, length)) in texts.enumerate() {
            pairs.extend(grams.into_iter().map(|gram| (u64::from(gram) << 32) | number as u64));
            lengths.push(length as f32);
        }
        let mean = (lengths.iter().sum::<f32>() / lengths.len().max(1) as f32).max(1.0);
        let damping = lengths.iter().map(|length| K1 * (1.0 - B + B * length / mean)).collect();
        // Texts come in their order: only grams are to be sorted.
        sort_numbers(&mut pairs, 32);
        let mut made = Self { damping, ..Self::default() };
        let mut before = None;
        for pair in pairs {
            let (gram, text) = ((pair >> 32) as u32, pair as u32);
            if before == Some(pair) {
                // Once more in the same text.
                let last = made.postings.last_mut().filter(|last| **last & ((1 << TIMES) - 1) < (1 << TIMES) - 1);
                last.into_iter().for_each(|last| *last += 1);
                continue;
            }
            if made.grams.last() != Some(&gram) {
                made.grams.push(gram);
                made.from.push(made.postings.len() as u32);
            }
            made.postings.push((text << TIMES) | 1);
            before = Some(pair);
        }
        made.from.push(made.postings.len() as u32);
        made
    }

    /// How many texts there are.
    fn count(&self) -> usize {
        self.damping.len()
    }

    /// Postings of a gram.
    fn of(&self, gram: Gram) -> &[u32] {
        let Ok(at) = self.grams.binary_search(&gram) else { return &[] };
        &self.postings[self.from[at] as usize..self.from[at + 1] as usize]
    }

    /// The texts that hold the gram.
    pub fn holding(&self, gram: Gram) -> impl Iterator<Item = usize> {
        self.of(gram).iter().map(|posting| (posting >> TIMES) as usize)
    }

    /// What a gram counts for: the fewer texts hold it, the more.
    pub fn weight(&self, gram: Gram) -> f32 {
        rarity(self.count() as f32, self.of(gram).len() as f32)
    }

    /// How well each text answers a bag of grams, each with what it counts for.
    pub fn score(&self, bag: &[(Gram, f32)], weigh: Weigh) -> Vec<f32> {
        let mut scores = vec![0.0; self.count()];
        for (gram, weight) in bag {
            let postings = self.of(*gram);
            let weight = weight * (K1 + 1.0) * weigh.of(rarity(self.count() as f32, postings.len() as f32));
            for posting in postings {
                let (text, times) = ((posting >> TIMES) as usize, (posting & ((1 << TIMES) - 1)) as f32);
                scores[text] += weight * times / (times + self.damping[text]);
            }
        }
        scores
    }

    /// What a text of middling length would get that holds all of the bag; what no text holds counts for less.
    pub fn ideal(&self, bag: &[(Gram, f32)], weigh: Weigh) -> f32 {
        let known = |gram: &Gram| if self.of(*gram).is_empty() { 0.55 } else { 1.0 };
        let weights = bag.iter().map(|(gram, weight)| known(gram) * weight * weigh.of(self.weight(*gram)));
        weights.sum::<f32>().max(1.0)
    }
}

/// BM25's weight of what stands in `times` of `count` texts, in powers of two. The logarithm is laid straight between
/// them: the same on every machine.
fn rarity(count: f32, times: f32) -> f32 {
    let ratio = 1.0 + (count - times + 0.5).max(0.0) / (times + 0.5);
    ratio.to_bits() as f32 / (1 << 23) as f32 - 127.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(texts: &[Vec<Gram>]) -> Postings {
        Postings::new(&mut texts.iter().map(|grams| (grams.clone(), grams.len())))
    }

    #[test]
    fn what_more_texts_hold_counts_less() {
        let index = of(&[vec![1, 2], vec![1, 3], vec![1, 4, 4], vec![]]);
        assert!(index.weight(2) > index.weight(1) && index.weight(9) >= index.weight(2));
        assert_eq!(index.holding(1).collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!(index.holding(4).collect::<Vec<_>>(), [2]);
        assert_eq!(index.count(), 4);
        let scores = index.score(&[(1, 1.0), (2, 1.0), (9, 1.0)], Weigh::Root);
        assert!(scores[0] > scores[1] && scores[1] > scores[2] && scores[3] == 0.0, "{scores:?}");
        assert!(index.ideal(&[(1, 1.0), (2, 1.0)], Weigh::Root) >= scores[0] * 0.8);
        assert!(Postings::default().score(&[(1, 1.0)], Weigh::Whole).is_empty());
    }

    #[test]
    fn the_rarer_the_more_it_counts() {
        let counts: Vec<f32> = (0..=8).map(|times| rarity(8.0, times as f32)).collect();
        assert!(counts.windows(2).all(|pair| pair[0] > pair[1]) && counts[8] > 0.0, "{counts:?}");
        assert_eq!(rarity(0.0, 0.0), 1.0);
        // Between powers of two it stays near the logarithm.
        assert!((rarity(99.0, 9.0) - (100.0f32 / 9.5).log2()).abs() < 0.09);
    }

    proptest! {
        #[test]
        fn scores_are_what_the_formula_gives(
            texts in prop::collection::vec(prop::collection::vec(1u32..9, 0..30), 1..12),
            bag in prop::collection::vec((1u32..12, 0.1f32..2.0), 0..9),
        ) {
            let index = of(&texts);
            let mean = (texts.iter().map(Vec::len).sum::<usize>() as f32 / texts.len() as f32).max(1.0);
            for (number, score) in index.score(&bag, Weigh::Root).into_iter().enumerate() {
                let text = &texts[number];
                let wanted: f32 = bag.iter().map(|(gram, weight)| {
                    let times = text.iter().filter(|g| *g == gram).count().min(15) as f32;
                    let held = texts.iter().filter(|text| text.contains(gram)).count() as f32;
                    let length = 1.0 - B + B * text.len() as f32 / mean;
                    weight * rarity(texts.len() as f32, held).max(0.0).sqrt() * times * (K1 + 1.0) / (times + K1 * length)
                }).sum();
                prop_assert!((score - wanted).abs() < 1e-3 * wanted.max(1.0), "{score} {wanted}");
            }
        }
    }
}
