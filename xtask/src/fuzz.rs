//! `cargo xtask fuzz [target]`: the fuzz targets for a bounded time each, XIAOQI_FUZZ_SECONDS (60). What is found is
//! left in fuzz/artifacts/; it becomes a seed in fuzz/seeds/, fails `cargo xtask check`, and is mended there.
//! Must never write below fuzz/seeds/: those are read by people and chosen by them.

use crate::{files, run};
use anyhow::{Context, Result, bail};
use std::process::Command;

/// cargo-fuzz as it was tried; a newer one that is there already is fine.
const CARGO_FUZZ: &str = "0.13.2";

/// How long each target runs where nothing else is said.
const SECONDS: u64 = 60;

/// libFuzzer's bounds: bytes of an input (at once, for minutes are few), seconds for one, megabytes for all and for one
/// allocation. Leaks are not looked for: nothing here allocates by hand.
const BOUNDS: [&str; 6] =
    ["-max_len=2048", "-len_control=0", "-timeout=60", "-rss_limit_mb=1500", "-malloc_limit_mb=64", "-detect_leaks=0"];

/// One target, or all of them in turn.
pub(crate) fn command(target: Option<&str>) -> Result<()> {
    let mut targets = targets()?;
    if let Some(target) = target {
        let known = targets.join(", ");
        targets.retain(|known| known == target);
        if targets.is_empty() {
            bail!("no such fuzz target: {target}; there are: {known}");
        }
    }
    install()?;
    let seconds = seconds(std::env::var("XIAOQI_FUZZ_SECONDS").ok())?;
    for target in &targets {
        fuzz(target, seconds)?;
    }
    Ok(())
}

/// The targets, by the files they are in.
fn targets() -> Result<Vec<String>> {
    let found = files::ending(&run::root().join("fuzz/fuzz_targets"), ".rs")?;
    Ok(found.iter().filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect())
}

fn install() -> Result<()> {
    if run::output(run::cargo().args(["fuzz", "--version"])).is_ok() {
        return Ok(());
    }
    let what = ["install", "cargo-fuzz", "--locked", "--version", CARGO_FUZZ];
    run::run(run::cargo().args(what)).context("cargo-fuzz is missing and could not be installed")
}

/// Runs one target over its seeds and what earlier runs found new (fuzz/corpus/, not in git).
fn fuzz(target: &str, seconds: u64) -> Result<()> {
    let (corpus, seeds) = (format!("fuzz/corpus/{target}"), format!("fuzz/seeds/{target}"));
    let folder = run::root().join(&corpus);
    std::fs::create_dir_all(&folder).with_context(|| format!("{}: cannot make", folder.display()))?;
    let mut cargo: Command = run::cargo();
    // Sanitizers are for nightly compilers, or for who says that the stable one is meant.
    cargo.env("RUSTC_BOOTSTRAP", "1");
    cargo.args(["fuzz", "run", "--fuzz-dir", "fuzz", target, &corpus, &seeds, "--"]);
    cargo.args(BOUNDS).args(["-dict=fuzz/words.dict", &format!("-max_total_time={seconds}")]);
    run::run(&mut cargo).with_context(|| {
        format!(
            "fuzz target `{target}`: put what it found into {seeds}/ under a name that says what it is, then mend it"
        )
    })
}

fn seconds(said: Option<String>) -> Result<u64> {
    match said {
        None => Ok(SECONDS),
        Some(said) => match said.parse() {
            Ok(seconds) if seconds > 0 => Ok(seconds),
            _ => bail!("XIAOQI_FUZZ_SECONDS is {said}, which is no number of seconds"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_targets_are_those_of_the_fuzz_crate() -> Result<()> {
        let targets = targets()?;
        assert!(targets.iter().any(|target| target == "check") && targets.len() > 5, "{targets:?}");
        Ok(())
    }

    #[test]
    fn a_time_is_a_number_of_seconds() {
        assert_eq!(seconds(None).ok(), Some(SECONDS));
        assert_eq!(seconds(Some("180".into())).ok(), Some(180));
        for wrong in ["", "0", "1m", "-1"] {
            assert!(seconds(Some(wrong.into())).is_err(), "{wrong}");
        }
    }
}
