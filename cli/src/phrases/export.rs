//! `xiaoqi phrases export`: the pack's phrases → a table, by the ending of its name.

use super::{encoding, workbook};
use crate::Outcome;
use crate::pack::{self, Folder};
use anyhow::{Context, bail};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use xiaoqi::pack::Phrase;
use xiaoqi::phrase::sheet::{Form, about_csv, csv, write};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The pack's folder; else --pack, else the bundled default pack.
    folder: Option<PathBuf>,
    /// The file to write: .csv (code, text and group, as 千牛 has them) or .xlsx (everything).
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// Only what the folder itself says, not what it stands upon.
    #[arg(long)]
    own: bool,
    /// CSV in GBK instead of UTF-8.
    #[arg(long)]
    gbk: bool,
}

pub(super) fn run(args: &Args, pack: Option<&Path>) -> anyhow::Result<Outcome> {
    let path = match (&args.folder, pack) {
        (Some(_), Some(_)) => bail!("a folder and --pack: which of them?"),
        (folder, pack) => folder.as_deref().or(pack),
    };
    let ending = args.output.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let form = match ending.as_str() {
        "csv" => Form::Csv,
        "xlsx" if args.gbk => bail!("--gbk 只用于 .csv"),
        "xlsx" => Form::Workbook,
        _ => bail!("{}：文件名要以 .csv 或 .xlsx 结尾", args.output.display()),
    };
    let Some(phrases) = phrases(path, args.own)? else { return Ok(Outcome::Found) };
    let rows = write(&phrases, form);
    let bytes = match form {
        Form::Workbook => workbook::write(&rows)?,
        Form::Csv => {
            let text = csv::write(&rows)?;
            if args.gbk { in_gbk(&text, &phrases)? } else { encoding::utf8(&text) }
        }
    };
    std::fs::write(&args.output, bytes).with_context(|| args.output.display().to_string())?;
    if form == Form::Csv {
        about_csv(&phrases).iter().for_each(|(phrase, said)| eprintln!("{}：{said}", phrase.id));
    }
    println!("{}：{} 条快捷短语", args.output.display(), phrases.len());
    Ok(Outcome::Clean)
}

/// The phrases in force; nothing if the pack has faults, which are shown then.
fn phrases(path: Option<&Path>, own: bool) -> anyhow::Result<Option<Vec<Phrase>>> {
    if own && !path.is_some_and(Path::is_dir) {
        bail!("--own 要规则包的文件夹");
    }
    let folder = match path {
        Some(path) if !path.is_dir() => return Ok(Some(pack::load(Some(path))?.phrases().phrases().to_vec())),
        Some(path) => Folder::read(path)?,
        None => Folder::default_pack()?,
    };
    match folder.pack() {
        Ok(mut pack) => {
            pack.phrases.retain(|phrase| !own || folder.own_name(phrase.place).is_some());
            Ok(Some(pack.phrases))
        }
        Err(faults) => {
            folder.print(&faults);
            Ok(None)
        }
    }
}

/// In GBK, or the phrases that cannot be written so.
fn in_gbk(text: &str, phrases: &[Phrase]) -> anyhow::Result<Vec<u8>> {
    if let Some(bytes) = encoding::gbk(text) {
        return Ok(bytes);
    }
    let mut said = Vec::new();
    for phrase in phrases {
        let chars = phrase.code.chars().chain(phrase.text.chars()).chain(phrase.group.chars());
        let chars: BTreeSet<char> = chars.filter(|c| encoding::gbk(&c.to_string()).is_none()).collect();
        if !chars.is_empty() {
            let shown = |c: &char| format!("「{c}」U+{:04X}", u32::from(*c));
            said.push(format!("  {}：{}", phrase.id, chars.iter().map(shown).collect::<Vec<_>>().join("、")));
        }
    }
    bail!("{} 条快捷短语里有 GBK 没有的字符，没有写入文件：\n{}", said.len(), said.join("\n"))
}
