//! What `xiaoqi timing` says after each line: as JSON, and for people. Without shifts and reminders the JSON has just the
//! notices and averages; a key that has nothing to say is left out.

use super::{Log, Stand};
use anyhow::Context as _;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;
use xiaoqi::pack::Limit;
use xiaoqi::text::calendar::Moment;
use xiaoqi::timing::{Averages, Clocks, Figures, Handover, Late, Level, Notice, Shown, Stage, Standing, reminders};

/// How far back figures go, in ms: a day.
const DAY: i64 = 86_400_000;

#[derive(Serialize)]
pub(super) struct Output<'a> {
    notices: Vec<OutputNotice<'a>>,
    averages: OutputAverages,
    #[serde(skip_serializing_if = "Option::is_none")]
    shift: Option<OutputShift>,
    #[serde(skip_serializing_if = "Option::is_none")]
    handover: Option<OutputHandover<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    start: Vec<OutputLine<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reminders: Vec<OutputReminder<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    late: Vec<OutputLate>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    figures: Vec<OutputFigures>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    shares: Option<Shares>,
    /// By chat that waits.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    if_answered_now_seconds: BTreeMap<String, f64>,
}

/// By seconds within which was answered.
#[derive(Serialize)]
struct Shares {
    #[serde(rename = "15")]
    quarter: f64,
    #[serde(rename = "30")]
    half: f64,
    #[serde(rename = "180")]
    three: f64,
}

#[derive(Serialize)]
struct OutputShift {
    name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    agent: String,
    start: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    state: &'static str,
    waiting: usize,
}

#[derive(Serialize)]
struct OutputHandover<'a> {
    from: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    from_agent: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    complete: bool,
    open: Vec<OutputOpen<'a>>,
}

#[derive(Serialize)]
struct OutputOpen<'a> {
    limit: &'a str,
    chat: String,
    start: String,
    due: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    duty: &'a str,
}

#[derive(Serialize)]
struct OutputLine<'a> {
    id: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct OutputReminder<'a> {
    id: &'a str,
    text: &'a str,
    at: String,
    level: &'static str,
}

#[derive(Serialize)]
struct OutputLate {
    chat: String,
    limit: String,
    due: String,
    answered: Option<String>,
    late_seconds: f64,
}

#[derive(Serialize)]
struct OutputFigures {
    shift: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    agent: String,
    start: String,
    first_seconds: Option<f64>,
    average_seconds: Option<f64>,
    answered: u64,
    shares: Option<Shares>,
}

pub(super) fn output<'a>(log: &'a Log, stand: &'a Stand) -> anyhow::Result<Output<'a>> {
    let (clocks, now) = (&log.clocks, stand.now);
    let notice = |n: &'a Notice| {
        Ok(OutputNotice {
            limit: &limit(clocks, n)?.id,
            chat: &n.chat,
            level: match n.level {
                Level::Running | Level::Soon => "soon",
                Level::Due => "due",
                Level::Late => "late",
            },
            due: time(n.due)?,
            seconds_left: seconds_left(n, now),
        })
    };
    let averages = clocks.averages();
    let mut output = Output {
        notices: stand.notices.iter().map(notice).collect::<anyhow::Result<_>>()?,
        averages: OutputAverages {
            first_seconds: averages.first.map(seconds),
            average_seconds: averages.average.map(seconds),
            answered: averages.answered,
            shares: None,
            if_answered_now_seconds: BTreeMap::new(),
        },
        shift: None,
        handover: None,
        start: Vec::new(),
        reminders: reminders(&log.reminders, "", "", now).iter().map(reminder).collect::<anyhow::Result<_>>()?,
        late: Vec::new(),
        figures: Vec::new(),
    };
    if !log.duty.shifts().is_empty() {
        of_shifts(log, stand, &mut output)?;
    }
    Ok(output)
}

/// What a team with shifts is told besides.
fn of_shifts<'a>(log: &'a Log, stand: &Stand, output: &mut Output<'a>) -> anyhow::Result<()> {
    let (clocks, now) = (&log.clocks, stand.now);
    output.averages.shares = shares(&clocks.averages());
    output.averages.if_answered_now_seconds =
        clocks.if_answered(now).map(|(chat, average)| (chat.to_owned(), seconds(average))).collect();
    let standing = log.duty.standing(clocks, now);
    if let Some(standing) = standing.as_ref().filter(|_| stand.begins) {
        let lines = log.start.iter().filter(|line| line.concerns(&standing.turn.name));
        output.start = lines.map(|line| OutputLine { id: &line.id, text: &line.text }).collect();
    }
    output.shift = standing.map(shift).transpose()?;
    let handover = log.duty.handover(clocks, now);
    let said = handover.filter(|handover| !handover.complete || !handover.open.is_empty() || stand.begins);
    output.handover = said.map(|said| handed(clocks, said)).transpose()?;
    output.late = clocks.late(now).into_iter().map(|late| too_late(late, now)).collect::<anyhow::Result<_>>()?;
    let figures = log.duty.figures(clocks, now);
    let lately = figures.iter().filter(|figures| figures.turn.start > now.saturating_sub(DAY));
    output.figures = lately.map(of_shift).collect::<anyhow::Result<_>>()?;
    Ok(())
}

fn shift(standing: Standing) -> anyhow::Result<OutputShift> {
    let Standing { turn, agent, stage, waiting, .. } = standing;
    let state = match stage {
        Stage::On => "on",
        Stage::Serving => "serving",
        Stage::Ready => "ready",
        Stage::Absent => "absent",
    };
    Ok(OutputShift { name: turn.name, agent, start: time(turn.start)?, end: written(turn.end), state, waiting })
}

fn handed(clocks: &Clocks, handover: Handover) -> anyhow::Result<OutputHandover<'_>> {
    let open = handover.open.into_iter().map(|notice| {
        let Limit { id, duty, .. } = limit(clocks, &notice)?;
        Ok(OutputOpen { limit: id, start: time(notice.start)?, due: time(notice.due)?, duty, chat: notice.chat })
    });
    Ok(OutputHandover {
        from: handover.from.name,
        from_agent: handover.from_agent,
        to: handover.to.map(|turn| turn.name),
        complete: handover.complete,
        open: open.collect::<anyhow::Result<_>>()?,
    })
}

fn reminder<'a>(shown: &Shown<'a>) -> anyhow::Result<OutputReminder<'a>> {
    let level = if shown.due { "due" } else { "soon" };
    Ok(OutputReminder { id: &shown.reminder.id, text: &shown.reminder.text, at: time(shown.at)?, level })
}

fn too_late(late: Late, now: i64) -> anyhow::Result<OutputLate> {
    let late_seconds = seconds(late.by(now));
    let (due, answered) = (time(late.due)?, late.answered.map(time).transpose()?);
    Ok(OutputLate { chat: late.chat, limit: late.limit, due, answered, late_seconds })
}

fn of_shift(figures: &Figures) -> anyhow::Result<OutputFigures> {
    let averages = figures.averages();
    Ok(OutputFigures {
        shift: figures.turn.name.clone(),
        agent: figures.agent.clone(),
        start: time(figures.turn.start)?,
        first_seconds: averages.first.map(seconds),
        average_seconds: averages.average.map(seconds),
        answered: averages.answered,
        shares: shares(&averages),
    })
}

/// To four places.
fn shares(averages: &Averages) -> Option<Shares> {
    let [quarter, half, three] = averages.shares()?.map(|share| (share * 10_000.0).round() / 10_000.0);
    Some(Shares { quarter, half, three })
}

fn seconds(ms: i64) -> f64 {
    ms as f64 / 1_000.0
}

/// The same for people: what presses, and what there is to do.
pub(super) fn show(out: &mut impl Write, log: &Log, stand: &Stand) -> anyhow::Result<()> {
    let (clocks, now) = (&log.clocks, stand.now);
    for notice in &stand.notices {
        show_notice(out, clocks, notice, now)?;
    }
    for shown in reminders(&log.reminders, "", "", now) {
        writeln!(out, "{} · {}", shown.said(), shown.reminder.text)?;
    }
    let Some(standing) = log.duty.standing(clocks, now) else { return Ok(()) };
    let name = &standing.turn.name;
    match standing.stage {
        Stage::On => {}
        stage if standing.waiting > 0 => writeln!(out, "{name} · {} · {} 位客户在等", stage.said(), standing.waiting)?,
        stage => writeln!(out, "{name} · {}", stage.said())?,
    }
    if stand.begins {
        for line in log.start.iter().filter(|line| line.concerns(name)) {
            writeln!(out, "{name} · 接班清单 · {}", line.text)?;
        }
        for notice in log.duty.handover(clocks, now).map_or(Vec::new(), |handover| handover.open) {
            write!(out, "{name} · 接手 · ")?;
            show_notice(out, clocks, &notice, now)?;
        }
    }
    Ok(())
}

fn show_notice(out: &mut impl Write, clocks: &Clocks, notice: &Notice, now: i64) -> anyhow::Result<()> {
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

fn time(ms: i64) -> anyhow::Result<String> {
    written(ms).context("due after the year 9999")
}

/// An RFC 3339 time in China.
pub(super) fn written(ms: i64) -> Option<String> {
    let at = Moment::of_ms(ms)?;
    let (hour, minute) = at.clock();
    let fraction = Some(ms.rem_euclid(1_000)).filter(|f| *f > 0).map_or(String::new(), |f| format!(".{f:03}"));
    Some(format!("{}T{hour:02}:{minute:02}:{:02}{fraction}+08:00", at.date, at.second % 60))
}
