//! `cargo xtask demo`: from a fresh clone to the practice back-office in a browser with the extension loaded.

use crate::{build, dist, run, setup};
use anyhow::Result;

pub(crate) fn command() -> Result<()> {
    setup::all(setup::Browsers::Chromium)?;
    build::build("wasm")?;
    dist::pack()?;
    let mut node = run::node();
    node.arg("practice/demo.mjs");
    node.env("XIAOQI_DIST", run::root().join("dist"));
    run::run(&mut node)
}
