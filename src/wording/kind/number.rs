//! An amount over a bound (W11): a cue with a number and its unit — 补偿 20 元, 20元补偿, 补您20.

use crate::pack::Amount;
use crate::text::read_number;
use crate::wording::lists::{ends, starts};
use crate::wording::look::{Hit, Look, Raw, ends_sentence};

/// The longest number looked at before a cue, in characters.
const LONGEST: usize = 12;

/// `amount`'s units are folded already, when the rule was built. `order` is the order's amount, if known.
pub(super) fn find(look: &Look<'_>, hits: &[Hit], amount: &Amount, within: usize, order: Option<f64>) -> Vec<Raw> {
    let mut found: Vec<Raw> = Vec::new();
    for hit in hits {
        let behind = || behind(look, hit, amount, within, order);
        let before = || amount.before.then(|| before(look, hit, amount, within, order)).flatten();
        if let Some(raw) = behind().or_else(before)
            && !found.last().is_some_and(|f| f.span.overlaps(raw.span))
        {
            found.push(raw);
        }
    }
    found
}

fn behind(look: &Look<'_>, hit: &Hit, amount: &Amount, within: usize, order: Option<f64>) -> Option<Raw> {
    let chars = look.folded.chars();
    let mut at = hit.end;
    while at <= hit.end.saturating_add(within) && chars.get(at).is_some_and(|c| !ends_sentence(*c)) {
        let Some((value, length)) = read_number(&chars[at..]) else {
            at += 1;
            continue;
        };
        let number_ends = at + length;
        if let Some(unit) = unit(&chars[number_ends..], amount)
            && counts(amount, value, order)
        {
            return Some(look.raw(hit.start, number_ends + unit));
        }
        at = number_ends;
    }
    None
}

/// A number whose unit ends at most `within` characters before the cue.
fn before(look: &Look<'_>, hit: &Hit, amount: &Amount, within: usize, order: Option<f64>) -> Option<Raw> {
    let chars = look.folded.chars();
    for end in (hit.start.saturating_sub(within)..=hit.start).rev() {
        if chars[end..hit.start].iter().any(|c| ends_sentence(*c)) {
            return None;
        }
        let lengths = amount.units.iter().filter_map(|unit| ends(&chars[..end], unit));
        for number_ends in lengths.map(|length| end - length) {
            // The longest number that ends there is the one written.
            for at in number_ends.saturating_sub(LONGEST)..number_ends {
                if read_number(&chars[at..number_ends])
                    .is_some_and(|(value, length)| at + length == number_ends && counts(amount, value, order))
                {
                    return Some(look.raw(at, hit.end));
                }
            }
        }
    }
    None
}

/// What counts something else than money behind a bare number.
const OTHER_UNITS: &str = "%.个件天小分点号码条支袋盒包斤克升米厘毫年月日周次位款种单张只双套箱瓶台楼层岁折倍级期秒时";

/// How many characters the unit takes; a number that may be bare is one that nothing else is counted by.
fn unit(rest: &[char], amount: &Amount) -> Option<usize> {
    let unit = amount.units.iter().filter_map(|unit| starts(rest, unit)).max();
    let bare = || {
        (amount.bare && rest.first().is_none_or(|c| !c.is_ascii_alphanumeric() && !OTHER_UNITS.contains(*c)))
            .then_some(0)
    };
    unit.or_else(bare)
}

fn counts(amount: &Amount, value: f64, order: Option<f64>) -> bool {
    amount.over.is_some_and(|over| value > over)
        || amount.under.is_some_and(|under| value < under)
        || amount.share.is_some_and(|share| order.is_some_and(|order| value > share * order))
}
