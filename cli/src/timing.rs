//! `xiaoqi timing`: what happened in the chats in, what is due out.

mod said;

use crate::{Outcome, faults, lines, pack};
use anyhow::{Context as _, bail};
use said::{output, show};
use serde::Deserialize;
use std::io::Write;
use std::path::{Path, PathBuf};
use xiaoqi::pack::source::{self, SourceFile};
use xiaoqi::pack::{Reminder, StartLine};
use xiaoqi::text::calendar::Moment;
use xiaoqi::timing::{Clocks, Duty, Event, Level, Notice, Place, ShiftEvent, Shifts, What};

/// Say what is due, line after line of what happened in the chats.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Each line gives one JSON object, instead of words for people. Lines in are JSON either way.
    #[arg(long)]
    jsonl: bool,
    /// A TOML file of `[[limit]]`, `[[promo]]`, `[[reminder]]`, `[[start]]` and `[team]` entries, instead of the pack's.
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
    /// The order's state as the page shows it.
    order: Option<String>,
    /// Of a shift that begins or ends: its name.
    name: Option<String>,
    /// The 接待ID of who comes or goes.
    agent: Option<String>,
}

/// The contract's events.
#[derive(Clone, Copy, Deserialize)]
#[serde(untagged)]
enum Named {
    Happened(What),
    Other(Other),
}

/// Who comes and goes, and a mere look at the clock.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Other {
    ShiftStart,
    ShiftEnd,
    Tick,
}

/// Everything the log is told to.
struct Log {
    clocks: Clocks,
    duty: Duty,
    reminders: Vec<Reminder>,
    start: Vec<StartLine>,
}

/// How things stand after a line.
struct Stand {
    /// Its time, in ms.
    now: i64,
    /// What is soon due, due or late then.
    notices: Vec<Notice>,
    /// Whether a shift began with it.
    begins: bool,
}

pub(crate) fn run(args: &Args, pack: Option<&Path>) -> anyhow::Result<Outcome> {
    let mut log = match &args.limits {
        Some(file) => read_limits(file)?,
        None => {
            let desk = pack::load(pack)?;
            Log {
                clocks: Clocks::new(desk.limits().to_vec(), desk.promos()),
                duty: desk.duty(),
                reminders: desk.reminders().to_vec(),
                start: desk.start_lines().to_vec(),
            }
        }
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    lines::each(|number, line| {
        let stand = happened(&mut log, line).with_context(|| format!("line {number}"))?;
        if args.jsonl {
            let output = output(&log, &stand).with_context(|| format!("line {number}"))?;
            serde_json::to_writer(&mut out, &output)?;
            writeln!(out)?;
        } else {
            show(&mut out, &log, &stand)?;
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(Outcome::Clean)
}

/// Takes a line in.
fn happened(log: &mut Log, line: &str) -> anyhow::Result<Stand> {
    let input: Input = serde_json::from_str(line).context("not an event")?;
    let at = ms(&input.at).with_context(|| format!("`{}` is no RFC 3339 time", input.at))?;
    let mut begins = false;
    match input.event {
        Named::Happened(what) => {
            let chat = input.chat.context("the event needs a chat")?;
            let by = input.by.map(|by| ms(&by).with_context(|| format!("`{by}` is no RFC 3339 time"))).transpose()?;
            let [platform, shop, stage, zone, order] =
                [input.platform, input.shop, input.stage, input.zone, input.order].map(Option::unwrap_or_default);
            log.clocks.record(&Event { at, chat, what, by, place: Place { platform, shop, stage, zone, order } });
        }
        Named::Other(Other::Tick) => {}
        Named::Other(other) => {
            begins = matches!(other, Other::ShiftStart);
            let [shift, agent] = [input.name, input.agent].map(Option::unwrap_or_default);
            log.duty.record_shift(&ShiftEvent { at, begins, shift, agent });
        }
    }
    let mut notices = log.clocks.due(at);
    notices.retain(|notice| notice.level != Level::Running);
    Ok(Stand { now: at, notices, begins })
}

/// An RFC 3339 time in ms since 1970; the calendar reads whole seconds.
fn ms(text: &str) -> Option<i64> {
    let whole = Moment::parse(text)?.ms();
    let Some((_, fraction)) = text.split_once('.') else { return Some(whole) };
    let digits = &fraction[..fraction.find(|c: char| !c.is_ascii_digit())?];
    let thousandths = digits.bytes().chain(*b"000").take(3).fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    (!digits.is_empty()).then(|| whole + thousandths)
}

fn read_limits(file: &Path) -> anyhow::Result<Log> {
    let shown = file.display();
    let text = std::fs::read_to_string(file).with_context(|| shown.to_string())?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // A pack needs a name; the limits alone have none.
    let about = SourceFile { name: "pack.toml".into(), text: "[pack]\nname = \"limits\"\nversion = \"0\"\n".into() };
    let files = [SourceFile { name, text }, about];
    match source::parse(&files) {
        Ok(pack) => Ok(Log {
            clocks: Clocks::new(pack.limits, &pack.promos),
            duty: Duty::new(Shifts::new(&pack.team.shifts)),
            reminders: pack.reminders,
            start: pack.start,
        }),
        Err(found) => {
            let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            faults::print(&found, &files, &folder.to_string_lossy());
            bail!("{shown}: {} fault(s)", found.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::said::written;
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
        let clocks = Clocks::new(Vec::new(), &[]);
        let mut log = Log { clocks, duty: Duty::default(), reminders: Vec::new(), start: Vec::new() };
        let at = r#""at":"2026-11-21T10:00:00+08:00""#;
        for no in [
            r#""event":"agent""#,
            r#""event":"teleported","chat":"c""#,
            r#""chat":"c""#,
            r#""event":"agent","chat":7"#,
            r#""event":"shift_end","name":7"#,
        ] {
            assert!(happened(&mut log, &format!("{{{at},{no}}}")).is_err(), "{no}");
        }
        for yes in
            [r#""event":"tick""#, r#""event":"shift_start","name":"白班""#, r#""event":"bot","chat":"c","stage":null"#]
        {
            assert!(happened(&mut log, &format!("{{{at},{yes}}}")).is_ok(), "{yes}");
        }
    }

    /// `*.in.jsonl` in the folder, each with what the command says of it in `*.out.jsonl`, under `*.limits.toml` of the same
    /// name, else the folder's `limits.toml`. How many there are.
    fn golden(folder: &str) -> usize {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden").join(folder);
        let mut logs = 0;
        for entry in std::fs::read_dir(&folder).unwrap() {
            let file = entry.unwrap().path();
            let Some(stem) = file.to_str().and_then(|name| name.strip_suffix(".in.jsonl")) else { continue };
            let own = PathBuf::from(format!("{stem}.limits.toml"));
            let mut log = read_limits(&if own.exists() { own } else { folder.join("limits.toml") }).unwrap();
            let told = std::fs::read_to_string(&file).unwrap();
            let wanted = std::fs::read_to_string(format!("{stem}.out.jsonl")).unwrap();
            assert_eq!(told.lines().count(), wanted.lines().count(), "{stem}");
            for (number, (line, wanted)) in told.lines().zip(wanted.lines()).enumerate() {
                let stand = happened(&mut log, line).unwrap();
                let said = serde_json::to_string(&output(&log, &stand).unwrap()).unwrap();
                assert_eq!(said, wanted, "{stem}: line {}: {line}", number + 1);
            }
            logs += 1;
        }
        logs
    }

    #[test]
    fn golden_logs() {
        let logs = golden("timing");
        assert!(logs >= 80, "{logs} golden logs");
    }

    #[test]
    fn golden_logs_of_shifts() {
        let logs = golden("timing/shifts");
        assert!(logs >= 15, "{logs} golden logs");
    }
}
