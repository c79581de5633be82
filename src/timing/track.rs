//! What runs from what to what: limits with the same beginning and end are of one track, and a chat has one clock for each.

use crate::pack::{Limit, Measure, What};

/// One kind of clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Track {
    measure: Measure,
    /// What begins and what ends it, a bit each; of spans alone.
    starts: u32,
    ends: u32,
    restarts: bool,
}

fn bit(what: What) -> u32 {
    1 << what as u32
}

impl Track {
    /// The track of a limit.
    pub(super) fn of(limit: &Limit) -> Self {
        let measure = limit.measures;
        if measure != Measure::Span {
            return Self::fixed(measure);
        }
        let bits = |all: &[What]| all.iter().fold(0, |bits, what| bits | bit(*what));
        Self { measure, starts: bits(&limit.starts), ends: bits(&limit.ends), restarts: limit.restarts }
    }

    /// That of a measure whose beginning and end the engine knows.
    pub(super) fn fixed(measure: Measure) -> Self {
        Self { measure, starts: 0, ends: 0, restarts: false }
    }

    /// What its limits measure.
    pub(super) fn measure(self) -> Measure {
        self.measure
    }

    /// A span's track as [`Track::read`] reads it.
    pub(super) fn written(self) -> String {
        format!("{:x}.{:x}.{}", self.starts, self.ends, u8::from(self.restarts))
    }

    /// A span's track as [`Track::written`] writes it.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let mut bits = || u32::from_str_radix(parts.next()?, 16).ok();
        let (starts, ends, restarts) = (bits()?, bits()?, bits()? > 0);
        parts.next().is_none().then_some(Self { measure: Measure::Span, starts, ends, restarts })
    }

    /// Whether it is a span.
    pub(super) fn is_span(self) -> bool {
        self.measure == Measure::Span
    }

    /// What becomes of a clock that began at `start`, if any runs.
    pub(super) fn next(self, start: Option<i64>, at: i64, what: What) -> Option<i64> {
        let start = if self.ends & bit(what) == 0 { start } else { None };
        match start {
            Some(start) if !self.restarts => Some(start),
            _ if self.starts & bit(what) != 0 => Some(at),
            _ => start,
        }
    }
}

/// The spans that limits are of, each once.
pub(super) fn spans(limits: &[Limit]) -> Vec<Track> {
    let mut spans = Vec::new();
    for track in limits.iter().filter(|limit| !limit.off).map(Track::of) {
        if track.is_span() && !spans.contains(&track) {
            spans.push(track);
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use What::{Shipped, Signed, Tracking};

    #[test]
    fn a_span_begins_restarts_and_ends() {
        let limit = |restarts| Limit {
            measures: Measure::Span,
            starts: vec![Shipped, Tracking],
            ends: vec![Signed],
            restarts,
            ..Limit::default()
        };
        let run = |restarts, log: &[What]| {
            (0..).zip(log).fold(None, |start, (at, what)| Track::of(&limit(restarts)).next(start, at, *what))
        };
        assert_eq!(run(false, &[Shipped, Tracking]), Some(0));
        assert_eq!(run(true, &[Shipped, Tracking]), Some(1));
        assert_eq!(run(true, &[Shipped, Signed]), None);
        assert_eq!(run(false, &[Signed, Tracking, Signed, Shipped]), Some(3));
        assert_eq!(spans(&[limit(true), limit(false), limit(true), Limit { off: true, ..limit(true) }]).len(), 2);
        assert_ne!(Track::fixed(Measure::Reply), Track::fixed(Measure::Remark));
        assert!(What::ALL.iter().enumerate().all(|(at, what)| *what as usize == at));
    }
}
