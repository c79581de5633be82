//! `xiaoqi`: checks texts and packs from the command line. The contract is docs/cli.md.
//!
//! Exit 0: done. 1: found what it looks for (a finding at warn or above, a failing pack). 2: unusable arguments or input.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command speaks on its standard streams")]

mod address;
mod check;
mod date;
mod faults;
mod lines;
mod pack;
mod remark;
mod source_dir;
mod timing;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// 小旗: wording checks and rule packs for customer-service teams.
#[derive(Parser)]
#[command(name = "xiaoqi", version)]
struct Args {
    /// A pack's source folder or a built pack; the bundled default pack if left out.
    #[arg(long, global = true, value_name = "PATH")]
    pack: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check messages, one a line from standard input.
    Check(check::Args),
    /// Read the day to ship, one sentence a line from standard input.
    Date(date::Args),
    /// Read pasted addresses, one a line from standard input.
    Address(address::Args),
    /// Say what is due, line after line of what happened in the chats.
    Timing(timing::Args),
    /// Write order remarks, or look at those written by hand.
    #[command(subcommand)]
    Remark(remark::Command),
    /// Check, test or build a pack.
    #[command(subcommand)]
    Pack(pack::Command),
}

/// What a command came to.
pub(crate) enum Outcome {
    /// Done, nothing to say.
    Clean,
    /// Found what it looks for.
    Found,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let pack = args.pack.as_deref();
    let outcome = match args.command {
        Command::Check(args) => check::run(&args, pack),
        Command::Date(args) => date::run(&args),
        Command::Address(args) => address::run(&args),
        Command::Timing(args) => timing::run(&args, pack),
        Command::Remark(command) => remark::run(&command, pack),
        Command::Pack(command) => pack::run(&command, pack),
    };
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Err(error) => {
            eprintln!("xiaoqi: {error:#}");
            ExitCode::from(2)
        }
    }
}
