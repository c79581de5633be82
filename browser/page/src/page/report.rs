//! How the shift stands, for the popup: whether it may be handed over (T13), and how quickly it answered (T1), counted since
//! the page was loaded.

use super::Page;
use js_sys::Date;
use xiaoqi::pack::Measure;
use xiaoqi::timing::{Figures, Notice, Stage, WITHIN};

impl Page {
    /// What it is, and how much: in the agent's words.
    pub(super) fn shift_report(&self) -> Vec<(String, String)> {
        let now = Date::now() as i64;
        let clocks = &self.watch.clocks;
        let duty = self.desk.duty();
        let mut rows = Vec::new();
        let mut row = |name: &str, text: String| rows.push((name.to_owned(), text));
        if let Some(standing) = duty.standing(clocks, now) {
            row("班次", format!("{} · {}", standing.turn.name, standing.stage.said()));
            let open = self.open();
            if !open.is_empty() {
                row(if standing.stage == Stage::On { "没完的" } else { "要交接" }, open);
            }
        }
        if let Some(figures) = duty.figures(clocks, now).last() {
            self.responses(figures, now, &mut row);
        }
        let late = clocks.late(now);
        let worst = late.iter().map(|late| late.by(now)).max();
        if let Some(worst) = worst {
            row("超时", format!("{} 次，最久超了{}", late.len(), spoken(worst)));
        }
        rows
    }

    fn responses(&self, figures: &Figures, now: i64, row: &mut impl FnMut(&str, String)) {
        let averages = figures.averages();
        if let Some(first) = averages.first {
            row("首次响应", format!("{}（{} 个会话）", spoken(first), averages.sessions));
        }
        if let Some(average) = averages.average {
            row("平均响应", format!("{}（{} 次回复）", spoken(average), averages.answered));
        }
        // Who has waited longest, answered at once.
        if let Some(since) = self.watch.clocks.waiting().map(|(_, since)| since).min() {
            row("现在回复后", format!("平均 {}", spoken(figures.if_answered(since, now))));
        }
        if let Some(shares) = averages.shares() {
            let share = |(within, share): (i64, f64)| format!("{} {}%", spoken(within), (share * 100.0).round() as u32);
            row("及时率", WITHIN.into_iter().zip(shares).map(share).collect::<Vec<_>>().join(" · "));
        }
    }

    /// What is open, by kind: 3 位客户在等，1 个答应的回复. Empty if nothing is.
    pub(super) fn open(&self) -> String {
        let due = self.due(Date::now() as i64);
        let limits = self.watch.clocks.limits();
        let count = |of: &[Measure]| {
            let is = |notice: &&Notice| limits.get(notice.limit).is_some_and(|limit| of.contains(&limit.measures));
            due.iter().filter(is).count()
        };
        let kinds = [
            (count(&[Measure::Reply, Measure::Transfer]), "位客户在等"),
            (count(&[Measure::Promise]), "个答应的回复"),
            (count(&[Measure::Remark]), "个订单没写备注"),
            (count(&[Measure::Span]), "个订单要跟进"),
        ];
        let some = kinds.iter().filter(|(count, _)| *count > 0);
        some.map(|(count, what)| format!("{count} {what}")).collect::<Vec<_>>().join("，")
    }
}

/// A span of time: 42秒, 1分20秒, 3小时5分.
fn spoken(ms: i64) -> String {
    let seconds = (ms.max(0) + 500) / 1_000;
    match (seconds / 3_600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => format!("{seconds}秒"),
        (0, minutes, 0) => format!("{minutes}分钟"),
        (0, minutes, seconds) => format!("{minutes}分{seconds}秒"),
        (hours, minutes, _) => format!("{hours}小时{minutes}分"),
    }
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn a_span_is_said_in_two_words_at_most() {
        let table = [(-1, "0秒"), (15_000, "15秒"), (80_400, "1分20秒"), (180_000, "3分钟"), (11_100_000, "3小时5分")];
        for (ms, said) in table {
            assert_eq!(spoken(ms), said);
        }
    }
}
