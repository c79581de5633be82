//! Opening a chat whose row is not in view, where only rows in view are in the page: the list is scrolled from its top, a
//! step at a time, until the row comes. Only on the agent's own key.

use super::Page;
use js_sys::Date;
use web_sys::Element;

/// How many frames a page may take to draw the rows of a step.
const FRAMES: u32 = 4;
/// How many steps are gone.
const STEPS: u32 = 100;

/// A row that is looked for.
pub(super) struct Seek {
    chat: String,
    /// The chat that was open: who opens another one meanwhile has changed his mind.
    open: String,
    scroller: Element,
    /// Where the list stood.
    was: i32,
    frames: u32,
    steps: u32,
}

impl Page {
    /// Opens a chat of the list, in view or not.
    pub(super) fn go_to(&mut self, chat: &str) {
        let Some(here) = &self.here else { return };
        self.seek = None;
        if !here.open_chat(chat) && here.site().chats.in_view {
            let Some(scroller) = here.chats_scroller() else { return self.lost(chat) };
            let was = scroller.scroll_top();
            scroller.set_scroll_top(0);
            self.seek = Some(Seek { chat: chat.to_owned(), open: here.chat(), scroller, was, frames: 0, steps: 0 });
        }
        self.look_later();
    }

    /// Looks for the row at every frame; the next step once the page has had time to draw.
    pub(super) fn seek_on(&mut self) {
        let (Some(mut seek), Some(here)) = (self.seek.take(), &self.here) else { return };
        let open = here.chat();
        if here.open_chat(&seek.chat) {
            return self.look_later();
        }
        if !open.is_empty() && open != seek.open {
            return;
        }
        seek.frames += 1;
        if seek.frames < FRAMES {
            self.seek = Some(seek);
            return self.look_later();
        }
        let (at, step) = (seek.scroller.scroll_top(), seek.scroller.client_height() * 4 / 5);
        seek.scroller.set_scroll_top(at + step.max(1));
        (seek.frames, seek.steps) = (0, seek.steps + 1);
        if seek.scroller.scroll_top() > at && seek.steps < STEPS {
            self.seek = Some(seek);
            return self.look_later();
        }
        seek.scroller.set_scroll_top(seek.was);
        self.lost(&seek.chat);
    }

    /// The whole list has gone by, and he is not in it any more. Should his row come after all, it is read again.
    fn lost(&mut self, chat: &str) {
        self.watch.close(chat, Date::now() as i64);
        self.clocks_changed();
        self.notice("列表里没有这位顾客了，会话可能已结束或转走");
    }
}
