//! What every engine says of a text, with all it says of it, as one line: to be compared byte for byte between the native
//! engines, those compiled to wasm, and wasm's twin in JavaScript. Ships nowhere.
//!
//! Must depend on nothing but the pack, the table of divisions and the texts in their order: no clock, no chance.

use std::cell::RefCell;
use std::fmt::Debug;
use wasm_bindgen::prelude::*;
use xiaoqi::desk::Desk;
use xiaoqi::pack::{TextUnit, Turn, Who};
use xiaoqi::phrase::{Query, Variables, fill, masked};
use xiaoqi::remark::address::{Divisions, parse};
use xiaoqi::remark::{Input, Length, Request, orders, ship_day};
use xiaoqi::text::calendar::Moment;
use xiaoqi::timing::{Clocks, Event, Place, What};
use xiaoqi::wording::Context;

/// The first text is said at this time: 2026-11-23 09:00 in China, in ms since 1970.
const BEGINS: i64 = 1_795_395_600_000;
/// From one text to the next, in ms.
const STEP: i64 = 7_300;
const PLATFORMS: [&str; 4] = ["pdd", "douyin", "weixin", ""];
const STAGES: [&str; 4] = ["presale", "insale", "aftersale", ""];
/// How many chats the texts are said in, by turns.
const CHATS: usize = 11;

/// All engines over one pack, and what was said before.
pub struct Engines {
    desk: Desk,
    divisions: Divisions,
    clocks: Clocks,
    said: usize,
    turns: Vec<Turn>,
}

impl Engines {
    /// Nothing said yet.
    ///
    /// # Errors
    /// If the pack or the table does not load; in words.
    pub fn new(pack: &[u8], divisions: &[u8]) -> Result<Self, String> {
        let desk = Desk::load(pack).map_err(|error| error.to_string())?;
        let read = || Divisions::read(divisions).map_err(|error| error.to_string());
        desk.remarks().learn_divisions(read()?);
        let clocks = Clocks::new(desk.limits().to_vec(), desk.promos());
        Ok(Self { desk, divisions: read()?, clocks, said: 0, turns: Vec::new() })
    }

    /// What each engine says of the next text; a line an engine.
    pub fn say(&mut self, text: &str) -> Vec<String> {
        let at = self.said;
        self.said += 1;
        let now = BEGINS + at as i64 * STEP;
        let said = vec![
            self.wording(text, at),
            line("address", &parse(text, Some(&self.divisions))),
            self.remark(text, at, now),
            self.phrases(text, at),
            self.timing(text, at, now),
        ];
        let who = if at.is_multiple_of(3) { Who::Agent } else { Who::Customer };
        self.turns.push(Turn { who, text: text.to_owned() });
        if self.turns.len() > 8 {
            self.turns.remove(0);
        }
        said
    }

    fn wording(&self, text: &str, at: usize) -> String {
        let context = Context {
            platform: PLATFORMS[at % PLATFORMS.len()].to_owned(),
            stage: STAGES[at % STAGES.len()].to_owned(),
            turns: self.turns.clone(),
            ..Context::default()
        };
        let checked = self.desk.check(text, &context);
        let findings: Vec<_> = checked.findings.iter().map(|f| (&f.rule.id, f.span, f.edits(text))).collect();
        line("wording", &(checked.verdict, findings))
    }

    fn remark(&self, text: &str, at: usize, now: i64) -> String {
        let remarks = self.desk.remarks();
        let Some(moment) = Moment::of_ms(now) else { return String::new() };
        let kinds = remarks.guess(text).into_iter().chain(remarks.forms().get(at % 11).map(|form| form.kind));
        let request = |kind| Request {
            kind,
            agent: "A07",
            date: moment.date,
            minute: Some(at as u32 % 1440),
            existing: if at.is_multiple_of(2) { "" } else { "发圆通，不要放驿站" },
            input: Input::Text(text),
            limit: 60,
            unit: TextUnit::default(),
        };
        let composed: Vec<_> = kinds.map(|kind| remarks.compose(&request(kind))).collect();
        let linted = remarks.inspect(text, "A07", moment.date, Length { limit: 60, unit: TextUnit::default() });
        let promises = remarks.promises(text, moment);
        line(
            "remark",
            &(composed, linted, promises, ship_day(text, moment.date), orders(text), remarks.read_back(text)),
        )
    }

    fn phrases(&self, text: &str, at: usize) -> String {
        let typed: String = text.chars().take(at % 5).collect();
        let query = Query {
            messages: &self.turns,
            typed: &typed,
            stage: STAGES[at % STAGES.len()],
            platform: PLATFORMS[at % PLATFORMS.len()],
            today: Moment::of_ms(BEGINS).map(|moment| moment.date),
            eager: at.is_multiple_of(2),
            ..Query::default()
        };
        let found = self.desk.suggest(&query, 5);
        let variables =
            Variables { buyer: "小李", agent: "A07", order: "261121-482913370251846", call: "亲", shop: "小旗" };
        let first = found.first().and_then(|one| self.desk.phrases().phrases().get(one.phrase));
        line("phrases", &(&found, first.map(|phrase| fill(&phrase.text, &variables).text), masked(text, &[])))
    }

    fn timing(&mut self, text: &str, at: usize, now: i64) -> String {
        let chat = format!("c{}", (at * 5 + text.len()) % CHATS);
        let what = What::ALL[(at * 7 + text.len()) % What::COUNT];
        let place = Place {
            platform: PLATFORMS[at % PLATFORMS.len()].to_owned(),
            stage: STAGES[text.len() % STAGES.len()].to_owned(),
            ..Place::default()
        };
        let by = (what == What::Promised).then_some(now + 20 * 60_000);
        self.clocks.record(&Event { at: now, chat, what, by, place });
        let passed = self.clocks.pass(now);
        line(
            "timing",
            &(passed, self.clocks.next_mark(), self.clocks.due(now), self.clocks.averages(), self.clocks.keep()),
        )
    }
}

fn line(engine: &str, said: &impl Debug) -> String {
    format!("{engine} {said:?}")
}

thread_local! {
    static ENGINES: RefCell<Option<Engines>> = const { RefCell::new(None) };
}

/// Begins over a pack and a table of divisions.
///
/// # Errors
/// If one does not load.
#[wasm_bindgen]
pub fn begin(pack: &[u8], divisions: &[u8]) -> Result<(), JsError> {
    ENGINES.set(Some(Engines::new(pack, divisions).map_err(|error| JsError::new(&error))?));
    Ok(())
}

/// What the engines say of the next text.
#[wasm_bindgen]
pub fn say(text: &str) -> Vec<String> {
    ENGINES.with_borrow_mut(|engines| engines.as_mut().map(|engines| engines.say(text)).unwrap_or_default())
}
