//! `xiaoqi phrases import`: a table → the pack's phrase file. What was not taken over as it stood is said on standard error,
//! a line each; what would make the pack faulty is never written.

use super::{encoding, table, toml};
use crate::Outcome;
use crate::pack::Folder;
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use xiaoqi::pack::Pack;
use xiaoqi::pack::source::SourceFile;
use xiaoqi::phrase::sheet::{self, Imported, LeftOut, Standing, csv};

/// Where the phrases go, within a pack's folder.
const FILE: &str = "phrases/imported.toml";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The table: CSV (UTF-8, GBK, UTF-16; commas, tabs or semicolons) or XLSX.
    file: PathBuf,
    /// The pack's folder; its phrases/imported.toml is written. Without it the phrases are printed.
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
    /// Write over what an earlier import has written.
    #[arg(long, requires = "into")]
    replace: bool,
    /// The sheet of a workbook; the first with a header if left out.
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// Write the rows that were left out, with the reasons, as CSV: to be mended and imported.
    #[arg(long, value_name = "FILE")]
    left_out: Option<PathBuf>,
}

pub(super) fn run(args: &Args, pack: Option<&Path>) -> anyhow::Result<Outcome> {
    if pack.is_some() {
        bail!("phrases import takes the pack's folder by --into");
    }
    let table = table::read(&args.file, args.sheet.as_deref())?;
    let name = args.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut folder = args.into.as_deref().map(|into| open(into, args.replace)).transpose()?;
    let (there, faults) = match folder.as_ref().map(Folder::pack) {
        None => (Pack::default(), Vec::new()),
        Some(Ok(there)) => (there, Vec::new()),
        Some(Err(faults)) => (Pack::default(), faults),
    };
    if let (Some(folder), false) = (&folder, faults.is_empty()) {
        folder.print(&faults);
        bail!("这个规则包本身有错，先改好再导入");
    }
    let own = |at| folder.as_ref().and_then(|folder| folder.own_name(at));
    let standing: Vec<Standing<'_>> =
        there.phrases.iter().map(|phrase| Standing { phrase, own: own(phrase.place) }).collect();
    let imported = sheet::read(&table.rows, table.form, &standing).with_context(|| {
        // Which sheets were looked at says why there is no header.
        table.notes.iter().fold(args.file.display().to_string(), |said, note| format!("{said}；{note}"))
    })?;
    let text = toml::write(&imported.phrases, &name);
    match (&mut folder, &args.into) {
        (Some(folder), Some(into)) => {
            folder.put(FILE, Some(text.clone()));
            if let Err(faults) = folder.pack() {
                folder.print(&faults);
                eprintln!("没有写入任何文件。");
                return Ok(Outcome::Found);
            }
            write(&into.join(FILE), text.as_bytes())?;
        }
        _ => print!("{text}"),
    }
    if let Some(file) = &args.left_out {
        write(file, &encoding::utf8(&csv::write(&left_out(&imported.left_out))?))?;
    }
    report(&name, &table.notes, &imported);
    Ok(if imported.left_out.is_empty() { Outcome::Clean } else { Outcome::Found })
}

/// The pack's folder without what an earlier import has written.
fn open(path: &Path, replace: bool) -> anyhow::Result<Folder> {
    let mut folder = Folder::read(path).context("--into 要的是规则包的文件夹；新建一个：xiaoqi pack new FOLDER")?;
    if folder.own().iter().any(|SourceFile { name, .. }| name == FILE) {
        if !replace {
            bail!("{} 已经有了：--replace 用这次的整个换掉它", path.join(FILE).display());
        }
        folder.put(FILE, None);
    }
    Ok(folder)
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    std::fs::write(path, bytes).with_context(|| path.display().to_string())
}

fn left_out(all: &[LeftOut]) -> Vec<Vec<String>> {
    let header = ["行", "原因", "快捷短语编码", "快捷短语", "快捷短语分组"].map(str::to_owned).to_vec();
    let row = |left: &LeftOut| [vec![left.row.to_string(), left.why.to_string()], left.cells.to_vec()].concat();
    std::iter::once(header).chain(all.iter().map(row)).collect()
}

fn report(name: &str, notes: &[String], imported: &Imported) {
    for note in notes {
        eprintln!("{name}：{note}");
    }
    for note in &imported.notes {
        eprintln!("{name} 第{}行 [{}] {}", note.row, note.code, note.message);
    }
    let (many, left) = (imported.phrases.len(), imported.left_out.len());
    eprintln!("{name}：导入 {many} 条，没有导入 {left} 条，共 {} 处说明。", notes.len() + imported.notes.len());
}
