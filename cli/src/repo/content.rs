//! What a delegated role publishes: its wire form, read back, built and proved upon the pack, as a device will.

use crate::{faults, source_dir};
use anyhow::{Context, bail};
use std::path::Path;
use xiaoqi::pack::source::{Layer, Reach, SourceFile};
use xiaoqi::pack::wire::Wire;

/// The wire form of a delegated part, for `target`, which must do over the pack `below` that is published now.
pub(super) fn part(source: &Path, target: &str, below: Option<&[u8]>) -> anyhow::Result<Option<Vec<u8>>> {
    let reach = match target.split('/').next() {
        Some("hints") => Reach::Hints,
        Some("phrases") => Reach::Phrases,
        _ => bail!("{target}: a delegated part is below hints/ or phrases/"),
    };
    let files = if source.is_dir() { source_dir::read(source)? } else { vec![file(source)?] };
    let name = target.rsplit('/').next().and_then(|it| it.strip_suffix(".json")).context("a target ends in .json")?;
    let bytes = Wire::new(vec![Layer::new(name.into(), files)])?.write()?;
    let part = Wire::read(&bytes)?;
    let Some(below) = below else { bail!("publish the pack first: a part stands upon it") };
    let whole = Wire::read(below).context("the pack that is published")?.with(part, reach)?;
    Ok(proved(&whole, source).then_some(bytes))
}

/// Builds and proves; prints what is wrong.
fn proved(wire: &Wire, source: &Path) -> bool {
    let outcome = wire.pack().and_then(|pack| crate::pack::proved(&pack));
    let Err(found) = outcome else { return true };
    let shown = source.to_string_lossy();
    faults::print(&found, &wire.files(), &shown);
    eprintln!("{shown}: {} fault(s); nothing was published", found.len());
    false
}

fn file(path: &Path) -> anyhow::Result<SourceFile> {
    let name = path.file_name().and_then(|it| it.to_str()).context("a file's name")?.to_owned();
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(SourceFile { name, text })
}
