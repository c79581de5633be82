//! Any log of events over the small pack's limits: told in any order and at any time, notices stay in order and right, and
//! a chat forgotten still counts in the averages.

use super::pack;
use xiaoqi::timing::{Clocks, Event, Level, Place, What};

const WHATS: [What; 8] = [
    What::Customer,
    What::Agent,
    What::Bot,
    What::Paid,
    What::Remarked,
    What::TransferTold,
    What::Transferred,
    What::Closed,
];

/// Four bytes are an event: what, chat and place, and how long after the last one (before it, if negative).
pub fn run(bytes: &[u8]) {
    let mut clocks = Clocks::new(pack::desk(|desk| desk.limits().to_vec()));
    let mut at = 0i64;
    let mut chats = std::collections::BTreeSet::new();
    for event in bytes.chunks_exact(4) {
        let (what, place, step) = (event[0], event[1], i16::from_le_bytes([event[2], event[3]]));
        at = match what >> 6 {
            0 | 1 => at.saturating_add(i64::from(step)),
            2 => at.saturating_add(i64::from(step) * 1_000),
            _ => [i64::MIN, i64::MAX, 0][usize::from(step.unsigned_abs()) % 3],
        };
        let pick = |of: [&str; 4], bits: u8| of[usize::from(bits & 3)].to_owned();
        let place = Place {
            platform: pick(["", "pdd", "weixin", "x"], place),
            shop: pick(["", "零食铺", "别家", ""], place >> 2),
            stage: pick(["", "presale", "aftersale", "x"], place >> 4),
        };
        let chat = format!("{}", (what >> 3) & 7);
        clocks.record(&Event { at, chat: chat.clone(), what: WHATS[usize::from(what & 7)], place });
        chats.insert(chat);
        hold(&clocks, at);
    }
    for now in [i64::MIN, -1, 0, i64::MAX] {
        hold(&clocks, now);
    }
    let averages = clocks.averages();
    for chat in chats {
        clocks.forget(&chat);
    }
    assert!(clocks.due(at).is_empty());
    assert_eq!(clocks.averages(), averages);
}

/// What holds at any moment.
fn hold(clocks: &Clocks, now: i64) {
    let due = clocks.due(now);
    assert!(due.is_sorted_by_key(|notice| notice.due));
    for notice in &due {
        let limit = &clocks.limits()[notice.limit];
        assert!(notice.due >= notice.start && notice.left(now) <= notice.due.saturating_sub(notice.start));
        let left = notice.left(now);
        let level = match left {
            ..=-1_000 => Level::Late,
            -999..=0 => Level::Due,
            1.. if left <= i64::from(limit.warn) * 1_000 => Level::Soon,
            1.. => Level::Running,
        };
        assert_eq!(notice.level, level);
    }
    let averages = clocks.averages();
    assert!(averages.sessions <= averages.answered);
    assert_eq!((averages.sessions > 0, averages.answered > 0), (averages.first.is_some(), averages.average.is_some()));
}
