//! `cargo xtask bench [name]`: tests/bench/<name>.mjs, or all of them and cargo's own benches where there are any.

use crate::{build, dist, files, run, setup};
use anyhow::{Result, bail};
use std::path::PathBuf;

pub(crate) fn command(name: Option<&str>) -> Result<()> {
    let root = run::root();
    let mut benches = files::ending(&root.join("tests/bench"), ".mjs")?;
    let rust = files::ending(&root.join("benches"), ".rs")?;
    if let Some(name) = name {
        benches.retain(|path| path.file_stem().is_some_and(|stem| stem == name));
        if benches.is_empty() {
            bail!("tests/bench/{name}.mjs: no such file");
        }
    }
    if name.is_none() && !rust.is_empty() {
        run::run(run::cargo().args(["bench", "-p", "xiaoqi", "--all-features"]))?;
    }
    if benches.is_empty() {
        println!("tests/bench: no benches");
        return Ok(());
    }
    setup::all(setup::Browsers::Chromium)?;
    let named = |names: &'static [&str]| {
        move |path: &PathBuf| path.file_stem().is_some_and(|stem| names.iter().any(|name| stem == *name))
    };
    if benches.iter().any(named(&["address", "phrases", "timing", "wording"])) {
        build::bench()?;
    }
    if benches.iter().any(named(&["push"])) {
        setup::nginx()?;
    }
    if !benches.iter().all(named(&["address", "phrases", "push", "timing", "wording"])) {
        build::build("wasm")?;
        dist::pack()?;
    }
    for bench in &benches {
        let mut node = run::node();
        // The collector, for benches that weigh what an engine holds.
        node.arg("--expose-gc").arg(bench);
        node.env("XIAOQI_DIST", root.join("dist"));
        run::run(&mut node)?;
    }
    Ok(())
}
