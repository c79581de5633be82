//! An amount over a bound (W11): a cue, then a number with a unit — 补偿 20 元.

use crate::text::{fold_str, read_number};
use crate::wording::look::{Hit, Look, Raw, ends_sentence};

pub(super) fn find(look: &Look<'_>, hits: &[Hit], units: &[String], over: f64, within: usize) -> Vec<Raw> {
    let chars = look.folded.chars();
    let units: Vec<Vec<char>> = units.iter().map(|u| fold_str(u).chars().collect()).collect();
    let mut found: Vec<Raw> = Vec::new();
    for hit in hits {
        let mut at = hit.end;
        while at <= hit.end + within && chars.get(at).is_some_and(|c| !ends_sentence(*c)) {
            let Some((value, length)) = read_number(&chars[at..]) else {
                at += 1;
                continue;
            };
            let unit = units.iter().find(|unit| chars[at + length..].starts_with(unit));
            if let (true, Some(unit)) = (value > over, unit) {
                let raw = look.raw(hit.start, at + length + unit.len());
                if !found.iter().any(|f| f.span.overlaps(raw.span)) {
                    found.push(raw);
                }
                break;
            }
            at += length;
        }
    }
    found
}
