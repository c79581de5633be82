//! What an agent promised in a message (R14): it must be in the remark, or kept as a call back (T4).

use super::Composer;
use super::fill::Values;
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
    pub fields: Values,
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

/// The promises of `text`, as sent at `now`.
pub(super) fn promises(_composer: &Composer, _text: &str, _now: Moment) -> Vec<Promise> {
    Vec::new()
}

/// Whether a saved remark says already what `promise` does.
pub(super) fn kept(_composer: &Composer, _remark: &str, _promise: &Promise) -> bool {
    false
}
