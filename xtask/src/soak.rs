//! `cargo xtask soak`: the fuzz targets, trust, and the browser tests as long runs. What that means is each test's business, told
//! by XIAOQI_SOAK=1.

use crate::steps::Steps;
use crate::{fuzz, run, setup, test};
use anyhow::Result;

pub(crate) fn command() -> Result<()> {
    let mut steps = Steps::new();
    steps.step("set-up", || setup::all(setup::Browsers::Both))?;
    steps.step("fuzz targets", || fuzz::command(None))?;
    steps.step("trust, soak", || {
        let what = ["test", "-p", "xiaoqi-trust", "-p", "xiaoqi-attacks"];
        run::run(run::cargo().args(what).env("XIAOQI_SOAK", "1"))
    })?;
    test::extension(&mut steps)?;
    steps.step("browser tests, soak", || test::browser_tests(&[("XIAOQI_SOAK", "1")]))?;
    steps.finish();
    Ok(())
}
