//! What is published of a pack: its wire form, read back, built and proved as a device will, before anything is signed.

use crate::{faults, source_dir};
use anyhow::{Context, bail, ensure};
use std::path::Path;
use xiaoqi::desk::{self, Desk};
use xiaoqi::pack::source::{self, Layer, Reach, SourceFile};
use xiaoqi::pack::wire::Wire;

/// The wire form of the pack in `folder`; `None` where it has faults, which are printed.
pub(super) fn wire(folder: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    let files = files(folder)?;
    let layers = match source::base(&files) {
        None => vec![Layer::new("default".into(), files)],
        Some(base) => crate::pack::layered(&base, files)?,
    };
    let bytes = Wire::new(layers)?.write()?;
    Ok(proved(&Wire::read(&bytes)?, folder).then_some(bytes))
}

/// The wire form of a delegated part, for `target`, which must do over the pack `below` that is published now.
pub(super) fn part(source: &Path, target: &str, below: Option<&[u8]>) -> anyhow::Result<Option<Vec<u8>>> {
    let reach = match target.split('/').next() {
        Some("hints") => Reach::Hints,
        Some("phrases") => Reach::Phrases,
        _ => bail!("{target}: a delegated part is below hints/ or phrases/"),
    };
    let files = if source.is_dir() { files(source)? } else { vec![file(source)?] };
    let name = target.rsplit('/').next().and_then(|it| it.strip_suffix(".json")).context("a target ends in .json")?;
    let bytes = Wire::new(vec![Layer::new(name.into(), files)])?.write()?;
    let part = Wire::read(&bytes)?;
    let Some(below) = below else { bail!("publish the pack first: a part stands upon it") };
    let whole = Wire::read(below).context("the pack that is published")?.with(part, reach)?;
    Ok(proved(&whole, source).then_some(bytes))
}

/// Builds and proves; prints what is wrong.
fn proved(wire: &Wire, source: &Path) -> bool {
    let outcome = wire.pack().and_then(|pack| {
        let built = desk::build(&pack)?;
        let desk = Desk::load(&built).map_err(|e| vec![crate::pack::nowhere(e.to_string())])?;
        desk::prove(&pack, &desk)
    });
    let Err(found) = outcome else { return true };
    let shown = source.to_string_lossy();
    faults::print(&found, &wire.files(), &shown);
    eprintln!("{shown}: {} fault(s); nothing was published", found.len());
    false
}

fn files(folder: &Path) -> anyhow::Result<Vec<SourceFile>> {
    let files = source_dir::read(folder).with_context(|| folder.display().to_string())?;
    ensure!(!files.is_empty(), "{}: no .toml file here", folder.display());
    Ok(files)
}

fn file(path: &Path) -> anyhow::Result<SourceFile> {
    let name = path.file_name().and_then(|it| it.to_str()).context("a file's name")?.to_owned();
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(SourceFile { name, text })
}
