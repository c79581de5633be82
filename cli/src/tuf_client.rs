//! `xiaoqi tuf-client init|refresh|download`: our client core behind the verbs and options by which the public TUF
//! conformance suite drives a client. Exit 0 where it worked, 1 where it did not.
//!
//! In the metadata folder lie `root.json`, `timestamp.json` and so on, the newest that are trusted; what else the core
//! keeps, the chain of roots above all, lies below `.xiaoqi`. Must never trust that folder more than the core does.

use crate::walk::{Keep, cycle};
use crate::web::Web;
use crate::{Outcome, repo};
use anyhow::{Context, bail, ensure};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use xiaoqi_trust::envelope::Envelope;
use xiaoqi_trust::meta::Root;
use xiaoqi_trust::{Client, Device, Enrolment, Status, instant, sha256};

/// Where the core's own files lie.
const OWN: &str = ".xiaoqi";
/// Below it: the root that was given at the beginning.
const FIRST: &str = "first.root.json";

/// The suite's options.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Where trusted metadata is kept.
    #[arg(long, value_name = "FOLDER")]
    metadata_dir: PathBuf,
    /// Where the repository's metadata is.
    #[arg(long, value_name = "URL")]
    metadata_url: Option<String>,
    /// What to download.
    #[arg(long, value_name = "NAME")]
    target_name: Option<String>,
    /// Where the repository's targets are.
    #[arg(long, value_name = "URL")]
    target_base_url: Option<String>,
    /// Where a target is put.
    #[arg(long, value_name = "FOLDER")]
    target_dir: Option<PathBuf>,
    /// The time it is, RFC 3339 in UTC, if not the clock's: for tests.
    #[arg(long, value_name = "TIME")]
    now: Option<String>,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(clap::Subcommand)]
enum Verb {
    /// Trust a root.
    Init {
        /// The root's file.
        root: PathBuf,
    },
    /// Bring metadata up to date.
    Refresh,
    /// Bring metadata up to date, and fetch a target.
    Download,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let done = match &args.verb {
        Verb::Init { root } => init(&args.metadata_dir, root),
        Verb::Refresh => repo::block_on(refresh(args, None)),
        Verb::Download => download(args),
    };
    match done {
        Ok(()) => Ok(Outcome::Clean),
        Err(error) => {
            eprintln!("xiaoqi: {error:#}");
            Ok(Outcome::Found)
        }
    }
}

fn init(folder: &Path, root: &Path) -> anyhow::Result<()> {
    let bytes = std::fs::read(root).with_context(|| root.display().to_string())?;
    std::fs::create_dir_all(folder.join(OWN))?;
    std::fs::write(folder.join(OWN).join(FIRST), &bytes)?;
    std::fs::write(folder.join("root.json"), bytes)?;
    Ok(())
}

fn download(args: &Args) -> anyhow::Result<()> {
    let name = args.target_name.as_deref().context("--target-name")?;
    repo::block_on(refresh(args, Some(name)))
}

/// Brings all up to date; the target goes into its folder, under its own name.
async fn refresh(args: &Args, target: Option<&str>) -> anyhow::Result<()> {
    let mut kept = Kept { folder: args.metadata_dir.clone() };
    let first = kept.folder.join(OWN).join(FIRST);
    let first = std::fs::read(&first).context("nothing is trusted yet: init comes first")?;
    let delegated: Vec<String> = target.into_iter().map(str::to_owned).collect();
    let enrolment = Enrolment {
        root_sha256: sha256(&first),
        root_version: Root::read(&Envelope::read(&first)?.signed)?.version,
        channel: String::new(),
        delegated,
    };
    let mut stored = kept.read()?;
    stored.insert(format!("{}.root.json", enrolment.root_version), first);
    let device = Device { app: "9999.0.0".into(), install: b"tuf-client".to_vec(), groups: Vec::new() };
    let (mut client, _) = Client::restore(enrolment, device, stored);
    let metadata = args.metadata_url.as_deref().context("--metadata-url")?;
    let mut web = Web::split(metadata, args.target_base_url.as_deref().unwrap_or(metadata))?;
    let outcome = cycle(&mut client, now(args.now.as_deref())?, &mut web, &mut kept).await;
    if let Some(refusal) = outcome.refusal.or(outcome.problems.into_iter().next().map(|(_, it)| it)) {
        bail!("{}: {refusal}", outcome.status.word());
    }
    ensure!(matches!(outcome.status, Status::Success | Status::UpToDate), "{}", outcome.status.word());
    let Some(target) = target else { return Ok(()) };
    let wanted = client.wanted();
    let wanted = wanted.first().with_context(|| format!("{target} is not listed"))?;
    let bytes = std::fs::read(kept.path(&wanted.stored())).context("the target was not kept")?;
    ensure!(sha256(&bytes) == wanted.sha256, "{target}: what was kept is not what was signed");
    let folder = args.target_dir.as_deref().context("--target-dir")?;
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join(target.replace('/', "%2F")), bytes)?;
    Ok(())
}

/// The time that was given, or the clock's.
fn now(given: Option<&str>) -> anyhow::Result<i64> {
    match given {
        Some(text) => instant::parse(text).with_context(|| format!("--now: {text}")),
        None => repo::clock(),
    }
}

/// The folder as the core's storage.
struct Kept {
    folder: PathBuf,
}

impl Kept {
    fn path(&self, name: &str) -> PathBuf {
        match (name, name.strip_prefix("role/")) {
            ("timestamp.json" | "snapshot.json" | "targets.json", _) => self.folder.join(name),
            (_, Some(role)) => self.folder.join(role),
            // Names of targets are checked by the core; flat, they can leave no folder.
            _ => self.folder.join(OWN).join(name.replace('/', "%2F")),
        }
    }

    fn read(&self) -> anyhow::Result<BTreeMap<String, Vec<u8>>> {
        let mut stored = BTreeMap::new();
        for entry in std::fs::read_dir(self.folder.join(OWN))? {
            let path = entry?.path();
            let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default().replace("%2F", "/");
            if name != FIRST {
                stored.insert(name, std::fs::read(&path)?);
            }
        }
        for entry in std::fs::read_dir(&self.folder)? {
            let path = entry?.path();
            let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default().to_owned();
            let name = match name.as_str() {
                "timestamp.json" | "snapshot.json" | "targets.json" => name,
                it if it.ends_with(".json") && it != "root.json" => format!("role/{it}"),
                _ => continue,
            };
            stored.insert(name, std::fs::read(&path)?);
        }
        Ok(stored)
    }

    /// Beside, then in place: a reader finds the old file or the new one.
    fn write(&self, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
        let beside = self.folder.join(OWN).join("being-written");
        std::fs::write(&beside, bytes)?;
        std::fs::rename(beside, path)
    }
}

impl Keep for Kept {
    fn keep(&mut self, name: &str, bytes: &[u8]) -> bool {
        let newest =
            if name.ends_with(".root.json") { self.write(&self.folder.join("root.json"), bytes) } else { Ok(()) };
        newest.and_then(|()| self.write(&self.path(name), bytes)).is_ok()
    }

    fn forget(&mut self, name: &str) -> bool {
        match std::fs::remove_file(self.path(name)) {
            Err(error) => error.kind() == std::io::ErrorKind::NotFound,
            Ok(()) => true,
        }
    }
}
