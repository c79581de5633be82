//! Letters as syllables: jiaweixin is jia wei xin.

/// The number of Latin words that may stand among syllables, jiavx: they stay letters.
pub(super) const LATIN: u16 = u16::MAX;

/// As many letters as a Latin word may have: telegram. Syllables have six at most.
const LONGEST: usize = 8;

/// The longest run of letters that is read; what is longer is no pinyin.
const MOST: usize = 40;

/// How much worse a Latin word is than a syllable.
const LATIN_COST: usize = 8;

/// The syllables that `letters` are, each with its length: all of the letters, in the fewest pieces, of equals the
/// one whose later syllables are longer (fanxian is fan xian). Nothing if they are none. `spellings` are in order.
pub(super) fn syllables(letters: &[char], spellings: &[(u64, u16)]) -> Option<Vec<(u16, usize)>> {
    if letters.len() < 2 || letters.len() > MOST {
        return None;
    }
    // For each number of letters: how much they cost, the last syllable and its length.
    let mut best: Vec<Option<(usize, u16, usize)>> = vec![None; letters.len() + 1];
    best[0] = Some((0, 0, 0));
    for end in 1..=letters.len() {
        for start in (end.saturating_sub(LONGEST)..end).rev() {
            let Some((before, ..)) = best[start] else { continue };
            let Some(syllable) = number(&letters[start..end], spellings) else { continue };
            let cost = before + if syllable == LATIN { LATIN_COST } else { 1 };
            if best[end].is_none_or(|(least, ..)| cost <= least) {
                best[end] = Some((cost, syllable, end - start));
            }
        }
    }
    let mut read = Vec::new();
    let mut end = letters.len();
    while end > 0 {
        let (_, syllable, length) = best[end]?;
        read.push((syllable, length));
        end -= length;
    }
    read.reverse();
    Some(read)
}

fn number(letters: &[char], spellings: &[(u64, u16)]) -> Option<u16> {
    let key = key(letters.iter().copied());
    let at = spellings.binary_search_by_key(&key, |(spelling, _)| *spelling).ok()?;
    spellings.get(at).map(|(_, number)| *number)
}

/// A syllable's letters as a number: five bits a letter, up to twelve letters.
pub(super) fn key(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0, |key, c| key << 5 | (u64::from(c) & 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_all_or_nothing() {
        let mut spellings: Vec<(u64, u16)> =
            [("an", 1), ("fan", 2), ("jia", 3), ("vx", LATIN), ("wei", 4), ("xi", 5), ("xian", 6), ("xin", 7)]
                .map(|(s, n)| (key(s.chars()), n))
                .into();
        spellings.sort_unstable();
        let read = |text: &str| syllables(&text.chars().collect::<Vec<_>>(), &spellings);
        assert_eq!(read("jiaweixin"), Some(vec![(3, 3), (4, 3), (7, 3)]));
        assert_eq!(read("fanxian"), Some(vec![(2, 3), (6, 4)]));
        assert_eq!(read("jiavxxi"), Some(vec![(3, 3), (LATIN, 2), (5, 2)]));
        assert_eq!(read("weixinx"), None);
        assert_eq!(read("x"), None);
        assert_eq!(read(&"xi".repeat(21)), None);
    }
}
