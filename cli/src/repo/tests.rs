//! A repository on a shelf: what is published is believed by clients, whatever is cut off or raced.

use super::change::Bench;
use super::init::begin_on;
use super::look::Eyes;
use super::shelf::{Overtaken, Shelf};
use crate::walk::{Host, cycle, within};
use std::collections::BTreeMap;
use xiaoqi_trust::author::{Init, Release, Released, Secret, Team, pack_target};
use xiaoqi_trust::key::Key;
use xiaoqi_trust::{Answer, Client, Device, Enrolment, Outcome, Status, sha256};

mod faulty;
mod kill;
mod race;
mod story;

/// 2026-11-22.
pub(super) const NOW: i64 = 1_795_305_600;
pub(super) const DAY: i64 = 86_400;

pub(super) fn secret(number: u8) -> Secret {
    Secret::new(&[number; 32])
}

fn team(threshold: usize, numbers: &[u8]) -> Team {
    Team { keys: numbers.iter().map(|it| secret(*it).key()).collect::<Vec<Key>>(), threshold }
}

/// Two of three for the root, one key for each other role; trainers may sign hints.
pub(super) fn init() -> Init {
    Init {
        root: team(2, &[1, 2, 3]),
        targets: team(1, &[4]),
        snapshot: team(1, &[5]),
        timestamp: team(1, &[6]),
        delegations: vec![("trainers".into(), team(1, &[7]), vec!["hints/*".into()])],
    }
}

pub(super) fn secrets(numbers: &[u8]) -> Vec<Secret> {
    numbers.iter().map(|it| secret(*it)).collect()
}

/// What signs packs.
pub(super) fn everyday() -> Vec<Secret> {
    secrets(&[4, 5, 6])
}

pub(super) fn release(bytes: &[u8]) -> Release<'_> {
    Release { channel: "core", bytes, bp: 10_000, groups: &[], min_app: None, note: None }
}

pub(super) async fn begin(shelf: &Shelf) -> Vec<u8> {
    begin_on(shelf, NOW, &init(), &secrets(&[1, 2, 4, 5, 6])).await.expect("a repository")
}

pub(super) async fn publish(shelf: &Shelf, now: i64, bytes: &[u8]) -> anyhow::Result<Released> {
    Bench::new(shelf, now, None).await?.release(&everyday(), &release(bytes)).await
}

pub(super) fn overtaken(error: &anyhow::Error) -> bool {
    error.downcast_ref::<Overtaken>().is_some()
}

/// A folder of its own, and the shelf in it.
pub(super) fn shelf() -> (tempfile::TempDir, Shelf) {
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = again(&folder);
    (folder, shelf)
}

/// Another's view of the same folder.
pub(super) fn again(folder: &tempfile::TempDir) -> Shelf {
    Shelf::open(&folder.path().to_string_lossy(), None).expect("a shelf")
}

/// What is served.
struct Served<'a>(&'a Shelf);

impl Host for Served<'_> {
    async fn get(&mut self, path: &str, limit: u64) -> Answer {
        match self.0.get(path).await {
            Ok(Some(found)) => within(found.bytes, limit),
            Ok(None) => Answer::Missing,
            Err(_) => Answer::Unreachable,
        }
    }
}

/// A device.
pub(super) struct Phone {
    enrolment: Enrolment,
    kept: BTreeMap<String, Vec<u8>>,
    install: Vec<u8>,
}

impl Phone {
    pub(super) fn new(root: &[u8]) -> Phone {
        let enrolment = Enrolment {
            root_sha256: sha256(root),
            root_version: 1,
            channel: "packs/core.json".into(),
            delegated: Vec::new(),
        };
        Phone { enrolment, kept: BTreeMap::new(), install: vec![1] }
    }

    pub(super) fn install(mut self, install: u32) -> Phone {
        self.install = install.to_be_bytes().to_vec();
        self
    }

    pub(super) fn channel(mut self, target: &str, delegated: &[&str]) -> Phone {
        self.enrolment.channel = target.into();
        self.enrolment.delegated = delegated.iter().map(|it| (*it).to_owned()).collect();
        self
    }

    /// One cycle; what it wants afterwards.
    pub(super) async fn poll(&mut self, shelf: &Shelf, now: i64) -> (Outcome, Vec<Vec<u8>>) {
        let device = Device { app: "1.0.0".into(), install: self.install.clone(), groups: Vec::new() };
        let (mut client, _) = Client::restore(self.enrolment.clone(), device, self.kept.clone());
        let outcome = cycle(&mut client, now, &mut Served(shelf), &mut self.kept).await;
        let packs = client.wanted().iter().filter_map(|it| self.kept.get(&it.stored()).cloned()).collect();
        (outcome, packs)
    }

    /// What it has after a cycle that must go well.
    pub(super) async fn has(&mut self, shelf: &Shelf, now: i64) -> Vec<u8> {
        let (outcome, packs) = self.poll(shelf, now).await;
        assert!(matches!(outcome.status, Status::Success | Status::UpToDate), "{outcome:?}");
        packs.into_iter().next().unwrap_or_default()
    }
}

/// Runs one test.
pub(super) fn run(what: impl Future<Output = ()>) {
    super::block_on(async {
        what.await;
        Ok(())
    })
    .expect("runs");
}

/// Eyes for what the tests publish.
pub(super) fn eyes(root: &[u8]) -> Eyes {
    Eyes::new(root, &pack_target("core", None), &[], &[])
}
