//! What the customer asks now: the open messages as characters and pairs of characters, each with its weight.

use super::alphabet::Ready;
use super::lines::{Cell, Kind, Lines, read};
use super::rarity::Rarity;
use crate::text::sort_by;

/// Characters of a message that are looked at.
const MOST: usize = 120;
/// What each message counts for, the newest first.
const WEIGHTS: [f32; 4] = [1.0, 0.6, 0.4, 0.3];

/// What a message begins with before it says anything.
const GREETINGS: &str = "您好 你好 哈喽 在吗 在不在 亲亲 请问一下 请问下 请问 想问一下 想问下 问一下 问下 麻烦问下";

/// A message of the customer.
pub(super) struct Message {
    cells: Vec<Cell>,
    /// For each cell, the pair that it ends, as an index into [`Asked::pairs`].
    pairs: Vec<Option<usize>>,
    /// What it counts for.
    pub(super) weight: f32,
}

/// All that the customer asks now.
pub(super) struct Asked {
    /// The messages, the newest first.
    pub(super) messages: Vec<Message>,
    /// By number of the alphabet: what the character counts for.
    pub(super) singles: Vec<f32>,
    /// The pairs, sorted, with what each counts for.
    pub(super) pairs: Vec<((u16, u16), f32)>,
    /// By number of the alphabet: where the pairs that it begins start, up to where those of the next start.
    begins: Vec<usize>,
}

impl Asked {
    /// Reads the open messages, newest first.
    pub(super) fn new(open: &[&str], alphabet: &Ready) -> Self {
        let (singles, begins) = (vec![0.0; alphabet.len()], vec![0; alphabet.len() + 1]);
        let mut asked = Self { messages: Vec::new(), singles, pairs: Vec::new(), begins };
        for (text, weight) in open.iter().zip(WEIGHTS) {
            let head = text.char_indices().nth(4 * MOST).map_or(*text, |(at, _)| &text[..at]);
            let mut cells = Vec::new();
            read(beyond_greetings(head), |c, start| cells.push(Cell::new(alphabet.number(c), start)));
            cells.truncate(MOST);
            for cell in &cells {
                let single = &mut asked.singles[cell.number() as usize];
                *single = single.max(weight);
            }
            asked.pairs.extend(pairs(&cells).flatten().map(|pair| (pair, weight)));
            asked.messages.push(Message { cells, pairs: Vec::new(), weight });
        }
        // Of the same pair in two messages, the newer one counts.
        sort_by(&mut asked.pairs, |a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        asked.pairs.dedup_by_key(|(pair, _)| *pair);
        for message in &mut asked.messages {
            let find = |pair: Option<(u16, u16)>| asked.pairs.binary_search_by_key(&pair?, |(p, _)| *p).ok();
            message.pairs = pairs(&message.cells).map(find).collect();
        }
        for ((left, _), _) in &asked.pairs {
            asked.begins[usize::from(*left) + 1] += 1;
        }
        for at in 1..asked.begins.len() {
            asked.begins[at] += asked.begins[at - 1];
        }
        asked
    }

    /// The pair of a message that ends at cell `at` of a line.
    pub(super) fn pair_at(&self, line: &[Cell], at: usize) -> Option<usize> {
        let (left, right) = (*line.get(at.checked_sub(1)?)?, *line.get(at)?);
        let (from, to) = (self.begins[usize::from(left.number())], self.begins[usize::from(left.number()) + 1]);
        if from == to {
            return None;
        }
        let wanted = pair(left, right)?;
        self.pairs[from..to].iter().position(|(pair, _)| *pair == wanted).map(|found| from + found)
    }

    /// What each pair counts for: the rarer among the questions, the more.
    pub(super) fn rare(&self, lines: &Lines, rarity: &Rarity) -> Vec<f32> {
        let mut times = vec![(0usize, 0u32); self.pairs.len()];
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.kind == Kind::Question) {
            for found in (1..line.cells.len()).filter_map(|cell| self.pair_at(line.cells, cell)) {
                if times[found].0 != at + 1 {
                    times[found] = (at + 1, times[found].1 + 1);
                }
            }
        }
        times.iter().map(|(_, times)| rarity.of_times(*times)).collect()
    }
}

impl Message {
    /// The share of the message, by the weight of its characters, that the pairs of `hit` cover.
    pub(super) fn cover(&self, hit: &[bool], rarity: &Rarity) -> f32 {
        let found = |at: usize| self.pairs.get(at).copied().flatten().is_some_and(|pair| hit[pair]);
        let (mut whole, mut covered) = (0.0, 0.0);
        for (at, cell) in self.cells.iter().enumerate() {
            let weight = rarity.of(*cell);
            whole += weight;
            if found(at) || found(at + 1) {
                covered += weight;
            }
        }
        if whole > 0.0 { covered / whole } else { 0.0 }
    }
}

/// `text` without the greetings that it begins with; the whole if it is nothing else. 亲 is one where it stands alone.
fn beyond_greetings(text: &str) -> &str {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let alone = |after: &&str| !after.starts_with(char::is_alphanumeric);
        let after = GREETINGS.split(' ').find_map(|greeting| rest.strip_prefix(greeting));
        match after.or_else(|| rest.strip_prefix('亲').filter(alone)) {
            Some(after) => rest = after,
            None if rest.is_empty() => return text,
            None => return rest,
        }
    }
}

/// Two characters of one clause, both of the alphabet.
fn pair(left: Cell, right: Cell) -> Option<(u16, u16)> {
    (!right.starts() && left.number() != 0 && right.number() != 0).then_some((left.number(), right.number()))
}

/// For each cell, the pair that it ends.
fn pairs(cells: &[Cell]) -> impl Iterator<Item = Option<(u16, u16)>> {
    cells.iter().enumerate().map(|(at, right)| pair(*cells.get(at.checked_sub(1)?)?, *right))
}

#[cfg(test)]
#[cfg(feature = "source")]
mod tests {
    use super::super::alphabet::Alphabet;
    use super::*;

    #[test]
    fn greetings_are_not_asked() {
        assert_eq!(beyond_greetings("亲 你好，请问什么时候发货"), "什么时候发货");
        assert_eq!(beyond_greetings("亲子装有吗"), "亲子装有吗");
        assert_eq!(beyond_greetings("你好，在吗？"), "你好，在吗？");
        assert_eq!(beyond_greetings("亲"), "亲");
    }

    #[test]
    fn pairs_are_found_and_cover_the_message() {
        let chars = "今天发货吗能".chars().collect();
        let alphabet = Alphabet::of(&chars, |_| Vec::new()).ready().unwrap();
        let lines = Lines::default();
        let rarity = Rarity::new(&lines, &alphabet);
        let asked = Asked::new(&["今天，能发货", "发货吗"], &alphabet);
        // 今天 能发 发货 货吗: none across the mark.
        assert_eq!(asked.pairs.len(), 4);
        let mut line = Vec::new();
        read("发货", |c, start| line.push(Cell::new(alphabet.number(c), start)));
        assert_eq!(asked.pair_at(&line, 0), None);
        let pair = asked.pair_at(&line, 1).unwrap();
        assert_eq!(asked.pairs[pair].1, 1.0);
        let hit: Vec<bool> = (0..4).map(|at| at == pair).collect();
        let cover: Vec<f32> = asked.messages.iter().map(|m| m.cover(&hit, &rarity)).collect();
        assert!((cover[0] - 0.4).abs() < 1e-6 && (cover[1] - 2.0 / 3.0).abs() < 1e-6, "{cover:?}");
    }
}
