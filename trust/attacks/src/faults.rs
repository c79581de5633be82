//! Storage that fails, ends or is changed by somebody. Facts §1.7, 22 to 24.

use crate::agent::{Agent, Shown};
use crate::repo::{CORE, DAY, Repo, START, key, signed};
use std::collections::BTreeMap;
use xiaoqi_trust::{Answer, Client, Enrolment, Refusal, Status, Step, sha256};

cases![
    a22_killed_between_any_two_steps,
    a23_storage_full_at_each_write,
    a24_the_pack_that_runs_is_changed,
    a24_another_signed_pack_in_its_place,
    a24_the_root_is_replaced,
    a24_the_pin_itself_is_replaced,
    a24_every_kept_file_damaged,
    answers_that_make_no_sense,
];

/// Two roots, new keys and a delegated pack ahead of the agent: every kind of write there is.
fn ahead() -> (Repo, Agent, Shown) {
    let mut repo = Repo::new();
    repo.delegate("trainer", 40, &["hints/*"]);
    repo.put_delegated("trainer", "hints/a.json", b"one");
    repo.publish();
    let mut agent = Agent::asking(&repo, &["hints/a.json"]);
    agent.succeed(&repo);
    repo.rotate("timestamp", &[11], 1);
    repo.rotate("snapshot", &[21], 1);
    repo.publish_root();
    repo.publish_root();
    repo.put_delegated("trainer", "hints/a.json", b"two");
    repo.update();
    let before = agent.shown();
    (repo, agent, before)
}

/// All that may run: what ran, or what is served, target by target.
fn whole(shown: &Shown, before: &Shown, repo: &Repo) {
    let hints = &repo.roles["trainer"].targets["hints/a.json"];
    for (target, bytes) in shown {
        let new = if target == CORE { repo.targets.targets[CORE].sha256 } else { hints.sha256 };
        assert!(before.get(target) == Some(bytes) || sha256(bytes) == new, "{target}");
    }
    assert_eq!(shown.len(), before.len());
}

fn a22_killed_between_any_two_steps() {
    let mut ends = 0;
    for alive in 0.. {
        let (mut repo, mut agent, before) = ahead();
        let mut steps = 0;
        let mut step = agent.client.refresh(agent.now);
        let mut ready = Vec::new();
        loop {
            if let Step::Done(outcome) = &step {
                ready.extend(outcome.ready.iter().map(|it| (it.target.clone(), it.sha256)));
                let Some((target, sha256)) = ready.pop() else { break };
                ready.clear();
                step = agent.client.settle(&target, &sha256, agent.verdict);
                continue;
            }
            if steps == alive {
                break;
            }
            steps += 1;
            let answer = agent.serve(&step, &repo);
            step = agent.client.answer(answer);
        }
        let ended = matches!(step, Step::Done(_));
        agent.restart();
        whole(&agent.shown(), &before, &repo);
        assert_eq!(agent.shown(), agent.shown_after_start());
        // The same again goes on from there; then the next.
        agent.refresh(&repo);
        assert_eq!(agent.shown()[CORE], repo.files[&repo.path_of(CORE)]);
        repo.update();
        agent.succeed(&repo);
        if ended {
            ends = alive;
            break;
        }
    }
    assert!(ends > 15, "{ends}");
}

fn a23_storage_full_at_each_write() {
    for full in 0..30 {
        for for_good in [true, false] {
            let (mut repo, mut agent, before) = ahead();
            let mut writes = 0;
            let mut hook = |step: &Step| {
                let write = matches!(step, Step::Keep { .. } | Step::Drop { .. });
                writes += usize::from(write);
                (write && (writes == full + 1 || (for_good && writes > full))).then_some(Answer::Full)
            };
            let outcome = agent.refresh_with(&repo, &mut hook);
            if writes > full && full < 8 {
                assert_eq!(outcome.status, Status::StorageError);
                assert!(matches!(outcome.refusal, Some(Refusal::Full(_))));
            }
            whole(&agent.shown(), &before, &repo);
            let mut twin = agent.twin();
            whole(&twin.shown(), &before, &repo);
            repo.update();
            agent.succeed(&repo);
            twin.succeed(&repo);
        }
    }
}

fn a24_the_pack_that_runs_is_changed() {
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    let name = agent.client.active()[0].stored();
    for bytes in [b"allow everything".to_vec(), Vec::new()] {
        let mut twin = agent.twin();
        twin.disk.insert(name.clone(), bytes);
        twin.restart();
        assert!(twin.shown().is_empty() && twin.restored.active.is_empty());
        assert!(twin.restored.refused.contains(&(name.clone(), Refusal::Hash(name.clone()))));
        // The very next cycle brings it back, though nothing is new.
        assert_eq!(twin.refresh(&repo).status, Status::Success);
        assert_eq!(twin.shown(), agent.shown());
        twin.restart();
        assert_eq!(twin.shown(), agent.shown());
    }
    repo.update();
    agent.succeed(&repo);
}

/// The pointer to what runs names another pack: only one that the same list gives this target counts.
fn a24_another_signed_pack_in_its_place() {
    let mut repo = Repo::new();
    repo.put_pack("packs/core.beta.json", b"beta");
    repo.publish();
    let agent = Agent::updated(&repo);
    let changed = |from: &str, to: &str| {
        let mut twin = agent.twin();
        twin.disk.insert(format!("pack/{}", hex::encode(sha256(b"beta"))), b"beta".to_vec());
        let name = format!("active/{CORE}");
        let text = String::from_utf8(twin.disk[&name].clone()).unwrap();
        assert!(text.contains(from));
        twin.disk.insert(name, text.replace(from, to).into_bytes());
        twin.restart();
        twin
    };
    let listed = "\"listed\":\"packs/core.json\"";
    let mine = hex::encode(agent.client.active()[0].sha256);
    for mut twin in [
        changed(listed, "\"listed\":\"packs/core.beta.json\""),
        changed(listed, "\"listed\":\"packs/none.json\""),
        changed(&mine, &hex::encode(sha256(b"beta"))),
        changed("\"listed\":", "\"lister\":"),
        changed("\"version\":2", "\"version\":3"),
    ] {
        assert!(twin.restored.active.is_empty(), "{:?}", twin.restored);
        assert_eq!(twin.restored.refused.len(), 1);
        repo.update();
        twin.succeed(&repo);
    }
}

/// Somebody's own root, with all that it signs.
fn forged(repo: &Repo) -> Repo {
    let mut evil = repo.clone();
    evil.root.keys = [60, 61].map(|it| (key(it).id(), key(it))).into();
    for role in ["root", "timestamp", "snapshot", "targets"] {
        evil.rotate(role, &[60, 61], 2);
    }
    evil.root.version = 0;
    evil.files.clear();
    evil.publish_root();
    evil.update();
    evil
}

fn a24_the_root_is_replaced() {
    let mut repo = Repo::new();
    repo.publish_root();
    let agent = Agent::updated(&repo);
    let evil = forged(&repo);
    let owned = Agent::updated(&evil);
    // All of the disk, or the second root alone.
    let mut all = agent.twin();
    all.disk = owned.disk.clone();
    all.restart();
    assert!(all.shown().is_empty());
    assert!(all.restored.refused.contains(&("1.root.json".into(), Refusal::Pin)));
    repo.update();
    all.succeed(&repo);
    let mut second = agent.twin();
    second.disk.insert("2.root.json".into(), signed(evil.root.to_value(), &[60, 61]));
    second.restart();
    assert!(matches!(&second.restored.refused[0], (name, Refusal::Signature { .. }) if name == "2.root.json"));
    second.succeed(&repo);
}

/// What is pinned says whom to believe. A pin kept where somebody can change it is believed: a pin set by policy or in the
/// build is not kept there.
fn a24_the_pin_itself_is_replaced() {
    let repo = Repo::new();
    let agent = Agent::updated(&repo);
    let evil = forged(&repo);
    let owned = Agent::updated(&evil);
    let (_, restored) = Client::restore(owned.enrolment.clone(), agent.device.clone(), owned.disk.clone());
    assert_eq!(restored.active[0].bytes, owned.shown()[CORE]);
    let (_, restored) = Client::restore(agent.enrolment.clone(), agent.device.clone(), owned.disk.clone());
    assert!(restored.active.is_empty() && restored.ready.is_empty());
    // Another pin over honest files: nothing of them counts.
    let other = Enrolment { root_sha256: [0; 32], ..agent.enrolment };
    let (client, restored) = Client::restore(other, agent.device, agent.disk);
    assert!(restored.active.is_empty() && client.wanted().is_empty());
}

fn a24_every_kept_file_damaged() {
    let (mut repo, agent, _) = ahead();
    let mut agent = agent;
    agent.refresh(&repo);
    let before = agent.shown();
    let names: Vec<String> = agent.disk.keys().cloned().collect();
    assert!(names.len() >= 12, "{names:?}");
    repo.update();
    for name in &names {
        for how in 0..4 {
            let mut twin = agent.twin();
            let bytes = twin.disk.get_mut(name).unwrap();
            match how {
                0 => _ = twin.disk.remove(name),
                1 => bytes.clear(),
                2 => bytes.truncate(bytes.len() / 2),
                _ => {
                    let middle = bytes.len() / 2;
                    bytes[middle] ^= 1;
                }
            }
            twin.restart();
            for (target, bytes) in twin.shown() {
                assert_eq!(before.get(&target), Some(&bytes), "{name} {how}");
            }
            // What is nobody's business any more has gone after the next update.
            twin.succeed(&repo);
            twin.restart();
            assert!(twin.restored.refused.is_empty(), "{name} {how} {:?}", twin.restored.refused);
        }
    }
    // Names that nobody wrote.
    let mut twin = agent.twin();
    for name in ["../x", "pack/zz", "role/../../x.json", "active/", "0.root.json", "99.root.json", ""] {
        twin.disk.insert(name.into(), b"x".to_vec());
    }
    twin.restart();
    twin.succeed(&repo);
    let kept: BTreeMap<_, _> = twin.disk.iter().filter(|(_, it)| it.as_slice() == b"x").collect();
    assert!(kept.is_empty(), "{kept:?}");
}

fn answers_that_make_no_sense() {
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    let before = agent.shown();
    for answer in [Answer::Kept, Answer::Full, Answer::Missing, Answer::TooLong, Answer::Bytes(Vec::new())] {
        assert!(matches!(agent.client.answer(answer.clone()), Step::Done(it) if it.refusal == Some(Refusal::Unasked)));
        for at in 0..8 {
            repo.update();
            let mut steps = 0;
            let mut hook = |_: &Step| {
                steps += 1;
                (steps == at + 1).then(|| answer.clone())
            };
            agent.twin().refresh_with(&repo, &mut hook);
        }
    }
    assert_eq!(agent.shown(), before);
    // A cycle that is begun anew forgets the one before.
    agent.client.refresh(START);
    agent.client.refresh(START + DAY);
    agent.succeed(&repo);
}
