//! `xiaoqi repo publish|rollback|rotate|refresh`: one change each, all carried out alike.

use super::content;
use super::init::public;
use super::look::Eyes;
use super::shelf::Shelf;
use super::state::State;
use super::{At, Keys, unlock};
use crate::{Outcome, pack};
use anyhow::{Context, bail, ensure};
use std::path::PathBuf;
use xiaoqi_trust::author::{Draft, Release, Released, Secret, pack_target};
use xiaoqi_trust::sha256;

/// Publish a pack.
#[derive(clap::Args)]
pub(crate) struct Publish {
    /// The pack's source folder; with --role a TOML file or a folder of such files.
    source: PathBuf,
    #[command(flatten)]
    at: At,
    #[command(flatten)]
    keys: Keys,
    /// For whom: without it all, with `beta` those who are enrolled for packs/core.beta.json.
    #[arg(long, value_name = "NAME")]
    channel: Option<String>,
    /// For how many of the installs, in percent: 10, or 0.5. The same pack again with more widens it.
    #[arg(long, value_name = "PERCENT", default_value = "100")]
    share: String,
    /// A group that has it in any case; as often as needed.
    #[arg(long = "group", value_name = "NAME")]
    groups: Vec<String>,
    /// The oldest version of the extension that can run it.
    #[arg(long, value_name = "VERSION")]
    min_app: Option<String>,
    /// What changes, for those who use it.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Publish as this delegated role.
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// With --role: the target's name, if not made of the role's pattern and the file's name.
    #[arg(long, value_name = "NAME", requires = "role")]
    target: Option<String>,
    /// As JSON.
    #[arg(long)]
    json: bool,
}

/// Publish an earlier version again.
#[derive(clap::Args)]
pub(crate) struct Rollback {
    /// The version's number.
    #[arg(long, value_name = "NUMBER")]
    to: u64,
    #[command(flatten)]
    at: At,
    #[command(flatten)]
    keys: Keys,
    /// Of this channel.
    #[arg(long, value_name = "NAME")]
    channel: Option<String>,
    /// What changes, for those who use it.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

/// Give a role another key.
#[derive(clap::Args)]
pub(crate) struct Rotate {
    /// root, targets, snapshot, timestamp, or a delegated role.
    role: String,
    #[command(flatten)]
    at: At,
    #[command(flatten)]
    keys: Keys,
    /// The key that goes: its file or .pub.
    #[arg(long, value_name = "FILE")]
    old_key: PathBuf,
    /// The key that comes: its private file, for it signs at once.
    #[arg(long, value_name = "FILE")]
    new_key: PathBuf,
    /// The old key was stolen: nothing it signed counts from now on.
    #[arg(long)]
    stolen: bool,
}

/// Sign anew before it expires.
#[derive(clap::Args)]
pub(crate) struct Refresh {
    #[command(flatten)]
    at: At,
    #[command(flatten)]
    keys: Keys,
    /// The targets, too: once a quarter.
    #[arg(long)]
    targets: bool,
    /// The root, too: once a year.
    #[arg(long)]
    root: bool,
}

/// A repository that was read and looked at, ready for one change.
pub(super) struct Bench<'a> {
    pub(super) shelf: &'a Shelf,
    pub(super) state: State,
    pub(super) now: i64,
}

impl<'a> Bench<'a> {
    /// Reads what is published; `pinned` is the first root's hash.
    pub(super) async fn new(shelf: &'a Shelf, now: i64, pinned: Option<&str>) -> anyhow::Result<Bench<'a>> {
        let state = State::read(shelf).await?;
        if let Some(pinned) = pinned {
            let found = super::hex(&sha256(state.first_root()?));
            ensure!(found == pinned.trim().to_lowercase(), "this is another repository: its first root is {found}");
        }
        Ok(Bench { shelf, state, now })
    }

    /// Plans, looks, writes. `before` looks at what stands there now, `after` at what will: it may ask for more.
    ///
    /// # Errors
    /// [`super::shelf::Overtaken`] where somebody else was quicker; whatever a device would refuse.
    pub(super) async fn change<T>(
        &self,
        secrets: &[Secret],
        before: &Eyes,
        after: &Eyes,
        edit: impl FnOnce(&mut Draft<'_>) -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        let kept = before.now(&self.state, self.shelf).await?;
        let mut draft = Draft::new(&self.state.published, self.now);
        let said = edit(&mut draft)?;
        let plan = draft.finish(secrets)?;
        after.after(&self.state, &plan, kept, self.now, self.shelf).await?;
        for write in &plan {
            self.shelf.write(write, Some(&self.state.timestamp)).await?;
        }
        Ok(said)
    }

    /// A client that asks for `channel`, if it was ever published, and for these delegated targets.
    pub(super) fn eyes(&self, channel: &str, delegated: &[String], groups: &[String]) -> anyhow::Result<Eyes> {
        Ok(Eyes::new(self.state.first_root()?, channel, delegated, groups))
    }

    /// The bytes of one of the supervisor's targets, if it is listed.
    pub(super) async fn content(&self, name: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let Some(it) = self.state.published.targets.targets.get(name) else { return Ok(None) };
        let path = xiaoqi_trust::name::target_path(name, &it.sha256);
        let found = self.shelf.get(&path).await?.with_context(|| format!("{path} is not there"))?;
        ensure!(sha256(&found.bytes) == it.sha256, "{path} is not what was signed");
        Ok(Some(found.bytes))
    }

    /// The channel's target, if there is one.
    pub(super) fn listed(&self, target: &str) -> String {
        if self.state.published.targets.targets.contains_key(target) { target.to_owned() } else { String::new() }
    }
}

async fn read_back(at: &At, eyes: &Eyes, now: i64) -> anyhow::Result<()> {
    if let Some(url) = &at.public {
        eyes.behind(url, now).await?;
        println!("read back from {url}");
    }
    Ok(())
}

/// `core` or `core.beta`.
fn channel(name: Option<&str>) -> String {
    name.map_or_else(|| "core".to_owned(), |name| format!("core.{name}"))
}

/// Ten-thousandths of `12.5`.
pub(super) fn share(percent: &str) -> anyhow::Result<u64> {
    let (whole, parts) = percent.split_once('.').unwrap_or((percent, ""));
    let digits = |it: &str| it.bytes().all(|b| b.is_ascii_digit());
    let fits = !whole.is_empty() && whole.len() <= 3 && parts.len() <= 2 && digits(whole) && digits(parts);
    ensure!(fits, "--share {percent}: percent from 0 to 100, at most two digits behind the point");
    let bp = format!("{whole}{parts:0<2}").parse()?;
    ensure!(bp <= 10_000, "--share {percent}: at most 100");
    Ok(bp)
}

pub(super) async fn publish(args: &Publish) -> anyhow::Result<Outcome> {
    if let Some(role) = &args.role {
        return contribute(args, role).await;
    }
    let Some(bytes) = pack::wire(&args.source)? else { return Ok(Outcome::Found) };
    let (shelf, now) = (args.at.shelf()?, args.at.now()?);
    let secrets = args.keys.open()?;
    let bench = Bench::new(&shelf, now, args.at.root_sha256.as_deref()).await?;
    let min_app = args.min_app.as_deref().map(str::parse).transpose().map_err(|e| anyhow::anyhow!("--min-app: {e}"))?;
    let release = Release {
        channel: &channel(args.channel.as_deref()),
        bytes: &bytes,
        bp: share(&args.share)?,
        groups: &args.groups,
        min_app,
        note: args.note.clone(),
    };
    let eyes = bench.eyes(&pack_target(release.channel, None), &[], &args.groups)?;
    let released = bench.release(&secrets, &release).await?;
    if args.json {
        println!(
            "{}",
            serde_json::json!({
                "target": released.target, "pack_version": released.pack_version, "same": released.same,
                "bytes": bytes.len(), "sha256": super::hex(&sha256(&bytes)), "bp": release.bp,
            })
        );
    } else {
        let what = if released.same { "the same pack, for" } else { "published for" };
        println!("{} 第 {} 版: {what} {} %, {} bytes", released.target, released.pack_version, args.share, bytes.len());
    }
    read_back(&args.at, &eyes, now).await?;
    Ok(Outcome::Clean)
}

impl Bench<'_> {
    /// Publishes a pack.
    pub(super) async fn release(&self, secrets: &[Secret], release: &Release<'_>) -> anyhow::Result<Released> {
        let target = pack_target(release.channel, None);
        // Before its first version nobody can ask for the channel.
        let before = self.eyes(&self.listed(&target), &[], release.groups)?;
        let after = self.eyes(&target, &[], release.groups)?;
        self.change(secrets, &before, &after, |draft| Ok(draft.release(release)?)).await
    }
}

async fn contribute(args: &Publish, role: &str) -> anyhow::Result<Outcome> {
    let (shelf, now) = (args.at.shelf()?, args.at.now()?);
    let bench = Bench::new(&shelf, now, args.at.root_sha256.as_deref()).await?;
    let target = match &args.target {
        Some(it) => it.clone(),
        None => bench.target_of(role, &args.source)?,
    };
    let below = bench.content("packs/core.json").await?;
    let Some(bytes) = content::part(&args.source, &target, below.as_deref())? else { return Ok(Outcome::Found) };
    let secrets = args.keys.open()?;
    let listed = bench.state.published.delegated.get(role).is_some_and(|it| it.targets.contains_key(&target));
    let asked = [target.clone()];
    let before = bench.eyes("", if listed { &asked } else { &[] }, &[])?;
    let note = args.note.clone();
    let after = bench.eyes("", &asked, &[])?;
    let number =
        bench.change(&secrets, &before, &after, |draft| Ok(draft.contribute(role, &target, &bytes, note)?)).await?;
    println!("{target} 第 {number} 版 of {role}: published, {} bytes", bytes.len());
    read_back(&args.at, &after, now).await?;
    Ok(Outcome::Clean)
}

impl Bench<'_> {
    /// `hints/promo.json` of `promo.toml` and a role that may sign `hints/*`.
    fn target_of(&self, role: &str, source: &std::path::Path) -> anyhow::Result<String> {
        let all = self.state.published.targets.delegations.as_ref();
        let it = all.and_then(|it| it.roles.iter().find(|it| it.name == role));
        let it = it.with_context(|| format!("there is no role {role}"))?;
        let name = source.file_stem().and_then(|it| it.to_str()).context("a file name")?;
        match it.paths.as_slice() {
            [one] if one.matches('*').count() == 1 => {
                let with = if one.ends_with('*') { format!("{name}.json") } else { name.to_owned() };
                Ok(one.replace('*', &with))
            }
            [one] if !one.contains('*') => Ok(one.clone()),
            paths => bail!("{role} may sign {}: say which with --target", paths.join(", ")),
        }
    }
}

pub(super) async fn rollback(args: &Rollback) -> anyhow::Result<Outcome> {
    let (shelf, now) = (args.at.shelf()?, args.at.now()?);
    let secrets = args.keys.open()?;
    let bench = Bench::new(&shelf, now, args.at.root_sha256.as_deref()).await?;
    let channel = channel(args.channel.as_deref());
    let released = bench.roll_back(&secrets, &channel, args.to, args.note.clone()).await?;
    println!("{} 第 {} 版: what 第 {} 版 was, for everybody", released.target, released.pack_version, args.to);
    read_back(&args.at, &bench.eyes(&released.target, &[], &[])?, now).await?;
    Ok(Outcome::Clean)
}

impl Bench<'_> {
    /// Publishes what version `to` of a channel held, as a new version.
    pub(super) async fn roll_back(
        &self,
        secrets: &[Secret],
        channel: &str,
        to: u64,
        note: Option<String>,
    ) -> anyhow::Result<Released> {
        let listed = &self.state.published.targets.targets;
        let name = pack_target(channel, Some(to));
        let Some(it) = listed.get(&name) else {
            let mut there: Vec<u64> = xiaoqi_trust::author::numbered(listed, channel).collect();
            there.sort_unstable();
            bail!("version {to} is not there any more; there are {there:?}");
        };
        let min_app = it.custom()?.and_then(|it| it.min_app);
        let bytes = self.content(&name).await?.context("its bytes")?;
        let note = note.or_else(|| Some(format!("\u{6062}\u{590d}\u{4e3a}\u{7b2c} {to} \u{7248}")));
        let release = Release { channel, bytes: &bytes, bp: 10_000, groups: &[], min_app, note };
        self.release(secrets, &release).await
    }
}

pub(super) async fn rotate(args: &Rotate) -> anyhow::Result<Outcome> {
    let (shelf, now) = (args.at.shelf()?, args.at.now()?);
    let old = public(&args.old_key)?;
    let new = unlock(&args.new_key, args.keys.passphrase())?;
    let key = new.key();
    let mut secrets = args.keys.open()?;
    secrets.push(new);
    let bench = Bench::new(&shelf, now, args.at.root_sha256.as_deref()).await?;
    let eyes = bench.eyes(&bench.listed("packs/core.json"), &[], &[])?;
    bench.change(&secrets, &eyes, &eyes, |draft| Ok(draft.rotate(&args.role, &old, &key, args.stolen)?)).await?;
    println!("{}: {} is gone, {} signs from now on", args.role, old.id(), key.id());
    read_back(&args.at, &eyes, now).await?;
    Ok(Outcome::Clean)
}

pub(super) async fn refresh(args: &Refresh) -> anyhow::Result<Outcome> {
    let (shelf, now) = (args.at.shelf()?, args.at.now()?);
    let secrets = args.keys.open()?;
    let bench = Bench::new(&shelf, now, args.at.root_sha256.as_deref()).await?;
    let eyes = bench.eyes(&bench.listed("packs/core.json"), &[], &[])?;
    let edit = |draft: &mut Draft<'_>| -> anyhow::Result<()> {
        draft.refresh(args.targets, args.root);
        Ok(())
    };
    bench.change(&secrets, &eyes, &eyes, edit).await?;
    println!("{}: signed anew", args.at.repo);
    read_back(&args.at, &eyes, now).await?;
    Ok(Outcome::Clean)
}
