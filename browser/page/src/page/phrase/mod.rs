//! Phrases for what the customer said and what the agent types: which are on offer, and their text filled from the page.
//! Putting one in is `insert`, looking for one `search`, and what comes of it once it was sent `after`.

mod after;
mod insert;
mod search;

use super::Page;
use super::who::now;
use crate::field::Field;
use crate::guard::Draft;
use crate::panel::{Offer, Who};
use xiaoqi::desk::Own;
use xiaoqi::phrase::{Filled, Query, Suggestion, Variables, fill};
use xiaoqi::text::Span;
use xiaoqi_bridge::Utf16Span;

/// How many phrases have keys.
const MOST: usize = 5;
/// How much of one is shown, in characters.
const SHOWN: usize = 500;

/// A phrase on offer.
#[derive(Clone, Debug, PartialEq)]
struct Offered {
    phrase: usize,
    because: &'static str,
    /// What the agent typed to find it; empty if it was not found by typing.
    typed: String,
    /// Whether that goes in any case: it was typed for the search alone.
    goes: bool,
}

/// What the page knows of phrases beside the pack.
#[derive(Default)]
pub(super) struct Phrasing {
    offered: Vec<Offered>,
    /// The phrase that waits for an input method.
    waiting: Option<Offered>,
    search: Option<search::Search>,
    /// The key that ended a search, until it is up.
    swallow: String,
    /// What was put into the draft.
    placed: Vec<insert::Placed>,
    /// Phrases that have variants, and how often each was put in.
    turns: Vec<(String, usize)>,
    /// A draft that tells the customer of a transfer.
    told: Option<Draft>,
    /// What is left to do about the message sent last.
    after: after::After,
}

impl Page {
    /// The agent's own phrases, and what his use has taught.
    pub(crate) fn take_own(&mut self, own: Own) {
        if self.desk.take_own(own) {
            self.phrases_changed();
        }
    }

    /// What was on offer names places in a library that is another now.
    pub(super) fn phrases_changed(&mut self) {
        self.phrasing.offered.clear();
        self.phrasing.waiting = None;
        self.shown.checked = None;
        self.look_later();
    }

    /// Whether `draft` is the one that tells the customer of a transfer; once.
    pub(super) fn told(&mut self, draft: &Draft) -> bool {
        self.phrasing.told.take_if(|told| told == draft).is_some()
    }

    /// Looks for phrases that fit `draft` in `editor` now.
    pub(super) fn suggest(&mut self, editor: Option<&Field>, draft: &str) {
        let whole = Utf16Span::new(draft, Span::whole(draft));
        // What an undo brings back it selects.
        let cursor = editor.and_then(Field::selection).map_or(whole.end, |s| s.end.min(whole.end));
        let before = upto(draft, cursor);
        if self.search_goes_on(before) {
            return self.search(before);
        }
        let found = self.asked_with(before, false, |desk, query| desk.suggest(query, MOST));
        self.offer(&found, before, false);
    }

    /// Puts `found` on offer, which was found by what `typed` ends with.
    fn offer(&mut self, found: &[Suggestion], typed: &str, goes: bool) {
        let offered = |s: &Suggestion| Offered {
            phrase: s.phrase,
            because: s.because.said(),
            typed: s.typed.of(typed).to_owned(),
            goes,
        };
        self.phrasing.offered = found.iter().map(offered).collect();
    }

    /// Asks the desk with what the page shows and `typed`.
    fn asked_with<T: Default>(
        &self,
        typed: &str,
        eager: bool,
        ask: impl FnOnce(&xiaoqi::desk::Desk, &Query<'_>) -> T,
    ) -> T {
        let Some(here) = &self.here else { return T::default() };
        let (shop, goods) = (here.shop(), here.goods());
        let query = Query {
            messages: here.turns(),
            typed,
            stage: self.desk.stage(&self.order_state),
            platform: &here.site().platform,
            shop: &shop,
            goods: &goods,
            today: now().map(|now| now.date),
            eager,
        };
        ask(&self.desk, &query)
    }

    /// While an input method is at work its letters are looked at, never touched: 「fhsj」 finds phrases before it is
    /// a word.
    pub(super) fn suggest_while_composing(&mut self, editor: &Field) {
        self.suggest(Some(editor), &editor.read());
        self.redraw();
    }

    /// The phrases on offer, as they would be put in.
    pub(super) fn offers(&self, who: &Who) -> Vec<Offer> {
        let phrases = self.desk.phrases();
        let offer = |offered: &Offered| {
            let phrase = phrases.phrases().get(offered.phrase)?;
            let Filled { mut text, missing, .. } = self.filled_for(self.wording(phrase), who);
            if let Some((end, _)) = text.char_indices().nth(SHOWN) {
                text.truncate(end);
            }
            let group =
                if phrases.is_own(offered.phrase) && phrase.group.is_empty() { "我的短语" } else { &phrase.group };
            let (group, image) = (group.to_owned(), phrase.image.clone());
            Some(Offer { text, group, because: offered.because, image, missing })
        };
        self.phrasing.offered.iter().filter_map(offer).collect()
    }

    /// A text with its variables filled from the page as it stands now; nothing if one is not known.
    pub(super) fn filled(&self, text: &str) -> Option<String> {
        let filled = self.filled_for(text, &self.identify().0);
        filled.missing.is_empty().then_some(filled.text)
    }

    fn filled_for(&self, text: &str, who: &Who) -> Filled {
        self.with_variables(who, |name| text.contains(name), |variables| fill(text, variables))
    }

    /// What the variables stand for now. Those that the page must be searched for are read where they are `wanted`.
    fn with_variables<T>(&self, who: &Who, wanted: impl Fn(&str) -> bool, ask: impl FnOnce(&Variables<'_>) -> T) -> T {
        let here = self.here.as_ref();
        let order = here.filter(|_| wanted("{订单}")).map(|here| here.order_number()).unwrap_or_default();
        let buyer = here.filter(|_| wanted("{买家}")).map(|here| here.buyer()).unwrap_or_default();
        let call = self.call(&who.shop);
        ask(&Variables { buyer: &buyer, agent: &who.agent, order: &order, call: &call, shop: &who.shop })
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
