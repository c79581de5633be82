//! Our own facts about divisions: `xtask/divisions/facts.txt`, whose head says what its lines mean.

use super::{Kind, Meaning, Table, names};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};

/// The lines, by what they begin with.
#[derive(Default)]
pub(super) struct Facts {
    pub(super) units: Vec<(u32, String)>,
    /// Over, name, what it became.
    old: Vec<(String, String, Vec<String>)>,
    sat: Vec<(String, String)>,
    also: Vec<(String, String, Vec<String>)>,
    town: Vec<(String, Vec<String>)>,
    common: BTreeSet<String>,
}

impl Facts {
    pub(super) fn parse(text: &str) -> Result<Self> {
        let mut facts = Self::default();
        for (number, line) in text.lines().enumerate() {
            facts.line(line).with_context(|| format!("line {}: {line}", number + 1))?;
        }
        Ok(facts)
    }

    fn line(&mut self, line: &str) -> Result<()> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let year = |year: &str| match year.parse() {
            Ok(1949..=2099) => Ok(()),
            _ => bail!("no year: {year}"),
        };
        match words.as_slice() {
            [] => {}
            [first, ..] if first.starts_with('#') => {}
            ["unit", when, code, name] => {
                year(when)?;
                self.units.push((code.parse()?, (*name).to_owned()));
            }
            ["old", when, over, name, ">", now @ ..] if !now.is_empty() => {
                year(when)?;
                self.old.push(((*over).to_owned(), (*name).to_owned(), owned(now)));
            }
            ["sat", when, city, name] => {
                year(when)?;
                self.sat.push(((*city).to_owned(), (*name).to_owned()));
            }
            ["also", over, name, "=", short @ ..] if !short.is_empty() => {
                self.also.push(((*over).to_owned(), (*name).to_owned(), owned(short)));
            }
            ["town", city, names @ ..] => self.town.push(((*city).to_owned(), owned(names))),
            ["common", words @ ..] => self.common.extend(owned(words)),
            _ => bail!("not understood"),
        }
        Ok(())
    }

    /// A name is common only for what lies lowest: there are few cities, and people say them without 市.
    pub(super) fn meaning(&self, name: &str, kind: Kind, rank: usize, code: u32) -> Meaning {
        // A town's name is that of a town elsewhere, too.
        let common = !code.is_multiple_of(100) && (self.common.contains(name) || names::is_town(code));
        Meaning { kind, rank, code, common }
    }

    /// Numbers the towns behind their city.
    pub(super) fn towns(&self, units: &mut BTreeMap<u32, String>) -> Result<()> {
        for (city, names) in &self.town {
            let mut code = find(units, "中国", city)?;
            for name in names {
                code += 1;
                if units.insert(code, name.clone()).is_some() {
                    bail!("town {city}: {code} is taken");
                }
            }
        }
        Ok(())
    }

    /// Adds what divisions were called, are called as well, and lay under.
    pub(super) fn apply(&self, table: &mut Table) -> Result<()> {
        for (over, name, now) in &self.old {
            for (rank, target) in now.iter().enumerate() {
                let code = find(&table.units, over, target).with_context(|| format!("old {over} {name}"))?;
                let mut add = |name: &str| {
                    let meanings = table.names.entry(name.to_owned()).or_default();
                    meanings.push(self.meaning(name, Kind::Old, rank, code));
                };
                add(name);
                if let Some(short) = names::short(code, name) {
                    add(&short);
                }
            }
        }
        for (over, name, short) in &self.also {
            let code = find(&table.units, over, name)?;
            for short in short {
                table.names.entry(short.clone()).or_default().push(self.meaning(short, Kind::Short, 0, code));
            }
        }
        for (city, name) in &self.sat {
            let city = find(&table.units, "中国", city)?;
            let under = |code: &u32| code / 10_000 == city / 10_000;
            let named: Vec<u32> =
                table.units.iter().filter(|(code, own)| under(code) && *own == name).map(|(code, _)| *code).collect();
            match named.as_slice() {
                [code] => table.sat.push((*code, city)),
                _ => bail!("sat: {name} is no division there, or more than one"),
            }
        }
        table.sat.sort_unstable();
        Ok(())
    }
}

/// The code of a division: `name` or `city/name`, right under `over` or, for a path, below its province.
fn find(units: &BTreeMap<u32, String>, over: &str, name: &str) -> Result<u32> {
    let named =
        |name: &str| units.iter().filter(move |(_, own)| *own == name).map(|(code, _)| *code).collect::<Vec<_>>();
    let (over, name) = name.split_once('/').unwrap_or((over, name));
    let below = |code: u32, over: u32| match over {
        over if over.is_multiple_of(10_000) => code / 10_000 == over / 10_000,
        over => code / 100 == over / 100,
    };
    // The name of a city may be that of a county elsewhere.
    let over: Vec<u32> = named(over).into_iter().filter(|code| code.is_multiple_of(100) || over == "巢湖市").collect();
    let found: Vec<u32> = match over.as_slice() {
        [] => named(name).into_iter().filter(|code| code.is_multiple_of(100) || *code == 340181).collect(),
        [over] => named(name).into_iter().filter(|code| code != over && below(*code, *over)).collect(),
        _ => bail!("{over:?}: more than one"),
    };
    match found.as_slice() {
        [code] => Ok(*code),
        [] => bail!("{name}: no such division there"),
        more => bail!("{name}: {more:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_understood_or_named() {
        let facts = Facts::parse("# a\n\nold 2021 杭州市 江干区 > 上城区 钱塘区\ncommon 东方\n").unwrap();
        assert_eq!((facts.old.len(), facts.old[0].2.len()), (1, 2));
        assert!(
            facts.meaning("东方", Kind::Short, 0, 469007).common
                && !facts.meaning("东方", Kind::Short, 0, 469000).common
        );
        for line in ["old 21 杭州市 江干区 > 上城区", "old 2021 杭州市 江干区", "new 2021 x", "unit 2025 x y"]
        {
            assert!(Facts::parse(line).is_err(), "{line}");
        }
    }

    #[test]
    fn names_are_found_where_they_lie() {
        let of = |units: &[(u32, &str)]| units.iter().map(|(code, name)| (*code, (*name).to_owned())).collect();
        let units: BTreeMap<u32, String> =
            of(&[(370000, "山东省"), (370100, "济南市"), (370103, "市中区"), (370400, "枣庄市"), (370402, "市中区")]);
        assert_eq!(find(&units, "枣庄市", "市中区").unwrap(), 370402);
        assert_eq!(find(&units, "山东省", "济南市/市中区").unwrap(), 370103);
        assert!(find(&units, "山东省", "市中区").is_err() && find(&units, "济南市", "历下区").is_err());
    }
}
