//! What the tests of this room share, and the clocks against an oracle that looks at the whole log each time.

use super::oracle::Oracle;
use super::{Clocks, Event, Place, What};
use crate::pack::{Limit, Measure};
use proptest::prelude::*;

/// A limit; `at` is platform, shop, stage, "" asks nothing.
pub(super) fn limit(id: &str, measures: Measure, seconds: u32, warn: u32, at: [&str; 3]) -> Limit {
    let [platform, shop, stage] = at.map(|v| if v.is_empty() { Vec::new() } else { vec![v.to_owned()] });
    let (id, title, duty) = (id.to_owned(), String::new(), String::new());
    Limit {
        id,
        title,
        measures,
        seconds,
        warn,
        stage,
        platform,
        shop,
        duty,
        cite: Vec::new(),
        place: Default::default(),
    }
}

/// Platform, shop, stage.
pub(super) fn place(at: [&str; 3]) -> Place {
    let [platform, shop, stage] = at.map(str::to_owned);
    Place { platform, shop, stage }
}

pub(super) fn event(at: i64, chat: &str, what: What) -> Event {
    Event { at, chat: chat.to_owned(), what, place: Place::default() }
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

fn what() -> impl Strategy<Value = What> {
    use What::{Agent, Bot, Closed, Customer, Paid, Remarked, TransferTold, Transferred};
    let often = prop_oneof![Just(Customer), Just(Customer), Just(Agent), Just(TransferTold)];
    let all = [Bot, Paid, Remarked, Transferred, Closed];
    prop_oneof![3 => often, 1 => proptest::sample::select(all.to_vec())]
}

fn events(at: impl Strategy<Value = i64>, most: usize) -> impl Strategy<Value = Vec<Event>> {
    let platform = proptest::sample::select(vec!["", "", "pdd", "weixin", "jd"]);
    let shop = proptest::sample::select(vec!["", "", "旗舰店", "专营店"]);
    let stage = proptest::sample::select(vec!["", "", "presale", "insale", "aftersale", "?"]);
    let chat = proptest::sample::select(vec!["a", "b", "单号1"]);
    let one = (at, chat, what(), (platform, shop, stage)).prop_map(|(at, chat, what, (platform, shop, stage))| Event {
        place: place([platform, shop, stage]),
        ..event(at, chat, what)
    });
    proptest::collection::vec(one, 0..most)
}

/// Clocks and oracle agree after each event, asked at its own time and at `now`.
fn agree(limits: Vec<Limit>, log: Vec<Event>, now: i64) -> Result<(), TestCaseError> {
    let mut clocks = Clocks::new(limits.clone());
    let mut oracle = Oracle { limits, log: Vec::new() };
    for event in log {
        clocks.record(&event);
        let at = event.at;
        oracle.log.push(event);
        prop_assert_eq!(clocks.due(at), oracle.due(at));
        prop_assert_eq!(clocks.due(now), oracle.due(now));
        prop_assert_eq!(clocks.averages(), oracle.averages());
    }
    Ok(())
}

proptest! {
    /// In any order, as far back as events are kept; narrow times, so that many are equal.
    #[test]
    fn late_events_count_at_their_own_time(log in events((0..40i64).prop_map(|t| t * 500), 16), now in -5_000..400_000i64) {
        agree(limits(), log, now)?;
    }

    /// Longer than what is kept, a few told late; a few moments only, or many.
    #[test]
    fn a_long_log_nearly_in_order(
        log in events(0..4_096i64, 150), coarse in 0..12u32, late in 1..9usize, now in 0..400_000i64,
    ) {
        let mut log: Vec<Event> = log.into_iter().map(|e| Event { at: (e.at >> coarse) * 500, ..e }).collect();
        log.sort_by_key(|e| e.at);
        log.chunks_mut(late).for_each(<[Event]>::reverse);
        agree(limits(), log, now)?;
    }

    #[test]
    fn any_time_and_any_limit(log in events(any::<i64>(), 16), now: i64, seconds: u32, warn: u32) {
        let limits = [Measure::Reply, Measure::Transfer, Measure::Remark]
            .map(|measure| limit("any", measure, seconds, warn, ["", "", ""]));
        agree(limits.to_vec(), log.clone(), now)?;
        let mut clocks = Clocks::new(limits.to_vec());
        for event in &log {
            clocks.record(event);
        }
        for notice in clocks.due(now) {
            prop_assert!(notice.due >= notice.start && notice.left(now) <= i64::from(seconds) * 1_000);
            let _ = (notice.left(i64::MIN), notice.left(i64::MAX));
        }
    }

    /// Chats do not know each other: all that counts is the order within each.
    #[test]
    fn chats_in_the_same_millisecond_do_not_matter_to_each_other(log in events(0..3i64, 24), now in 0..400_000i64) {
        let mut by_chat = log.clone();
        by_chat.sort_by(|a, b| b.chat.cmp(&a.chat));
        let [one, other] = [log, by_chat].map(|log| {
            let mut clocks = Clocks::new(limits());
            log.iter().for_each(|event| clocks.record(event));
            (clocks.due(now), clocks.averages())
        });
        prop_assert_eq!(one, other);
    }
}
