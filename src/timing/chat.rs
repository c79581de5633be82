//! One chat or order: its events put in order, though some are told late.

use super::agenda::Entry;
use super::answers::Answer;
use super::state::State;
use super::track::Track;
use super::{Event, Place, What};
use std::collections::VecDeque;

/// How many of the last events are kept, so that one told late can still take its place among them.
const KEPT: usize = 16;

/// What happened, and by when it was promised.
type Happened = (What, Option<i64>);

/// A chat or order.
#[derive(Clone, Debug, Default)]
pub(super) struct Chat {
    /// What held before the events kept.
    before: State,
    /// The time of the last event before those kept: what lies earlier comes too late to change anything.
    settled: Option<i64>,
    /// The last events, by time; told later is later in the same millisecond.
    kept: VecDeque<(i64, Happened)>,
    /// What holds now.
    now: State,
    /// The latest word on each part of the place, and its time.
    place: Place,
    said: [Option<i64>; 5],
    /// The time of the latest event.
    last: Option<i64>,
    /// What was said of its clocks, and where it stands on the agenda.
    pub(super) entry: Entry,
}

impl Chat {
    /// One that ran before; `latest` is when the last of its clocks began.
    pub(super) fn resumed(state: State, latest: i64, place: Place, entry: Entry) -> Self {
        let last = Some(latest);
        Self { before: state.clone(), now: state, last, place, entry, ..Self::default() }
    }

    /// Takes an event in; `spans` are those that limits are of.
    pub(super) fn record(&mut self, event: &Event, spans: &[Track]) {
        self.last = self.last.max(Some(event.at));
        self.moved(event);
        if event.what == What::Bot || self.settled.is_some_and(|settled| event.at < settled) {
            return;
        }
        let slot = self.kept.partition_point(|(at, _)| *at <= event.at);
        let happened = (event.what, event.by);
        self.kept.insert(slot, (event.at, happened));
        if slot + 1 == self.kept.len() {
            self.now.apply(event.at, happened, spans);
        } else {
            self.replay(spans);
        }
        if self.kept.len() > KEPT
            && let Some((at, happened)) = self.kept.pop_front()
        {
            self.before.apply(at, happened, spans);
            self.settled = Some(at);
        }
    }

    fn replay(&mut self, spans: &[Track]) {
        self.now.clone_from(&self.before);
        for (at, happened) in &self.kept {
            self.now.apply(*at, *happened, spans);
        }
    }

    /// The answers that nothing told late changes any more: each is given once.
    pub(super) fn settled(&mut self) -> Vec<Answer> {
        let settled = std::mem::take(&mut self.before.answers);
        self.now.answers.drain(..settled.len().min(self.now.answers.len()));
        settled
    }

    /// Other spans from now on. Those that are new begin with what is kept; the others go on.
    pub(super) fn govern(&mut self, old: &[Track], new: &[Track]) {
        self.before.govern(old, new);
        self.replay(new);
    }

    /// Takes over what the event says of the place, part by part, unless a later one said otherwise.
    fn moved(&mut self, event: &Event) {
        let parts = [
            (&mut self.place.platform, &event.place.platform),
            (&mut self.place.shop, &event.place.shop),
            (&mut self.place.stage, &event.place.stage),
            (&mut self.place.zone, &event.place.zone),
            (&mut self.place.order, &event.place.order),
        ];
        for ((known, new), said) in parts.into_iter().zip(&mut self.said) {
            if !new.is_empty() && Some(event.at) >= *said {
                known.clone_from(new);
                *said = Some(event.at);
            }
        }
    }

    /// What holds now.
    pub(super) fn state(&self) -> &State {
        &self.now
    }

    /// Where it is.
    pub(super) fn place(&self) -> &Place {
        &self.place
    }

    /// The time of the latest event, in ms; nothing before the first.
    pub(super) fn last(&self) -> Option<i64> {
        self.last
    }

    /// Whether no clock runs.
    pub(super) fn is_quiet(&self) -> bool {
        self.now.is_quiet()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{event, place};
    use super::*;

    fn starts(chat: &Chat) -> Vec<i64> {
        chat.state().running(&[]).iter().map(|r| r.start).collect()
    }

    #[test]
    fn told_late_is_put_where_it_belongs() {
        let mut chat = Chat::default();
        chat.record(&event(100, "c", What::Customer), &[]);
        chat.record(&event(50, "c", What::Agent), &[]);
        assert_eq!(starts(&chat), [100], "an older answer answers nothing");
        chat.record(&event(70, "c", What::Customer), &[]);
        assert_eq!(starts(&chat), [70]);
        chat.record(&event(80, "c", What::Agent), &[]);
        assert_eq!(starts(&chat), [100], "an answer between two messages answers the first");
        chat.record(&event(100, "c", What::Agent), &[]);
        chat.record(&event(90, "c", What::Customer), &[]);
        assert!(chat.is_quiet(), "an older message was answered");
        chat.record(&event(100, "c", What::Customer), &[]);
        assert_eq!(starts(&chat), [100], "told later is later in the same millisecond");
        let averages = chat.state().sums.averages();
        assert_eq!((averages.average, averages.answered), (Some(10), 2));
    }

    #[test]
    fn a_long_log_is_not_kept() {
        let mut chat = Chat::default();
        for at in 0..1_000 {
            chat.record(&event(at, "c", if at < 990 { What::Agent } else { What::Customer }), &[]);
        }
        assert_eq!((chat.kept.len(), starts(&chat)), (KEPT, vec![990]));
        chat.record(&event(5, "c", What::Customer), &[]);
        assert_eq!(starts(&chat), [990], "what is older than all that is kept changes nothing");
    }

    #[test]
    fn each_part_of_the_place_is_the_latest_word_on_it() {
        let mut chat = Chat::default();
        let mut say = |at, parts| chat.record(&Event { place: place(parts), ..event(at, "c", What::Bot) }, &[]);
        say(10, ["pdd", "", "presale"]);
        say(30, ["", "旗舰店", "aftersale"]);
        say(20, ["", "", "insale"]);
        assert_eq!(*chat.place(), place(["pdd", "旗舰店", "aftersale"]));
    }
}
