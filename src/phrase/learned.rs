//! What one agent's use of phrases has taught, on his own machine: which he sends, and after which question of the pack.
//! Ids and hashes of the pack's own questions only; no word of a customer's.
//!
//! All of it fades alike: what was done fourteen days ago counts for half.

use super::lines::{Kind, parts, read};
use crate::pack::Phrase;
use crate::text::sort_by;
use serde::{Deserialize, Serialize};

/// Days after which a use counts for half.
const HALF: f32 = 14.0;
/// What counts for less is forgotten.
const LEAST: f32 = 0.05;
/// How many phrases are known.
const PHRASES: usize = 1_000;
/// How many pairs of question and phrase.
const PAIRS: usize = 3_000;

/// What was learned up to a day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Learned {
    /// The day of the last use, counted from 1970.
    pub day: u32,
    /// Phrases by id, and how often each was sent, faded.
    pub uses: Vec<(String, f32)>,
    /// Questions by hash ([`question`]), the phrase that was sent then, and how often, faded.
    pub answers: Vec<(u32, String, f32)>,
}

impl Learned {
    /// A message went out on `day` with these phrases in it; `asked` is the question it answered, 0 for none.
    pub fn record(&mut self, phrases: &[String], asked: u32, day: u32) {
        if let Some(days) = day.checked_sub(self.day).filter(|days| *days > 0) {
            let fade = (-(days as f32) / HALF).exp2();
            self.uses.iter_mut().for_each(|(_, uses)| *uses *= fade);
            self.answers.iter_mut().for_each(|(_, _, uses)| *uses *= fade);
            self.uses.retain(|(_, uses)| *uses >= LEAST);
            self.answers.retain(|(_, _, uses)| *uses >= LEAST);
            self.day = day;
        }
        for phrase in phrases {
            match self.uses.iter_mut().find(|(id, _)| id == phrase) {
                Some((_, uses)) => *uses += 1.0,
                None => self.uses.push((phrase.clone(), 1.0)),
            }
            match self.answers.iter_mut().find(|(to, id, _)| *to == asked && id == phrase) {
                _ if asked == 0 => {}
                Some((_, _, uses)) => *uses += 1.0,
                None => self.answers.push((asked, phrase.clone(), 1.0)),
            }
        }
        // The least used go first.
        sort_by(&mut self.uses, |a, b| b.1.total_cmp(&a.1));
        sort_by(&mut self.answers, |a, b| b.2.total_cmp(&a.2));
        self.uses.truncate(PHRASES);
        self.answers.truncate(PAIRS);
    }
}

/// The hash that a question of a pack is known by: of its letters, digits and Chinese characters. Never 0.
pub(super) fn question(text: &str) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    read(text, |c, _| hash = (hash ^ c as u32).wrapping_mul(0x0100_0193));
    hash.max(1)
}

/// The questions of a phrase that hold anything, as [`lines`](super::lines) keep them.
pub(super) fn questions(phrase: &Phrase) -> impl Iterator<Item = u32> {
    let said = |text: &str| {
        let mut any = false;
        read(text, |_, _| any = true);
        any
    };
    parts(phrase).filter(move |(kind, text)| *kind == Kind::Question && said(text)).map(|(_, text)| question(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uses_are_counted_and_fade() {
        let mut learned = Learned::default();
        learned.record(&["a".into(), "b".into()], 7, 20_000);
        learned.record(&["b".into()], 0, 20_000);
        assert_eq!(learned.uses, [("b".into(), 2.0), ("a".into(), 1.0)]);
        assert_eq!(learned.answers, [(7, "a".into(), 1.0), (7, "b".into(), 1.0)]);
        learned.record(&["a".into()], 7, 20_014);
        assert_eq!(learned.uses, [("a".into(), 1.5), ("b".into(), 1.0)]);
        assert_eq!(learned.answers[0], (7, "a".into(), 1.5));
        learned.record(&["c".into()], 0, 20_100);
        assert_eq!((learned.uses.len(), learned.answers.len()), (1, 0), "what faded is forgotten");
        learned.record(&["c".into()], 0, 19_000);
        assert_eq!((learned.day, learned.uses[0].1), (20_100, 2.0), "a clock set back fades nothing");
    }

    #[test]
    fn it_stays_small() {
        let mut learned = Learned::default();
        for at in 0..PHRASES as u32 + 9 {
            learned.record(&[format!("p{at}")], at + 1, 1);
        }
        learned.record(&["p3".into()], 4, 1);
        assert_eq!((learned.uses.len(), learned.uses[0].0.as_str()), (PHRASES, "p3"));
    }

    #[test]
    fn a_question_is_its_words() {
        assert_eq!(question("什么时候发货？"), question(" 什么时候发货"));
        assert_ne!(question("什么时候发货"), question("什么时候到货"));
        let phrase = Phrase { ask: vec!["发货".into(), "？".into()], ..Phrase::default() };
        assert_eq!(questions(&phrase).collect::<Vec<_>>(), [question("发货")]);
    }
}
