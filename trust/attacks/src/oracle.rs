//! The client against a plain account of what it must do, over histories by chance: a repository that publishes, rotates
//! keys, and a host that serves of all its files what it likes. The account knows no signature and no hash: only which
//! state of the repository a file belongs to.

use crate::agent::Agent;
use crate::repo::{CORE, Repo};
use proptest::prelude::*;
use std::collections::BTreeMap;
use xiaoqi_trust::{Answer, Status, Step};

/// What a host does with a kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Serve {
    Right,
    Missing,
    /// The bytes of the version before.
    Older,
    Damaged,
}

#[derive(Clone, Debug)]
enum Move {
    /// A pack more, perhaps with new keys for a role.
    Publish(Option<&'static str>),
    /// A timestamp of so many states ago; roots, snapshots, lists and packs as said.
    Host(usize, [Serve; 4]),
    Restart,
}

fn serve() -> impl Strategy<Value = Serve> {
    prop_oneof![8 => Just(Serve::Right), 1 => Just(Serve::Missing), 1 => Just(Serve::Older), 1 => Just(Serve::Damaged)]
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let role = prop_oneof![
        4 => Just(None),
        1 => Just(Some("root")), 1 => Just(Some("timestamp")), 1 => Just(Some("snapshot")), 1 => Just(Some("targets")),
    ];
    let one = prop_oneof![
        3 => role.prop_map(Move::Publish),
        4 => (0..4_usize, [serve(), serve(), serve(), serve()]).prop_map(|(ago, how)| Move::Host(ago, how)),
        1 => Just(Move::Restart),
    ];
    proptest::collection::vec(one, 1..24)
}

/// A state of the repository, by the generations of its keys.
#[derive(Clone)]
struct State {
    timestamp: Vec<u8>,
    /// Of timestamp, snapshot, targets.
    keys: [u8; 3],
    /// How many roots there are.
    roots: usize,
}

/// What a device should have.
#[derive(Default)]
struct Account {
    root: usize,
    /// The state that timestamp and snapshot are remembered of.
    trusted: Option<usize>,
    snapshot: Option<usize>,
    targets: Option<usize>,
    packs: Vec<usize>,
    active: Option<usize>,
}

impl Account {
    /// Whether all goes well; what is there then is in the account. `keys` are those of each root, `states` all there were.
    fn refresh(&mut self, states: &[State], keys: &[[u8; 3]], shown: usize, how: [Serve; 4]) -> bool {
        let [roots, snapshots, lists, packs] = how;
        loop {
            // There is one after this; or the host says so.
            if self.root >= keys.len() || roots == Serve::Missing {
                break;
            }
            if roots != Serve::Right {
                return false;
            }
            let (old, new) = (self.root.checked_sub(1).map(|at| keys[at]), keys[self.root]);
            if old.is_some_and(|old| old[..2] != new[..2]) {
                (self.trusted, self.snapshot) = (None, None);
            }
            self.root += 1;
        }
        let Some(now) = self.root.checked_sub(1).map(|at| keys[at]) else { return false };
        let state = &states[shown];
        if state.keys[0] != now[0] || self.trusted.is_some_and(|it| shown < it) {
            return false;
        }
        let have = |local: Option<usize>, serve| local == Some(shown) || serve == Serve::Right;
        if state.keys[1] != now[1] || !have(self.snapshot, snapshots) {
            return false;
        }
        if state.keys[2] != now[2] || !have(self.targets, lists) {
            return false;
        }
        (self.trusted, self.snapshot, self.targets) = (Some(shown), Some(shown), Some(shown));
        if !self.packs.contains(&shown) && packs != Serve::Right {
            // What is wanted no more goes.
            let active = self.active;
            self.packs.retain(|it| Some(*it) == active);
            return false;
        }
        self.packs.push(shown);
        self.active = Some(shown);
        true
    }
}

/// What a host does with the file of a path.
fn answer(repo: &Repo, path: &str, how: [Serve; 4], timestamp: &[u8]) -> Option<Answer> {
    if path.ends_with("timestamp.json") {
        return Some(Answer::Bytes(timestamp.to_vec()));
    }
    let kinds = [".root.json", ".snapshot.json", ".targets.json", "core.json"];
    let kind = kinds.iter().position(|it| path.ends_with(it))?;
    let right = repo.files.get(path)?.clone();
    Some(match how[kind] {
        Serve::Right => Answer::Bytes(right),
        Serve::Missing => Answer::Missing,
        Serve::Damaged => Answer::Bytes(
            right.iter().enumerate().map(|(at, b)| if at == right.len() / 2 { b ^ 1 } else { *b }).collect(),
        ),
        Serve::Older => {
            let number = path.trim_start_matches("metadata/").split('.').next().and_then(|it| it.parse::<u64>().ok());
            let older = number.map(|it| format!("metadata/{}{}", it.saturating_sub(1), kinds[kind]));
            let other = older.and_then(|it| repo.files.get(&it)).cloned();
            Answer::Bytes(other.unwrap_or_else(|| b"the pack number 0".to_vec()))
        }
    })
}

fn count() -> u32 {
    if std::env::var_os("XIAOQI_SOAK").is_some() { 5_000 } else { 96 }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: count(), max_shrink_iters: 400, ..ProptestConfig::default() })]
    #[test]
    fn the_client_does_what_the_plain_account_says(moves in moves()) {
        let mut repo = Repo::new();
        let first = repo.clone();
        let mut agent = Agent::new(&first);
        let mut account = Account::default();
        let mut keys = vec![[0, 0, 0]];
        let mut packs: BTreeMap<usize, Vec<u8>> = BTreeMap::new();
        let remember = |repo: &Repo, packs: &mut BTreeMap<usize, Vec<u8>>, states: &mut Vec<State>, keys: &[[u8; 3]]| {
            packs.insert(states.len(), repo.files[&repo.path_of(CORE)].clone());
            let timestamp = repo.files["metadata/timestamp.json"].clone();
            states.push(State { timestamp, keys: keys[keys.len() - 1], roots: keys.len() });
        };
        let mut states = Vec::new();
        remember(&repo, &mut packs, &mut states, &keys);
        let mut seed = 100;
        for it in moves {
            match it {
                Move::Publish(role) => {
                    if let Some(role) = role {
                        seed += 1;
                        let mut now = keys[keys.len() - 1];
                        if role == "root" {
                            let old = repo.signers["root"].clone();
                            repo.rotate("root", &[seed, old[1]], 2);
                            repo.signers.insert("root".into(), vec![seed, old[0], old[1]]);
                            repo.publish_root();
                            repo.signers.insert("root".into(), vec![seed, old[1]]);
                        } else {
                            repo.rotate(role, &[seed], 1);
                            repo.publish_root();
                            let at = ["timestamp", "snapshot", "targets"].iter().position(|it| *it == role).unwrap();
                            now[at] = seed;
                        }
                        keys.push(now);
                    }
                    repo.update();
                    remember(&repo, &mut packs, &mut states, &keys);
                }
                Move::Host(ago, how) => {
                    let shown = states.len().saturating_sub(1 + ago);
                    let timestamp = states[shown].timestamp.clone();
                    let mut hook = |step: &Step| match step {
                        Step::Get { path, .. } => answer(&repo, path, how, &timestamp),
                        _ => None,
                    };
                    let outcome = agent.refresh_with(&repo, &mut hook);
                    let well = account.refresh(&states, &keys, shown, how);
                    let says_well = matches!(outcome.status, Status::Success | Status::UpToDate);
                    prop_assert_eq!(says_well, well, "state {} ({} roots) {:?}: {:?}", shown, states[shown].roots, how, outcome);
                }
                Move::Restart => agent.restart(),
            }
            let active = account.active.map(|it| packs[&it].clone());
            prop_assert_eq!(agent.shown().get(CORE).cloned(), active.clone());
            prop_assert_eq!(agent.shown_after_start().get(CORE).cloned(), active);
        }
        // An honest host puts everything right.
        repo.update();
        agent.succeed(&repo);
    }
}
