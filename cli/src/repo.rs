//! `xiaoqi repo init|publish|rollback|rotate|refresh|status|code|export`: a repository of signed packs in a folder or a bucket.
//!
//! Every change is one walk: read what is published, let a client look at it, plan, let a client look at what will be,
//! write with the timestamp last, read it back. Must never write a thing that a device would refuse.

use crate::Outcome;
use crate::key::file::{self, KeyFile};
use crate::key::passphrase::Passphrase;
use anyhow::{Context, bail};
use std::path::PathBuf;
use xiaoqi_trust::author::Secret;
use xiaoqi_trust::instant;

mod change;
mod content;
mod enrol;
mod init;
mod look;
pub(crate) mod shelf;
mod state;
mod status;
#[cfg(test)]
mod tests;

/// What to do with a repository.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Make a new repository: who may sign what. Prints the first root's SHA-256, which devices are enrolled with.
    Init(init::Args),
    /// Check, build and prove a pack, sign and publish it; or, with --role, a part that somebody else may sign.
    Publish(change::Publish),
    /// Publish an earlier version again, as a new one.
    Rollback(change::Rollback),
    /// Give a role another key.
    Rotate(change::Rotate),
    /// Sign timestamp and snapshot anew, before they expire: for a daily job.
    Refresh(change::Refresh),
    /// Say what is published, and until when.
    Status(status::Args),
    /// Print the enrolment code: what an agent types in the options to follow this repository.
    Code(enrol::Code),
    /// Write everything that a device needs into one file, for machines without a network.
    Export(enrol::Export),
}

/// Where, and when.
#[derive(clap::Args, Clone)]
pub(crate) struct At {
    /// A folder, file:///folder or s3://bucket/prefix.
    #[arg(long, value_name = "URL")]
    pub(crate) repo: String,
    /// The S3 server, if it is not Amazon's. Keys and region come from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION.
    #[arg(long, value_name = "URL")]
    pub(crate) endpoint: Option<String>,
    /// The first root's SHA-256, as `repo init` printed it: nothing is signed on top of another's repository.
    #[arg(long, value_name = "HEX", env = "XIAOQI_ROOT_SHA256")]
    pub(crate) root_sha256: Option<String>,
    /// The address devices read from: what was written is read back from there.
    #[arg(long, value_name = "URL")]
    pub(crate) public: Option<String>,
    /// The time it is, RFC 3339 in UTC, if not the clock's: for tests.
    #[arg(long, value_name = "TIME")]
    now: Option<String>,
}

impl At {
    pub(crate) fn now(&self) -> anyhow::Result<i64> {
        if let Some(text) = &self.now {
            return instant::parse(text).with_context(|| format!("--now is no time like 2026-11-22T08:00:00Z: {text}"));
        }
        clock()
    }

    pub(crate) fn shelf(&self) -> anyhow::Result<shelf::Shelf> {
        shelf::Shelf::open(&self.repo, self.endpoint.as_deref())
    }
}

/// Seconds since 1970.
pub(crate) fn clock() -> anyhow::Result<i64> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    i64::try_from(since.context("the clock is before 1970")?.as_secs()).context("the clock")
}

/// As people copy it.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

/// Keys to sign with.
#[derive(clap::Args, Clone)]
pub(crate) struct Keys {
    /// A private key to sign with; as often as needed.
    #[arg(long = "key", value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    passphrase: Passphrase,
}

impl Keys {
    /// The keys, unlocked.
    pub(crate) fn open(&self) -> anyhow::Result<Vec<Secret>> {
        self.files.iter().map(|path| unlock(path, &self.passphrase)).collect()
    }

    pub(crate) fn passphrase(&self) -> &Passphrase {
        &self.passphrase
    }

    /// The files they come from.
    pub(crate) fn files(&self) -> &[PathBuf] {
        &self.files
    }
}

/// A private key, its passphrase asked for.
pub(crate) fn unlock(path: &std::path::Path, passphrase: &Passphrase) -> anyhow::Result<Secret> {
    match file::read(path)? {
        KeyFile::Public(_) => bail!("{}: to sign with, the private key is needed, not its public half", path.display()),
        KeyFile::Locked(locked) => {
            let passphrase = passphrase.get(&path.display().to_string())?;
            Ok(Secret::new(locked.unlock(&passphrase)?.as_bytes()))
        }
    }
}

pub(crate) fn run(command: &Command) -> anyhow::Result<Outcome> {
    block_on(async {
        match command {
            Command::Init(args) => init::run(args).await,
            Command::Publish(args) => change::publish(args).await,
            Command::Rollback(args) => change::rollback(args).await,
            Command::Rotate(args) => change::rotate(args).await,
            Command::Refresh(args) => change::refresh(args).await,
            Command::Status(args) => status::run(args).await,
            Command::Code(args) => enrol::code(args).await,
            Command::Export(args) => enrol::export(args).await,
        }
    })
}

/// Runs to the end; a command does one thing at a time.
pub(crate) fn block_on<T>(what: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(what)
}
