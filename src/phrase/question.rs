//! What the customer asks: how well each phrase answers, from 0 to 1.
//!
//! Every question of a phrase (`ask`) stands for itself, and the best counts. Two things are weighed: BM25 over
//! characters and pairs of characters, as a share of what a perfect question would get; and how far message and question
//! cover one another in pairs, by the weight of their characters: a short question inside a long message, or a few
//! words of a question, are both good. The text itself counts for half, and only by cover.
//!
//! Nothing is indexed: at some hundred phrases one pass over the lines is quicker than loading an index would be.

use super::alphabet::Ready;
use super::asked::Asked;
use super::lines::{Cell, Kind, Lines};
use super::rarity::Rarity;

/// BM25's damping of repetition and of length.
const K1: f32 = 1.2;
const B: f32 = 0.75;

/// How well each of `count` phrases answers what is `open`, newest message first.
pub(super) fn score(lines: &Lines, alphabet: &Ready, rarity: &Rarity, open: &[&str], count: usize) -> Vec<f32> {
    let asked = Asked::new(open, alphabet);
    let rare = asked.rare(lines, rarity);
    let ideal = ideal(&asked, rarity, &rare);
    let mut best = vec![0.0f32; count];
    let (mut hit, mut seen) = (vec![false; asked.pairs.len()], Vec::new());
    for line in lines.iter().filter(|line| matches!(line.kind, Kind::Question | Kind::Text)) {
        hit.fill(false);
        seen.clear();
        let (mut whole, mut covered, mut sum, mut before) = (0.0, 0.0, 0.0, false);
        for (at, cell) in line.cells.iter().enumerate() {
            let weight = rarity.of(*cell);
            whole += weight;
            let single = asked.singles[cell.number() as usize];
            if single == 0.0 || cell.number() == 0 {
                before = false;
                continue;
            }
            let found = asked.pair_at(line.cells, at);
            if let Some(pair) = found {
                // Both of the pair are covered, the left one unless the pair before had it already.
                covered += weight + if before { 0.0 } else { rarity.of(line.cells[at - 1]) };
                if !hit[pair] {
                    hit[pair] = true;
                    sum += asked.pairs[pair].1 * rare[pair];
                }
            }
            before = found.is_some();
            if !seen.contains(&cell.number()) {
                seen.push(cell.number());
                sum += single * weight;
            }
        }
        if covered == 0.0 {
            continue;
        }
        let said = asked.messages.iter().map(|message| (message.weight, message.cover(&hit, rarity)));
        let score = if line.kind == Kind::Text {
            0.5 * said.map(|(weight, part)| weight * part).fold(0.0, f32::max)
        } else {
            let part = covered / whole.max(f32::MIN_POSITIVE);
            let said = said.filter(|(_, said)| *said > 0.0);
            let sure = said.map(|(weight, said)| weight * (0.6 * said.max(part) + 0.4 * said.min(part)));
            let length = 1.0 - B + B * line.cells.len() as f32 / rarity.mean_length.max(1.0);
            let bm25 = (sum * (K1 + 1.0) / (1.0 + K1 * length) / ideal).min(1.0);
            0.6 * sure.fold(0.0, f32::max) + 0.4 * bm25
        };
        best[line.phrase] = best[line.phrase].max(score);
    }
    best
}

/// What a question of middling length would get that holds all characters of the messages that any phrase holds.
fn ideal(asked: &Asked, rarity: &Rarity, rare: &[f32]) -> f32 {
    let singles = asked.singles.iter().enumerate().skip(1).filter(|(_, weight)| **weight > 0.0);
    let singles: f32 = singles.map(|(number, weight)| weight * rarity.of(Cell::new(number as u16, false))).sum();
    let pairs: f32 = asked.pairs.iter().zip(rare).map(|((_, weight), rare)| weight * rare).sum();
    (singles + pairs).max(1.0)
}
