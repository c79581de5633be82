//! `xiaoqi repo init`: the first state of a repository.

use super::{At, Keys, hex};
use crate::Outcome;
use crate::key::file;
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use xiaoqi_trust::author::{Init, Secret, Team};
use xiaoqi_trust::envelope::Envelope;
use xiaoqi_trust::key::Key;
use xiaoqi_trust::meta::Root;
use xiaoqi_trust::sha256;

/// Who may sign what. A role that is given no key file is signed for by the keys that sign now (--key).
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    at: At,
    #[command(flatten)]
    keys: Keys,
    /// A key that may sign for the root: a key file or its .pub; as often as there are keys.
    #[arg(long, value_name = "FILE")]
    root: Vec<PathBuf>,
    /// A key that may sign packs.
    #[arg(long, value_name = "FILE")]
    targets: Vec<PathBuf>,
    /// A key that may say which versions belong together.
    #[arg(long, value_name = "FILE")]
    snapshot: Vec<PathBuf>,
    /// A key that may say what is newest.
    #[arg(long, value_name = "FILE")]
    timestamp: Vec<PathBuf>,
    /// How many of a role's keys must sign, if more than one: root=2.
    #[arg(long, value_name = "ROLE=N")]
    threshold: Vec<String>,
    /// Who else may sign targets of which names: trainers=hints/*.
    #[arg(long, value_name = "ROLE=PATTERN,..")]
    delegate: Vec<String>,
    /// A key of such a role: trainers=FILE.
    #[arg(long, value_name = "ROLE=FILE")]
    delegate_key: Vec<String>,
}

pub(super) async fn run(args: &Args) -> anyhow::Result<Outcome> {
    let secrets = args.keys.open()?;
    let root = begin(&args.at, &args.init()?, &secrets).await?;
    println!("a repository is at {}", args.at.repo);
    println!("enrol devices with its first root's SHA-256:\n{}", hex(&sha256(&root)));
    Ok(Outcome::Clean)
}

/// Writes the first state; a beginning that was cut off is gone on with. Returns the first root's file.
pub(super) async fn begin(at: &At, init: &Init, secrets: &[Secret]) -> anyhow::Result<Vec<u8>> {
    begin_on(&at.shelf()?, at.now()?, init, secrets).await
}

/// The same on a shelf.
pub(super) async fn begin_on(
    shelf: &super::shelf::Shelf,
    now: i64,
    init: &Init,
    secrets: &[Secret],
) -> anyhow::Result<Vec<u8>> {
    if shelf.get("metadata/timestamp.json").await?.is_some() {
        bail!("there is a repository already");
    }
    let found = shelf.get("metadata/1.root.json").await?;
    let root = match &found {
        Some(found) => Some(Root::read(&Envelope::read(&found.bytes)?.signed)?),
        None => None,
    };
    let plan = init.plan(now, &shelf.names("metadata").await?, root.as_ref(), secrets)?;
    for (at, write) in plan.iter().enumerate() {
        shelf.write(write, None).await?;
        if at == 0 && !shelf.keeps_conditions(write).await? {
            bail!(
                "this server writes over what is there though told not to: two publishers could undo each other's work"
            );
        }
    }
    let written = plan.iter().find(|it| it.path.ends_with(".root.json")).map(|it| it.bytes.clone());
    written.or(found.map(|it| it.bytes)).context("no root")
}

impl Args {
    fn init(&self) -> anyhow::Result<Init> {
        for it in &self.threshold {
            let (role, _) = pair(it)?;
            let known = ["root", "targets", "snapshot", "timestamp"].contains(&role);
            if !known && !self.delegate.iter().any(|it| it.starts_with(&format!("{role}="))) {
                bail!("--threshold {it}: there is no such role");
            }
        }
        let delegations = self.delegate.iter().map(|it| self.delegation(it)).collect::<anyhow::Result<_>>()?;
        Ok(Init {
            root: self.team("root", &self.root)?,
            targets: self.team("targets", &self.targets)?,
            snapshot: self.team("snapshot", &self.snapshot)?,
            timestamp: self.team("timestamp", &self.timestamp)?,
            delegations,
        })
    }

    fn delegation(&self, text: &str) -> anyhow::Result<(String, Team, Vec<String>)> {
        let (role, paths) = pair(text)?;
        let mut files = Vec::new();
        for it in &self.delegate_key {
            let (of, file) = pair(it)?;
            if of == role {
                files.push(PathBuf::from(file));
            }
        }
        if files.is_empty() {
            bail!("--delegate {text}: whose keys? --delegate-key {role}=FILE");
        }
        Ok((role.to_owned(), self.team(role, &files)?, paths.split(',').map(str::to_owned).collect()))
    }

    fn team(&self, role: &str, files: &[PathBuf]) -> anyhow::Result<Team> {
        let files = if files.is_empty() { self.keys.files() } else { files };
        let keys = files.iter().map(|it| public(it)).collect::<anyhow::Result<_>>()?;
        let mut threshold = 1;
        for it in &self.threshold {
            let (of, number) = pair(it)?;
            if of == role {
                threshold = number.parse().with_context(|| format!("--threshold {it}"))?;
            }
        }
        Ok(Team { keys, threshold })
    }
}

/// The public half of a key.
pub(super) fn public(path: &Path) -> anyhow::Result<Key> {
    Ok(Key(file::public(path)?))
}

fn pair(text: &str) -> anyhow::Result<(&str, &str)> {
    text.split_once('=').with_context(|| format!("{text}: ROLE=.. is expected"))
}
