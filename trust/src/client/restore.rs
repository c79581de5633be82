//! A start: what is kept is verified again, from the pinned root on. Expiry is not asked: without a network the rules go on.
//!
//! Must never refuse to start: what is not believed is told and fetched again.

use super::voucher::Voucher;
use super::{Client, Device, Enrolment, Pack, Restored, Trusted, Wanted, stored, verify};
use crate::refusal::Refusal;
use std::collections::{BTreeMap, BTreeSet};

type Stored = BTreeMap<String, Vec<u8>>;
/// SHA-256 of what is stored, by name.
pub type Hashes = BTreeMap<String, [u8; 32]>;

impl Client {
    /// A client that goes on from what its driver kept, all of it by its names; from nothing, if there is none.
    pub fn restore(enrolment: Enrolment, device: Device, stored: Stored) -> (Client, Restored) {
        Client::restore_hashed(enrolment, device, stored, &Hashes::new())
    }

    /// The same for a driver that has taken the SHA-256 of some of these very bytes, by their names: in wasm that was
    /// loaded a moment ago 770 KB take 90 ms, which a browser's own cryptography saves.
    pub fn restore_hashed(
        enrolment: Enrolment,
        device: Device,
        mut stored: Stored,
        hashes: &Hashes,
    ) -> (Client, Restored) {
        let names: Vec<String> = stored.keys().cloned().collect();
        let mut client = Client {
            enrolment,
            device,
            trusted: Trusted::default(),
            local: BTreeMap::new(),
            names: BTreeSet::new(),
            packs: Vec::new(),
            active: BTreeMap::new(),
            before: BTreeMap::new(),
            refused: stored.remove(stored::REFUSED).map(|it| stored::read_refused(&it)).unwrap_or_default(),
            cycle: None,
        };
        client.names.extend(names);
        let mut restored = Restored::default();
        client.restore_roots(&stored, &mut restored);
        client.restore_metadata(&stored, &mut restored);
        let packs = client.restore_packs(&mut stored, hashes, &mut restored);
        restored.active = client.restore_vouchers("active/", &mut stored, &packs, &mut restored);
        restored.before = client.restore_vouchers("before/", &mut stored, &packs, &mut restored);
        restored.ready = client.ready().into_iter().filter_map(|it| with_bytes(it, &packs)).collect();
        (client, restored)
    }

    fn restore_roots(&mut self, stored: &Stored, restored: &mut Restored) {
        let mut version = self.enrolment.root_version;
        while let Some(bytes) = stored.get(&stored::root(version)) {
            let root = match self.trusted.root() {
                None => verify::first_root(&self.enrolment.root_sha256, version, bytes),
                Some(last) => verify::next_root(last, bytes),
            };
            match root {
                Ok(root) => self.trusted.chain.push(root),
                Err(refusal) => {
                    restored.refused.push((stored::root(version), refusal));
                    break;
                }
            }
            version = version.saturating_add(1);
        }
    }

    /// Timestamp and snapshot are remembered for themselves, against rollback; what they mean only where all fits together.
    fn restore_metadata(&mut self, stored: &Stored, restored: &mut Restored) {
        if self.trusted.root().is_none() {
            return;
        }
        for (name, bytes) in stored {
            let metadata = [stored::TIMESTAMP, stored::SNAPSHOT, stored::TARGETS].contains(&name.as_str());
            if metadata || name.starts_with("role/") {
                self.local.insert(name.clone(), bytes.clone());
            }
        }
        if let Err((name, refusal)) = self.restore_trusted() {
            restored.refused.push((name, refusal));
        }
        let targets = self.trusted.targets.clone();
        let (Some(targets), Some(snapshot)) = (targets, self.trusted.snapshot.as_ref()) else { return };
        for role in targets.delegations.as_ref().map_or(&[][..], |it| &it.roles) {
            let name = stored::role(&role.name);
            let Some(bytes) = self.local.get(&name) else { continue };
            let keys = targets.delegations.as_ref().map(|it| &it.keys);
            match keys.ok_or(Refusal::Pin).and_then(|keys| verify::delegated(snapshot, (role, keys), bytes)) {
                Ok(it) => _ = self.trusted.roles.insert(role.name.clone(), it),
                Err(refusal) => restored.refused.push((name, refusal)),
            }
        }
    }

    fn restore_trusted(&mut self) -> Result<(), (String, Refusal)> {
        let named = |name: &'static str| move |refusal| (name.to_owned(), refusal);
        if let Some(bytes) = self.local.get(stored::TIMESTAMP) {
            self.trusted.timestamp = Some(self.trusted.timestamp(bytes).map_err(named(stored::TIMESTAMP))?);
        }
        let Some(bytes) = self.local.get(stored::SNAPSHOT) else { return Ok(()) };
        let it = self.trusted.signed_snapshot(bytes).map_err(named(stored::SNAPSHOT))?;
        self.trusted.snapshot = Some(it.clone());
        let Some((timestamp, _)) = &self.trusted.timestamp else { return Ok(()) };
        self.trusted.snapshot(&timestamp.snapshot, bytes).map_err(named(stored::SNAPSHOT))?;
        let Some(bytes) = self.local.get(stored::TARGETS) else { return Ok(()) };
        self.trusted.targets = Some(self.trusted.targets(&it, bytes).map_err(named(stored::TARGETS))?);
        Ok(())
    }

    /// Packs by their hashes, as far as they have them.
    fn restore_packs(&mut self, stored: &mut Stored, hashes: &Hashes, restored: &mut Restored) -> Stored {
        let mut packs = Stored::new();
        let names: Vec<String> = stored.keys().filter(|it| it.starts_with(stored::PACKS)).cloned().collect();
        for name in names {
            let bytes = stored.remove(&name).unwrap_or_default();
            let sha256 = hashes.get(&name).copied().unwrap_or_else(|| crate::sha256(&bytes));
            if stored::pack(&sha256) == name {
                packs.insert(name, bytes);
                self.packs.push(sha256);
            } else {
                restored.refused.push((name.clone(), Refusal::Hash(name)));
            }
        }
        packs
    }

    fn restore_vouchers(
        &mut self,
        prefix: &str,
        stored: &mut Stored,
        packs: &Stored,
        restored: &mut Restored,
    ) -> Vec<Pack> {
        let mut found = Vec::new();
        for target in self.asked() {
            let name = format!("{prefix}{target}");
            let Some(bytes) = stored.remove(&name) else { continue };
            let read = Voucher::read(&self.trusted.chain, &target, bytes);
            let pack = |it: &Voucher| with_bytes(it.wanted.clone(), packs).ok_or(Refusal::Missing(it.wanted.stored()));
            match read.and_then(|it| Ok((pack(&it)?, it))) {
                Ok((pack, voucher)) => {
                    found.push(pack);
                    let slot = if prefix == "active/" { &mut self.active } else { &mut self.before };
                    slot.insert(target, voucher);
                }
                Err(refusal) => restored.refused.push((name, refusal)),
            }
        }
        found
    }
}

fn with_bytes(wanted: Wanted, packs: &Stored) -> Option<Pack> {
    let bytes = packs.get(&wanted.stored())?.clone();
    Some(Pack { wanted, bytes })
}
