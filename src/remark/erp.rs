//! The order's state in the ERP, and what it says about writing a remark later than five minutes after payment (R13).

/// What to do with a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Window {
    /// Not reviewed yet (待客核): write it.
    Write,
    /// Reviewed or further on (已审核): the reviewer on duty must be told.
    Tell,
    /// Nothing that is known: the agent has to look.
    Unknown,
}

/// What `state` means, as the ERP shows it.
pub(super) fn window(_state: &str) -> Window {
    Window::Unknown
}

/// What the reviewer on duty is sent: 「订单编号、备注信息」, for the clipboard.
pub fn for_reviewer(order: &str, remark: &str) -> String {
    format!("订单编号:{order}\n备注信息:{remark}")
}
