//! Shifts with customers: who is on, what is handed over, how quickly each answered; against tables and the whole log.

use super::super::duty_oracle::DutyOracle;
use super::super::shift::tests::{at, shifts};
use super::super::tests::{event, limit, limits};
use super::super::{Clocks, Event, What};
use super::super::{Figures, WITHIN};
use super::*;
use crate::pack::Measure;
use proptest::prelude::*;

fn two() -> Duty {
    Duty::new(shifts(&[("白班", "08:30", "16:00"), ("晚班", "16:00", "23:30")]))
}

fn sign(time: &str, begins: bool, shift: &str, agent: &str) -> ShiftEvent {
    ShiftEvent { at: at(time), begins, shift: shift.to_owned(), agent: agent.to_owned() }
}

fn clocks(log: &[(&str, &str, What)]) -> Clocks {
    let mut all = limits();
    all.push(limit("promise", Measure::Promise, 1_800, 300, ["", "", ""]));
    let mut clocks = Clocks::new(all, &[]);
    for (time, chat, what) in log {
        clocks.record(&event(at(time), chat, *what));
    }
    clocks
}

/// Name, agent, stage, waiting.
fn stands(duty: &Duty, clocks: &Clocks, time: &str) -> String {
    duty.standing(clocks, at(time))
        .map_or(String::new(), |s| format!("{} {} {} {}", s.turn.name, s.agent, s.stage.said(), s.waiting))
}

#[test]
fn by_the_plan_alone() {
    let clocks = clocks(&[("11-23T15:59", "a", What::Customer)]);
    let duty = two();
    assert_eq!(stands(&duty, &clocks, "11-23T15:59"), "白班  在班 1");
    assert_eq!(stands(&duty, &clocks, "11-23T16:05"), "白班  还在接待 1", "it goes on while customers wait");
    assert_eq!(stands(&duty, &clocks, "11-23T23:31"), "晚班  还在接待 1");
    assert_eq!(stands(&duty, &clocks, "11-24T08:30"), "白班  在班 1", "after a gap nobody goes on");
    let mut answered = clocks;
    answered.record(&event(at("11-23T16:06"), "a", What::Agent));
    assert_eq!(stands(&duty, &answered, "11-23T16:06"), "晚班  在班 0");
    assert_eq!(stands(&duty, &answered, "11-23T23:31"), "晚班  可以交班 0");
    assert_eq!(stands(&Duty::default(), &answered, "11-23T16:06"), "", "no shifts");
}

#[test]
fn the_day_agent_leaves_once_the_night_agent_is_there() {
    let clocks = clocks(&[("11-23T15:59", "a", What::Customer), ("11-23T16:02", "a", What::Agent)]);
    let mut duty = two();
    duty.record_shift(&sign("11-23T08:25", true, "白班", "A07"));
    assert_eq!(stands(&duty, &clocks, "11-23T08:25"), "白班 A07 在班 0", "a little early");
    assert_eq!(stands(&duty, &clocks, "11-23T16:05"), "白班 A07 可以交班 0");
    let handover = duty.handover(&clocks, at("11-23T16:05")).unwrap();
    assert_eq!((handover.to.unwrap().name.as_str(), handover.complete), ("晚班", false));
    duty.record_shift(&sign("11-23T16:10", true, "晚班", "A12"));
    assert_eq!(stands(&duty, &clocks, "11-23T16:10"), "晚班 A12 在班 0");
    let handover = duty.handover(&clocks, at("11-23T16:10")).unwrap();
    assert_eq!((handover.from_agent.as_str(), handover.complete, handover.open.len()), ("A07", true, 0));
    duty.record_shift(&sign("11-23T16:11", false, "白班", "A07"));
    assert_eq!(duty.handover(&clocks, at("11-23T16:12")).unwrap().from_agent, "A07", "who left");
    duty.record_shift(&sign("11-23T20:00", false, "", "A12"));
    assert_eq!(stands(&duty, &clocks, "11-23T20:01"), "晚班  还没有人上线 0");
    assert!(!duty.handover(&clocks, at("11-23T20:01")).unwrap().complete);
    assert_eq!(stands(&duty, &clocks, "11-23T23:31"), "", "nobody has to be there");
}

#[test]
fn open_deadlines_go_over_unchanged() {
    let clocks = clocks(&[
        ("11-23T15:20", "a", What::Promised),
        ("11-23T15:58", "order", What::Paid),
        ("11-23T15:59", "b", What::Customer),
    ]);
    let before = clocks.due(at("11-23T15:59"));
    let mut duty = two();
    duty.record_shift(&sign("11-23T08:30", true, "白班", "A07"));
    let seen = |duty: &Duty, time: &str| -> Vec<(String, i64, i64)> {
        let open = duty.handover(&clocks, at(time)).map_or(Vec::new(), |handover| handover.open);
        open.into_iter().map(|n| (n.chat, n.start, n.due)).collect()
    };
    let all: Vec<_> = before.iter().map(|n| (n.chat.clone(), n.start, n.due)).collect();
    assert_eq!(all.iter().map(|(chat, ..)| chat.as_str()).collect::<Vec<_>>(), ["a", "b", "order"]);
    assert_eq!(seen(&duty, "11-23T16:00"), all);
    duty.record_shift(&sign("11-23T16:01", true, "晚班", "A12"));
    assert_eq!(seen(&duty, "11-23T16:01"), all);
    let mut later = clocks.clone();
    later.record(&event(at("11-23T16:02"), "b", What::Agent));
    later.record(&event(at("11-23T16:02"), "c", What::Customer));
    let open = duty.handover(&later, at("11-23T16:02")).unwrap().open;
    assert_eq!(open.iter().map(|n| n.chat.as_str()).collect::<Vec<_>>(), ["a", "order"], "what is new is its own");
}

#[test]
fn an_answer_counts_where_it_was_given() {
    let clocks = clocks(&[
        ("11-23T10:00", "a", What::Customer),
        ("11-23T10:01", "a", What::Agent),
        ("11-23T15:59", "a", What::Customer),
        ("11-23T16:03", "a", What::Agent),
        ("11-23T16:10", "b", What::Customer),
        ("11-23T16:12", "b", What::Agent),
    ]);
    let seen = |duty: &Duty| -> Vec<(String, String, Option<i64>, u64)> {
        let figures = duty.figures(&clocks, i64::MAX);
        let one = |f: &Figures| (f.turn.name.clone(), f.agent.clone(), f.averages().average, f.averages().answered);
        figures.iter().map(one).collect()
    };
    let row = |shift: &str, agent: &str, seconds: i64, count| {
        (shift.to_owned(), agent.to_owned(), Some(seconds * 1_000), count)
    };
    let mut duty = two();
    assert_eq!(seen(&duty), [row("白班", "", 60, 1), row("晚班", "", 180, 2)]);
    duty.record_shift(&sign("11-23T16:05", true, "晚班", "A12"));
    duty.record_shift(&sign("11-23T08:30", true, "白班", "A07"));
    assert_eq!(seen(&duty), [row("白班", "A07", 150, 2), row("晚班", "A12", 120, 1)], "told late, counted at its time");
    let night = &duty.figures(&clocks, i64::MAX)[1];
    assert_eq!(night.if_answered(at("11-23T16:20"), at("11-23T16:24")), 180_000);
}

#[test]
fn coming_twice_is_coming_once() {
    let mut duty = two();
    for time in ["11-23T08:30", "11-23T09:00"] {
        duty.record_shift(&sign(time, true, "白班", "A07"));
    }
    let since = |duty: &Duty, time: &str| duty.standing(&clocks(&[]), at(time)).unwrap().since;
    assert_eq!(since(&duty, "11-23T10:00"), at("11-23T08:30"));
    duty.record_shift(&sign("11-24T08:30", true, "白班", "A07"));
    assert_eq!(since(&duty, "11-24T10:00"), at("11-24T08:30"), "another day");
    duty.record_shift(&sign("11-24T12:00", true, "加班", "A07"));
    assert_eq!(stands(&duty, &clocks(&[]), "11-24T20:00"), "加班 A07 在班 0", "unknown to the plan");
    for n in 0..1_000 {
        duty.record_shift(&ShiftEvent { at: n, begins: true, shift: String::new(), agent: String::new() });
    }
    assert_eq!(duty.log.len(), KEPT);
}

fn chats() -> impl Strategy<Value = Vec<Event>> {
    use What::{Agent, Closed, Customer, Paid, Promised, Remarked};
    let what = proptest::sample::select(vec![Customer, Customer, Agent, Promised, Paid, Remarked, Closed]);
    let one = (0..1_440i64, proptest::sample::select(vec!["a", "b"]), what);
    proptest::collection::vec(one.prop_map(|(m, chat, what)| event(at("11-23T08:00") + m * 60_000, chat, what)), 0..16)
}

fn signs() -> impl Strategy<Value = Vec<ShiftEvent>> {
    let name = proptest::sample::select(vec!["白班", "晚班", "", "加班"]);
    let agent = proptest::sample::select(vec!["A07", "A12", ""]);
    let one = (0..1_440i64, any::<bool>(), name, agent).prop_map(|(m, begins, shift, agent)| ShiftEvent {
        at: at("11-23T08:00") + m * 60_000,
        begins,
        shift: shift.to_owned(),
        agent: agent.to_owned(),
    });
    proptest::collection::vec(one, 0..8)
}

proptest! {
    /// What is told in another order says the same, and whatever is said fits together.
    #[test]
    fn any_log_told_in_any_order(log in chats(), signs in signs(), minute in 0..1_600i64) {
        let now = at("11-23T08:00") + minute * 60_000;
        let all = limits();
        let (mut one, mut other) = (Clocks::new(all.clone(), &[]), Clocks::new(all, &[]));
        let mut sorted = log.clone();
        sorted.sort_by_key(|e| e.at);
        log.iter().for_each(|e| one.record(e));
        sorted.iter().for_each(|e| other.record(e));
        let (mut duty, mut by_time) = (two(), two());
        let mut in_time = signs.clone();
        in_time.sort_by_key(|e| e.at);
        signs.iter().for_each(|e| duty.record_shift(e));
        in_time.iter().for_each(|e| by_time.record_shift(e));
        prop_assert_eq!(duty.standing(&one, now), by_time.standing(&other, now));
        prop_assert_eq!(duty.handover(&one, now), by_time.handover(&other, now));
        prop_assert_eq!(duty.figures(&one, now), by_time.figures(&other, now));
        prop_assert_eq!(one.late(now), other.late(now));

        if let Some(standing) = duty.standing(&one, now) {
            prop_assert!(standing.waiting <= one.waiting().count());
            if standing.stage == Stage::Serving {
                prop_assert!(standing.waiting > 0 && now >= standing.turn.end);
            }
            if standing.stage == Stage::Ready {
                prop_assert!(standing.waiting == 0 && now >= standing.turn.end);
            }
        }
        // No deadline is lost: before the next shift is there all are handed over, with the start and due that they have.
        if let Some(handover) = duty.handover(&one, now) {
            let due = one.due(now);
            prop_assert!(handover.open.iter().all(|notice| due.contains(notice)));
            prop_assert!(handover.complete || handover.open == due);
        }
        // Every answer counts once, in all figures together as over all.
        let figures = duty.figures(&one, i64::MAX);
        let total = one.averages();
        prop_assert_eq!(figures.iter().map(|f| f.averages().answered).sum::<u64>(), total.answered);
        prop_assert_eq!(figures.iter().map(|f| f.averages().sessions).sum::<u64>(), total.sessions);
        for at in 0..3 {
            prop_assert_eq!(figures.iter().map(|f| f.averages().within[at]).sum::<u64>(), total.within[at]);
        }
    }

    /// As found from the whole log each time.
    #[test]
    fn as_the_oracle_finds(log in chats(), signs in signs(), minute in 0..2_880i64) {
        let now = at("11-23T08:00") + minute * 60_000;
        let (mut log, mut signs) = (log, signs);
        log.sort_by_key(|e| e.at);
        signs.sort_by_key(|e| e.at);
        let (mut clocks, mut duty) = (Clocks::new(limits(), &[]), two());
        log.iter().for_each(|e| clocks.record(e));
        signs.iter().for_each(|e| duty.record_shift(e));
        let oracle = DutyOracle { signs: &signs, log: &log };
        let found = duty.standing(&clocks, now).map(|s| (s.turn, s.agent, s.stage, s.waiting));
        prop_assert_eq!(found, oracle.standing(now));
        let answers: Vec<_> = oracle.answers().into_iter().filter(|(.., given, _)| *given <= now).collect();
        let figures = duty.figures(&clocks, now);
        let of = |f: &Figures| {
            let mine = answers.iter().filter(|(turn, agent, ..)| *turn == f.turn && *agent == f.agent);
            mine.map(|(.., took)| *took).collect::<Vec<_>>()
        };
        for f in &figures {
            let took = of(f);
            prop_assert!(!took.is_empty());
            let mean = took.iter().sum::<i64>() / took.len() as i64;
            let within = WITHIN.map(|most| took.iter().filter(|ms| **ms <= most).count() as u64);
            let said = f.averages();
            prop_assert_eq!((said.average, said.answered, said.within), (Some(mean), took.len() as u64, within));
        }
        prop_assert_eq!(figures.iter().map(|f| of(f).len()).sum::<usize>(), answers.len());
    }

    /// The late list against the notices: an answer is late if, just before it, its clock was over.
    #[test]
    fn late_is_what_was_over_before_the_answer(log in chats()) {
        let mut sorted = log;
        sorted.sort_by_key(|e| e.at);
        let mut clocks = Clocks::new(limits(), &[]);
        let mut wanted = Vec::new();
        for e in &sorted {
            if matches!(e.what, What::Agent | What::Promised) {
                let due = clocks.due(e.at);
                let reply = |n: &&super::super::Notice| n.chat == e.chat && clocks.limits()[n.limit].measures == Measure::Reply;
                if let Some(n) = due.iter().find(reply).filter(|n| n.due < e.at) {
                    wanted.push((n.chat.clone(), n.due, e.at));
                }
            }
            clocks.record(e);
        }
        wanted.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
        let late = clocks.late(i64::MAX);
        let given = late.iter().filter_map(|l| Some((l.chat.clone(), l.due, l.answered?))).collect::<Vec<_>>();
        prop_assert_eq!(given, wanted);
        prop_assert_eq!(late.iter().filter(|l| l.answered.is_none()).count(), clocks.waiting().count());
    }
}
