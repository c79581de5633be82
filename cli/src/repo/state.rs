//! Reads what is published, and has a client look at it: from the first root, and as one that has the version before.

use super::shelf::{Found, Shelf};
use anyhow::{Context, bail};
use std::collections::BTreeMap;
use xiaoqi_trust::author::{Published, Write};
use xiaoqi_trust::envelope::Envelope;
use xiaoqi_trust::meta::{Root, Snapshot, Targets, Timestamp};

/// A repository as it stands.
pub(crate) struct State {
    /// What is in force.
    pub(crate) published: Published,
    /// What the next timestamp replaces.
    pub(crate) timestamp: Found,
    /// Every file that was read, by its path.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

impl State {
    /// Reads everything but the packs.
    pub(crate) async fn read(shelf: &Shelf) -> anyhow::Result<State> {
        let mut reader = Reader { shelf, files: BTreeMap::new() };
        // Names first: what is written after this is somebody else's, and shows as such.
        let names = shelf.names("metadata").await?;
        let Some(stood) = shelf.get("metadata/timestamp.json").await? else {
            bail!("no repository here: `xiaoqi repo init` makes one");
        };
        reader.files.insert("metadata/timestamp.json".into(), stood.bytes.clone());
        let timestamp = Timestamp::read(&signed(&stood.bytes)?)?;
        let snapshot = reader.read(&format!("{}.snapshot", timestamp.snapshot.version)).await?;
        let snapshot = Snapshot::read(&snapshot)?;
        let mut targets = None;
        let mut delegated = BTreeMap::new();
        for (role, it) in &snapshot.roles {
            let value = reader.read(&format!("{}.{role}", it.version)).await?;
            if role == "targets" {
                targets = Some(Targets::read(&value)?);
            } else {
                delegated.insert(role.clone(), Targets::read_delegated(&value)?);
            }
        }
        let targets = targets.context("a snapshot without targets")?;
        let mut root = Root::read(&reader.read("1.root").await?)?;
        while let Some(next) = shelf.get(&format!("metadata/{}.root.json", root.version + 1)).await? {
            root = Root::read(&signed(&next.bytes)?)?;
            reader.files.insert(format!("metadata/{}.root.json", root.version), next.bytes);
        }
        let published = Published { root, timestamp, snapshot, targets, delegated, names };
        Ok(State { published, timestamp: stood, files: reader.files })
    }

    /// The first root's file, by whose hash devices are enrolled.
    pub(crate) fn first_root(&self) -> anyhow::Result<&[u8]> {
        self.files.get("metadata/1.root.json").map(Vec::as_slice).context("there is no first root")
    }

    /// The files as they will stand when a plan is carried out.
    pub(crate) fn after(&self, plan: &[Write]) -> BTreeMap<String, Vec<u8>> {
        let mut files = self.files.clone();
        files.extend(plan.iter().map(|it| (it.path.clone(), it.bytes.clone())));
        files
    }
}

struct Reader<'a> {
    shelf: &'a Shelf,
    files: BTreeMap<String, Vec<u8>>,
}

impl Reader<'_> {
    async fn read(&mut self, name: &str) -> anyhow::Result<xiaoqi_trust::json::Value> {
        let path = format!("metadata/{name}.json");
        let found = self.shelf.get(&path).await?.with_context(|| format!("{path} is not there"))?;
        let value = signed(&found.bytes).with_context(|| path.clone())?;
        self.files.insert(path, found.bytes);
        Ok(value)
    }
}

fn signed(bytes: &[u8]) -> anyhow::Result<xiaoqi_trust::json::Value> {
    Ok(Envelope::read(bytes)?.signed)
}
