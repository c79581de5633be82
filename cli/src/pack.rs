//! `xiaoqi pack new|check|test|build|diff|explain|roster`, and loading a pack for the other commands.

mod diff;
mod explain;
mod folder;
mod new;
mod roster;

pub(crate) use folder::{Folder, proved, wire};

use crate::Outcome;
use anyhow::{Context, bail};
use folder::NOWHERE;
use std::path::{Path, PathBuf};
use xiaoqi::desk::{self, Desk};
use xiaoqi::pack::source::schema;
use xiaoqi::pack::{Case, Fault, Pack};
use xiaoqi::wording::Finding;

/// The default pack's source, baked in so that the command works anywhere.
static DEFAULT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/default.pack"));

/// What to do with a pack.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Begin a team's pack over the default one, with examples.
    New {
        /// The folder; it must be empty or not there yet.
        folder: PathBuf,
    },
    /// Read a pack's source and list every fault as file:line:column.
    Check {
        /// The source folder.
        folder: PathBuf,
    },
    /// Check, then try every rule's own hit and miss tests.
    Test {
        /// The source folder.
        folder: PathBuf,
    },
    /// Print every test message with what the engine says of it, as JSON lines: for comparing engines.
    Vectors {
        /// The source folder.
        folder: PathBuf,
    },
    /// Test, then write the built pack.
    Build {
        /// The source folder.
        folder: PathBuf,
        /// The file to write.
        #[arg(long, short, value_name = "FILE")]
        output: PathBuf,
        /// As it travels, not built: the source of all layers in one JSON document.
        #[arg(long)]
        wire: bool,
    },
    /// Say what changes for agents from one pack to another.
    Diff(diff::Args),
    /// Say what a rule does, where it stands and what it finds; without a rule, list all there is.
    Explain {
        /// The rule's id.
        rule: Option<String>,
    },
    /// Print the JSON Schema of a pack's files, or what it says for people.
    Schema {
        /// As tables in Markdown.
        #[arg(long)]
        markdown: bool,
    },
    /// Put salted hashes in the place of 接待IDs, before a pack travels.
    Roster {
        /// The source folder.
        folder: PathBuf,
    },
}

pub(crate) fn run(command: &Command, pack: Option<&Path>) -> anyhow::Result<Outcome> {
    match command {
        Command::New { folder } => new::run(folder),
        Command::Diff(args) => diff::run(args),
        Command::Explain { rule } => explain::run(rule.as_deref(), pack),
        Command::Schema { markdown } => {
            let json = || serde_json::to_string_pretty(&schema::json());
            print!("{}", if *markdown { schema::markdown() } else { json()? + "\n" });
            Ok(Outcome::Clean)
        }
        Command::Roster { folder } => roster::run(folder),
        Command::Check { folder }
        | Command::Test { folder }
        | Command::Vectors { folder }
        | Command::Build { folder, .. } => look(command, &Folder::read(folder)?),
    }
}

/// What a command that reads a whole pack says of it.
fn look(command: &Command, folder: &Folder) -> anyhow::Result<Outcome> {
    let outcome = || -> Result<String, Vec<Fault>> {
        let pack = folder.pack()?;
        let what = format!(
            "{} {}: {} rules, {} phrases, {} limits, {} forms of remarks, {} sites",
            pack.name,
            pack.version,
            pack.rules.len(),
            pack.phrases.len(),
            pack.limits.len(),
            pack.remarks.len(),
            pack.sites.len()
        );
        if matches!(command, Command::Check { .. }) {
            let built = desk::build(&pack)?;
            loaded(&built)?;
            return Ok(format!("{what}; no fault"));
        }
        if matches!(command, Command::Vectors { .. }) {
            return vectors(&pack, &desk::build(&pack)?);
        }
        let (built, tried) = folder::proved(&pack)?;
        if let Command::Build { output, wire, .. } = command {
            let nowhere = |message: String| vec![Fault::new(NOWHERE, message)];
            let bytes = if *wire { folder.wire()?.write().map_err(|e| nowhere(e.to_string()))? } else { built };
            std::fs::write(output, &bytes).map_err(|e| nowhere(format!("{}: {e}", output.display())))?;
            return Ok(format!("{what}; {tried} tests passed; {} bytes in {}", bytes.len(), output.display()));
        }
        Ok(format!("{what}; {tried} tests passed"))
    };
    match outcome() {
        Ok(said) => {
            println!("{said}");
            Ok(Outcome::Clean)
        }
        Err(found) => {
            folder.print(&found);
            Ok(Outcome::Found)
        }
    }
}

fn loaded(built: &[u8]) -> Result<Desk, Vec<Fault>> {
    Desk::load(built).map_err(|e| vec![Fault::new(NOWHERE, e.to_string())])
}

/// Every hit and miss of the pack, a line each: the message, then verdict and findings with UTF-16 places.
fn vectors(pack: &Pack, built: &[u8]) -> Result<String, Vec<Fault>> {
    let desk = loaded(built)?;
    let line = |case: &Case| {
        let checked = desk.check(&case.text, &case.into());
        let finding = |f: &Finding<'_>| {
            let (start, end) = f.span.in_utf16(&case.text);
            (f.rule.id.clone(), serde_json::json!({ "start": start, "end": end }))
        };
        let said = (checked.verdict, checked.findings.iter().map(finding).collect::<Vec<_>>());
        serde_json::json!({ "case": case, "said": said }).to_string()
    };
    Ok(pack.rules.iter().flat_map(|rule| rule.hit.iter().chain(&rule.miss)).map(line).collect::<Vec<_>>().join("\n"))
}

/// The desk over the pack at `path`: a source folder, a built pack, or the default pack.
pub(crate) fn load(path: Option<&Path>) -> anyhow::Result<Desk> {
    let Some(path) = path else { return Desk::load(DEFAULT).context("the bundled pack") };
    if !path.is_dir() {
        let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
        return Desk::load(&bytes).with_context(|| path.display().to_string());
    }
    let folder = Folder::read(path)?;
    match folder.pack().and_then(|pack| desk::build(&pack)) {
        Ok(built) => Desk::load(&built).context("the pack just built"),
        Err(found) => {
            folder.print(&found);
            bail!("{}: {} fault(s)", path.display(), found.len());
        }
    }
}
