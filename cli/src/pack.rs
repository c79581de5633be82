//! `xiaoqi pack check|test|build`, and loading a pack for the other commands.

use crate::{Outcome, faults, source_dir};
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use xiaoqi::desk::{self, Desk};
use xiaoqi::pack::source::{self, SourceFile};
use xiaoqi::pack::{Case, Fault, Pack};
use xiaoqi::wording::Finding;

/// The default pack's source, baked in so that the command works anywhere.
static DEFAULT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/default.pack"));

/// What to do with a pack.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
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
    },
}

pub(crate) fn run(command: &Command) -> anyhow::Result<Outcome> {
    let folder = match command {
        Command::Check { folder }
        | Command::Test { folder }
        | Command::Vectors { folder }
        | Command::Build { folder, .. } => folder,
    };
    let files = files(folder)?;
    let shown = folder.to_string_lossy();
    let outcome = || -> Result<String, Vec<Fault>> {
        let pack = source::parse(&files)?;
        let built = desk::build(&pack)?;
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
            return Ok(format!("{what}; no fault"));
        }
        if matches!(command, Command::Vectors { .. }) {
            return vectors(&pack, &built);
        }
        let tried = prove(&pack, &built)?;
        if let Command::Build { output, .. } = command {
            std::fs::write(output, &built)
                .map_err(|e| vec![Fault::new(NOWHERE, format!("{}: {e}", output.display()))])?;
            return Ok(format!("{what}; {tried} tests passed; {} bytes in {}", built.len(), output.display()));
        }
        Ok(format!("{what}; {tried} tests passed"))
    };
    match outcome() {
        Ok(said) => {
            println!("{said}");
            Ok(Outcome::Clean)
        }
        Err(found) => {
            faults::print(&found, &files, &shown);
            eprintln!("{shown}: {} fault(s)", found.len());
            Ok(Outcome::Found)
        }
    }
}

const NOWHERE: xiaoqi::pack::Place = xiaoqi::pack::Place { file: usize::MAX, start: 0, end: 0 };

fn prove(pack: &Pack, built: &[u8]) -> Result<usize, Vec<Fault>> {
    desk::prove(pack, &loaded(built)?)
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

fn files(folder: &Path) -> anyhow::Result<Vec<SourceFile>> {
    let files = source_dir::read(folder).with_context(|| folder.display().to_string())?;
    if files.is_empty() {
        bail!("{}: no .toml file here", folder.display());
    }
    Ok(files)
}

/// The desk over the pack at `path`: a source folder, a built pack, or the default pack.
pub(crate) fn load(path: Option<&Path>) -> anyhow::Result<Desk> {
    let Some(path) = path else { return Desk::load(DEFAULT).context("the bundled pack") };
    if !path.is_dir() {
        let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
        return Desk::load(&bytes).with_context(|| path.display().to_string());
    }
    let files = files(path)?;
    let built = source::parse(&files).and_then(|pack| desk::build(&pack));
    match built {
        Ok(built) => Desk::load(&built).context("the pack just built"),
        Err(found) => {
            faults::print(&found, &files, &path.to_string_lossy());
            bail!("{}: {} fault(s)", path.display(), found.len());
        }
    }
}

/// The layers of a pack that stands upon another: `base` must be the default pack.
pub(crate) fn layered(base: &str, _files: Vec<SourceFile>) -> anyhow::Result<Vec<source::Layer>> {
    bail!("packs upon `{base}` cannot be published yet")
}

/// A fault of no place in the source.
pub(crate) fn nowhere(message: String) -> Fault {
    Fault::new(NOWHERE, message)
}
