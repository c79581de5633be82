//! `xiaoqi remark compose|lint`: requests in, remarks out; remarks in, problems out.

use crate::{Outcome, lines, pack};
use anyhow::{Context as _, bail};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use xiaoqi::desk::Desk;
use xiaoqi::pack::{Flag, RemarkKind};
use xiaoqi::remark::{Fields, Input, Length, Problem, Request, fixed};
use xiaoqi::text::calendar::{Date, Moment};

/// Write order remarks, or look at those that were written by hand.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Write remarks.
    Compose(Compose),
    /// Look for what is wrong in remarks.
    Lint(Lint),
}

/// Write remarks: each line is what a customer wrote.
#[derive(clap::Args)]
pub(crate) struct Compose {
    /// Each line is a JSON request and gives one JSON object. The other options are not read then.
    #[arg(long)]
    jsonl: bool,
    /// The kind of remark; the likeliest if left out.
    #[arg(long)]
    kind: Option<String>,
    #[command(flatten)]
    signs: Signs,
}

/// Look for what is wrong: each line is a remark.
#[derive(clap::Args)]
pub(crate) struct Lint {
    /// Each line is a JSON request and gives one JSON object. The other options are not read then.
    #[arg(long)]
    jsonl: bool,
    #[command(flatten)]
    signs: Signs,
}

#[derive(clap::Args)]
struct Signs {
    /// The 接待ID that signs.
    #[arg(long, default_value = "")]
    agent: String,
    /// The day, YYYY-MM-DD.
    #[arg(long, required_unless_present_any = ["jsonl", "at"])]
    date: Option<String>,
    /// The moment, RFC 3339: the time is written as well.
    #[arg(long)]
    at: Option<String>,
    /// The platform, for its limit.
    #[arg(long)]
    platform: Option<String>,
}

/// A line of `compose --jsonl`. Other keys may stand and are not read.
#[derive(Deserialize)]
struct ComposeLine {
    kind: RemarkKind,
    #[serde(default)]
    agent: String,
    #[serde(flatten)]
    when: When,
    platform: Option<String>,
    #[serde(default)]
    existing: String,
    #[serde(default)]
    input: Given,
}

/// A line of `lint --jsonl`.
#[derive(Deserialize)]
struct LintLine {
    text: String,
    #[serde(default)]
    agent: String,
    #[serde(flatten)]
    when: When,
    platform: Option<String>,
    /// The flag on the order, if it is to be looked at: a colour, or null for none.
    #[serde(default, deserialize_with = "given")]
    flag: Option<Option<Flag>>,
}

/// What is there, be it null.
fn given<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Option<Flag>>, D::Error> {
    Option::deserialize(from).map(Some)
}

#[derive(Deserialize)]
struct When {
    date: Option<String>,
    at: Option<String>,
}

impl When {
    /// The day, and the minute of it if a moment was given.
    fn read(&self) -> anyhow::Result<(Date, Option<u32>)> {
        match (&self.at, &self.date) {
            (Some(at), _) => {
                let moment = Moment::parse(at).with_context(|| format!("`at` is no RFC 3339 time: {at}"))?;
                Ok((moment.date, Some(moment.second / 60)))
            }
            (None, Some(date)) => {
                Ok((Date::parse(date).with_context(|| format!("`date` is no YYYY-MM-DD: {date}"))?, None))
            }
            (None, None) => bail!("`date` or `at` is needed"),
        }
    }
}

/// What to write: a text, or fields.
#[derive(Deserialize)]
#[serde(untagged)]
enum Given {
    Text(String),
    Fields(BTreeMap<String, Field>),
}

impl Default for Given {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

/// The value of a field.
#[derive(Deserialize)]
#[serde(untagged)]
enum Field {
    Text(String),
    Number(serde_json::Number),
    None(()),
}

impl Field {
    fn said(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
            Self::None(()) => String::new(),
        }
    }
}

#[derive(Serialize)]
struct Composed<'a> {
    remark: &'a str,
    lines: &'a [String],
    flag: Option<Flag>,
    problems: Vec<Value>,
    length: Value,
}

pub(crate) fn run(command: &Command, pack: Option<&Path>) -> anyhow::Result<Outcome> {
    let desk = pack::load(pack)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut found = false;
    lines::each(|number, line| {
        let context = || format!("line {number}: not a request");
        match command {
            Command::Compose(args) if args.jsonl => {
                let request = serde_json::from_str(line).with_context(context)?;
                serde_json::to_writer(&mut out, &compose(&desk, request).with_context(context)?)?;
                writeln!(out)?;
            }
            Command::Lint(args) if args.jsonl => {
                let request = serde_json::from_str(line).with_context(context)?;
                serde_json::to_writer(&mut out, &lint(&desk, &request).with_context(context)?)?;
                writeln!(out)?;
            }
            Command::Compose(args) => found |= show_composed(&desk, args, line, &mut out)?,
            Command::Lint(args) => found |= show_linted(&desk, args, line, &mut out)?,
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(if found { Outcome::Found } else { Outcome::Clean })
}

fn compose(desk: &Desk, line: ComposeLine) -> anyhow::Result<Value> {
    let (date, minute) = line.when.read()?;
    let length = length(desk, line.platform.as_deref());
    let fields: Fields;
    let input = match line.input {
        Given::Text(ref text) => Input::Text(text),
        Given::Fields(given) => {
            fields = given.into_iter().map(|(name, value)| (name, value.said())).collect();
            Input::Fields(&fields)
        }
    };
    let request = Request {
        kind: line.kind,
        agent: &line.agent,
        date,
        minute,
        existing: &line.existing,
        input,
        limit: length.limit,
        unit: length.unit,
    };
    let composed = desk.remarks().compose_timed(&request).context("the pack has no form of this kind")?;
    Ok(serde_json::to_value(Composed {
        remark: &composed.remark,
        lines: &composed.lines,
        flag: composed.flag,
        problems: composed.problems.iter().map(problem).collect(),
        length: serde_json::json!({
            "used": composed.used,
            "limit": (length.limit > 0).then_some(length.limit),
            "unit": length.unit,
        }),
    })?)
}

fn lint(desk: &Desk, line: &LintLine) -> anyhow::Result<Value> {
    let (date, _) = line.when.read()?;
    let linted = desk.remarks().inspect(&line.text, &line.agent, date, length(desk, line.platform.as_deref()));
    let flag = line.flag.and_then(|flag| desk.remarks().flag_problem(&line.text, flag));
    let problems = linted.problems.iter().chain(&flag).map(|p| {
        let fix = p.fix.as_ref().map(|fix| {
            let (start, end) = fix.span.in_chars(&line.text);
            serde_json::json!({ "start": start, "end": end, "text": fix.text })
        });
        let mut value = problem(p);
        value["fix"] = fix.unwrap_or(Value::Null);
        value
    });
    Ok(serde_json::json!({
        "kind": linted.kind,
        "problems": problems.collect::<Vec<_>>(),
        "fixed": fixed(&line.text, &linted.problems),
    }))
}

fn problem(p: &Problem) -> Value {
    serde_json::json!({ "code": p.code, "message": p.message, "field": p.field, "stops": p.stops })
}

/// What a platform allows.
fn length(desk: &Desk, platform: Option<&str>) -> Length {
    platform.map_or_else(Length::default, |platform| Length::on(platform, desk.sites()))
}

fn show_composed(desk: &Desk, args: &Compose, line: &str, out: &mut impl Write) -> anyhow::Result<bool> {
    let (date, minute) = when(&args.signs).read()?;
    let kind = match &args.kind {
        Some(kind) => serde_json::from_value(Value::String(kind.clone())).context("--kind")?,
        None => desk.remarks().guess(line).unwrap_or(RemarkKind::Other),
    };
    let length = length(desk, args.signs.platform.as_deref());
    let (agent, input) = (args.signs.agent.as_str(), Input::Text(line));
    let request = Request { kind, agent, date, minute, existing: "", input, limit: length.limit, unit: length.unit };
    let composed = desk.remarks().compose_timed(&request).context("the pack has no form of this kind")?;
    let flag = composed.flag.map_or("", Flag::said);
    for new in &composed.lines {
        writeln!(out, "{new}    {flag}")?;
    }
    show(&composed.problems, out)?;
    Ok(composed.stopped())
}

fn show_linted(desk: &Desk, args: &Lint, line: &str, out: &mut impl Write) -> anyhow::Result<bool> {
    let (date, _) = when(&args.signs).read()?;
    let length = length(desk, args.signs.platform.as_deref());
    let problems = desk.remarks().lint(line, &args.signs.agent, date, length);
    writeln!(out, "{line}")?;
    show(&problems, out)?;
    let better = fixed(line, &problems);
    if better != line {
        writeln!(out, "  可改为：{better}")?;
    }
    Ok(!problems.is_empty())
}

fn when(signs: &Signs) -> When {
    When { date: signs.date.clone(), at: signs.at.clone() }
}

fn show(problems: &[Problem], out: &mut impl Write) -> anyhow::Result<()> {
    for p in problems {
        writeln!(out, "  {}：{}（{}）", if p.stops { "不能写入" } else { "提醒" }, p.message, p.code)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(json: &str) -> Value {
        compose(&pack::load(None).unwrap(), serde_json::from_str(json).unwrap()).unwrap()
    }

    #[test]
    fn texts_and_fields() {
        let text = say(
            r#"{"kind":"courier","agent":"A07","date":"2026-11-21","platform":"pdd","input":"发顺丰标快到付","x":1}"#,
        );
        assert_eq!(text["remark"], "顺丰 标快 到付 A07,2026-11-21");
        assert_eq!(
            (&text["flag"], &text["length"]["limit"], &text["length"]["unit"]),
            (&"purple".into(), &300.into(), &"utf16".into())
        );
        let fields = say(
            r#"{"kind":"product","agent":"A07","date":"2026-11-21","existing":"旧","input":{"name":"雨刷","quantity":2,"code":null}}"#,
        );
        assert_eq!(fields["remark"], "旧\n雨刷,2件,A07,2026-11-21");
        assert_eq!(
            (&fields["lines"][0], &fields["length"]["limit"]),
            (&"雨刷,2件,A07,2026-11-21".into(), &Value::Null)
        );
    }

    #[test]
    fn a_moment_is_written_in_chinas_time() {
        let timed = say(r#"{"kind":"urged","agent":"A07","at":"2026-11-21T23:04:00Z","platform":"taobao"}"#);
        assert_eq!(timed["remark"], "已催件 A07 2026-11-22 07:04");
        assert_eq!((&timed["length"]["limit"], &timed["length"]["unit"]), (&1000.into(), &"bytes".into()));
    }

    #[test]
    fn unusable_lines_are_refused() {
        let desk = pack::load(None).unwrap();
        for json in [
            r#"{"kind":"urged","agent":"A07"}"#,
            r#"{"kind":"urged","agent":"A07","date":"21.11.2026"}"#,
            r#"{"kind":"urged","agent":"A07","at":"2026-11-21"}"#,
        ] {
            assert!(compose(&desk, serde_json::from_str(json).unwrap()).is_err(), "{json}");
        }
        for json in [
            r#"{"kind":"gift","date":"2026-11-21"}"#,
            "[]",
            r#"{"kind":"other","date":"2026-11-21","input":{"text":[1]}}"#,
        ] {
            assert!(serde_json::from_str::<ComposeLine>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn offsets_count_scalar_values() {
        let line = LintLine {
            text: "😀催件 A07 2026-11-22".into(),
            agent: "A07".into(),
            when: When { date: Some("2026-11-21".into()), at: None },
            platform: None,
            flag: Some(None),
        };
        let said = lint(&pack::load(None).unwrap(), &line).unwrap();
        assert_eq!(said["problems"][0]["fix"], serde_json::json!({ "start": 8, "end": 18, "text": "2026-11-21" }));
        assert_eq!((&said["fixed"], &said["kind"]), (&"😀催件 A07 2026-11-21".into(), &"other".into()));
    }
}
