//! `xiaoqi repo status`: what is published, for whom, until when.

use super::change::Bench;
use super::{At, hex};
use crate::Outcome;
use anyhow::Context;
use xiaoqi_trust::instant;
use xiaoqi_trust::meta::Targets;
use xiaoqi_trust::sha256;

/// A day's worth of warning before something expires.
const SOON: i64 = 3 * 86_400;

/// What is published.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    at: At,
    /// As JSON: {"root_sha256", "roles": [..], "targets": [..]}.
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (shelf, now) = (args.at.shelf()?, args.at.now()?);
    let bench = Bench::new(&shelf, now, args.at.root_sha256.as_deref()).await?;
    let eyes = bench.eyes(&bench.listed("packs/core.json"), &[], &[])?;
    eyes.now(&bench.state, &shelf).await?;
    let it = &bench.state.published;
    let mut roles = vec![
        ("root", it.root.version, it.root.expires),
        ("targets", it.targets.version, it.targets.expires),
        ("snapshot", it.snapshot.version, it.snapshot.expires),
        ("timestamp", it.timestamp.version, it.timestamp.expires),
    ];
    roles.extend(it.delegated.iter().map(|(name, it)| (name.as_str(), it.version, it.expires)));
    let first = hex(&sha256(bench.state.first_root()?));
    let mut targets = listed(&it.targets, "targets")?;
    for (name, it) in &it.delegated {
        targets.extend(listed(it, name)?);
    }
    if args.json {
        let roles: Vec<_> = roles
            .iter()
            .map(|(role, version, at)| {
                let expires = instant::write(*at);
                serde_json::json!({ "role": role, "version": version, "expires": expires, "expired": *at <= now })
            })
            .collect();
        println!("{}", serde_json::json!({ "root_sha256": first, "roles": roles, "targets": targets }));
    } else {
        println!("first root {first}");
        for (role, version, at) in &roles {
            let left = match at - now {
                left if left <= 0 => "EXPIRED: devices say that rules may be out of date",
                left if left < SOON => "expires soon: xiaoqi repo refresh",
                _ => "",
            };
            println!("{role:<12} version {version:<5} until {} {left}", instant::write(*at));
        }
        for it in &targets {
            println!("{}", line(it).context("a target")?);
        }
    }
    let expired = roles.iter().any(|(_, _, at)| *at <= now);
    Ok(if expired { Outcome::Found } else { Outcome::Clean })
}

fn listed(it: &Targets, role: &str) -> anyhow::Result<Vec<serde_json::Value>> {
    let mut all = Vec::new();
    for (name, it) in &it.targets {
        let custom = it.custom()?;
        let rollout = custom.as_ref().and_then(|it| it.rollout.as_ref());
        all.push(serde_json::json!({
            "target": name,
            "role": role,
            "pack_version": custom.as_ref().map(|it| it.pack_version),
            "signed_at": custom.as_ref().and_then(|it| it.signed_at).map(instant::write),
            "bp": rollout.map_or(10_000, |it| it.bp),
            "else": rollout.map(|it| &it.otherwise),
            "note": custom.as_ref().and_then(|it| it.note.as_ref()),
            "length": it.length,
            "sha256": hex(&it.sha256),
        }));
    }
    Ok(all)
}

/// One target for people.
fn line(it: &serde_json::Value) -> Option<String> {
    let text = |name: &str| it.get(name).and_then(|it| it.as_str()).unwrap_or_default().to_owned();
    let bp = it.get("bp")?.as_u64()?;
    let share =
        if bp == 10_000 { String::new() } else { format!(", {} % (others: {})", bp as f64 / 100.0, text("else")) };
    let number = it.get("pack_version")?;
    Some(format!("{} 第 {number} 版, {}{share} {}", text("target"), text("signed_at"), text("note")))
}
