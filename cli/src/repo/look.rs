//! Lets a client look at a repository, or at what it will be: what a device would refuse is never published.

use super::shelf::Shelf;
use super::state::State;
use crate::walk::{Host, cycle, within};
use anyhow::{Context, bail, ensure};
use std::collections::BTreeMap;
use xiaoqi_trust::author::Write;
use xiaoqi_trust::{Answer, Client, Device, Enrolment, Outcome, Status, sha256};

/// What a device is that looks.
pub(crate) struct Eyes {
    enrolment: Enrolment,
    device: Device,
}

/// Files in memory, the shelf's beneath them.
struct Ahead<'a> {
    files: &'a BTreeMap<String, Vec<u8>>,
    shelf: &'a Shelf,
}

impl Host for Ahead<'_> {
    async fn get(&mut self, path: &str, limit: u64) -> Answer {
        if let Some(bytes) = self.files.get(path) {
            return within(bytes.clone(), limit);
        }
        // What is not written yet is not there: only packs lie on the shelf alone.
        if !path.starts_with("targets/") {
            return Answer::Missing;
        }
        match self.shelf.get(path).await {
            Ok(Some(found)) => within(found.bytes, limit),
            Ok(None) => Answer::Missing,
            Err(_) => Answer::Unreachable,
        }
    }
}

impl Eyes {
    /// A device that has been told of this first root, and asks for these targets.
    pub(crate) fn new(root: &[u8], channel: &str, delegated: &[String], groups: &[String]) -> Eyes {
        let enrolment = Enrolment {
            root_sha256: sha256(root),
            root_version: 1,
            channel: channel.to_owned(),
            delegated: delegated.to_vec(),
        };
        // New enough for every pack: who may run it is the pack's own business.
        let app = "9999.0.0".to_owned();
        Eyes { enrolment, device: Device { app, install: b"publisher".to_vec(), groups: groups.to_vec() } }
    }

    fn client(&self, kept: BTreeMap<String, Vec<u8>>) -> Client {
        Client::restore(self.enrolment.clone(), self.device.clone(), kept).0
    }

    /// What stands there now, whether it has expired or not: is it what the first root's keys vouch for?
    ///
    /// # Errors
    /// Where a device would refuse it.
    pub(crate) async fn now(&self, state: &State, shelf: &Shelf) -> anyhow::Result<BTreeMap<String, Vec<u8>>> {
        let mut kept = BTreeMap::new();
        let mut host = Ahead { files: &state.files, shelf };
        let outcome = cycle(&mut self.client(BTreeMap::new()), 0, &mut host, &mut kept).await;
        good(&outcome).context("what is published now would be refused by every device")?;
        Ok(kept)
    }

    /// What will stand there after `plan`: does a new device believe it, and one that has `kept` what stands there now?
    ///
    /// # Errors
    /// Where one of them would not.
    pub(crate) async fn after(
        &self,
        state: &State,
        plan: &[Write],
        kept: BTreeMap<String, Vec<u8>>,
        now: i64,
        shelf: &Shelf,
    ) -> anyhow::Result<Outcome> {
        let files = state.after(plan);
        let mut host = Ahead { files: &files, shelf };
        let outcome = cycle(&mut self.client(kept.clone()), now, &mut host, &mut kept.clone()).await;
        good(&outcome).context("nothing was published: devices that have the version before would refuse it")?;
        let outcome = cycle(&mut self.client(BTreeMap::new()), now, &mut host, &mut BTreeMap::new()).await;
        good(&outcome).context("nothing was published: a new device would refuse it")?;
        Ok(outcome)
    }

    /// What a new device finds behind an address.
    ///
    /// # Errors
    /// Where it would refuse it, or a browser would not let it read.
    pub(crate) async fn behind(&self, url: &str, now: i64) -> anyhow::Result<Outcome> {
        let mut web = crate::web::Web::new(url)?;
        let outcome = cycle(&mut self.client(BTreeMap::new()), now, &mut web, &mut BTreeMap::new()).await;
        good(&outcome).with_context(|| format!("{url}: what was published does not arrive there"))?;
        if let Some(address) = web.closed {
            bail!(
                "{address}: browsers keep this from extensions; the host must answer with Access-Control-Allow-Origin: *"
            );
        }
        Ok(outcome)
    }
}

fn good(outcome: &Outcome) -> anyhow::Result<()> {
    if let Some(refusal) = &outcome.refusal {
        return Err(refusal.clone().into());
    }
    if let Some((target, refusal)) = outcome.problems.first() {
        return Err(anyhow::Error::from(refusal.clone()).context(target.clone()));
    }
    ensure!(matches!(outcome.status, Status::Success | Status::UpToDate), "{}", outcome.status.word());
    Ok(())
}
