//! The limits in force, ready to be asked which of them holds for a clock, and when that falls due.

use super::Place;
use super::fit::closest;
use super::hours::{Hours, apart};
use super::state::Running;
use super::track::{Track, spans};
use crate::pack::{Limit, Measure, Promo};

/// Limits with what is worked out of them once.
#[derive(Clone, Debug, Default)]
pub(super) struct Limits {
    all: Vec<Limit>,
    /// By limit: what it is a limit of.
    tracks: Vec<Track>,
    /// By limit: the hours that count.
    hours: Vec<Hours>,
    /// The promo periods, in ms, in order and apart.
    promos: Vec<(i64, i64)>,
    /// The spans that limits are of.
    spans: Vec<Track>,
}

impl Limits {
    pub(super) fn new(all: Vec<Limit>, promos: &[Promo]) -> Self {
        let ms = |second: u32| i64::from(second) * 1_000;
        Self {
            tracks: all.iter().map(Track::of).collect(),
            hours: all.iter().map(|limit| Hours::read(&limit.hours)).collect(),
            promos: apart(promos.iter().map(|promo| (ms(promo.span.from), ms(promo.span.to))).collect()),
            spans: spans(&all),
            all,
        }
    }

    pub(super) fn all(&self) -> &[Limit] {
        &self.all
    }

    /// The spans that limits are of.
    pub(super) fn spans(&self) -> &[Track] {
        &self.spans
    }

    /// The limit that holds for a clock, its place among all, and when that falls due, in ms.
    pub(super) fn due(&self, running: &Running, place: &Place) -> Option<(usize, &Limit, i64)> {
        let index = closest(&self.all, &self.tracks, running, place)?;
        let (limit, hours) = (self.all.get(index)?, self.hours.get(index)?);
        let pauses = if limit.no_promo { self.promos.as_slice() } else { &[] };
        let full = || hours.after(running.start, i64::from(limit.seconds) * 1_000, pauses);
        // Promised for a moment that is over is due at once.
        let due = running.by.map_or_else(full, |by| by.max(running.start));
        Some((index, limit, running.no_later.map_or(due, |at| due.min(at))))
    }

    /// The one response limit that holds for this shop, platform and stage (T1–T4).
    pub(super) fn response(&self, place: &Place) -> Option<&Limit> {
        let first = Running { track: Track::fixed(Measure::Reply), start: 0, no_later: None, by: None, further: false };
        self.all.get(closest(&self.all, &self.tracks, &first, place)?)
    }
}
