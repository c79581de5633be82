//! `xiaoqi key new|show`: the keys that sign packs.

use crate::Outcome;
use std::path::PathBuf;

pub(crate) mod file;
#[cfg(test)]
mod file_tests;
pub(crate) mod passphrase;

/// What to do with a key.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Make a key: FILE, encrypted with a passphrase, and FILE.pub, its public half.
    New {
        /// The file to write; one that is there is not written over.
        #[arg(long, short, value_name = "FILE")]
        output: PathBuf,
        #[command(flatten)]
        passphrase: passphrase::Passphrase,
    },
    /// Print a key's id and public half.
    Show {
        /// A key file or the .pub beside it.
        file: PathBuf,
        /// As JSON: {"keyid", "keytype", "scheme", "public"}.
        #[arg(long)]
        json: bool,
    },
}

pub(crate) fn run(command: &Command) -> anyhow::Result<Outcome> {
    match command {
        Command::New { output, passphrase } => {
            let key = file::create(output, &passphrase.choose()?)?;
            show(&key.verifying_key().to_bytes(), false);
        }
        Command::Show { file, json } => show(&file::public(file)?, *json),
    }
    Ok(Outcome::Clean)
}

fn show(public: &[u8; 32], json: bool) {
    let key = xiaoqi_trust::key::Key(*public);
    let hex = crate::repo::hex(public);
    if json {
        let of = serde_json::json!({
            "keyid": key.id(), "keytype": "ed25519", "scheme": "ed25519", "public": hex,
        });
        println!("{of}");
    } else {
        println!("keyid  {}\npublic {hex}", key.id());
    }
}
