//! The running clocks as text, for whoever keeps them while no page is open: after a browser's restart they run on from
//! where they began, and what was said of them is not said again.
//!
//! A line for each chat: its id, platform, shop, stage, zone and the order's state, then what runs, between tabs. What runs is a letter and
//! the start in ms (`w` waiting, `t` told of a transfer, `p` paid, `c` a promise to call back, `s` a span), with a second
//! time behind a comma (of `t` the customer's answer, of `c` by when), the span's track behind `@`, and behind `:` how many
//! marks were said; `b` says that the session had its first answer. Nothing that anybody wrote is in it.

use super::Place;
use super::agenda::Entry;
use super::chat::Chat;
use super::state::{Set, State};
use super::track::Track;
use crate::pack::Measure;

/// A clock as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Token {
    start: i64,
    second: Option<i64>,
    track: Track,
    said: usize,
}

const LETTERS: [(char, Measure); 5] = [
    ('w', Measure::Reply),
    ('t', Measure::Transfer),
    ('p', Measure::Remark),
    ('c', Measure::Promise),
    ('s', Measure::Span),
];

/// A chat's line; nothing if nothing runs, or a name has a tab or a line's end in it.
pub(super) fn line(id: &str, chat: &Chat, spans: &[Track]) -> Option<String> {
    let state = chat.state();
    let running = state.running(spans);
    let place = chat.place();
    let parts = [id, &place.platform, &place.shop, &place.stage, &place.zone, &place.order];
    if running.is_empty() || parts.iter().any(|part| part.contains(['\t', '\n', '\r'])) {
        return None;
    }
    let mut text = parts.join("\t");
    text.push('\t');
    for clock in &running {
        let letter =
            LETTERS.iter().find(|(_, measure)| clock.track.measure() == *measure).map_or('s', |(letter, _)| *letter);
        text.push_str(&format!("{letter}{}", clock.start));
        if let Some(second) = clock.no_later.or(clock.by) {
            text.push_str(&format!(",{second}"));
        }
        if clock.track.is_span() {
            text.push_str(&format!("@{}", clock.track.written()));
        }
        match chat.entry.said(clock) {
            0 => text.push(' '),
            said => text.push_str(&format!(":{said} ")),
        }
    }
    text.push_str(if state.begun() { "b" } else { "" });
    Some(text.trim_end_matches(' ').to_owned())
}

/// The chat of a line, and its id. What cannot be read is left out, and who does not wait any more.
pub(super) fn read(line: &str, waits: impl Fn(&str, i64) -> bool, spans: &[Track]) -> Option<(String, Chat)> {
    // No such name is ever written.
    if line.contains('\r') {
        return None;
    }
    let parts: Vec<&str> = line.split('\t').collect();
    let [id, platform, shop, stage, zone, order, clocks] = parts.as_slice() else { return None };
    let [platform, shop, stage, zone, order] = [platform, shop, stage, zone, order].map(|part| (*part).to_owned());
    let holds =
        |token: &Token| !matches!(token.track.measure(), Measure::Reply | Measure::Transfer) || waits(id, token.start);
    let tokens: Vec<Token> = clocks.split(' ').filter_map(Token::read).filter(holds).collect();
    let mut state = State::default();
    for token in &tokens {
        state.set(Set { track: token.track, start: token.start, second: token.second }, spans);
    }
    if clocks.split(' ').any(|token| token == "b") {
        state.begin();
    }
    let mut entry = Entry::default();
    for running in state.running(spans) {
        let said = tokens.iter().find(|token| token.track == running.track).map_or(0, |token| token.said);
        entry.say(&running, said);
    }
    let latest = tokens.iter().map(|token| token.start).max()?;
    Some(((*id).to_owned(), Chat::resumed(state, latest, Place { platform, shop, stage, zone, order }, entry)))
}

impl Token {
    fn read(text: &str) -> Option<Self> {
        let letter = text.chars().next()?;
        let (_, measure) = LETTERS.iter().find(|(known, _)| *known == letter)?;
        let (rest, said) = text.get(1..)?.split_once(':').unwrap_or((text.get(1..)?, "0"));
        let (rest, track) = match rest.split_once('@') {
            Some((rest, track)) if *measure == Measure::Span => (rest, Track::read(track)?),
            None if *measure != Measure::Span => (rest, Track::fixed(*measure)),
            _ => return None,
        };
        let (start, second) = match rest.split_once(',') {
            Some((start, second)) => (start, Some(second.parse().ok()?)),
            None => (rest, None),
        };
        Some(Self { start: start.parse().ok()?, second, track, said: said.parse().ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_clock_is_left_out() {
        for no in ["", "x5", "w", "wx", "w5@1.2.0", "s5", "s5@1.2", "w5,", "w5:", "w5:x", "b", "警5"] {
            assert_eq!(Token::read(no), None, "{no}");
        }
        let resumed =
            |waits: bool| read("a\t\t\t\t\t\tw5 t6 c7", |_, _| waits, &[]).unwrap().1.state().running(&[]).len();
        assert_eq!((resumed(true), resumed(false)), (3, 1), "a promise is no customer who waits");
        let promise = Token::read("c-5,9:3").unwrap();
        assert_eq!((promise.start, promise.second, promise.said), (-5, Some(9), 3));
        for no in ["a\r\t\t\t\t\t\tw5", "", "a\tb", "a\tpdd\t\t\t\t\t", "a\t\t\t\t\t\tb", "a\t\t\t\t\t\tw5\tw6"] {
            assert!(read(no, |_, _| true, &[]).is_none(), "{no:?}");
        }
    }
}
