//! What must be on the machine: wasm target, Node.js with the npm packages, Python with its own, a browser, a font with Chinese characters; for one bench, nginx.
//! Adds what it can without asking, says in one line what it cannot; a second run finds everything there and is quick.
//! Must never touch anything outside rustup, node_modules, .python and, for root on Debian or Ubuntu, apt-get.

use crate::browsers::{Kind, installed};
use crate::{files, run};
use anyhow::{Context, Result, bail};
use std::path::Path;

/// The oldest Node.js we run on: package.json, engines.
const NODE: u32 = 20;

/// Which browsers a task needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browsers {
    Chromium,
    Both,
}

/// Everything.
pub(crate) fn all(browsers: Browsers) -> Result<()> {
    rust()?;
    node()?;
    python()?;
    self::browsers(browsers)
}

/// The wasm target.
pub(crate) fn rust() -> Result<()> {
    let target = "wasm32-unknown-unknown";
    let ask = ["--print", "target-libdir", "--target", target];
    let libraries = run::output(run::program("rustc").args(ask))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    run::run(run::program("rustup").args(["target", "add", target]))
        .with_context(|| format!("Rust's {target} target is missing and rustup could not add it"))
}

/// Node.js, new enough, and node_modules as package-lock.json has it.
pub(crate) fn node() -> Result<()> {
    let Ok(version) = run::output(run::node().arg("--version")) else {
        bail!("Node.js {NODE} or newer is needed, with npm: https://nodejs.org");
    };
    let version = version.trim();
    if major(version).is_none_or(|major| major < NODE) {
        bail!("Node.js {NODE} or newer is needed, this one is {version}: https://nodejs.org");
    }
    let root = run::root();
    let lock = files::read(&root.join("package-lock.json"))?;
    let lock = files::fingerprint(&[&lock]);
    let stamp = root.join("node_modules/.xiaoqi-stamp");
    if files::read_text(&stamp).is_ok_and(|stamp| stamp == lock) {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run::run(run::program(npm).args(["ci", "--no-audit", "--no-fund"]))
        .context("npm, which comes with Node.js, could not install the test tools")?;
    files::write(&stamp, lock.as_bytes())
}

/// `.python/`, as cli/tests/python/requirements.txt has it: the oracles for what is published.
pub(crate) fn python() -> Result<()> {
    let root = run::root();
    let wanted = root.join("cli/tests/python/requirements.txt");
    let lock = files::fingerprint(&[&files::read(&wanted)?]);
    let folder = root.join(".python");
    let stamp = folder.join("xiaoqi-stamp");
    if files::read_text(&stamp).is_ok_and(|stamp| stamp == lock) {
        return Ok(());
    }
    let name = if cfg!(windows) { "python" } else { "python3" };
    let mut make = run::program(name);
    if run::run(make.args(["-m", "venv", "--clear"]).arg(&folder)).is_err() {
        if may_apt_get() {
            apt_get(&["python3", "python3-venv"]);
        }
        let mut make = run::program(name);
        run::run(make.args(["-m", "venv", "--clear"]).arg(&folder))
            .context("Python 3 with its venv module is needed (Debian: apt-get install python3-venv)")?;
    }
    let own = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let mut install = run::program(&own.to_string_lossy());
    install.args(["-m", "pip", "install", "-q", "--disable-pip-version-check", "-r"]).arg(&wanted);
    run::run(&mut install).context("pip could not install the oracles of the publishing tests")?;
    files::write(&stamp, lock.as_bytes())
}

/// A static host for `bench push`.
pub(crate) fn nginx() -> Result<()> {
    let there = || run::output(run::program("nginx").arg("-v")).is_ok();
    if !there() && may_apt_get() {
        apt_get(&["nginx-light"]);
    }
    if there() { Ok(()) } else { bail!("nginx is needed (Debian: apt-get install nginx-light)") }
}

/// 20 of v20.20.2.
fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

fn browsers(wanted: Browsers) -> Result<()> {
    let mut missing = Vec::new();
    if !installed(Kind::Chromium)? {
        if let Ok(named) = std::env::var("XIAOQI_CHROMIUM") {
            bail!("XIAOQI_CHROMIUM is {named}, which is no program");
        }
        missing.push("chromium");
    }
    if wanted == Browsers::Both && !installed(Kind::Firefox)? {
        missing.push("firefox-esr");
    }
    if cfg!(target_os = "linux") && !has_chinese_font() {
        missing.extend(["fonts-noto-cjk", "fonts-noto-color-emoji"]);
    }
    if missing.is_empty() {
        return Ok(());
    }
    if may_apt_get() {
        apt_get(&missing);
    }
    if !installed(Kind::Chromium)? {
        bail!(
            "no Chrome, Edge or Chromium found: install one (Debian: apt-get install {}), or set XIAOQI_CHROMIUM to its path",
            missing.join(" ")
        );
    }
    if missing.contains(&"firefox-esr") && !installed(Kind::Firefox)? {
        println!("note: no Firefox found: install one, or set XIAOQI_FIREFOX to its path");
    }
    if missing.contains(&"fonts-noto-cjk") && !has_chinese_font() {
        println!("note: no font with Chinese characters found: screenshots will show boxes (Debian: fonts-noto-cjk)");
    }
    Ok(())
}

/// Asks fontconfig, or where there is none, the usual folder.
fn has_chinese_font() -> bool {
    match run::output(run::program("fc-list").args([":lang=zh-cn", "file"])) {
        Ok(fonts) => !fonts.trim().is_empty(),
        Err(_) => Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").is_file(),
    }
}

/// Root on a machine with apt-get.
fn may_apt_get() -> bool {
    Path::new("/usr/bin/apt-get").is_file()
        && run::output(run::program("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Installs what can be had; what could not shows when it is looked for again.
fn apt_get(packages: &[&str]) {
    println!("installing {} (a minute or two)", packages.join(", "));
    let mut update = run::program("apt-get");
    if let Err(error) = run::run(update.args(["update", "-q"])) {
        println!("note: {error:#}");
    }
    for package in packages {
        let mut install = run::program("apt-get");
        install.env("DEBIAN_FRONTEND", "noninteractive");
        install.args(["install", "-y", "-q", "--no-install-recommends", package]);
        if let Err(error) = run::run(&mut install) {
            println!("note: {error:#}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("what"), None);
    }
}
