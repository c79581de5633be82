//! `xiaoqi suggest`: what was said and what is typed, in; the phrases that fit, out. Over the pack's phrases, or over a
//! library of its own, as tests that measure the ranking bring one.

use crate::{Outcome, lines, pack};
use anyhow::Context as _;
use serde::Deserialize;
use std::io::Write;
use std::path::{Path, PathBuf};
use xiaoqi::pack::{Answered, Phrase, Turn, Who};
use xiaoqi::phrase::{Library, Query, build};

/// Find phrases: each line is what a customer said, or what is typed to find one (`--typed`).
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Phrases and history in a JSON file, instead of the pack's.
    #[arg(long, value_name = "FILE")]
    library: Option<PathBuf>,
    /// Lines are what an agent types: a short code, pinyin, words.
    #[arg(long, conflicts_with = "jsonl")]
    typed: bool,
    /// Each line is a JSON object and gives one JSON object.
    #[arg(long)]
    jsonl: bool,
}

/// A library from a file.
#[derive(Deserialize)]
struct File {
    phrases: Vec<Entry>,
    #[serde(default)]
    history: Vec<Past>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    text: String,
    #[serde(default)]
    triggers: Vec<String>,
    #[serde(default)]
    uses: u32,
    #[serde(default)]
    group: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    stage: Vec<String>,
    #[serde(default)]
    platform: Vec<String>,
}

#[derive(Deserialize)]
struct Past {
    context: Vec<String>,
    phrase: String,
}

/// A line of `--jsonl`.
#[derive(Deserialize)]
struct Ask {
    #[serde(default)]
    messages: Vec<Said>,
    #[serde(default)]
    typed: String,
    #[serde(default)]
    stage: Option<String>,
    #[serde(default)]
    platform: Option<String>,
    #[serde(default = "five")]
    limit: usize,
}

/// A message: of the customer, where nothing else is said.
#[derive(Deserialize)]
#[serde(untagged)]
enum Said {
    Text(String),
    Turn(Turn),
}

fn five() -> usize {
    5
}

pub(crate) fn run(args: &Args, path: Option<&Path>) -> anyhow::Result<Outcome> {
    let own = args.library.as_deref().map(read).transpose()?;
    let desk = if own.is_none() { Some(pack::load(path)?) } else { None };
    let library = own.as_ref().or(desk.as_ref().map(|desk| desk.phrases())).context("no phrases")?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    lines::each(|number, line| {
        if args.jsonl {
            let ask: Ask = serde_json::from_str(line).with_context(|| format!("line {number}"))?;
            serde_json::to_writer(&mut out, &answer(library, &ask))?;
            writeln!(out)?;
        } else {
            let (messages, typed) = if args.typed { (Vec::new(), line) } else { (vec![Said::Text(line.into())], "") };
            let ask = Ask { messages, typed: typed.into(), stage: None, platform: None, limit: 5 };
            shown(&mut out, line, &answer(library, &ask))?;
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(Outcome::Clean)
}

fn read(file: &Path) -> anyhow::Result<Library> {
    let bytes = std::fs::read(file).with_context(|| file.display().to_string())?;
    let File { phrases, history } = serde_json::from_slice(&bytes).with_context(|| file.display().to_string())?;
    let phrase = |entry: Entry| {
        let Entry { id, text, triggers, uses, group, code, stage, platform } = entry;
        Phrase { id, group, code, text, ask: triggers, stage, platform, uses, ..Phrase::default() }
    };
    let answered = |past: Past| Answered { said: past.context, phrase: past.phrase, ..Answered::default() };
    let phrases: Vec<Phrase> = phrases.into_iter().map(phrase).collect();
    let answered: Vec<Answered> = history.into_iter().map(answered).collect();
    Library::new(build(&phrases, &answered)).map_err(anyhow::Error::msg)
}

fn answer(library: &Library, ask: &Ask) -> serde_json::Value {
    let turn = |said: &Said| match said {
        Said::Text(text) => Turn { who: Who::Customer, text: text.clone() },
        Said::Turn(turn) => turn.clone(),
    };
    let messages: Vec<Turn> = ask.messages.iter().map(turn).collect();
    let query = Query {
        messages: &messages,
        typed: &ask.typed,
        stage: ask.stage.as_deref().unwrap_or_default(),
        platform: ask.platform.as_deref().unwrap_or_default(),
        eager: true,
        ..Query::default()
    };
    let suggestions = library.suggest(&query, ask.limit).into_iter().map(|found| {
        let phrase = &library.phrases()[found.phrase];
        serde_json::json!({ "id": phrase.id, "text": phrase.text, "score": found.score, "because": found.because.said() })
    });
    serde_json::json!({ "suggestions": suggestions.collect::<Vec<_>>() })
}

/// For people.
fn shown(out: &mut impl Write, line: &str, answer: &serde_json::Value) -> anyhow::Result<()> {
    writeln!(out, "{line}")?;
    for found in answer["suggestions"].as_array().into_iter().flatten() {
        let word = |key: &str| found[key].as_str().unwrap_or_default();
        writeln!(out, "  {}（{}）{}", word("text"), word("because"), word("id"))?;
    }
    Ok(())
}
