//! What the customer asks now: the open messages as rows of tokens, and how well a line of the library covers them.

use super::alphabet::Ready;
use super::grams::{bags, pair};
use super::index::{Gram, Index};
use super::lines::{Cell, read};
use super::synonyms::Synonyms;
use crate::text::sort_numbers;

/// Characters of a message that are looked at.
const MOST: usize = 120;
/// What each message counts for, the newest first.
const WEIGHTS: [f32; 4] = [1.0, 0.6, 0.4, 0.3];

/// What a character of a word that customers use counts for, beside one of any other text.
const WORD: f32 = 1.3;

/// What a message begins with before it says anything.
const GREETINGS: &str = "您好 你好 哈喽 在吗 在不在 亲亲 请问一下 请问下 请问 想问一下 想问下 问一下 问下 麻烦问下";

/// A token with its weight, and whether it begins a clause.
#[derive(Clone, Copy)]
struct Token {
    token: u16,
    starts: bool,
    /// Whether it stands for two characters or more, and so says as much as a pair.
    word: bool,
    weight: f32,
}

/// A message of the customer.
struct Message {
    tokens: Vec<Token>,
    weight: f32,
}

/// All that the customer asks now.
pub(super) struct Asked {
    messages: Vec<Message>,
    /// The pairs and words of all messages, in order.
    pairs: Vec<u64>,
    /// What indexes are asked for.
    pub(super) bag: Vec<(Gram, f32)>,
}

/// How far a line and the messages cover one another, both from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Cover {
    /// The share of the line that the messages hold.
    pub(super) line: f32,
    /// The share of the message that the line holds, times what the message counts for: the best.
    pub(super) said: f32,
    /// Both of the best message, weighed: the better share counts a little more.
    pub(super) both: f32,
}

impl Asked {
    /// Reads the open messages, newest first.
    pub(super) fn new(open: &[&str], alphabet: &Ready, synonyms: &Synonyms, index: &Index) -> Self {
        let texts: Vec<(Vec<Cell>, f32)> = open
            .iter()
            .zip(WEIGHTS)
            .map(|(text, weight)| {
                let head = text.char_indices().nth(4 * MOST).map_or(*text, |(at, _)| &text[..at]);
                let mut cells = Vec::new();
                read(beyond_greetings(head), |c, start| cells.push(Cell::new(alphabet.number(c), start)));
                cells.truncate(MOST);
                (cells, weight)
            })
            .collect();
        let message =
            |(cells, weight): &(Vec<Cell>, f32)| Message { tokens: row(cells, synonyms, index), weight: *weight };
        let messages: Vec<Message> = texts.iter().map(message).collect();
        let mut pairs: Vec<u64> = messages.iter().flat_map(|message| said(&message.tokens)).map(u64::from).collect();
        sort_numbers(&mut pairs);
        let bag = bags(texts.iter().map(|(cells, weight)| (cells.as_slice(), *weight)), synonyms);
        Self { messages, pairs, bag }
    }

    /// How far `cells` and the messages cover one another.
    pub(super) fn cover(&self, cells: &[Cell], synonyms: &Synonyms, index: &Index) -> Cover {
        let line = row(cells, synonyms, index);
        let known = |gram: &Gram| self.pairs.binary_search(&u64::from(*gram)).is_ok();
        let own: Vec<Gram> = said(&line).filter(known).collect();
        if own.is_empty() {
            return Cover::default();
        }
        // A dozen at most: looking through them is quicker than order would be.
        let held = |gram: Option<Gram>| gram.is_some_and(|gram| own.contains(&gram));
        let share = |tokens: &[Token]| {
            let hits: Vec<bool> = pairs(tokens).map(held).collect();
            let (mut whole, mut covered) = (0.0, 0.0);
            for (at, token) in tokens.iter().enumerate() {
                whole += token.weight;
                if hits[at] || hits.get(at + 1) == Some(&true) || held(word(token)) {
                    covered += token.weight;
                }
            }
            if whole > 0.0 { covered / whole } else { 0.0 }
        };
        let mut cover = Cover { line: share(&line), ..Cover::default() };
        for message in &self.messages {
            let said = share(&message.tokens);
            if said > 0.0 {
                cover.said = cover.said.max(message.weight * said);
                let both = 0.6 * said.max(cover.line) + 0.4 * said.min(cover.line);
                cover.both = cover.both.max(message.weight * both);
            }
        }
        cover
    }
}

/// `cells` as tokens.
fn row(cells: &[Cell], synonyms: &Synonyms, index: &Index) -> Vec<Token> {
    let (mut row, mut rest) = (Vec::with_capacity(cells.len()), cells);
    while let Some(first) = rest.first() {
        let (token, length) = synonyms.token(rest);
        let weight = if token == 0 { index.weight(Gram::MAX) } else { index.weight(Gram::from(token)) };
        let word = length > 1;
        let weight = weight * length as f32 * if word { WORD } else { 1.0 };
        row.push(Token { token, starts: first.starts(), word, weight });
        rest = &rest[length..];
    }
    row
}

/// The pairs and the words.
fn said(row: &[Token]) -> impl Iterator<Item = Gram> {
    pairs(row).flatten().chain(row.iter().filter_map(word))
}

/// A word of two characters or more.
fn word(token: &Token) -> Option<Gram> {
    token.word.then_some(Gram::from(token.token))
}

/// For each token, the pair that it ends: two known tokens of one clause.
fn pairs(row: &[Token]) -> impl Iterator<Item = Option<Gram>> {
    row.iter().enumerate().map(|(at, right)| {
        let left = row.get(at.checked_sub(1)?)?;
        (!right.starts && left.token != 0 && right.token != 0).then(|| pair(left.token, right.token))
    })
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
