//! `cargo xtask check`: what needs no browser. Must stay the first part of `cargo xtask test`, step for step.

use crate::steps::Steps;
use crate::{files, run, setup};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// The crates that are built for the browser.
const BROWSER: [&str; 12] = [
    "-p",
    "xiaoqi-page",
    "-p",
    "xiaoqi-office",
    "-p",
    "xiaoqi-build",
    "-p",
    "xiaoqi-bridge",
    "-p",
    "xiaoqi-bench",
    "-p",
    "xiaoqi-attacks",
];

pub(crate) fn command() -> Result<()> {
    let mut steps = Steps::new();
    steps.step("set-up", || {
        setup::rust()?;
        setup::python()?;
        setup::node()
    })?;
    check(&mut steps)?;
    steps.finish();
    Ok(())
}

/// The steps themselves.
pub(crate) fn check(steps: &mut Steps) -> Result<()> {
    steps.step("format", || cargo(&["fmt", "--all", "--check"]))?;
    steps.step("clippy, host", || {
        let what = ["clippy", "--workspace", "--all-targets", "--features", "xiaoqi/source"];
        cargo(&[&what[..], &["--", "-D", "warnings"]].concat())
    })?;
    steps.step("clippy, wasm", || {
        let target = ["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
        cargo(&[&["clippy"], &BROWSER[..], &target].concat())
    })?;
    steps.step("unit and integration tests", || {
        // The whole workspace: what decides in the browser crates is tried natively, too.
        cargo(&["test", "--workspace", "--all-features"])
    })?;
    steps.step("pack self-tests", || cargo(&["run", "-p", "xiaoqi-cli", "--", "pack", "test", "packs/default"]))?;
    steps.step("practice tests", || node_tests(&tests_in("practice")?, &[], "practice/*.test.mjs"))?;
    steps.step("languages", || node_tests(&tests_in("tests/lang")?, &[], "tests/lang/*.test.mjs"))
}

/// The node tests of a folder.
pub(crate) fn tests_in(folder: &str) -> Result<Vec<PathBuf>> {
    files::ending(&run::root().join(folder), ".test.mjs")
}

/// Runs node's own test runner over files; none is an error that names the pattern. Node 20 knows no patterns itself.
pub(crate) fn node_tests(tests: &[PathBuf], options: &[&str], pattern: &str) -> Result<()> {
    if tests.is_empty() {
        bail!("{pattern}: no such files");
    }
    run::run(&mut node_test_command(tests, options))
}

/// The command for it, for who must set variables.
pub(crate) fn node_test_command(tests: &[PathBuf], options: &[&str]) -> std::process::Command {
    let root = run::root();
    let mut node = run::node();
    node.args(["--test", "--test-reporter=spec"]).args(options);
    for test in tests {
        node.arg(test.strip_prefix(&root).map_or(test.as_path(), Path::new));
    }
    node
}

fn cargo(args: &[&str]) -> Result<()> {
    run::run(run::cargo().args(args))
}
