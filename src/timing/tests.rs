//! What the tests of this room share, and the clocks against an oracle that looks at the whole log each time.

use super::averages::Sums;
use super::oracle::Oracle;
use super::track::Track;
use super::{Clocks, Event, Notice, Place, What};
use crate::pack::notice::Span;
use crate::pack::{Limit, Measure, Per, Promo};
use proptest::prelude::*;

/// A limit; `at` is platform, shop, stage, "" asks nothing.
pub(super) fn limit(id: &str, measures: Measure, seconds: u32, warn: u32, at: [&str; 3]) -> Limit {
    let [platform, shop, stage] = at.map(|v| if v.is_empty() { Vec::new() } else { vec![v.to_owned()] });
    Limit { id: id.to_owned(), measures, seconds, warn, stage, platform, shop, ..Limit::default() }
}

/// Platform, shop, stage.
pub(super) fn place(at: [&str; 3]) -> Place {
    let [platform, shop, stage] = at.map(str::to_owned);
    Place { platform, shop, stage, ..Place::default() }
}

pub(super) fn event(at: i64, chat: &str, what: What) -> Event {
    Event { at, chat: chat.to_owned(), what, by: None, place: Place::default() }
}

/// The documents' presets (T1–T6).
pub(super) fn limits() -> Vec<Limit> {
    vec![
        limit("reply.wechat", Measure::Reply, 60, 15, ["weixin", "", ""]),
        limit("reply.presale.pdd", Measure::Reply, 15, 5, ["pdd", "", "presale"]),
        limit("reply.presale", Measure::Reply, 20, 6, ["", "", "presale"]),
        limit("reply.insale", Measure::Reply, 18, 6, ["", "", "insale"]),
        limit("reply.aftersale", Measure::Reply, 18, 6, ["", "", "aftersale"]),
        limit("transfer", Measure::Transfer, 20, 5, ["", "", ""]),
        limit("remark", Measure::Remark, 300, 60, ["", "", ""]),
        limit("reply.shop", Measure::Reply, 30, 10, ["", "旗舰店", ""]),
    ]
}

/// Some of every kind, beside the presets.
fn more() -> Vec<Limit> {
    use What::{AfterSale, Customer, FollowedUp, OutOfStock, PickedUp, Shipped, Signed, Tracking, Urged};
    let span = |id, starts: &[What], ends: &[What], restarts, seconds, zone: &str| Limit {
        starts: starts.to_vec(),
        ends: ends.to_vec(),
        restarts,
        zone: if zone.is_empty() { Vec::new() } else { vec![zone.to_owned()] },
        ..limit(id, Measure::Span, seconds, 9, ["", "", ""])
    };
    let day = vec!["08:00-12:00".to_owned(), "13:30-23:00".to_owned()];
    let mut all = limits();
    all.extend([
        limit("promise", Measure::Promise, 90, 30, ["", "", ""]),
        Limit { per: Per::Session, hours: day.clone(), ..limit("first", Measure::Reply, 30, 9, ["jd", "", ""]) },
        Limit { off: true, ..limit("off", Measure::Reply, 1, 0, ["jd", "旗舰店", "presale"]) },
        span("urged", &[Urged], &[Tracking, Signed], false, 600, ""),
        span("moves", &[PickedUp, Tracking], &[Signed], true, 7_200, ""),
        span("moves.near", &[PickedUp, Tracking], &[Signed], true, 3_600, "1"),
        Limit { no_promo: true, ..span("pick", &[Shipped], &[PickedUp, Tracking, Signed], false, 3_600, "") },
        Limit { order: vec!["待发货".to_owned()], ..limit("reply.order", Measure::Reply, 25, 8, ["", "", ""]) },
        Limit { hours: day, early: vec![3_600, 60], ..span("after", &[AfterSale], &[FollowedUp], false, 7_200, "") },
        span("silent", &[OutOfStock], &[Customer], false, 300, ""),
    ]);
    all
}

/// In whole minutes, as the oracle counts.
fn promos() -> Vec<Promo> {
    let promo = |from, to| Promo { name: String::new(), span: Span { from, to }, place: Default::default() };
    vec![promo(960, 3_000), promo(30_000, 49_980)]
}

fn what() -> impl Strategy<Value = What> {
    use What::{
        AfterSale, Agent, Bot, Closed, CourierAnswered, Customer, FollowedUp, NotReceived, OutOfStock, Paid, PickedUp,
        Promised, Refunded, Remarked, Shipped, Signed, Tracking, TransferTold, Transferred, Urged,
    };
    let often = prop_oneof![Just(Customer), Just(Customer), Just(Agent), Just(TransferTold)];
    let all = [Bot, Paid, Remarked, Transferred, Closed, Promised, Promised];
    let spans = [
        Urged,
        Shipped,
        PickedUp,
        Tracking,
        Signed,
        NotReceived,
        CourierAnswered,
        AfterSale,
        FollowedUp,
        OutOfStock,
        Refunded,
    ];
    prop_oneof![
        3 => often,
        1 => proptest::sample::select(all.to_vec()),
        2 => proptest::sample::select(spans.to_vec()),
    ]
}

fn events(at: impl Strategy<Value = i64>, most: usize) -> impl Strategy<Value = Vec<Event>> {
    let platform = proptest::sample::select(vec!["", "", "pdd", "weixin", "jd"]);
    let shop = proptest::sample::select(vec!["", "", "旗舰店", "专营店"]);
    let stage = proptest::sample::select(vec!["", "", "presale", "insale", "aftersale", "?"]);
    let chat = proptest::sample::select(vec!["a", "b", "单号1"]);
    let zone = proptest::sample::select(vec!["", "", "1", "2"]);
    let order = proptest::sample::select(vec!["", "", "待发货", "待发货,未审核", "已签收"]);
    let by = proptest::option::of(0..400_000i64);
    let one = (at, chat, what(), by, (platform, shop, stage, zone, order)).prop_map(
        |(at, chat, what, by, (platform, shop, stage, zone, order))| Event {
            place: Place { zone: zone.to_owned(), order: order.to_owned(), ..place([platform, shop, stage]) },
            by: by.filter(|_| what == What::Promised),
            ..event(at, chat, what)
        },
    );
    proptest::collection::vec(one, 0..most)
}

/// Clocks and oracle agree after each event, asked at its own time and at `now`.
fn agree(limits: Vec<Limit>, log: Vec<Event>, now: i64) -> Result<(), TestCaseError> {
    let mut clocks = Clocks::new(limits.clone(), &promos());
    let mut oracle = Oracle { limits, promos: promos(), log: Vec::new() };
    for event in log {
        clocks.record(&event);
        let at = event.at;
        oracle.log.push(event);
        prop_assert_eq!(clocks.due(at), oracle.due(at));
        prop_assert_eq!(clocks.due(now), oracle.due(now));
        prop_assert_eq!(clocks.averages(), oracle.averages());
        // One by one they are the same answers, settled or not.
        let mut sums = Sums::default();
        clocks.answers().for_each(|answer| sums.answer(answer.at.saturating_sub(answer.start), answer.first));
        prop_assert_eq!(sums.averages(), oracle.averages());
    }
    Ok(())
}

/// What was said of each clock so far: chat, track, start, marks.
type Said = Vec<(String, Track, i64, usize)>;

/// What there is to say at `now` that was not said, looked for among everything that is due.
fn naive_pass(oracle: &Oracle, said: &mut Said, now: i64) -> Vec<Notice> {
    let due = oracle.due(now);
    let limit = |n: &Notice| &oracle.limits[n.limit];
    said.retain(|(chat, track, start, _)| {
        due.iter().any(|n| (&n.chat, Track::of(limit(n)), n.start) == (chat, *track, *start))
    });
    let mut found = Vec::new();
    for notice in due {
        let early = limit(&notice).early.iter().filter(|e| notice.left(now) <= i64::from(**e) * 1_000).count();
        let passed = if now < notice.start { 0 } else { early + notice.level as usize };
        let track = Track::of(limit(&notice));
        let known = said
            .iter_mut()
            .find(|(chat, t, start, _)| (chat.as_str(), *t, *start) == (notice.chat.as_str(), track, notice.start));
        match known {
            Some((.., marks)) if *marks >= passed => {}
            Some((.., marks)) => {
                *marks = passed;
                found.push(notice);
            }
            None if passed > 0 => {
                said.push((notice.chat.clone(), track, notice.start, passed));
                found.push(notice);
            }
            None => {}
        }
    }
    found.sort_by(|a, b| a.due.cmp(&b.due).then_with(|| a.chat.cmp(&b.chat)));
    found
}

proptest! {
    /// Asked each second: what is said is what a look at everything finds, and nothing is to be said before `next_mark`. The wall
    /// clock is set anew in the middle of it.
    #[test]
    fn marks_are_said_once_and_none_is_missed(
        log in events(0..600i64, 40), from in 0..600i64, set in prop_oneof![Just(0), -3_600..=3_600i64, Just(3_600), Just(-3_600)],
        rest in 0..8_000i64, step in 1..900i64,
    ) {
        let wall = |second: i64| (second + if second >= from { set } else { 0 }) * 1_000;
        let mut log: Vec<(i64, Event)> = log.into_iter().map(|e| (e.at, Event { at: wall(e.at), ..e })).collect();
        log.sort_by_key(|(second, _)| *second);
        let mut log = log.into_iter().peekable();
        // The oracle sees a clock by its limit only: each has one wherever it is.
        let mut limits = more();
        limits.push(limit("reply.any", Measure::Reply, 45, 12, ["", "", ""]));
        let mut clocks = Clocks::new(limits.clone(), &promos());
        let mut oracle = Oracle { limits, promos: promos(), log: Vec::new() };
        let mut said = Said::new();
        for second in (0..600).chain((600..600 + rest).step_by(step as usize)) {
            let now = wall(second);
            while let Some((_, event)) = log.next_if(|(at, _)| *at == second) {
                clocks.record(&event);
                oracle.log.push(event);
            }
            let next = clocks.next_mark();
            let expected = naive_pass(&oracle, &mut said, now);
            prop_assert_eq!(next.is_some_and(|at| at <= now), !expected.is_empty(), "{:?} at {}", next, now);
            prop_assert_eq!(clocks.pass(now), expected);
            prop_assert!(clocks.pass(now).is_empty() && clocks.next_mark().is_none_or(|at| at > now));
        }
    }

    /// What is kept runs on as it ran, in whatever follows.
    #[test]
    fn kept_clocks_run_on(log in events((0..600i64).prop_map(|t| t * 1_000), 30), then in events((600..900i64).prop_map(|t| t * 1_000), 12)) {
        let mut log = log;
        log.sort_by_key(|e| e.at);
        let mut clocks = Clocks::new(more(), &promos());
        log.iter().for_each(|event| clocks.record(event));
        let _ = clocks.pass(600_000);
        let mut resumed = Clocks::new(more(), &promos());
        resumed.resume(&clocks.keep(), |_, _| true);
        prop_assert_eq!(resumed.keep(), clocks.keep());
        let mut then = then;
        then.sort_by_key(|e| e.at);
        for event in then {
            // A chat of which nothing ran is not kept: neither its place nor its first answer.
            if clocks.at(&event.chat).is_ok() && resumed.at(&event.chat).is_err() {
                clocks.forget(&event.chat);
            }
            clocks.record(&event);
            resumed.record(&event);
            prop_assert_eq!(clocks.due(event.at), resumed.due(event.at));
            prop_assert_eq!(clocks.pass(event.at), resumed.pass(event.at));
        }
    }

    /// Whatever is given to it, nothing breaks.
    #[test]
    fn any_text_may_be_resumed(text in "([a-c]\t(pdd)?\t\t(x)?\t\t\t([wtpcs]-?[0-9]{1,20}(,-?[0-9]{1,20})?(@[0-9a-f]{1,6}\\.[0-9]\\.[01])?(:[0-9]{1,3})? ?){0,3}b?\n?){0,4}", now: i64) {
        let mut clocks = Clocks::new(more(), &promos());
        clocks.resume(&text, |chat, since| chat != "a" && since > 5);
        let _ = (clocks.due(now), clocks.pass(now), clocks.keep());
    }

    /// In any order, as far back as events are kept; narrow times, so that many are equal.
    #[test]
    fn late_events_count_at_their_own_time(log in events((0..40i64).prop_map(|t| t * 500), 16), now in -5_000..400_000i64) {
        agree(more(), log, now)?;
    }

    /// Longer than what is kept, a few told late; a few moments only, or many.
    #[test]
    fn a_long_log_nearly_in_order(
        log in events(0..4_096i64, 150), coarse in 0..12u32, late in 1..9usize, now in 0..400_000i64,
    ) {
        let mut log: Vec<Event> = log.into_iter().map(|e| Event { at: (e.at >> coarse) * 500, ..e }).collect();
        log.sort_by_key(|e| e.at);
        log.chunks_mut(late).for_each(<[Event]>::reverse);
        agree(more(), log, now)?;
    }

    #[test]
    fn any_time_and_any_limit(log in events(any::<i64>(), 16), now: i64, seconds: u32, warn: u32) {
        let limits = [Measure::Reply, Measure::Transfer, Measure::Remark, Measure::Promise]
            .map(|measure| limit("any", measure, seconds, warn, ["", "", ""]));
        agree(limits.to_vec(), log.clone(), now)?;
        let mut clocks = Clocks::new(limits.to_vec(), &[]);
        for event in &log {
            clocks.record(event);
        }
        for notice in clocks.due(now) {
            let promised = notice.limit == 3;
            prop_assert!(promised || notice.due >= notice.start && notice.left(now) <= i64::from(seconds) * 1_000);
            let _ = (notice.left(i64::MIN), notice.left(i64::MAX));
        }
    }

    /// Chats do not know each other: all that counts is the order within each.
    #[test]
    fn chats_in_the_same_millisecond_do_not_matter_to_each_other(log in events(0..3i64, 24), now in 0..400_000i64) {
        let mut by_chat = log.clone();
        by_chat.sort_by(|a, b| b.chat.cmp(&a.chat));
        let [one, other] = [log, by_chat].map(|log| {
            let mut clocks = Clocks::new(limits(), &[]);
            log.iter().for_each(|event| clocks.record(event));
            (clocks.due(now), clocks.averages())
        });
        prop_assert_eq!(one, other);
    }
}
