//! Any log of events over the small pack's limits: told in any order and at any time, notices stay in order and right, and
//! a chat forgotten still counts in the averages. Agents come and go meanwhile.

use super::pack;
use xiaoqi::timing::{Clocks, Duty, Event, Level, Place, ShiftEvent, Stage, What, next_reminder, reminders};

/// Five bytes are an event: what and in which chat, where, in which zone and by when promised, and how long after the last one
/// (before it, if negative).
pub fn run(bytes: &[u8]) {
    let mut clocks = pack::desk(|desk| Clocks::new(desk.limits().to_vec(), desk.promos()));
    let mut duty = pack::desk(|desk| desk.duty());
    let mut at = 0i64;
    let mut chats = std::collections::BTreeSet::new();
    for event in bytes.chunks_exact(5) {
        let (what, place, more, step) = (event[0], event[1], event[2], i16::from_le_bytes([event[3], event[4]]));
        at = match place >> 6 {
            0 | 1 => at.saturating_add(i64::from(step)),
            2 => at.saturating_add(i64::from(step) * 1_000),
            _ => [i64::MIN, i64::MAX, 0][usize::from(step.unsigned_abs()) % 3],
        };
        let pick = |of: [&str; 4], bits: u8| of[usize::from(bits & 3)].to_owned();
        let place = Place {
            platform: pick(["", "pdd", "weixin", "x"], place),
            shop: pick(["", "零食铺", "别家", ""], place >> 2),
            stage: pick(["", "presale", "aftersale", "x"], place >> 4),
            zone: pick(["", "1", "2", ""], more),
            ..Place::default()
        };
        let chat = format!("{}", what >> 5);
        let by = [None, Some(0), Some(at), Some(i64::MAX)][usize::from(more >> 2 & 3)];
        clocks.record(&Event {
            at,
            chat: chat.clone(),
            what: What::ALL[usize::from(what & 31) % What::COUNT],
            by,
            place,
        });
        chats.insert(chat);
        if more & 0xe0 == 0xe0 {
            let (shift, agent) = (pick(["", "白班", "晚班", "x"], what), pick(["", "A07", "A08", "A07"], what >> 2));
            duty.record_shift(&ShiftEvent { at, begins: more & 16 > 0, shift, agent });
        }
        hold(&clocks, at);
        on_duty(&duty, &clocks, at);
    }
    for now in [i64::MIN, -1, 0, i64::MAX] {
        hold(&clocks, now);
        on_duty(&duty, &clocks, now);
    }
    let averages = clocks.averages();
    for chat in chats {
        clocks.forget(&chat);
    }
    assert!(clocks.due(at).is_empty());
    assert_eq!(clocks.averages(), averages);
}

/// What holds of shifts at any moment.
fn on_duty(duty: &Duty, clocks: &Clocks, now: i64) {
    let standing = duty.standing(clocks, now);
    if let Some(standing) = &standing {
        assert!(standing.turn.start <= standing.turn.end);
        assert!(standing.stage != Stage::Serving || standing.waiting > 0);
        assert!(standing.stage != Stage::Ready || standing.waiting == 0);
    }
    let open = clocks.due(now);
    if let Some(handover) = duty.handover(clocks, now) {
        assert!(standing.is_some());
        assert!(handover.open.iter().all(|notice| open.contains(notice)), "nothing is made up");
        assert!(handover.complete || handover.open == open, "nothing is lost");
    }
    let answered: u64 = duty.figures(clocks, now).iter().map(|figures| figures.averages().answered).sum();
    assert!(answered <= clocks.averages().answered);
    let all = pack::desk(|desk| desk.reminders().to_vec());
    for shown in reminders(&all, "零食铺", "pdd", now) {
        assert!(next_reminder(&all, "零食铺", "pdd", now).is_none_or(|next| next > now), "{}", shown.reminder.id);
    }
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
