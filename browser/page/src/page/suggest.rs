//! Phrases for what the customer said and what the agent types, and putting one in at the cursor on the agent's key.

use super::Page;
use super::who::now;
use crate::field::Field;
use crate::panel::{Offer, Who};
use xiaoqi::phrase::{Query, Variables, fill};
use xiaoqi::text::Span;
use xiaoqi_bridge::Utf16Span;

/// How many phrases have keys.
const MOST: usize = 5;

/// A phrase on offer.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Offered {
    phrase: usize,
    because: &'static str,
    /// What the agent typed to find it; empty if it was not found by typing.
    typed: String,
}

impl Page {
    /// Looks for phrases that fit `draft` in `editor` now.
    pub(super) fn suggest(&mut self, editor: Option<&Field>, draft: &str) {
        let Some(here) = &self.here else { return };
        let whole = Utf16Span::new(draft, Span::whole(draft));
        let cursor = editor.and_then(Field::selection).map_or(whole.end, |s| s.start.min(whole.end));
        let before = upto(draft, cursor);
        let (who, goods) = (self.identify().0, here.goods());
        let query = Query {
            messages: here.turns(),
            typed: before,
            stage: self.desk.stage(&self.order_state),
            platform: &here.site().platform,
            shop: &who.shop,
            goods: &goods,
            today: now().map(|now| now.date),
            eager: false,
        };
        let offered = self.desk.suggest(&query, MOST).into_iter();
        self.offered = offered
            .map(|s| Offered { phrase: s.phrase, because: s.because.said(), typed: s.typed.of(before).to_owned() })
            .collect();
    }

    /// While an input method is at work its letters are looked at, never touched: 「fhsj」 finds phrases before it is
    /// a word.
    pub(super) fn suggest_while_composing(&mut self, editor: &Field) {
        self.suggest(Some(editor), &editor.read());
        self.redraw();
    }

    /// The phrases on offer, as they would be put in.
    pub(super) fn offers(&self, who: &Who) -> Vec<Offer> {
        let phrases = self.desk.phrases().phrases();
        let offer = |offered: &Offered| {
            let phrase = phrases.get(offered.phrase)?;
            let (text, missing) = match self.filled_for(&phrase.text, who) {
                Ok(text) => (text, Vec::new()),
                Err(missing) => (self.shown_with_gaps(&phrase.text, who), missing),
            };
            Some(Offer { text, group: phrase.group.clone(), because: offered.because, missing })
        };
        self.offered.iter().filter_map(offer).collect()
    }

    /// A text with its variables filled from the page as it stands now.
    pub(super) fn filled(&self, text: &str) -> Result<String, Vec<&'static str>> {
        self.filled_for(text, &self.identify().0)
    }

    fn filled_for(&self, text: &str, who: &Who) -> Result<String, Vec<&'static str>> {
        self.fill_with(text, who, |known, _| known)
    }

    /// The same for looking at, with the names of what is missing.
    fn shown_with_gaps(&self, text: &str, who: &Who) -> String {
        self.fill_with(text, who, |known, name| if known.is_empty() { format!("〔{name}〕") } else { known })
            .unwrap_or_default()
    }

    fn fill_with(
        &self,
        text: &str,
        who: &Who,
        of: impl Fn(String, &str) -> String,
    ) -> Result<String, Vec<&'static str>> {
        let Some(here) = &self.here else { return Err(Vec::new()) };
        let order = if text.contains("{订单}") { here.order_number() } else { String::new() };
        let buyer = if text.contains("{买家}") { here.buyer() } else { String::new() };
        let [buyer, agent, order, call, shop] = [
            of(buyer, "买家"),
            of(who.agent.clone(), "接待ID"),
            of(order, "订单"),
            of(self.call(&who.shop), "称呼"),
            of(who.shop.clone(), "店铺"),
        ];
        fill(text, &Variables { buyer: &buyer, agent: &agent, order: &order, call: &call, shop: &shop })
    }

    /// Puts a phrase in. While an input method is at work it waits until that is done.
    pub(super) fn insert_phrase(&mut self, at: usize) {
        let Some(offered) = self.offered.get(at).cloned() else { return };
        if self.composing { self.waiting = Some(offered) } else { self.insert_offered(&offered) }
    }

    /// A phrase was asked for while an input method was at work: it comes once that is done.
    pub(super) fn phrase_later(&mut self, at: usize) {
        self.waiting = self.offered.get(at).cloned();
    }

    /// Puts a phrase in.
    pub(super) fn insert_offered(&mut self, offered: &Offered) {
        let Some(text) = self.desk.phrases().phrases().get(offered.phrase).map(|p| p.text.clone()) else { return };
        if self.insert(&text, &offered.typed).is_none() {
            return;
        }
        let phrase = &self.desk.phrases().phrases()[offered.phrase];
        if phrase.occasion == Some(xiaoqi::pack::Occasion::Transfer) {
            self.told = Some(self.shown.draft.clone());
        }
    }

    /// Puts a text in at the cursor, its variables filled, in place of what was typed to find it.
    pub(super) fn insert(&mut self, text: &str, typed: &str) -> Option<()> {
        let text = match self.filled(text) {
            Ok(text) => text,
            Err(missing) => {
                self.notice(&format!("没有填入：页面上没有{}", missing.join("、")));
                return None;
            }
        };
        let editor = self.here.as_ref()?.editor()?;
        let before = editor.read();
        let whole = Utf16Span::new(&before, Span::whole(&before));
        let mut span = editor.selection().unwrap_or(Utf16Span { start: whole.end, end: whole.end });
        // Letters typed to find it make room; words of a sentence the agent is writing stay.
        let room = typed.is_ascii() || before.trim() == typed;
        if span.start == span.end && room && upto(&before, span.start).ends_with(typed) {
            span.start -= u32::try_from(typed.encode_utf16().count()).unwrap_or(0);
        }
        let after = format!("{}{text}{}", upto(&before, span.start), &before[upto(&before, span.end).len()..]);
        let written = editor.replace(&before, span, &text, &after);
        self.look(&editor);
        if written.is_err() {
            self.notice("没能填入，请检查输入框");
            return None;
        }
        Some(())
    }
}

/// The text before `units` UTF-16 units.
fn upto(text: &str, units: u32) -> &str {
    let mut left = units as usize;
    let end = text.char_indices().find(|(_, c)| {
        let over = left < c.len_utf16();
        left = left.saturating_sub(c.len_utf16());
        over
    });
    end.map_or(text, |(at, _)| &text[..at])
}

#[cfg(test)]
mod tests {
    use super::upto;

    #[test]
    fn units_are_counted_as_the_browser_does() {
        assert_eq!(["", "亲", "亲", "亲😊"].map(str::len), [0, 1, 2, 3].map(|n| upto("亲😊好", n).len()));
        assert_eq!(upto("亲", 9), "亲");
    }
}
