//! `cargo xtask test`: every test there is, from a fresh clone on; .ci/run is this and nothing else.
//! Must never have a step that CI runs and a developer cannot.

use crate::check::{check, node_test_command, node_tests, tests_in};
use crate::steps::Steps;
use crate::{build, dist, run, setup};
use anyhow::{Result, bail};

pub(crate) fn command() -> Result<()> {
    let mut steps = Steps::new();
    steps.step("set-up", || setup::all(setup::Browsers::Both))?;
    check(&mut steps)?;
    extension(&mut steps)?;
    let vectors = tests_in("tests/wasm")?;
    if vectors.is_empty() {
        steps.skip("wasm vectors", "no tests/wasm/*.test.mjs");
    } else {
        steps.step("attacks in wasm, build", build::attacks)?;
        steps.step("engines in wasm, build", build::engines)?;
        steps.step("wasm vectors", || node_tests(&vectors, &[], "tests/wasm"))?;
    }
    steps.step("browser tests", || browser_tests(&[]))?;
    steps.finish();
    Ok(())
}

/// `cargo xtask attacks`: the client with its attacks in wasm, alone.
pub(crate) fn attacks() -> Result<()> {
    setup::rust()?;
    build::attacks()?;
    node_tests(&[run::root().join("tests/wasm/attacks.test.mjs")], &[], "tests/wasm/attacks.test.mjs")
}

/// `cargo xtask engines`: every engine native, in wasm and as its twin, alone.
pub(crate) fn engines() -> Result<()> {
    setup::rust()?;
    build::engines()?;
    node_tests(&[run::root().join("tests/wasm/engines.test.mjs")], &[], "tests/wasm/engines.test.mjs")
}

/// The two steps that make the extension the browser tests load.
pub(crate) fn extension(steps: &mut Steps) -> Result<()> {
    steps.step("build", || build::build("wasm"))?;
    steps.step("dist", dist::pack)
}

/// The browser tests, one file after the other: each has a browser and timings of its own.
pub(crate) fn browser_tests(variables: &[(&str, &str)]) -> Result<()> {
    let tests = tests_in("tests/e2e")?;
    if tests.is_empty() {
        bail!("tests/e2e/*.test.mjs: no such files");
    }
    let mut node = node_test_command(&tests, &["--test-concurrency=1"]);
    node.env("XIAOQI_DIST", run::root().join("dist"));
    node.envs(variables.iter().copied());
    run::run(&mut node)
}
