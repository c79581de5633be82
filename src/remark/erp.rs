//! The order's state in the ERP, and what it says about writing a remark later than five minutes after payment (R13).

use super::tidy;

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

/// What not reviewed is called: 聚水潭, 快麦, 旺店通, 管易 and what teams say. Of words that one state holds, these
/// count first: 待审核 holds 审核.
const OPEN: [&str; 22] = [
    "待客核",
    "待客审",
    "待审",
    "待审核",
    "待审单",
    "未审核",
    "未审",
    "未客审",
    "未客核",
    "客审中",
    "审核中",
    "客核中",
    "待确认",
    "待处理",
    "待客服",
    "等待客审",
    "待转单",
    "反审核",
    "已驳回",
    "待付款",
    "等待审核",
    "未确认",
];

/// What reviewed is called, and all that comes after.
const DONE: [&str; 35] = [
    "已审核",
    "已审",
    "已客审",
    "已客核",
    "已审单",
    "审核通过",
    "已确认",
    "已财审",
    "待财审",
    "待财务审核",
    "待打印",
    "未打印",
    "已打印",
    "待打单",
    "已打单",
    "打印中",
    "待配货",
    "配货中",
    "拣货",
    "待拣货",
    "已拣货",
    "待验货",
    "已验货",
    "待称重",
    "已称重",
    "待出库",
    "已出库",
    "待发货",
    "发货中",
    "已发货",
    "部分发货",
    "已推送仓库",
    "仓库处理中",
    "已完成",
    "交易成功",
];

/// What `state` means, as the ERP shows it; its marks, spaces and script do not matter.
pub(super) fn window(state: &str) -> Window {
    let said = tidy::key(state);
    // Somebody may paste a whole page.
    if said.chars().count() > 40 {
        return Window::Unknown;
    }
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    match (has(&OPEN), has(&DONE)) {
        // 已审核待确认 is reviewed.
        (true, true)
            if has(&["已审核", "已审单", "已客审", "已客核", "已发货", "审核通过"]) && !has(&["反审核", "驳回"]) =>
        {
            Window::Tell
        }
        (true, _) => Window::Write,
        (false, true) => Window::Tell,
        (false, false) => Window::Unknown,
    }
}

/// What the reviewer on duty is sent: 「订单编号、备注信息」, for the clipboard. `remark` is the new lines alone.
pub fn for_reviewer(order: &str, remark: &str) -> String {
    ["订单编号:", order, "\n备注信息:", remark].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_and_their_aliases() {
        for state in [
            "待客核",
            "待审核",
            "未审核",
            "客审中",
            "等待客审",
            "待客服审核",
            "待审核（异常）",
            "已驳回",
            "反审核",
            "待審核",
            " 待 客 核 ",
        ] {
            assert_eq!(window(state), Window::Write, "{state}");
        }
        for state in [
            "已审核",
            "已客审",
            "待打印",
            "已打单",
            "已发货",
            "待发货",
            "已客审待财审",
            "拣货中",
            "状态：已审核",
            "已審核",
            "审核通过",
        ] {
            assert_eq!(window(state), Window::Tell, "{state}");
        }
        let long = "已审核".repeat(30);
        for state in ["", "其他", "异常", "状态", "A07", long.as_str()] {
            assert_eq!(window(state), Window::Unknown, "{state}");
        }
    }

    #[test]
    fn what_is_sent() {
        assert_eq!(for_reviewer("1", "中通 A07,2026-11-21"), "订单编号:1\n备注信息:中通 A07,2026-11-21");
    }
}
