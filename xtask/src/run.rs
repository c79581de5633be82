//! Where the repository is, and running other programs from its root with their output in plain sight.
//! Must never swallow what a program says or carry on after one that failed.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The repository's root: the folder above this crate.
pub(crate) fn root() -> PathBuf {
    let here =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map_or(here.clone(), Path::to_path_buf)
}

/// Where cargo puts what it builds, as cargo itself sees it (CARGO_TARGET_DIR, configuration, default).
pub(crate) fn target_dir() -> Result<PathBuf> {
    let metadata = output(cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata).context("cargo metadata: not JSON")?;
    match metadata["target_directory"].as_str() {
        Some(dir) => Ok(PathBuf::from(dir)),
        None => bail!("cargo metadata: no target_directory in its answer"),
    }
}

/// The cargo that started us.
pub(crate) fn cargo() -> Command {
    program(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
}

/// Node.js.
pub(crate) fn node() -> Command {
    program("node")
}

/// A program run from the repository's root.
pub(crate) fn program(name: &str) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// Shows the command, runs it with our own input and output, and fails if it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    println!("$ {line}");
    let status = command.status().with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// What a command prints; fails if it fails. Only for quick questions: nothing is shown meanwhile.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let line = line(command);
    let out = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{line}`"))?;
    if !out.status.success() {
        let said = String::from_utf8_lossy(&out.stderr);
        bail!("`{line}` failed ({}): {}", out.status, said.trim());
    }
    String::from_utf8(out.stdout).with_context(|| format!("`{line}`: its answer is not UTF-8"))
}

/// The command as one would type it: program without its folder, then the arguments.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_stem().unwrap_or(program.as_os_str()).to_string_lossy();
    let mut line = name.into_owned();
    for argument in command.get_args() {
        let argument = argument.to_string_lossy();
        line.push(' ');
        if argument.is_empty() || argument.contains(' ') {
            line.push_str(&format!("\"{argument}\""));
        } else {
            line.push_str(&argument);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_program_is_named_with_its_arguments() {
        let error = output(program("cargo").args(["no-such-command", "a b"])).expect_err("it must fail");
        let said = error.to_string();
        assert!(said.starts_with("`cargo no-such-command \"a b\"` failed"), "{said}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut program("xiaoqi-no-such-program")).expect_err("it must fail");
        assert_eq!(error.to_string(), "cannot start `xiaoqi-no-such-program`");
    }

    #[test]
    fn the_root_has_the_manifest() {
        assert!(root().join("manifest.json").is_file());
    }
}
