//! What an agent is to read: what comes at this time of the day, what to look at when a shift begins, what the pack tells
//! for a while (公告). One at a time, until it was read; which were is kept by the office, for all tabs.

use super::Page;
use super::who::now;
use crate::panel::Bulletin;
use js_sys::Date;
use xiaoqi::pack::Announcement;
use xiaoqi::text::calendar::Moment;
use xiaoqi::timing::{Stage, next_reminder, reminders};
use xiaoqi_bridge::chrome::tell_office;
use xiaoqi_bridge::message::ToOffice;

/// How long after its end an agent of a shift is told that it may be left, in ms.
const STAYS: i64 = 2 * 3_600_000;

/// Something to read.
struct Paper {
    id: String,
    kind: &'static str,
    text: String,
}

impl Page {
    /// The announcements for this shop and platform, now.
    pub(super) fn announcements(&self) -> impl Iterator<Item = &Announcement> {
        let here = self.here.as_ref();
        let (shop, now) = (here.map(|here| here.shop()).unwrap_or_default(), (Date::now() / 1000.0) as u32);
        let platform = here.map_or("", |here| here.site().platform.as_str());
        self.desk.announcements().iter().filter(move |a| a.concerns(&shop, platform, now))
    }

    /// What was not read, in the order of how soon it matters. None before it is known what was.
    fn unread(&self) -> Vec<Paper> {
        let (Some(settings), Some(here)) = (&self.settings, &self.here) else { return Vec::new() };
        let mut papers = Vec::new();
        let (shop, now) = (here.shop(), Date::now() as i64);
        for shown in reminders(self.desk.reminders(), &shop, &here.site().platform, now) {
            // Each time by itself: next week's is another.
            let id = format!("{}@{}", shown.reminder.id, shown.at / 60_000);
            papers.push(Paper { id, kind: shown.said(), text: shown.reminder.text.clone() });
        }
        papers.extend(self.shift_over());
        papers.extend(self.start_list());
        let announced = self.announcements();
        papers.extend(announced.map(|a| Paper { id: a.id.clone(), kind: a.kind.said(), text: a.text.clone() }));
        papers.retain(|paper| !settings.read.contains(&paper.id));
        papers
    }

    /// The plan's shift is over: it goes on while customers wait, then it may be handed over (T13).
    fn shift_over(&self) -> Option<Paper> {
        let duty = self.desk.duty();
        let now = Date::now() as i64;
        let standing = duty.standing(&self.watch.clocks, now)?;
        // Told to whoever said that it is his, while he may still be there.
        let his = self.desk.shift(Moment::of_ms(standing.turn.start)?);
        let account = self.here.as_ref()?.account();
        let is_his = self.settings.as_ref()?.duty.get(&account).is_some_and(|duty| duty.shift == his);
        // Who comes after its end knows.
        let after = self.born >= standing.turn.end;
        if !is_his || after || now - standing.turn.end > STAYS {
            return None;
        }
        let name = &standing.turn.name;
        let text = match standing.stage {
            Stage::Serving => format!("{name}到点了，还有 {} 位客户在等：接完再交班", standing.waiting),
            Stage::Ready => match self.open() {
                open if open.is_empty() => format!("{name}到点了，没有客户在等：可以交班"),
                open => format!("{name}到点了，没有客户在等：把没完的写进交接，可以交班。\n· {open}"),
            },
            Stage::On | Stage::Absent => return None,
        };
        // Said anew when it may be left: both are news.
        let id = format!("over@{}@{}", standing.turn.start / 60_000, standing.stage.said());
        Some(Paper { id, kind: standing.stage.said(), text })
    }

    /// What to look at first, for an agent who has just said that he begins (S7, R17); not while he writes a remark.
    fn start_list(&self) -> Option<Paper> {
        let shift = self.begun.as_ref().filter(|_| self.work.is_none() && self.bulk.is_none())?;
        let duty = self.desk.duty();
        let now = Date::now() as i64;
        // A shift goes on until the next begins.
        let turn = duty.shifts().at(now).or_else(|| duty.shifts().latest(now))?;
        let mut lines: Vec<String> = self.desk.start_list(&turn.name).map(|line| format!("· {}", line.text)).collect();
        let left = self.watch.clocks.due(turn.start).iter().filter(|notice| notice.start < turn.start).count();
        if left > 0 {
            lines.insert(0, format!("· 上一班留下 {left} 项时限没完，先跟进"));
        }
        (!lines.is_empty())
            .then(|| Paper { id: format!("start@{shift}"), kind: "开班先看", text: lines.join("\n") })
    }

    /// The agent has just said that he begins his shift.
    pub(super) fn begin_shift(&mut self) {
        self.begun = now().map(|now| self.desk.shift(now));
    }

    /// When something else is to be read by the time alone, in ms since 1970.
    pub(super) fn next_paper(&self) -> Option<i64> {
        let here = self.here.as_ref()?;
        let now = Date::now() as i64;
        let reminder = next_reminder(self.desk.reminders(), &here.shop(), &here.site().platform, now);
        // Shifts begin and end.
        reminder.into_iter().chain(self.desk.duty().shifts().next(now)).min()
    }

    /// The first that was not read, as the panel shows it.
    pub(super) fn bulletin(&self) -> Option<Bulletin> {
        if self.paused {
            return None;
        }
        let mut unread = self.unread().into_iter();
        let first = unread.next()?;
        Some(Bulletin { kind: first.kind, text: first.text, more: unread.next().is_some() })
    }

    /// The agent has read it: kept by the office, for all tabs.
    pub(super) fn have_read(&mut self) {
        let Some(Paper { id, .. }) = self.unread().into_iter().next() else { return };
        tell_office(&ToOffice::Read { id: id.clone() });
        if let Some(settings) = &mut self.settings {
            settings.read.push(id);
        }
        self.look_now();
    }
}
