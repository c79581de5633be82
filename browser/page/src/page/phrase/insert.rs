//! Putting a phrase in at the cursor, on the agent's key: one of its wordings after the other, its variables filled; what is
//! not known is marked and selected, and kept from being sent.

use super::{Offered, upto};
use crate::page::Page;
use xiaoqi::pack::{Occasion, Phrase, Who};
use xiaoqi::phrase::Filled;
use xiaoqi::text::Span;
use xiaoqi_bridge::Utf16Span;

/// The longest text that is put in, in characters: no pack holds a longer one, and no platform takes it.
const LONGEST: usize = 4_096;

/// A phrase that was put into the draft.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    /// Its name.
    pub(super) id: String,
    /// The chat it was put in for.
    pub(super) chat: String,
    /// The pack's question that the customer had asked then; 0 for none.
    pub(super) asked: u32,
}

impl Page {
    /// Which of a phrase's wordings is next: platforms punish who sends one text again and again.
    pub(super) fn wording<'p>(&self, phrase: &'p Phrase) -> &'p str {
        if phrase.variants.is_empty() {
            return &phrase.text;
        }
        let done = self.phrasing.turns.iter().find(|(id, _)| *id == phrase.id).map_or(0, |(_, done)| *done);
        let said: Vec<&str> = self.here.iter().flat_map(|here| here.turns()).filter_map(by_agent).collect();
        let count = phrase.variants.len() + 1;
        let text = |at: usize| match at % count {
            0 => phrase.text.as_str(),
            variant => phrase.variants[variant - 1].as_str(),
        };
        let fresh =
            (done..done + count).map(text).find(|text| said.iter().all(|said| xiaoqi::phrase::altered(text, said)));
        fresh.unwrap_or_else(|| text(done))
    }

    /// Puts a phrase in. While an input method is at work it waits until that is done.
    pub(in crate::page) fn insert_phrase(&mut self, at: usize) {
        let Some(offered) = self.phrasing.offered.get(at).cloned() else { return };
        if self.composing { self.phrasing.waiting = Some(offered) } else { self.insert_offered(&offered) }
    }

    /// A phrase was asked for while an input method was at work: it comes once that is done.
    pub(in crate::page) fn phrase_later(&mut self, at: usize) {
        self.phrasing.waiting = self.phrasing.offered.get(at).cloned();
    }

    /// Whether a phrase waits for an input method.
    pub(in crate::page) fn phrase_waits(&self) -> bool {
        self.phrasing.waiting.is_some()
    }

    /// The phrase that waited for an input method comes.
    pub(in crate::page) fn insert_waiting(&mut self) {
        if let Some(offered) = self.phrasing.waiting.take_if(|_| !self.composing) {
            self.insert_offered(&offered);
        }
    }

    /// Puts a phrase in.
    pub(super) fn insert_offered(&mut self, offered: &Offered) {
        let Some(phrase) = self.desk.phrases().phrases().get(offered.phrase).cloned() else { return };
        let asked = self.asked_with("", false, |desk, query| desk.phrases().asked(query));
        let text = self.wording(&phrase).to_owned();
        self.phrasing.search = None;
        if self.insert(&text, &offered.typed, offered.goes).is_none() {
            return;
        }
        if !phrase.variants.is_empty() {
            match self.phrasing.turns.iter_mut().find(|(id, _)| *id == phrase.id) {
                Some((_, done)) => *done += 1,
                None => self.phrasing.turns.push((phrase.id.clone(), 1)),
            }
        }
        let chat = self.shown.draft.chat.clone();
        self.phrasing.placed.push(Placed { id: phrase.id, chat, asked });
        if phrase.occasion == Some(Occasion::Transfer) {
            self.phrasing.told = Some(self.shown.draft.clone());
        }
        if !phrase.image.is_empty() && self.shown.notice.is_none() {
            self.notice(&format!("这句有配图：{}，别忘了发", phrase.image));
        }
    }

    /// Puts a text in at the cursor, its variables filled, in place of what was typed to find it.
    pub(in crate::page) fn insert(&mut self, text: &str, typed: &str, goes: bool) -> Option<()> {
        let Filled { text, marks, missing } = self.filled_for(text, &self.identify().0);
        let long = text.chars().count();
        if long > LONGEST {
            self.notice(&format!("没有填入：这句有 {long} 字，太长了"));
            return None;
        }
        let editor = self.here.as_ref()?.editor()?;
        let before = editor.read();
        let whole = Utf16Span::new(&before, Span::whole(&before));
        let mut span = editor.selection().unwrap_or(Utf16Span { start: whole.end, end: whole.end });
        // Letters typed to find it make room; words of a sentence the agent is writing stay.
        let room = goes || typed.is_ascii() || before.trim() == typed;
        if span.start == span.end && room && upto(&before, span.start).ends_with(typed) {
            span.start -= u32::try_from(typed.encode_utf16().count()).unwrap_or(0);
        }
        let after = format!("{}{text}{}", upto(&before, span.start), &before[upto(&before, span.end).len()..]);
        let written = editor.replace(&before, span, &text, &after);
        if written.is_ok()
            && let Some(mark) = marks.first()
        {
            let mark = Utf16Span::new(&text, *mark);
            editor.select(Utf16Span { start: span.start + mark.start, end: span.start + mark.end });
        }
        self.look(&editor);
        if written.is_err() {
            self.notice("没能填入，请检查输入框");
            return None;
        }
        if !missing.is_empty() {
            self.notice(&format!("页面上没有{}，填好再发", missing.join("、")));
        }
        Some(())
    }
}

/// What an agent said.
fn by_agent(turn: &xiaoqi::pack::Turn) -> Option<&str> {
    (turn.who == Who::Agent).then_some(turn.text.as_str())
}
