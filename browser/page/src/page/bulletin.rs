//! What the pack tells agents for a while (公告): which of it concerns this page now, and that it was read.

use super::Page;
use crate::panel::Bulletin;
use js_sys::Date;
use xiaoqi::pack::Announcement;
use xiaoqi_bridge::chrome::tell_office;
use xiaoqi_bridge::message::ToOffice;

impl Page {
    /// The announcements for this shop and platform, now.
    pub(super) fn announcements(&self) -> impl Iterator<Item = &Announcement> {
        let here = self.here.as_ref();
        let (shop, now) = (here.map(|here| here.shop()).unwrap_or_default(), (Date::now() / 1000.0) as i64);
        let platform = here.map_or("", |here| here.site().platform.as_str());
        self.desk.announcements().iter().filter(move |a| a.concerns(&shop, platform, now))
    }

    /// Those that were not read. None before it is known which were.
    fn unread(&self) -> impl Iterator<Item = &Announcement> {
        let settings = self.settings.as_ref();
        self.announcements().filter(move |a| settings.is_some_and(|s| !s.read.contains(&a.id)))
    }

    /// The first that was not read, as the panel shows it.
    pub(super) fn bulletin(&self) -> Option<Bulletin> {
        if self.paused || self.desk.announcements().is_empty() {
            return None;
        }
        let mut unread = self.unread();
        let first = unread.next()?;
        Some(Bulletin { kind: first.kind.said(), text: first.text.clone(), more: unread.count() })
    }

    /// The agent has read it: kept by the office, for all tabs.
    pub(super) fn have_read(&mut self) {
        let Some(id) = self.unread().next().map(|a| a.id.clone()) else { return };
        tell_office(&ToOffice::Read { id: id.clone() });
        if let Some(settings) = &mut self.settings {
            settings.read.push(id);
        }
        self.look_now();
    }
}
