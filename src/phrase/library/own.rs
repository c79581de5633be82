//! What is this agent's alone: his own phrases, and what his use of all has taught.

use super::super::asked::Asked;
use super::super::learned::{self, Learned};
use super::super::query::Query;
use super::super::talk::Talk;
use super::Library;

impl Library {
    /// Whether a phrase, by its place, is the agent's own.
    pub fn is_own(&self, at: usize) -> bool {
        at >= self.of_pack
    }

    /// Takes over what this agent's use has taught; of phrases and questions that are gone, nothing.
    pub fn learn(&mut self, learned: &Learned) {
        let all = learned.uses.iter().map(|(_, uses)| uses).sum::<f32>().max(1.0);
        self.uses.clone_from(&self.of_team);
        for (id, uses) in &learned.uses {
            if let Some(at) = self.place(id) {
                self.uses[at] += uses / all;
            }
        }
        let mut hashes: Vec<(u32, u32)> = Vec::new();
        for phrase in &self.phrases {
            learned::questions(phrase).for_each(|hash| hashes.push((hash, hashes.len() as u32)));
        }
        self.own_answers.clear();
        for (asked, id, uses) in &learned.answers {
            let Some(phrase) = self.place(id) else { continue };
            // Once is a hint, often is a habit.
            let all: f32 = learned.answers.iter().filter(|(to, _, _)| to == asked).map(|(_, _, uses)| uses).sum();
            let places = hashes.iter().filter(|(hash, _)| hash == asked);
            self.own_answers.extend(places.map(|(_, at)| (*at, phrase as u32, uses / (all + 1.0))));
        }
    }

    /// The pack's question that the customer's open messages are nearest to, by its hash; 0 if none is near.
    pub fn asked(&self, query: &Query<'_>) -> u32 {
        let talk = Talk::new(query.messages);
        let asked = Asked::new(&talk.open, &self.alphabet, &self.synonyms, &self.questions.asks);
        let Some(nearest) = self.questions.answers(&asked).nearest else { return 0 };
        self.phrases.iter().flat_map(learned::questions).nth(nearest as usize).unwrap_or(0)
    }
}
