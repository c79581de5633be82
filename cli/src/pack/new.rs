//! `xiaoqi pack new FOLDER`: a team's pack over the default one, with examples to take up. What it writes passes
//! `pack test` as it is. Never writes into a folder that holds anything.

use crate::Outcome;
use anyhow::{Context, bail};
use std::path::Path;

/// The files, and what each is for.
const FILES: [(&str, &str); 6] = [
    ("pack.toml", include_str!("new/pack.toml")),
    ("wording.toml", include_str!("new/wording.toml")),
    ("phrases.toml", include_str!("new/phrases.toml")),
    ("limits.toml", include_str!("new/limits.toml")),
    ("team.toml", include_str!("new/team.toml")),
    ("announcements.toml", include_str!("new/announcements.toml")),
];

pub(super) fn run(folder: &Path) -> anyhow::Result<Outcome> {
    let shown = folder.display();
    if folder.exists() && (!folder.is_dir() || std::fs::read_dir(folder)?.next().is_some()) {
        bail!("{shown}: this folder is not empty");
    }
    std::fs::create_dir_all(folder).with_context(|| shown.to_string())?;
    for (name, text) in FILES {
        let path = folder.join(name);
        std::fs::write(&path, text).with_context(|| path.display().to_string())?;
    }
    println!("{shown}：新的团队规则包，建立在默认规则之上。");
    println!("  改好后检查：xiaoqi pack test {shown}");
    println!("  看看改了什么：xiaoqi pack diff default {shown}");
    Ok(Outcome::Clean)
}
