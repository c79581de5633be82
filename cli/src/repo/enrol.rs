//! `xiaoqi repo code|export`: what a supervisor hands to those who are to follow the repository: the enrolment code, and
//! one file for machines without a network. Neither is secret; what they lead to is signed.

use super::At;
use super::change::Bench;
use crate::Outcome;
use anyhow::{Context, bail, ensure};
use std::collections::BTreeMap;
use std::path::PathBuf;
use xiaoqi_trust::author::pack_target;
use xiaoqi_trust::invite::{Invite, is_url};
use xiaoqi_trust::meta::Target;
use xiaoqi_trust::name::target_path;
use xiaoqi_trust::sha256;

/// The most bytes of a file that a device reads.
const MOST: usize = 16 << 20;

/// An enrolment code.
#[derive(clap::Args)]
pub(crate) struct Code {
    #[command(flatten)]
    at: At,
    /// Another address of the same repository, after that of --public; as often as there are mirrors.
    #[arg(long, value_name = "URL")]
    mirror: Vec<String>,
    /// What a team lead or trainer signs and these devices follow: phrases/team-a.json; as often as there are several.
    #[arg(long, value_name = "TARGET")]
    delegated: Vec<String>,
}

/// A file for machines without a network.
#[derive(clap::Args)]
pub(crate) struct Export {
    #[command(flatten)]
    at: At,
    /// For which channel: core, beta, ..
    #[arg(long, value_name = "NAME", default_value = "core")]
    channel: String,
    /// The file.
    #[arg(long, value_name = "FILE")]
    output: PathBuf,
}

/// Prints the code that is typed under 设置 → 团队规则.
pub(super) async fn code(args: &Code) -> anyhow::Result<Outcome> {
    let public = args.at.public.as_deref().context("where do devices read it? --public https://..")?;
    let shelf = args.at.shelf()?;
    let bench = Bench::new(&shelf, args.at.now()?, args.at.root_sha256.as_deref()).await?;
    let published = &bench.state.published.targets;
    for target in &args.delegated {
        ensure!(
            published.delegate(target).is_some(),
            "{target}: nobody may sign that beside the pack (repo init --delegate)"
        );
    }
    let invite = invite(bench.state.first_root()?, public, &args.mirror)?;
    println!("{}", Invite { delegated: args.delegated.clone(), ..invite }.write());
    Ok(Outcome::Clean)
}

/// The code of a repository whose first root is `root`.
fn invite(root: &[u8], public: &str, mirrors: &[String]) -> anyhow::Result<Invite> {
    let mut urls = Vec::new();
    for url in std::iter::once(public).chain(mirrors.iter().map(String::as_str)) {
        let url = url.trim_end_matches('/');
        ensure!(is_url(url), "{url}: devices read from addresses like https://rules.example.com/team only");
        urls.push(url.to_owned());
    }
    Ok(Invite { urls, root_sha256: sha256(root), delegated: Vec::new() })
}

/// Writes the file that is taken in under 设置 → 团队规则 → 导入规则文件.
pub(super) async fn export(args: &Export) -> anyhow::Result<Outcome> {
    let (shelf, now) = (args.at.shelf()?, args.at.now()?);
    let bench = Bench::new(&shelf, now, args.at.root_sha256.as_deref()).await?;
    let channel = pack_target(&args.channel, None);
    let it = &bench.state.published;
    let delegated = it.delegated.values().flat_map(|it| it.targets.iter());
    let mut wanted: BTreeMap<&str, &Target> = delegated.map(|(name, it)| (name.as_str(), it)).collect();
    let Some((name, pack)) = it.targets.targets.get_key_value(&channel) else {
        bail!("nothing is published for {channel}");
    };
    bench.eyes(&channel, &[], &[])?.now(&bench.state, &shelf).await?;
    wanted.insert(name, pack);
    // What those have that a rollout leaves out.
    let custom = pack.custom()?;
    let otherwise = custom.as_ref().and_then(|it| Some(&it.rollout.as_ref()?.otherwise));
    wanted.extend(
        otherwise.and_then(|name| it.targets.targets.get_key_value(name)).map(|(name, it)| (name.as_str(), it)),
    );

    let mut files = bench.state.files.clone();
    for (name, it) in wanted {
        let path = target_path(name, &it.sha256);
        let found = shelf.get(&path).await?.with_context(|| format!("{path} is not there"))?;
        files.insert(path, found.bytes);
    }
    let mut texts = BTreeMap::new();
    for (path, bytes) in files {
        let text = String::from_utf8(bytes).with_context(|| path.clone())?;
        texts.insert(path, text);
    }
    let bundle = serde_json::json!({ "schema": "xiaoqi-bundle/1", "files": texts }).to_string();
    ensure!(bundle.len() <= MOST, "{} bytes; devices read {MOST} at most", bundle.len());
    std::fs::write(&args.output, &bundle).with_context(|| args.output.display().to_string())?;
    println!("{} files, {} bytes in {}", texts.len(), bundle.len(), args.output.display());
    Ok(Outcome::Clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_leads_back() {
        let mirrors = ["https://mirror.example".to_owned()];
        let made = invite(b"root", "https://rules.example/team/", &mirrors).unwrap();
        assert_eq!(Invite::read(&made.write()), Ok(made.clone()));
        assert_eq!(made.urls, ["https://rules.example/team", "https://mirror.example"]);
        for wrong in ["http://rules.example", "rules.example", "https://", "https://a b"] {
            assert!(invite(b"root", wrong, &[]).is_err(), "{wrong}");
        }
    }
}
