//! Looking for a phrase: 「/」 or 「、」 at the start of an empty editor, or the key, and what is typed from there on is what is
//! looked for. The words stand in the page's own editor, so every input method works; the panel shows what they find.

use super::upto;
use crate::field::Field;
use crate::page::Page;
use crate::panel::Act;
use web_sys::{Element, Event};
use xiaoqi::pack::{Turn, Who};
use xiaoqi::phrase::Because;
use xiaoqi::text::Span;
use xiaoqi_bridge::Utf16Span;

/// How many are shown.
const SHOWN: usize = 8;
/// What opens the search where it is all that the editor holds.
const OPENERS: [&str; 3] = ["/", "／", "、"];
/// The key of the first, as sites name their own.
const OPENER_KEY: &str = "Slash";

/// A search under way.
#[derive(Debug)]
pub(super) struct Search {
    /// The draft up to where the words begin.
    before: String,
    /// How many bytes at the end of that opened the search, and go with the words.
    opener: usize,
    chat: String,
    /// The words.
    words: String,
    /// Which of those found is chosen.
    chosen: usize,
}

impl Page {
    /// The key: the search begins at the cursor, or is over.
    pub(in crate::page) fn toggle_search(&mut self) {
        if self.phrasing.search.take().is_none() {
            let Some(editor) = self.here.as_ref().and_then(|here| here.editor()) else { return };
            let draft = editor.read();
            let whole = Utf16Span::new(&draft, Span::whole(&draft)).end;
            let before = upto(&draft, editor.selection().map_or(whole, |s| s.start)).to_owned();
            let _ = editor.element().focus();
            self.begin_search(before, 0);
        }
        self.shown.checked = None;
        self.look_now();
    }

    /// Opens the search if an opener is all that `draft` holds, and nothing stood there before.
    pub(in crate::page) fn open_search(&mut self, draft: &str) {
        let off = self.settings.as_ref().is_some_and(|settings| settings.has_off(Act::Search.name()));
        let own = off || self.here.as_ref().is_some_and(|here| here.site().keys.iter().any(|key| key == OPENER_KEY));
        let opens = OPENERS.contains(&draft.trim()) && self.shown.draft.text.trim().is_empty();
        if opens && !own && !self.composing && self.phrasing.search.is_none() {
            self.begin_search(draft.trim_end().to_owned(), draft.trim().len());
        }
    }

    fn begin_search(&mut self, before: String, opener: usize) {
        let chat = self.here.as_ref().map(|here| here.chat()).unwrap_or_default();
        self.phrasing.search = Some(Search { before, opener, chat, words: String::new(), chosen: 0 });
    }

    /// Whether the search goes on with `before` in front of the cursor; ends it otherwise.
    pub(super) fn search_goes_on(&mut self, before: &str) -> bool {
        let chat = self.here.as_ref().map(|here| here.chat());
        let over = |search: &mut Search| {
            let words = before.strip_prefix(search.before.as_str());
            words.is_none_or(|words| words.contains('\n')) || chat.as_ref() != Some(&search.chat)
        };
        self.phrasing.search.take_if(over);
        self.phrasing.search.is_some()
    }

    /// Looks for what stands between the search's beginning and the cursor.
    pub(super) fn search(&mut self, before: &str) {
        let Some(search) = &mut self.phrasing.search else { return };
        let words = before[search.before.len()..].to_owned();
        if words != search.words {
            (search.words, search.chosen) = (words.clone(), 0);
        }
        let typed = before[search.before.len() - search.opener..].to_owned();
        let mut found = self.asked_with(&words, true, |desk, query| desk.suggest(query, SHOWN));
        if !words.trim().is_empty() {
            found.retain(|s| matches!(s.because, Because::Code | Because::Initials | Because::Words));
        }
        if found.len() < SHOWN && !words.trim().is_empty() {
            // Not in these words: as a customer would ask for it.
            let asked = [Turn { who: Who::Agent, text: String::new() }, Turn { who: Who::Customer, text: words }];
            let mut further = self.asked_with("", false, |desk, query| {
                desk.suggest(&xiaoqi::phrase::Query { messages: &asked, ..*query }, SHOWN)
            });
            further.retain(|s| s.because != Because::Occasion && !found.iter().any(|known| known.phrase == s.phrase));
            found.extend(further);
            found.truncate(SHOWN);
        }
        self.offer(&found, "", true);
        self.phrasing.offered.iter_mut().for_each(|offered| offered.typed.clone_from(&typed));
    }

    /// A key while a search is open. True if it was the search's.
    pub(in crate::page) fn search_key(&mut self, chord: &str, target: &Element, event: &Event) -> bool {
        let Some(here) = &self.here else { return false };
        if self.phrasing.search.is_none() || here.editor_at(target).is_none() {
            return false;
        }
        let sends = here.is_send_key(chord);
        let Some(search) = &mut self.phrasing.search else { return false };
        let count = self.phrasing.offered.len();
        match chord {
            "ArrowDown" if count > 0 => search.chosen = (search.chosen + 1) % count,
            "ArrowUp" if count > 0 => search.chosen = (search.chosen + count - 1) % count,
            "Escape" => {
                self.phrasing.search = None;
                (self.shown.checked, self.shown.notice) = (None, None);
                self.look_now();
            }
            "Enter" => self.choose(),
            _ if sends => self.choose(),
            _ => return false,
        }
        self.phrasing.swallow = code_of(event);
        self.redraw();
        true
    }

    /// The key that the search has taken comes up: the page has not seen it go down.
    pub(in crate::page) fn swallows(&mut self, code: &str) -> bool {
        let ours = !code.is_empty() && self.phrasing.swallow == code;
        if ours {
            self.phrasing.swallow.clear();
        }
        ours
    }

    fn choose(&mut self) {
        let chosen = self.phrasing.search.as_ref().map_or(0, |search| search.chosen);
        match self.phrasing.offered.get(chosen).cloned() {
            Some(offered) => self.insert_offered(&offered),
            None => self.notice("没有找到。换几个字，或按 Esc 退出搜索"),
        }
    }

    /// What the search looks for, and which of those found is chosen.
    pub(in crate::page) fn search_view(&self) -> Option<(String, usize)> {
        self.phrasing.search.as_ref().map(|search| (search.words.clone(), search.chosen))
    }

    /// Whether a search is open in the editor, so that its words are no message.
    pub(in crate::page) fn searches(&self, editor: &Field) -> bool {
        self.phrasing.search.as_ref().is_some_and(|search| editor.read().starts_with(&search.before))
    }
}

fn code_of(event: &Event) -> String {
    use wasm_bindgen::JsCast;
    event.dyn_ref::<web_sys::KeyboardEvent>().map(web_sys::KeyboardEvent::code).unwrap_or_default()
}
