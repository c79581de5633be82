//! What comes of a message once it was sent: the use of phrases is counted, a 标准话术 that was sent in other words may be
//! given a reason (P17), and a sentence of the agent's own can be kept as a phrase.

use crate::guard::Draft;
use crate::page::Page;
use crate::panel::Aftermath;
use xiaoqi::pack::{Phrase, Who as Speaker};
use xiaoqi::phrase::{NotKept, altered, keep, masked, states_ground};
use xiaoqi_bridge::chrome::tell_office;
use xiaoqi_bridge::message::{Altered, ToOffice, Why};

/// What is left to do about the message sent last.
#[derive(Default)]
pub(super) struct After {
    /// The chat it went to.
    chat: String,
    /// A 标准话术 that was sent in other words: its group, and the note of it with what was sent, masked.
    altered: Option<(String, Altered)>,
    /// The message with its variables put back, or why it cannot be kept; nothing if it was a phrase.
    keeps: Option<Result<String, NotKept>>,
    /// Whether the agent has asked to keep it, and sees it.
    asked: bool,
}

impl Page {
    /// `sent` has gone out.
    pub(in crate::page) fn after_sent(&mut self, sent: &Draft) {
        let placed = std::mem::take(&mut self.phrasing.placed);
        let placed: Vec<_> = placed.into_iter().filter(|placed| placed.chat == sent.chat).collect();
        let mut after = After { chat: sent.chat.clone(), ..After::default() };
        if let Some(first) = placed.first() {
            let phrases = placed.iter().map(|placed| placed.id.clone()).collect();
            tell_office(&ToOffice::Sent { phrases, ask: first.asked });
            let in_other_words = |phrase: &&Phrase| {
                let mut texts = phrase.variants.iter().chain([&phrase.text]);
                phrase.locked && texts.all(|text| altered(text, &sent.text))
            };
            let mut all = placed.iter().filter_map(|placed| self.desk.phrases().by_id(&placed.id));
            after.altered =
                all.find(in_other_words).map(|phrase| (phrase.group.clone(), self.altered(phrase, &sent.text)));
            if let Some((_, note)) = &after.altered {
                tell_office(&ToOffice::Altered(Altered { instead: String::new(), ..note.clone() }));
            }
        } else {
            let who = self.identify().0;
            after.keeps = Some(self.with_variables(&who, |_| true, |variables| keep(&sent.text, variables)));
            after.keeps.take_if(|keeps| *keeps == Err(NotKept::Length));
        }
        self.phrasing.after = after;
    }

    /// The note of a 标准话术 that was sent as `sent`.
    fn altered(&self, phrase: &Phrase, sent: &str) -> Altered {
        let here = self.here.as_ref();
        let buyer = here.map(|here| here.buyer()).unwrap_or_default();
        let turns = here.into_iter().flat_map(|here| here.turns());
        let said = turns.filter(|turn| turn.who == Speaker::Customer).map(|turn| turn.text.as_str());
        let said: Vec<&str> = said.chain([buyer.as_str()]).filter(|said| !said.is_empty()).collect();
        Altered {
            phrase: phrase.id.clone(),
            why: None,
            ground: states_ground(sent),
            instead: masked(sent, &said),
            pack: self.desk.pack_version().to_owned(),
        }
    }

    /// The agent says why he altered a 标准话术.
    pub(in crate::page) fn say_why(&mut self, why: Why) {
        let Some((_, note)) = self.phrasing.after.altered.take() else { return };
        tell_office(&ToOffice::Altered(Altered { why: Some(why), ..note }));
        self.notice(&format!("已记下「{}」，周会复盘会用到", why.said()));
    }

    /// The agent keeps what he has sent: the first press shows how, the second does it.
    pub(in crate::page) fn keep_sent(&mut self) {
        let after = &mut self.phrasing.after;
        match &after.keeps {
            Some(Err(why)) => {
                let why = why.said();
                after.keeps = None;
                self.notice(why);
            }
            Some(Ok(_)) if !after.asked => {
                after.asked = true;
                self.redraw();
            }
            Some(Ok(text)) => {
                tell_office(&ToOffice::Keep { text: text.clone() });
                after.keeps = None;
                self.notice("已存入我的短语，打字就能找到；分组和短码在设置里填");
            }
            None => {}
        }
    }

    /// What the panel shows of it, while the chat is open.
    pub(in crate::page) fn aftermath(&self) -> Aftermath {
        let after = &self.phrasing.after;
        if self.here.as_ref().is_none_or(|here| here.chat() != after.chat) {
            return Aftermath::default();
        }
        Aftermath {
            altered: after.altered.as_ref().map(|(group, note)| (group.clone(), note.ground)),
            keeps: after.keeps.is_some(),
            kept: after.keeps.as_ref().filter(|_| after.asked).and_then(|kept| kept.as_ref().ok().cloned()),
        }
    }
}
