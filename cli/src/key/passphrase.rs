//! Where a passphrase comes from: a file, the environment, or the keyboard without echo. Must never print one.

use anyhow::{Context, bail};
use std::path::PathBuf;
use zeroize::Zeroizing;

/// For scripts; people are asked.
const VARIABLE: &str = "XIAOQI_PASSPHRASE";

/// How the passphrase of a key is given.
#[derive(clap::Args, Clone)]
pub(crate) struct Passphrase {
    /// Read the passphrase from this file's first line; else from XIAOQI_PASSPHRASE; else it is asked for.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl Passphrase {
    /// The passphrase for a key that is there.
    pub(crate) fn get(&self, what: &str) -> anyhow::Result<Zeroizing<String>> {
        if let Some(given) = self.given()? {
            return Ok(given);
        }
        rpassword::prompt_password(format!("passphrase of {what}: ")).map(Zeroizing::new).context("no passphrase")
    }

    /// The passphrase for a new key: typed twice, never empty.
    pub(crate) fn choose(&self) -> anyhow::Result<Zeroizing<String>> {
        let chosen = match self.given()? {
            Some(given) => given,
            None => {
                let first = self.get("the new key")?;
                let again = rpassword::prompt_password("once more: ").map(Zeroizing::new).context("no passphrase")?;
                if *first != *again {
                    bail!("the two passphrases differ");
                }
                first
            }
        };
        if chosen.chars().count() < 8 {
            bail!("a passphrase has 8 characters or more; better are four or five words");
        }
        Ok(chosen)
    }

    fn given(&self) -> anyhow::Result<Option<Zeroizing<String>>> {
        if let Some(path) = &self.passphrase_file {
            let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
            let text = Zeroizing::new(text);
            return Ok(Some(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned())));
        }
        Ok(std::env::var(VARIABLE).ok().map(Zeroizing::new))
    }
}
