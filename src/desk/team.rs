//! What the team settled, asked for a place and a time.

use super::Desk;
use crate::pack::{Shift, Team};
use crate::text::calendar::{Date, Moment, minutes};
use crate::timing::{Duty, Shifts};

impl Desk {
    /// What the team settled.
    pub fn team(&self) -> &Team {
        &self.work().team
    }

    /// The stage of the talk for an order's state as the page words it; empty if the state says nothing, `presale` if
    /// there is no order.
    pub fn stage(&self, order_state: &str) -> &str {
        if order_state.is_empty() {
            return "presale";
        }
        let says = |states: &[String]| states.iter().any(|state| order_state.contains(state.as_str()));
        self.team().stages.iter().find(|stage| says(&stage.states)).map_or("", |stage| &stage.id)
    }

    /// How a shop's customers are called, `{称呼}` (P15).
    pub fn call(&self, shop: &str) -> &str {
        let own = self.team().shops.iter().find(|s| s.name == shop).map(|s| s.call.as_str());
        own.filter(|call| !call.is_empty()).unwrap_or(&self.team().call)
    }

    /// The 接待IDs of those who may sit behind an account; none if the roster does not know it.
    pub fn agents(&self, account: &str) -> &[String] {
        self.team().roster.iter().find(|seat| seat.account == account).map_or(&[], |seat| &seat.agents)
    }

    /// The plan of shifts, to which comings and goings are told: which one is on, what is handed over, how quickly each
    /// answered (rows T13, S7).
    pub fn duty(&self) -> Duty {
        Duty::new(Shifts::new(&self.team().shifts))
    }

    /// Which shift it is: its day and name, `2026-11-21 白班`. A shift goes on until the next begins (T13); without any,
    /// a day is one shift.
    pub fn shift(&self, now: Moment) -> String {
        let (hour, minute) = now.clock();
        let of_day = |date: Date, before: u32| {
            let begun = self.team().shifts.iter().filter_map(|s| Some((minutes(&s.from)?, s)));
            begun
                .filter(|(from, _)| *from <= before)
                .max_by_key(|(from, _)| *from)
                .map(|(_, s)| format!("{date} {}", s.name))
        };
        of_day(now.date, hour * 60 + minute)
            .or_else(|| of_day(now.date.plus(-1)?, 1_440))
            .unwrap_or_else(|| now.date.to_string())
    }
}

impl Desk {
    /// Who reviews orders (审单) now, as the team calls him (R13); empty between the shifts, or if the pack names nobody.
    pub fn reviewer(&self, now: Moment) -> &str {
        let (hour, minute) = now.clock();
        let at = hour * 60 + minute;
        let runs = |shift: &&Shift| match (minutes(&shift.from), minutes(&shift.to)) {
            (Some(from), Some(to)) if from <= to => (from..to).contains(&at),
            (Some(from), Some(to)) => at >= from || at < to,
            _ => false,
        };
        self.team().shifts.iter().find(runs).map_or("", |shift| &shift.reviewer)
    }
}

#[cfg(test)]
#[cfg(feature = "source")]
mod tests {
    use super::*;
    use crate::pack::source::{SourceFile, parse};

    fn desk() -> Desk {
        let text = r#"
            [pack]
            name = "t"
            version = "1"
            [team]
            call = "亲"
            date = "YYYY-MM-DD"
            stages = [{ id = "aftersale", states = ["退款"] }, { id = "insale", states = ["待发货"] }]
            shifts = [
                { name = "白班", from = "08:30", to = "16:00", reviewer = "S1" },
                { name = "晚班", from = "16:00", to = "00:30", reviewer = "S2" },
            ]
            roster = [{ account = "店:客服07", agents = ["A07"] }]
            shops = [{ name = "零食铺", call = "小主" }]
            [[start]]
            id = "unpaid"
            text = "看未付款订单"
            shifts = ["晚班"]
            cite = ["S7"]
            [[reminder]]
            id = "meeting"
            text = "开会"
            days = ["周一"]
            at = "16:10"
            before = 10
            cite = ["T14"]
        "#;
        let pack = parse(&[SourceFile { name: "t.toml".into(), text: text.into() }]).unwrap();
        Desk::load(&super::super::build(&pack).unwrap()).unwrap()
    }

    #[test]
    fn a_shift_goes_on_until_the_next_begins() {
        let desk = desk();
        let at = |text: &str| desk.shift(Moment::of_page(text).unwrap());
        assert_eq!(at("2026-11-21 08:30"), "2026-11-21 白班");
        assert_eq!(at("2026-11-21 16:00"), "2026-11-21 晚班");
        assert_eq!(at("2026-11-22 02:00"), "2026-11-21 晚班");
    }

    #[test]
    fn the_day_is_built_and_loaded() {
        let desk = desk();
        let now = Moment::of_page("2026-11-23 16:05").unwrap().ms();
        assert_eq!(desk.duty().shifts().at(now).unwrap().name, "晚班");
        let lines = |shift| desk.start_list(shift).map(|line| line.id.as_str()).collect::<Vec<_>>();
        assert_eq!((lines("晚班"), lines("白班")), (vec!["unpaid"], vec![]));
        assert_eq!(crate::timing::reminders(desk.reminders(), "", "", now)[0].said(), "快到点了");
    }

    #[test]
    fn a_reviewer_is_on_duty_within_his_shift_only() {
        let desk = desk();
        let at = |text: &str| desk.reviewer(Moment::of_page(text).unwrap()).to_owned();
        assert_eq!(at("2026-11-21 08:29"), "", "nobody yet");
        assert_eq!(["08:30", "15:59"].map(|t| at(&format!("2026-11-21 {t}"))), ["S1", "S1"]);
        assert_eq!(["16:00", "23:59", "00:29"].map(|t| at(&format!("2026-11-21 {t}"))), ["S2", "S2", "S2"]);
        assert_eq!(at("2026-11-22 00:30"), "");
    }

    #[test]
    fn stages_calls_and_the_roster() {
        let desk = desk();
        assert_eq!(
            ["", "待发货", "待发货,退款中", "别的"].map(|s| desk.stage(s)),
            ["presale", "insale", "aftersale", ""]
        );
        assert_eq!((desk.call("零食铺"), desk.call("别家")), ("小主", "亲"));
        assert_eq!((desk.agents("店:客服07"), desk.agents("店:客服08")), (&["A07".to_owned()][..], &[][..]));
    }
}
