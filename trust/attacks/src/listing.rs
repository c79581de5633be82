//! Versions: old ones again, and ones that do not belong together. Facts §1.7, 7 to 12.

use crate::agent::Agent;
use crate::repo::{DAY, Repo, signed};
use xiaoqi_trust::envelope::Envelope;
use xiaoqi_trust::json::Value;
use xiaoqi_trust::meta::Described;
use xiaoqi_trust::{Refusal, Status, Step};

cases![
    a07_an_old_timestamp_again,
    a07_an_old_state_again,
    a08_the_same_version_with_other_contents,
    a09_an_older_snapshot_under_a_newer_timestamp,
    a10_an_older_list_under_a_newer_snapshot,
    a10_an_older_delegated_list,
    a11_a_role_is_dropped,
    a12_versions_that_do_not_belong_together,
];

/// An honest repository at its third pack, and an agent who has it.
fn third() -> (Repo, Repo, Agent) {
    let old = Repo::new();
    let mut repo = old.clone();
    repo.update();
    repo.update();
    let agent = Agent::updated(&repo);
    (old, repo, agent)
}

fn a07_an_old_timestamp_again() {
    let (mut old, mut repo, mut agent) = third();
    let mut evil = repo.clone();
    *evil.newest("timestamp") = old.newest("timestamp").clone();
    let refusal = agent.withstands(&evil, &mut repo, Status::Rollback);
    assert_eq!(refusal, Refusal::Rollback { role: "timestamp".into(), known: 3, found: 1 });
}

fn a07_an_old_state_again() {
    let (old, mut repo, mut agent) = third();
    agent.withstands(&old, &mut repo, Status::Rollback);
}

fn a08_the_same_version_with_other_contents() {
    let (_, mut repo, mut agent) = third();
    // Signed right: somebody has the key.
    let mut evil = repo.clone();
    evil.timestamp.expires += DAY;
    evil.put_timestamp();
    assert_eq!(agent.withstands(&evil, &mut repo, Status::Rollback), Refusal::Changed("timestamp".into()));
    // The same snapshot version with other contents cannot be reached: the timestamp says its hash.
    let (_, mut repo, mut agent) = third();
    let mut evil = repo.clone();
    evil.snapshot.expires += DAY;
    let version = evil.snapshot.version;
    let bytes = signed(evil.snapshot.to_value(), &[20]);
    evil.files.insert(format!("metadata/{version}.snapshot.json"), bytes);
    evil.timestamp.version += 1;
    evil.put_timestamp();
    let mut fresh = Agent::new(&repo);
    assert_eq!(fresh.refresh(&evil).refusal, Some(Refusal::Hash("snapshot".into())));
    fresh.succeed(&repo);
    assert_eq!(agent.refresh(&evil).status, Status::Success, "the agent has the right one");
    repo.timestamp.version += 1;
    repo.update();
    agent.succeed(&repo);
}

fn a09_an_older_snapshot_under_a_newer_timestamp() {
    let (old, mut repo, mut agent) = third();
    let mut evil = repo.clone();
    evil.timestamp.version += 1;
    evil.timestamp.snapshot = old.timestamp.snapshot.clone();
    evil.put_timestamp();
    let refusal = agent.withstands(&evil, &mut repo, Status::Rollback);
    assert_eq!(refusal, Refusal::Rollback { role: "snapshot".into(), known: 3, found: 1 });
}

fn a10_an_older_list_under_a_newer_snapshot() {
    for hashes in [true, false] {
        let (old, mut repo, mut agent) = third();
        let mut evil = repo.clone();
        let mut meant = old.snapshot.roles["targets"].clone();
        if !hashes {
            meant = Described { version: meant.version, length: None, sha256: None };
        }
        evil.snapshot.roles.insert("targets".into(), meant);
        evil.publish_snapshot();
        let refusal = agent.withstands(&evil, &mut repo, Status::Rollback);
        assert_eq!(refusal, Refusal::Rollback { role: "targets".into(), known: 3, found: 1 });
    }
}

fn a10_an_older_delegated_list() {
    let mut repo = Repo::new();
    repo.delegate("trainer", 40, &["hints/*"]);
    repo.put_delegated("trainer", "hints/a.json", b"one");
    repo.publish();
    let old = repo.snapshot.roles["trainer"].clone();
    repo.put_delegated("trainer", "hints/a.json", b"two");
    repo.publish();
    let mut agent = Agent::asking(&repo, &["hints/a.json"]);
    agent.succeed(&repo);
    let mut evil = repo.clone();
    evil.snapshot.roles.insert("trainer".into(), old);
    evil.publish_snapshot();
    let refusal = agent.withstands(&evil, &mut repo, Status::Rollback);
    assert_eq!(refusal, Refusal::Rollback { role: "trainer".into(), known: 2, found: 1 });
}

fn a11_a_role_is_dropped() {
    let mut repo = Repo::new();
    repo.delegate("trainer", 40, &["hints/*"]);
    repo.publish();
    // Also for an agent who asks for nothing of that role.
    let mut agent = Agent::updated(&repo);
    let mut evil = repo.clone();
    evil.snapshot.roles.remove("trainer");
    evil.publish_snapshot();
    assert_eq!(agent.withstands(&evil, &mut repo, Status::Rollback), Refusal::Dropped("trainer".into()));
    let mut evil = repo.clone();
    evil.snapshot.roles.remove("targets");
    evil.publish_snapshot();
    agent.withstands(&evil, &mut repo, Status::ParseError);
}

fn a12_versions_that_do_not_belong_together() {
    for hashes in [true, false] {
        let (mut repo, mut old) = (Repo::new(), Repo::new());
        let mut agent = Agent::updated(&repo);
        repo.update();
        let (mut evil, mut honest) = (repo.clone(), repo.clone());
        if !hashes {
            for it in evil.snapshot.roles.values_mut() {
                (it.length, it.sha256) = (None, None);
            }
            evil.put_snapshot();
            evil.put_timestamp();
        }
        *evil.newest("targets") = old.newest("targets").clone();
        let refusal = agent.withstands(&evil, &mut honest, if hashes { Status::HashError } else { Status::ParseError });
        let version = Refusal::Version { role: "targets".into(), wanted: 2, found: 1 };
        assert_eq!(refusal, if hashes { Refusal::Hash("targets".into()) } else { version });
    }
    // A right snapshot under another's name.
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    let old = repo.newest("snapshot").clone();
    let mut evil = repo.clone();
    evil.update();
    evil.timestamp.snapshot = Described { version: evil.snapshot.version, length: None, sha256: None };
    evil.put_timestamp();
    *evil.newest("snapshot") = old;
    let mut asked = Vec::new();
    let mut hook = |step: &Step| {
        if let Step::Get { path, .. } = step {
            asked.push(path.clone());
        }
        None
    };
    repo.update();
    let refusal = agent.withstands_with(&evil, &mut hook, &mut repo, Status::ParseError);
    assert_eq!(refusal, Refusal::Version { role: "snapshot".into(), wanted: 2, found: 1 });
    assert!(asked.contains(&"metadata/2.snapshot.json".to_owned()));
    let envelope = Envelope::read(repo.newest("snapshot")).unwrap();
    assert!(matches!(envelope.signed, Value::Object(_)));
}
