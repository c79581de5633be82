//! How much a gram says: rare ones much, those of every question little.

/// BM25's weight of what stands in `times` of `count` texts, in powers of two. The logarithm is laid straight between
/// them: the same on every machine.
pub(super) fn rarity(count: f32, times: f32) -> f32 {
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
