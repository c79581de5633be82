//! Anything as a built pack: refused, or a desk that answers. Memory stays in proportion to the bytes: libFuzzer's own
//! limit on one allocation watches over it.

use super::{check, pack, phrase};
use xiaoqi::desk::{Desk, FORMAT};
use xiaoqi::pack::{Turn, Who};
use xiaoqi::phrase::Query;
use xiaoqi::remark::{Input, Length, Request};
use xiaoqi::text::calendar::{Date, Moment};
use xiaoqi::timing::{Clocks, Event, Place, What};
use xiaoqi::wording::Context;

const MAGIC: &[u8] = "小旗".as_bytes();

/// What a desk is asked.
const DRAFTS: [&str; 6] = [
    "亲,加我微信vx吧,给您五星好评返现金20元哦~ 13800138000",
    "加,微,信 女子平 haoping 好坪 加加微微信信 weixin",
    "抱歉,不能加微信哦,您说的“加微信”是违规的",
    "补偿您二十元,11010519491231002X 6222021234567890128",
    "哦",
    "",
];

/// By the first byte: the rest as it is (`=`), behind a right head (`+`), or as changes to a right pack: four bytes each.
pub fn run(bytes: &[u8]) {
    let Some((how, rest)) = bytes.split_first() else { return load(&[]) };
    match how {
        b'=' => load(rest),
        b'+' => load(&[MAGIC, &FORMAT.to_le_bytes(), rest].concat()),
        _ => load(&changed(pack::built().to_vec(), rest)),
    }
}

/// Changes bytes: what to do, where (as a share of the whole), with which byte.
fn changed(mut built: Vec<u8>, changes: &[u8]) -> Vec<u8> {
    for change in changes.chunks_exact(4).take(64) {
        let (what, place, byte) = (change[0], u16::from_le_bytes([change[1], change[2]]), change[3]);
        let at = built.len() * usize::from(place) / (usize::from(u16::MAX) + 1);
        if built.is_empty() {
            break;
        }
        match what % 8 {
            0 | 1 => built[at] = byte,
            2 => built[at] ^= 1 << (byte % 8),
            3 => built[at] = built[at].wrapping_add(1),
            4 => built.insert(at, byte),
            5 => _ = built.remove(at),
            6 => built.truncate(at),
            _ => {
                let end = (at + usize::from(byte)).min(built.len());
                built.extend_from_within(at..end);
            }
        }
    }
    built
}

fn load(bytes: &[u8]) {
    match Desk::load(bytes) {
        Ok(desk) => ask(&desk),
        Err(error) => {
            assert!(!error.to_string().is_empty());
            // The guard's part may be whole where the rest is not: then the rest is none.
            if let Ok(desk) = Desk::load_guard(bytes) {
                ask(&desk);
            }
        }
    }
}

fn ask(desk: &Desk) {
    let turn = |(who, text): (Who, &str)| Turn { who, text: text.to_owned() };
    let turns: Vec<Turn> = [(Who::Customer, "什么时候发货"), (Who::Agent, "您好")].map(turn).into();
    let (order_amount, own) = (Some(50.0), vec!["13800138000".to_owned()]);
    let known = Context { platform: "pdd".into(), order_amount, own, turns: turns.clone(), ..Context::default() };
    for draft in DRAFTS.map(str::to_owned).into_iter().chain([DRAFTS.concat(), "加微".repeat(200), "a1,".repeat(200)])
    {
        check::hold(desk, &draft, &Context::default());
        check::hold(desk, &draft, &known);
    }
    for typed in ["", "fh", "亲请 发货"] {
        phrase::hold(desk, &Query { messages: &turns, typed, stage: "presale", platform: "pdd", ..Query::default() });
    }
    if let Some(date) = Date::new(2026, 11, 22) {
        let (remarks, text) = (desk.remarks(), "已催件 A07 2026-11-22");
        let (length, input) = (Length::default(), Input::Text("改成红色XL两件"));
        let _ = (remarks.read_back(text), remarks.lint(text, "A07", date, length), remarks.guess(text));
        for kind in remarks.forms().iter().map(|form| form.kind).take(12) {
            let (agent, existing, limit, unit) = ("A07", "", 60, length.unit);
            let _ = remarks.compose(&Request { kind, agent, date, minute: None, existing, input, limit, unit });
        }
        let _ = desk.shift(Moment { date, second: 3_600 });
    }
    let mut clocks = Clocks::new(desk.limits().to_vec(), desk.promos());
    clocks.record(&Event { at: 0, chat: "c".into(), what: What::Customer, by: None, place: Place::default() });
    assert!(clocks.due(i64::MAX).len() <= 1);
    let _ = (desk.stage("待发货"), desk.call("店"), desk.agents("号"), desk.sites().len());
    let _ = (desk.pack_name(), desk.pack_version());
}
