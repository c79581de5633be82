//! `xiaoqi phrases import|export`: tables of other tools ⇄ the pack's phrase files. What a table means is the core's
//! ([`xiaoqi::phrase::sheet`]); here are bytes, encodings and files.

mod encoding;
mod export;
mod import;
mod table;
mod toml;
mod workbook;

#[cfg(test)]
mod tests;

use crate::Outcome;
use std::path::Path;

/// What to do with phrases.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Read a table (CSV or XLSX) into a pack's phrase file.
    Import(import::Args),
    /// Write a pack's phrases as a table (CSV or XLSX).
    Export(export::Args),
}

pub(crate) fn run(command: &Command, pack: Option<&Path>) -> anyhow::Result<Outcome> {
    match command {
        Command::Import(args) => import::run(args, pack),
        Command::Export(args) => export::run(args, pack),
    }
}
