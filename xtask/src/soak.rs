//! `cargo xtask soak`: the fuzz targets, and the browser tests as long runs. What that means is each test's business, told
//! by XIAOQI_SOAK=1.

use crate::steps::Steps;
use crate::{fuzz, setup, test};
use anyhow::Result;

pub(crate) fn command() -> Result<()> {
    let mut steps = Steps::new();
    steps.step("set-up", || setup::all(setup::Browsers::Both))?;
    steps.step("fuzz targets", || fuzz::command(None))?;
    test::extension(&mut steps)?;
    steps.step("browser tests, soak", || test::browser_tests(&[("XIAOQI_SOAK", "1")]))?;
    steps.finish();
    Ok(())
}
