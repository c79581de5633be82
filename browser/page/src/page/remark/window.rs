//! Whether a remark still reaches the warehouse (R13): within the limit after payment it does; later the order's state in
//! the ERP says so, or the agent, who looks it up. What comes too late is copied for the reviewer on duty.

use super::super::Page;
use super::super::who::now;
use super::Work;
use crate::panel::{Erp, Remark, Step};
use xiaoqi::pack::Measure;
use xiaoqi::remark::{Window, for_reviewer};
use xiaoqi::text::calendar::Moment;

impl Page {
    /// What the agent's key does instead of writing, if the remark may come too late; `view` says why.
    pub(super) fn window(&self, work: &Work, view: &mut Remark) -> Option<Step> {
        let limit = self.desk.limits().iter().find(|limit| limit.measures == Measure::Remark)?;
        let order = self.here.as_ref()?.order(&work.order).unwrap_or_default();
        if !order.state.is_empty() && self.desk.stage(&order.state) == "presale" {
            return None; // not paid yet
        }
        let why = late(order.paid, now()?, limit.seconds)?;
        let state = if order.erp.is_empty() { Window::Unknown } else { self.remarks().window(&order.erp) };
        match (state, work.erp) {
            (Window::Write, _) => {
                view.advice = format!("{why}，ERP「{}」，可以备注", order.erp);
                None
            }
            (Window::Tell, _) => Some(self.too_late(&format!("ERP「{}」", order.erp), view)),
            (Window::Unknown, open) => {
                let state = if order.erp.is_empty() { String::new() } else { format!("，ERP「{}」", order.erp) };
                view.erp = Some(Erp { why: format!("{why}{state}，先在ERP查这一单的状态"), open });
                match open {
                    Some(true) => None,
                    Some(false) => Some(self.too_late("ERP已审核", view)),
                    None => Some(Step::Nothing),
                }
            }
        }
    }

    fn too_late(&self, state: &str, view: &mut Remark) -> Step {
        view.problems.push((format!("{state}，这里备注仓库看不到，请发给{}", self.reviewer()), true));
        Step::Tell
    }

    fn reviewer(&self) -> String {
        match now().map_or("", |now| self.desk.reviewer(now)) {
            "" => "当日审单人员".to_owned(),
            name => format!("审单员{name}"),
        }
    }

    /// The agent has looked the order up in the ERP.
    pub(in crate::page) fn answer_erp(&mut self, open: bool) {
        if let Some(work) = &mut self.work {
            work.erp = Some(open);
        }
        self.look_now();
    }

    /// Copies order and remark for the reviewer.
    pub(super) fn tell_reviewer(&mut self, remark: &Remark) {
        let said = format!("已复制，请发给{}。这里没有写备注", self.reviewer());
        self.copy(&for_reviewer(&remark.order, &remark.new.join("\n")), &said);
    }
}

/// Why a remark written `now` may come too late; nothing if it does not.
fn late(paid: Option<Moment>, now: Moment, seconds: u32) -> Option<String> {
    match paid {
        None => Some("页面上没有付款时间".to_owned()),
        Some(paid) if paid.date.plus(1) == Some(now.date) => Some("昨天付的款，已过零点".to_owned()),
        Some(paid) if paid.date != now.date => Some("不是今天付的款".to_owned()),
        Some(paid) => {
            let late = paid.second.abs_diff(now.second) > seconds;
            late.then(|| format!("付款已过{}分钟", seconds / 60))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::late;
    use xiaoqi::text::calendar::Moment;

    #[test]
    fn five_minutes_on_the_same_day() {
        let at = |text: &str| Moment::of_page(text).unwrap();
        let of = |paid: &str, now: &str| late(Some(at(paid)), at(now), 300).unwrap_or_default();
        assert_eq!(of("2026-11-21 13:20:05", "2026-11-21 13:20:05"), "");
        assert_eq!(of("2026-11-21 13:20:05", "2026-11-21 13:25:05"), "");
        assert_eq!(of("2026-11-21 13:20:05", "2026-11-21 13:25:06"), "付款已过5分钟");
        assert_eq!(of("2026-11-21 13:21:00", "2026-11-21 13:20:05"), "", "the page's clock may be ahead of ours");
        assert_eq!(of("2026-11-21 23:58:00", "2026-11-22 00:01:00"), "昨天付的款，已过零点");
        assert_eq!(of("2026-11-19 13:20:05", "2026-11-21 13:20:06"), "不是今天付的款");
        assert_eq!(late(None, at("2026-11-21 13:20:06"), 300).as_deref(), Some("页面上没有付款时间"));
    }
}
