//! `xiaoqi`: checks texts and packs from the command line. The contract is docs/cli.md.
//!
//! Exit 0: done. 1: found what it looks for (a finding at warn or above, a failing pack). 2: unusable arguments or input.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command speaks on its standard streams")]

mod address;
mod check;
mod date;
mod faults;
mod key;
mod lines;
mod pack;
mod phrases;
mod remark;
mod repo;
mod source_dir;
mod suggest;
mod timing;
mod tuf_client;
mod walk;
mod web;

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
    /// Find the phrases that fit, one question a line from standard input.
    Suggest(suggest::Args),
    /// Read phrases from other tools' tables, or write them as one.
    #[command(subcommand)]
    Phrases(phrases::Command),
    /// Say what is due, line after line of what happened in the chats.
    Timing(timing::Args),
    /// Write order remarks, or look at those written by hand.
    #[command(subcommand)]
    Remark(remark::Command),
    /// Check, test or build a pack.
    #[command(subcommand)]
    Pack(pack::Command),
    /// Make and show the keys that sign packs.
    #[command(subcommand)]
    Key(key::Command),
    /// Publish packs.
    #[command(subcommand)]
    Repo(repo::Command),
    /// A client of any TUF repository of our profile: what the public conformance suite drives.
    TufClient(tuf_client::Args),
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
        Command::Suggest(args) => suggest::run(&args, pack),
        Command::Phrases(command) => phrases::run(&command, pack),
        Command::Timing(args) => timing::run(&args, pack),
        Command::Remark(command) => remark::run(&command, pack),
        Command::Pack(command) => pack::run(&command, pack),
        Command::Key(command) => key::run(&command),
        Command::Repo(command) => repo::run(&command),
        Command::TufClient(args) => tuf_client::run(&args),
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
