//! `xiaoqi timing`: what happened in the chats in, what is due out.

use crate::{Outcome, faults, lines, pack};
use anyhow::{Context as _, bail};
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::{Path, PathBuf};
use xiaoqi::pack::source::{self, SourceFile};
use xiaoqi::pack::{Limit, Promo};
use xiaoqi::text::calendar::Moment;
use xiaoqi::timing::{Clocks, Event, Level, Notice, Place, What};

/// Say what is due, line after line of what happened in the chats.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Each line gives one JSON object, instead of words for people. Lines in are JSON either way.
    #[arg(long)]
    jsonl: bool,
    /// A TOML file of `[[limit]]` and `[[promo]]` entries, instead of the pack's.
    #[arg(long, value_name = "FILE")]
    limits: Option<PathBuf>,
}

/// A line in. Keys of engines to come may stand and are not read.
#[derive(Deserialize)]
struct Input {
    at: String,
    chat: Option<String>,
    event: Named,
    /// By when it was promised.
    by: Option<String>,
    platform: Option<String>,
    shop: Option<String>,
    stage: Option<String>,
    zone: Option<String>,
}

/// The contract's events.
#[derive(Clone, Copy, Deserialize)]
#[serde(untagged)]
enum Named {
    Happened(What),
    #[expect(dead_code, reason = "read so that no other word passes")]
    Other(Other),
}

/// A mere look at the clock, and events of engines to come.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Other {
    ShiftStart,
    ShiftEnd,
    Tick,
}

#[derive(Serialize)]
struct Output<'a> {
    notices: Vec<OutputNotice<'a>>,
    averages: OutputAverages,
}

#[derive(Serialize)]
struct OutputNotice<'a> {
    limit: &'a str,
    chat: &'a str,
    level: &'static str,
    due: String,
    seconds_left: i64,
}

#[derive(Serialize)]
struct OutputAverages {
    first_seconds: Option<f64>,
    average_seconds: Option<f64>,
    answered: u64,
}

pub(crate) fn run(args: &Args, pack: Option<&Path>) -> anyhow::Result<Outcome> {
    let mut clocks = match &args.limits {
        Some(file) => {
            let (limits, promos) = read_limits(file)?;
            Clocks::new(limits, &promos)
        }
        None => {
            let desk = pack::load(pack)?;
            Clocks::new(desk.limits().to_vec(), desk.promos())
        }
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    lines::each(|number, line| {
        let (now, notices) = happened(&mut clocks, line).with_context(|| format!("line {number}"))?;
        if args.jsonl {
            let output = output(&clocks, &notices, now).with_context(|| format!("line {number}"))?;
            serde_json::to_writer(&mut out, &output)?;
            writeln!(out)?;
        } else {
            for notice in &notices {
                show(&mut out, &clocks, notice, now)?;
            }
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(Outcome::Clean)
}

/// Takes a line in; gives its time (ms) and what is soon due, due or late then.
fn happened(clocks: &mut Clocks, line: &str) -> anyhow::Result<(i64, Vec<Notice>)> {
    let input: Input = serde_json::from_str(line).context("not an event")?;
    let at = ms(&input.at).with_context(|| format!("`{}` is no RFC 3339 time", input.at))?;
    if let Named::Happened(what) = input.event {
        let chat = input.chat.context("the event needs a chat")?;
        let by = input.by.map(|by| ms(&by).with_context(|| format!("`{by}` is no RFC 3339 time"))).transpose()?;
        let [platform, shop, stage, zone] =
            [input.platform, input.shop, input.stage, input.zone].map(Option::unwrap_or_default);
        clocks.record(&Event { at, chat, what, by, place: Place { platform, shop, stage, zone } });
    }
    let mut notices = clocks.due(at);
    notices.retain(|notice| notice.level != Level::Running);
    Ok((at, notices))
}

fn output<'a>(clocks: &'a Clocks, notices: &'a [Notice], now: i64) -> anyhow::Result<Output<'a>> {
    let notice = |n: &'a Notice| {
        Ok(OutputNotice {
            limit: &limit(clocks, n)?.id,
            chat: &n.chat,
            level: match n.level {
                Level::Running | Level::Soon => "soon",
                Level::Due => "due",
                Level::Late => "late",
            },
            due: written(n.due).context("due after the year 9999")?,
            seconds_left: seconds_left(n, now),
        })
    };
    let averages = clocks.averages();
    let seconds = |ms: Option<i64>| ms.map(|ms| ms as f64 / 1_000.0);
    Ok(Output {
        notices: notices.iter().map(notice).collect::<anyhow::Result<_>>()?,
        averages: OutputAverages {
            first_seconds: seconds(averages.first),
            average_seconds: seconds(averages.average),
            answered: averages.answered,
        },
    })
}

fn show(out: &mut impl Write, clocks: &Clocks, notice: &Notice, now: i64) -> anyhow::Result<()> {
    let limit = limit(clocks, notice)?;
    let left = match seconds_left(notice, now) {
        left if left < 0 => format!("超 {} 秒", left.unsigned_abs()),
        left => format!("剩 {left} 秒"),
    };
    let duty = if limit.duty.is_empty() { String::new() } else { format!(" · {}", limit.duty) };
    writeln!(out, "{} · {} · {} · {left}{duty}", notice.level.said(), notice.chat, limit.title)?;
    Ok(())
}

fn limit<'a>(clocks: &'a Clocks, notice: &Notice) -> anyhow::Result<&'a Limit> {
    clocks.limits().get(notice.limit).context("a limit that is not there")
}

/// Seconds, rounded up: 1 while anything is left.
fn seconds_left(notice: &Notice, now: i64) -> i64 {
    let left = notice.left(now);
    left.div_euclid(1_000) + i64::from(left.rem_euclid(1_000) > 0)
}

/// An RFC 3339 time in ms since 1970; the calendar reads whole seconds.
fn ms(text: &str) -> Option<i64> {
    let whole = Moment::parse(text)?.ms();
    let Some((_, fraction)) = text.split_once('.') else { return Some(whole) };
    let digits = &fraction[..fraction.find(|c: char| !c.is_ascii_digit())?];
    let thousandths = digits.bytes().chain(*b"000").take(3).fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    (!digits.is_empty()).then(|| whole + thousandths)
}

/// An RFC 3339 time in China.
fn written(ms: i64) -> Option<String> {
    let at = Moment::of_ms(ms)?;
    let (hour, minute) = at.clock();
    let fraction = Some(ms.rem_euclid(1_000)).filter(|f| *f > 0).map_or(String::new(), |f| format!(".{f:03}"));
    Some(format!("{}T{hour:02}:{minute:02}:{:02}{fraction}+08:00", at.date, at.second % 60))
}

fn read_limits(file: &Path) -> anyhow::Result<(Vec<Limit>, Vec<Promo>)> {
    let shown = file.display();
    let text = std::fs::read_to_string(file).with_context(|| shown.to_string())?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // A pack needs a name; the limits alone have none.
    let about = SourceFile { name: "pack.toml".into(), text: "[pack]\nname = \"limits\"\nversion = \"0\"\n".into() };
    let files = [SourceFile { name, text }, about];
    match source::parse(&files) {
        Ok(pack) => Ok((pack.limits, pack.promos)),
        Err(found) => {
            let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            faults::print(&found, &files, &folder.to_string_lossy());
            bail!("{shown}: {} fault(s)", found.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_and_written() {
        let table = [
            ("2026-11-21T23:59:59+08:00", "2026-11-21T23:59:59+08:00"),
            ("2026-11-21T16:00:00Z", "2026-11-22T00:00:00+08:00"),
            ("2026-11-22T07:30:00.5+08:00", "2026-11-22T07:30:00.500+08:00"),
            ("1969-12-31T23:59:59.0421Z", "1970-01-01T07:59:59.042+08:00"),
        ];
        for (read, back) in table {
            assert_eq!(ms(read).and_then(written).as_deref(), Some(back), "{read}");
        }
        for no in
            ["", "2026-11-22", "2026-11-22T07:30:00.+08:00", "2026-11-22T07:30:00", "10:00", "2026-13-01T00:00:00Z"]
        {
            assert_eq!(ms(no), None, "{no}");
        }
    }

    #[test]
    fn a_line_that_is_no_event_is_refused() {
        let mut clocks = Clocks::new(Vec::new(), &[]);
        let at = r#""at":"2026-11-21T10:00:00+08:00""#;
        for no in
            [r#""event":"agent""#, r#""event":"teleported","chat":"c""#, r#""chat":"c""#, r#""event":"agent","chat":7"#]
        {
            assert!(happened(&mut clocks, &format!("{{{at},{no}}}")).is_err(), "{no}");
        }
        for yes in
            [r#""event":"tick""#, r#""event":"shift_start","name":"白班""#, r#""event":"bot","chat":"c","stage":null"#]
        {
            assert!(happened(&mut clocks, &format!("{{{at},{yes}}}")).is_ok(), "{yes}");
        }
    }

    /// `tests/golden/timing/*.in.jsonl`, each with what the command says of it in `*.out.jsonl`.
    #[test]
    fn golden_logs() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden/timing");
        let (limits, promos) = read_limits(&folder.join("limits.toml")).unwrap();
        let mut logs = 0;
        for entry in std::fs::read_dir(&folder).unwrap() {
            let file = entry.unwrap().path();
            let Some(stem) = file.to_str().and_then(|name| name.strip_suffix(".in.jsonl")) else { continue };
            let mut clocks = Clocks::new(limits.clone(), &promos);
            let log = std::fs::read_to_string(&file).unwrap();
            let wanted = std::fs::read_to_string(format!("{stem}.out.jsonl")).unwrap();
            assert_eq!(log.lines().count(), wanted.lines().count(), "{stem}");
            for (number, (line, wanted)) in log.lines().zip(wanted.lines()).enumerate() {
                let (now, notices) = happened(&mut clocks, line).unwrap();
                let said = serde_json::to_string(&output(&clocks, &notices, now).unwrap()).unwrap();
                assert_eq!(said, wanted, "{stem}: line {}: {line}", number + 1);
            }
            logs += 1;
        }
        assert!(logs >= 70, "{logs} golden logs");
    }
}
