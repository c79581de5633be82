//! The client with any answers at all: it ends, nothing runs that was not signed, and an honest host puts it right.
//! Each byte answers one step: as it should be, changed, another file, none, or nonsense; some start the device anew.

use std::sync::OnceLock;
use xiaoqi_attacks::agent::Agent;
use xiaoqi_attacks::repo::{CORE, DAY, Repo};
use xiaoqi_trust::{Answer, Step};

const HINTS: &str = "hints/a.json";

/// How many cycles one input drives.
const CYCLES: usize = 6;

/// An honest repository at three times: rotated and republished between them.
fn repos() -> &'static [Repo; 3] {
    static REPOS: OnceLock<[Repo; 3]> = OnceLock::new();
    REPOS.get_or_init(|| {
        let mut first = Repo::new();
        first.delegate("trainer", 40, &["hints/*"]);
        first.put_delegated("trainer", HINTS, b"one");
        first.publish();
        let mut second = first.clone();
        second.rotate("snapshot", &[21], 1);
        second.publish_root();
        second.put_delegated("trainer", HINTS, b"two");
        second.update();
        let mut last = second.clone();
        last.publish_root();
        last.update();
        [first, second, last]
    })
}

pub fn run(bytes: &[u8]) {
    let [first, second, last] = repos();
    let mut agent = Agent::asking(first, &[HINTS]);
    let (head, rest) = bytes.split_first().map_or((0, bytes), |(head, rest)| (*head, rest));
    if head & 1 == 1 {
        agent.succeed(first);
    }
    let mut bytes = rest.iter().copied();
    for _ in 0..CYCLES {
        let Some(next) = bytes.next() else { break };
        let repo = if next & 1 == 0 { second } else { first };
        agent.now += i64::from(next >> 4) * DAY / 2;
        let mut hook = |step: &Step| answer(step, repo, &mut bytes);
        let step = agent.client.refresh(agent.now);
        let outcome = agent.drive(step, repo, &mut hook);
        for it in &outcome.ready {
            let step = agent.client.settle(&it.target, &it.sha256, agent.verdict);
            agent.drive(step, repo, &mut hook);
        }
        if next & 2 == 2 {
            agent.restart();
        }
        for (target, bytes) in agent.shown() {
            let signed = [first, second].iter().any(|repo| {
                let list = if target == CORE { &repo.targets } else { &repo.roles["trainer"] };
                list.targets.get(&target).is_some_and(|it| it.sha256 == xiaoqi_trust::sha256(&bytes))
            });
            assert!(signed, "{target}");
        }
    }
    agent.now = first.custom().signed_at.unwrap_or_default();
    agent.succeed(last);
    agent.restart();
    assert_eq!(agent.shown().len(), 2);
}

fn answer(step: &Step, repo: &Repo, bytes: &mut impl Iterator<Item = u8>) -> Option<Answer> {
    let how = bytes.next().unwrap_or(0);
    if !matches!(step, Step::Get { .. }) {
        // What is written is kept, or the storage is full: a driver that says otherwise lies to itself.
        return (how % 16 == 15).then_some(Answer::Full);
    }
    let mut any = || repo.files.values().nth(usize::from(bytes.next().unwrap_or(0)) % repo.files.len()).cloned();
    Some(match how % 16 {
        8 => Answer::Missing,
        9 => Answer::TooLong,
        10 => Answer::Unreachable,
        11 => Answer::Bytes(any()?),
        12 => {
            let Step::Get { path, .. } = step else { return None };
            let mut it = repo.files.get(path).cloned().unwrap_or_default();
            let at = usize::from(bytes.next().unwrap_or(0)) * it.len() / 256;
            if let Some(byte) = it.get_mut(at) {
                *byte = bytes.next().unwrap_or(b' ');
            }
            Answer::Bytes(it)
        }
        13 => Answer::Kept,
        14 => Answer::Bytes(bytes.take(usize::from(how >> 4)).collect()),
        15 => Answer::Full,
        _ => return None,
    })
}
