//! `xiaoqi pack diff OLD NEW`: what changes for agents, in plain Chinese, or as JSON.

use super::folder::Folder;
use crate::Outcome;
use anyhow::Context;
use std::path::Path;
use xiaoqi::pack::Pack;
use xiaoqi::pack::diff::{Kind, diff};
use xiaoqi::pack::wire::Wire;

/// Each is a source folder, a pack as it travels, or `default`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// What agents have: a source folder, a published pack's file, or `default`.
    old: std::path::PathBuf,
    /// What they would have.
    new: std::path::PathBuf,
    /// As one JSON object.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (Some(old), Some(new)) = (pack(&args.old)?, pack(&args.new)?) else { return Ok(Outcome::Found) };
    let changes = diff(&old, &new);
    let name = |pack: &Pack| format!("{} {}", pack.name, pack.version);
    if args.json {
        let said = serde_json::json!({ "old": name(&old), "new": name(&new), "changes": changes });
        println!("{said}");
        return Ok(Outcome::Clean);
    }
    println!("{} → {}", name(&old), name(&new));
    for change in &changes {
        let sign = match change.change {
            Kind::Added => '+',
            Kind::Changed => '~',
            Kind::Removed => '-',
        };
        println!("{sign} {}  [{}]", change.said, change.id);
    }
    match changes.len() {
        0 => println!("对客服没有变化。"),
        many => println!("共 {many} 处变化。"),
    }
    Ok(Outcome::Clean)
}

/// The pack at `path`; nothing if it has faults, which are shown then.
fn pack(path: &Path) -> anyhow::Result<Option<Pack>> {
    if path.is_file() {
        let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
        let wire = Wire::read(&bytes).with_context(|| path.display().to_string())?;
        return match wire.pack() {
            Ok(pack) => Ok(Some(pack)),
            Err(found) => {
                crate::faults::print(&found, &wire.files(), &path.to_string_lossy());
                Ok(None)
            }
        };
    }
    let default = path == Path::new("default") && !path.exists();
    let folder = if default { Folder::default_pack()? } else { Folder::read(path)? };
    match folder.pack() {
        Ok(pack) => Ok(Some(pack)),
        Err(found) => {
            folder.print(&found);
            Ok(None)
        }
    }
}
