//! What an agent promised in a message (R14): it must be in the remark, or kept as a call back (T4).

mod clause;
mod due;
mod what;

use super::fields::Fields;
use super::fill;
use super::{Composer, tidy};
use crate::pack::RemarkKind;
use crate::text::Span;
use crate::text::calendar::Moment;

/// What was promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Promised {
    /// A courier: 给您发顺丰.
    Courier,
    /// Something beside the order: 送您一瓶玻璃水.
    Gift,
    /// Money back for goods: 给您退款.
    Refund,
    /// Money on top, a difference, a coupon: 补偿您5元.
    Compensation,
    /// A day of shipping: 25号给您发出.
    ShipDate,
    /// Another address, other goods: 已经帮您改成黑色.
    Change,
    /// Goods once more: 给您补发一个.
    Reship,
    /// Anything else that was noted for him: 给您备注轻拿轻放.
    Note,
    /// An answer later: 下午三点前给您回电.
    Callback,
}

/// One promise in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// What was promised.
    pub what: Promised,
    /// The kind of the remark to offer; none for a call back, which is no remark but a deadline.
    pub kind: Option<RemarkKind>,
    /// The fields of that remark, by the names of the command's contract; ready for [`Input::Fields`](super::Input).
    /// Fields that the message says nothing of are left out.
    pub fields: Fields,
    /// Where it is said, in bytes of the message.
    pub said: Span,
    /// By when the answer is due, for a call back; none if the message names no time.
    pub due: Option<Moment>,
}

impl Promise {
    /// Whether both promise the same thing: to offer it once, however often it is said.
    pub fn same(&self, other: &Self) -> bool {
        (self.what, &self.fields, self.due) == (other.what, &other.fields, other.due)
    }
}

/// As much of a message as is read, in bytes.
const LONGEST: usize = 4_096;

/// The promises of `text`, as sent at `now`.
pub(super) fn promises(composer: &Composer, text: &str, now: Moment) -> Vec<Promise> {
    let mut found: Vec<Promise> = Vec::new();
    let end = (0..=LONGEST.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    for span in clause::meant(text.get(..end).unwrap_or("")) {
        for mut promise in what::promises(text, span, now, composer.divisions()) {
            if let Some(kind) = promise.kind.filter(|kind| composer.parsed(*kind).is_none()) {
                // A pack without this form writes it in free words.
                let Some(_) = composer.parsed(RemarkKind::Other).filter(|_| kind != RemarkKind::Other) else {
                    continue;
                };
                let said = what::plain(span.of(text));
                (promise.kind, promise.fields) = (Some(RemarkKind::Other), Fields::from([("text", said)]));
            }
            if !found.iter().any(|other| other.same(&promise)) {
                found.push(promise);
            }
        }
    }
    found
}

/// Whether a saved remark says already what `promise` does: a line of its kind with each of its fields, or its words in
/// any line.
pub(super) fn kept(composer: &Composer, remark: &str, promise: &Promise) -> bool {
    let Some(kind) = promise.kind else { return false };
    let words = promise.fields.get("text").map(|text| tidy::key(text)).filter(|text| !text.is_empty());
    if let Some(words) = words {
        return tidy::key(remark).contains(&words);
    }
    composer.read_back(remark).into_iter().any(|line| {
        let Some(date) = line.date.or_else(|| crate::text::calendar::Date::new(2024, 1, 1)) else { return false };
        let said = fill::from_fields(kind, &line.fields, date, composer.divisions()).0;
        line.kind == Some(kind) && promise.fields.iter().all(|(name, value)| said.get(name) == Some(value))
    })
}
