//! A repository in memory: metadata as its owner means it, and the files a host serves. A test changes either.
//!
//! Must never check anything.

use std::collections::BTreeMap;
use xiaoqi_trust::author::{Secret, sign};
use xiaoqi_trust::envelope::Role;
use xiaoqi_trust::json::Value;
use xiaoqi_trust::key::Key;
use xiaoqi_trust::meta::{
    Custom, Delegated, Delegations, Described, Rollout, Root, Snapshot, Target, Targets, Timestamp,
};
use xiaoqi_trust::{name, sha256};

/// When all begins: 2026-11-18.
pub const START: i64 = 1_795_000_000;
pub const DAY: i64 = 86_400;

/// The team's pack.
pub const CORE: &str = "packs/core.json";

/// The key of a number.
pub fn secret(seed: u8) -> Secret {
    Secret::new(&[seed; 32])
}

pub fn key(seed: u8) -> Key {
    secret(seed).key()
}

/// A role of keys by their numbers.
pub fn role(seeds: &[u8], threshold: usize) -> Role {
    Role { keyids: seeds.iter().map(|it| key(*it).id()).collect(), threshold }
}

/// A signed file.
pub fn signed(value: Value, seeds: &[u8]) -> Vec<u8> {
    let secrets: Vec<Secret> = seeds.iter().map(|it| secret(*it)).collect();
    sign(value, &secrets.iter().collect::<Vec<_>>()).write()
}

#[derive(Clone)]
pub struct Repo {
    pub root: Root,
    pub timestamp: Timestamp,
    pub snapshot: Snapshot,
    pub targets: Targets,
    /// Delegated roles.
    pub roles: BTreeMap<String, Targets>,
    /// Who signs, by role: numbers of keys.
    pub signers: BTreeMap<String, Vec<u8>>,
    /// What the host serves, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// How many packs there were.
    pub count: u64,
}

impl Default for Repo {
    fn default() -> Self {
        Self::new()
    }
}

impl Repo {
    /// Two of three root keys, one key for each other role, one pack.
    pub fn new() -> Repo {
        let described = Described { version: 1, length: None, sha256: None };
        let keys = [1, 2, 3, 10, 20, 30].map(|it| (key(it).id(), key(it)));
        let root = Root {
            version: 0,
            expires: START + 365 * DAY,
            keys: keys.into(),
            root: role(&[1, 2, 3], 2),
            timestamp: role(&[10], 1),
            snapshot: role(&[20], 1),
            targets: role(&[30], 1),
        };
        let signers = [("root", vec![1, 2]), ("timestamp", vec![10]), ("snapshot", vec![20]), ("targets", vec![30])];
        let roles = [("targets".to_owned(), described.clone())].into();
        let mut repo = Repo {
            root,
            timestamp: Timestamp { version: 0, expires: START + 7 * DAY, snapshot: described },
            snapshot: Snapshot { version: 0, expires: START + 30 * DAY, roles },
            targets: Targets { version: 0, expires: START + 90 * DAY, targets: BTreeMap::new(), delegations: None },
            roles: BTreeMap::new(),
            signers: signers.map(|(name, it)| (name.to_owned(), it)).into(),
            files: BTreeMap::new(),
            count: 0,
        };
        repo.publish_root();
        repo.update();
        repo
    }

    fn seeds(&self, role: &str) -> &[u8] {
        &self.signers[role]
    }

    /// The next root.
    pub fn publish_root(&mut self) {
        self.root.version += 1;
        self.put_root();
    }

    pub fn put_root(&mut self) {
        let bytes = signed(self.root.to_value(), self.seeds("root"));
        self.files.insert(format!("metadata/{}.root.json", self.root.version), bytes);
    }

    /// Gives a role other keys, which sign from now on; the next root says so.
    pub fn rotate(&mut self, name: &str, seeds: &[u8], threshold: usize) {
        self.root.keys.extend(seeds.iter().map(|it| (key(*it).id(), key(*it))));
        let slot = match name {
            "root" => &mut self.root.root,
            "timestamp" => &mut self.root.timestamp,
            "snapshot" => &mut self.root.snapshot,
            _ => &mut self.root.targets,
        };
        *slot = role(seeds, threshold);
        self.signers.insert(name.to_owned(), seeds.to_vec());
    }

    /// A new pack of the team, and all that says so.
    pub fn update(&mut self) -> Vec<u8> {
        let bytes = self.next_pack();
        self.put_pack(CORE, &bytes);
        self.publish();
        bytes
    }

    /// Bytes that no pack had before.
    pub fn next_pack(&mut self) -> Vec<u8> {
        self.count += 1;
        format!("the pack number {}", self.count).into_bytes()
    }

    pub fn custom(&self) -> Custom {
        let signed_at = Some(START);
        Custom {
            pack_version: self.count, min_app: None, signed_at, rollout: None, note: Some("双11\n违禁词".into())
        }
    }

    /// Lists a target of the supervisor's.
    pub fn put_pack(&mut self, name: &str, bytes: &[u8]) {
        let target = self.file(name, bytes, Some(self.custom().to_value()));
        self.targets.targets.insert(name.to_owned(), target);
    }

    /// Lists a target with a rollout, beside what the others have.
    pub fn put_rollout(&mut self, bytes: &[u8], bp: u64, otherwise: &str) {
        let rollout = Rollout { salt: "salt".into(), bp, groups: vec!["qa".into()], otherwise: otherwise.into() };
        let custom = Custom { rollout: Some(rollout), ..self.custom() };
        let target = self.file(CORE, bytes, Some(custom.to_value()));
        self.targets.targets.insert(CORE.to_owned(), target);
    }

    /// Serves a target; it is still to be listed.
    pub fn file(&mut self, name: &str, bytes: &[u8], custom: Option<Value>) -> Target {
        let target = Target { length: bytes.len() as u64, sha256: sha256(bytes), custom };
        self.files.insert(name::target_path(name, &target.sha256), bytes.to_vec());
        target
    }

    /// Lets a role list targets; its key is `seed`.
    pub fn delegate(&mut self, name: &str, seed: u8, paths: &[&str]) {
        let delegations = self.targets.delegations.get_or_insert_with(Delegations::default);
        delegations.keys.insert(key(seed).id(), key(seed));
        let paths = paths.iter().map(|it| (*it).to_owned()).collect();
        delegations.roles.push(Delegated { name: name.to_owned(), role: role(&[seed], 1), paths });
        self.signers.insert(name.to_owned(), vec![seed]);
        let empty = Targets { version: 0, expires: START + 90 * DAY, targets: BTreeMap::new(), delegations: None };
        self.roles.insert(name.to_owned(), empty);
    }

    /// Lists a target of a delegated role.
    pub fn put_delegated(&mut self, role: &str, name: &str, bytes: &[u8]) {
        let target = self.file(name, bytes, Some(self.custom().to_value()));
        self.roles.get_mut(role).unwrap().targets.insert(name.to_owned(), target);
    }

    /// The next version of everything but the root.
    pub fn publish(&mut self) {
        self.targets.version += 1;
        for role in self.roles.values_mut() {
            role.version += 1;
        }
        self.put_targets();
        for name in self.roles.keys().cloned().collect::<Vec<_>>() {
            self.put_role(&name);
        }
        self.publish_snapshot();
    }

    /// A new pack; the delegated files stay as they are.
    pub fn update_targets_only(&mut self) {
        let bytes = self.next_pack();
        self.put_pack(CORE, &bytes);
        self.put_targets();
        self.publish_snapshot();
    }

    /// The next versions of snapshot and timestamp.
    pub fn publish_snapshot(&mut self) {
        self.snapshot.version += 1;
        self.put_snapshot();
        self.publish_timestamp();
    }

    pub fn publish_timestamp(&mut self) {
        self.timestamp.version += 1;
        self.put_timestamp();
    }

    /// Writes what the targets are, and what the snapshot is to say of it.
    pub fn put_targets(&mut self) {
        let bytes = signed(self.targets.to_value(), self.seeds("targets"));
        self.snapshot.roles.insert("targets".into(), Described::new(self.targets.version, &bytes));
        self.files.insert(format!("metadata/{}.targets.json", self.targets.version), bytes);
    }

    pub fn put_role(&mut self, name: &str) {
        let role = &self.roles[name];
        let (version, bytes) = (role.version, signed(role.to_value(), self.seeds(name)));
        self.snapshot.roles.insert(name.to_owned(), Described::new(version, &bytes));
        self.files.insert(format!("metadata/{version}.{name}.json"), bytes);
    }

    pub fn put_snapshot(&mut self) {
        let bytes = signed(self.snapshot.to_value(), self.seeds("snapshot"));
        self.timestamp.snapshot = Described::new(self.snapshot.version, &bytes);
        self.files.insert(format!("metadata/{}.snapshot.json", self.snapshot.version), bytes);
    }

    pub fn put_timestamp(&mut self) {
        let bytes = signed(self.timestamp.to_value(), self.seeds("timestamp"));
        self.files.insert("metadata/timestamp.json".into(), bytes);
    }

    /// Where the newest file of a role is.
    pub fn path(&self, role: &str) -> String {
        let version = match role {
            "timestamp" => return "metadata/timestamp.json".into(),
            "root" => self.root.version,
            "snapshot" => self.snapshot.version,
            "targets" => self.targets.version,
            role => self.roles[role].version,
        };
        format!("metadata/{version}.{role}.json")
    }

    /// The newest file of a role.
    pub fn newest(&mut self, role: &str) -> &mut Vec<u8> {
        self.files.get_mut(&self.path(role)).unwrap()
    }

    /// Where a target of the supervisor's is.
    pub fn path_of(&self, name: &str) -> String {
        name::target_path(name, &self.targets.targets[name].sha256)
    }
}
