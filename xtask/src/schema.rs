//! `cargo xtask schema`: docs/pack.schema.json and the tables of docs/pack-format.md, made by the command from what the
//! reader takes. tests/pack_format.rs says when they are stale. Must never be part of a build.

use crate::{files, run};
use anyhow::{Context, Result};

const JSON: &str = "docs/pack.schema.json";
const TEXT: &str = "docs/pack-format.md";
/// What stands before the tables in the text, and behind them.
const MARK: &str = "<!-- tables -->\n";

pub(crate) fn command() -> Result<()> {
    let root = run::root();
    files::write(&root.join(JSON), said(&[])?.as_bytes())?;
    let text = files::read_text(&root.join(TEXT))?;
    let mut parts = text.split(MARK);
    let (before, after) = (parts.next().context("the text")?, parts.nth(1).with_context(|| format!("{TEXT}: {MARK}"))?);
    let tables = said(&["--markdown"])?;
    files::write(&root.join(TEXT), format!("{before}{MARK}{tables}{MARK}{after}").as_bytes())?;
    println!("{JSON} and {TEXT}: made");
    Ok(())
}

/// What `xiaoqi pack schema` prints.
fn said(arguments: &[&str]) -> Result<String> {
    run::output(run::cargo().args(["run", "-q", "-p", "xiaoqi-cli", "--", "pack", "schema"]).args(arguments))
}
