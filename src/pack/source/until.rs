//! What holds for a while: its times as written, and what must hold between them.

use super::file::{AnnouncementToml, HintToml, PromoToml};
use super::place;
use crate::pack::notice::{Span, is_hashed};
use crate::pack::{Announcement, Fault, HintFor, Pack, Promo};
use crate::text::calendar::{Date, Moment};
use serde_spanned::Spanned;

/// A time is a whole day in China, or a moment with its offset.
fn second(text: &Spanned<String>, file: usize, end: bool, faults: &mut Vec<Fault>) -> Option<i64> {
    let said = text.get_ref();
    // The day that something ends on belongs to it.
    let day = |day: Date| day.plus(i64::from(end)).map(|date| Moment { date, second: 0 });
    let at = Date::parse(said).and_then(day).or_else(|| Moment::parse(said)).map(|moment| moment.ms() / 1_000);
    if at.is_none() {
        let fault = Fault::new(place(file, text), format!("「{said}」 is no time"));
        faults.push(fault.help("a day \"2026-11-23\", or a moment \"2026-11-23T18:00:00+08:00\""));
    }
    at
}

fn span(file: usize, from: Option<&Spanned<String>>, to: &Spanned<String>, faults: &mut Vec<Fault>) -> Option<Span> {
    let start = from.map_or(Some(0), |from| second(from, file, false, faults));
    let span = Span { from: start?, to: second(to, file, true, faults)? };
    if span.from >= span.to {
        faults.push(Fault::new(place(file, to), "this is over before it begins"));
        return None;
    }
    Some(span)
}

pub(super) fn announcement(
    (file, toml): (usize, Spanned<AnnouncementToml>),
    faults: &mut Vec<Fault>,
) -> Option<Announcement> {
    let at = place(file, &toml);
    let t = toml.into_inner();
    let span = span(file, t.from.as_ref(), &t.to, faults)?;
    if t.text.trim().is_empty() || t.text.chars().count() > LONGEST {
        faults.push(Fault::new(at, format!("announcement `{}`: its text is 1 to {LONGEST} characters", t.id)));
    }
    let AnnouncementToml { id, kind, text, shops, platforms, .. } = t;
    Some(Announcement { id, kind, text, span, shops, platforms, place: at })
}

/// The most characters of an announcement: it stands in a strip.
const LONGEST: usize = 200;

pub(super) fn promo((file, toml): (usize, Spanned<PromoToml>), faults: &mut Vec<Fault>) -> Option<Promo> {
    let place = place(file, &toml);
    let t = toml.into_inner();
    Some(Promo { span: span(file, Some(&t.from), &t.to, faults)?, name: t.name, place })
}

pub(super) fn hint((file, toml): (usize, Spanned<HintToml>), faults: &mut Vec<Fault>) -> Option<HintFor> {
    let whole = place(file, &toml);
    let t = toml.into_inner();
    let span = span(file, Some(&t.from), &t.to, faults)?;
    if !(1..=3).contains(t.level.get_ref()) {
        faults.push(Fault::new(place(file, &t.level), "a level is 1, 2 or 3"));
    }
    Some(HintFor { agent: t.agent.into_inner(), span, level: t.level.into_inner(), place: whole })
}

/// A fault for every 接待ID that stands in clear: right in a folder at home, never in what travels.
pub(in crate::pack) fn in_clear(pack: &Pack) -> Vec<Fault> {
    let seats = pack.team.roster.iter().flat_map(|seat| seat.agents.iter().map(|agent| (agent, seat.place)));
    let hints = pack.hints.iter().map(|hint| (&hint.agent, hint.place));
    let clear = seats.chain(hints).filter(|(agent, _)| !is_hashed(agent));
    clear
        .map(|(agent, at)| {
            let fault =
                Fault::new(at, format!("the 接待ID `{agent}` stands in clear, and a pack that travels is public"));
            fault.help("`xiaoqi pack roster FOLDER` puts salted hashes in their place")
        })
        .collect()
}
