//! How much a character says: rare ones much, those of every question little.

use super::alphabet::Ready;
use super::lines::{Cell, Kind, Lines};

/// How rare each character is among the questions.
#[derive(Default)]
pub(super) struct Rarity {
    by_number: Vec<f32>,
    /// How many questions there are.
    lines: f32,
    /// Characters of a middling question.
    pub(super) mean_length: f32,
}

impl Rarity {
    /// Counts the questions.
    pub(super) fn new(lines: &Lines, alphabet: &Ready) -> Self {
        let (mut count, mut length) = (0usize, 0);
        let mut last = vec![0; alphabet.len()];
        let mut times = vec![0usize; alphabet.len()];
        for line in lines.iter().filter(|line| line.kind == Kind::Question) {
            count += 1;
            length += line.cells.len();
            for number in line.cells.iter().map(|cell| cell.number() as usize) {
                times[number] += usize::from(last[number] != count);
                last[number] = count;
            }
        }
        let rare = |times: &usize| rarity(count as f32, *times as f32);
        Self {
            by_number: times.iter().map(rare).collect(),
            lines: count as f32,
            mean_length: length as f32 / count.max(1) as f32,
        }
    }

    /// What a character counts for.
    pub(super) fn of(&self, cell: Cell) -> f32 {
        self.by_number.get(cell.number() as usize).copied().unwrap_or(0.0)
    }

    /// What something counts for that stands in `times` of the questions.
    pub(super) fn of_times(&self, times: u32) -> f32 {
        rarity(self.lines, times as f32)
    }
}

/// BM25's weight of what stands in `times` of `count` lines. The logarithm is laid straight between powers of two: the
/// same on every machine.
fn rarity(count: f32, times: f32) -> f32 {
    let ratio = 1.0 + (count - times + 0.5).max(0.0) / (times + 0.5);
    ratio.to_bits() as f32 / (1 << 23) as f32 - 127.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rarer_the_more_it_counts() {
        let counts: Vec<f32> = (0..=8).map(|times| rarity(8.0, times as f32)).collect();
        assert!(counts.windows(2).all(|pair| pair[0] > pair[1]) && counts[8] > 0.0, "{counts:?}");
        assert_eq!(rarity(0.0, 0.0), 1.0);
        // Between powers of two it stays near the logarithm.
        assert!((rarity(99.0, 9.0) - (100.0f32 / 9.5).log2()).abs() < 0.09);
    }
}
