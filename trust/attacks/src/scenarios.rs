//! What the public conformance suite asks of a client, as far as the attacks do not ask it already: requests, recovery,
//! missing files, rotations, targets that change. Our own words and code; the scenarios are named in facts §1.7.

use crate::agent::Agent;
use crate::repo::{CORE, DAY, Repo, START, key, secret, signed};
use xiaoqi_trust::author::{Secret, sign};
use xiaoqi_trust::json::Value;
use xiaoqi_trust::meta::Described;
use xiaoqi_trust::{Device, Enrolment, Refusal, Status, sha256};

cases![
    basic_requests,
    nothing_is_fetched_twice,
    metadata_is_kept_as_it_was_served,
    no_target_is_asked_for,
    files_that_are_missing,
    an_expired_root_is_kept_and_nothing_else,
    an_expired_timestamp_is_good_enough_to_go_on_from,
    a_target_is_replaced_on_the_host,
    a_target_changes_often,
    hashes_that_are_not_known,
    too_few_keys,
    root_rotations,
    other_rotations,
    a_snapshot_that_is_ahead_of_the_timestamp,
    an_older_snapshot_that_is_not_asked_for,
    search_for_a_target,
];

fn versions(agent: &Agent) -> [i64; 3] {
    ["timestamp", "snapshot", "targets"].map(|role| version(agent, &format!("{role}.json")))
}

fn version(agent: &Agent, name: &str) -> i64 {
    let Some(bytes) = agent.disk.get(name) else { return 0 };
    let envelope = xiaoqi_trust::envelope::Envelope::read(bytes).unwrap();
    let Value::Object(it) = envelope.signed else { panic!() };
    let Some(Value::Int(version)) = it.get("version") else { panic!() };
    *version
}

fn basic_requests() {
    let repo = Repo::new();
    let mut agent = Agent::new(&repo);
    agent.succeed(&repo);
    let pack = repo.path_of(CORE);
    let wanted = ["1.root", "2.root", "timestamp", "1.snapshot", "1.targets"].map(|it| format!("metadata/{it}.json"));
    assert_eq!(agent.fetched[..5], wanted);
    assert_eq!(agent.fetched[5..], [pack]);
    assert_eq!((versions(&agent), version(&agent, "1.root.json")), ([1; 3], 1));
}

fn nothing_is_fetched_twice() {
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    for restart in [false, true] {
        if restart {
            agent.restart();
        }
        agent.fetched.clear();
        assert_eq!(agent.refresh(&repo).status, Status::UpToDate);
        assert_eq!(agent.fetched, ["metadata/2.root.json", "metadata/timestamp.json"]);
    }
    // Only the timestamp is new; then the snapshot, too.
    repo.publish_timestamp();
    agent.fetched.clear();
    assert_eq!(agent.refresh(&repo).status, Status::Success);
    assert_eq!(agent.fetched.len(), 2);
    repo.publish_snapshot();
    agent.fetched.clear();
    agent.refresh(&repo);
    assert_eq!(agent.fetched[2..], ["metadata/2.snapshot.json"]);
    // The same pack, listed anew.
    repo.publish();
    agent.fetched.clear();
    agent.refresh(&repo);
    assert_eq!(agent.fetched[2..], ["metadata/3.snapshot.json", "metadata/2.targets.json"]);
}

fn metadata_is_kept_as_it_was_served() {
    let mut repo = Repo::new();
    // Another writer's blanks.
    for role in ["targets", "snapshot", "timestamp"] {
        let text = String::from_utf8(repo.newest(role).clone()).unwrap();
        let bytes = text.replace("\",\"", "\" ,\r\n \"").into_bytes();
        *repo.newest(role) = bytes.clone();
        match role {
            "targets" => {
                repo.snapshot.roles.insert("targets".into(), Described::new(1, &bytes));
                repo.put_snapshot();
                repo.put_timestamp();
            }
            "snapshot" => {
                repo.timestamp.snapshot = Described::new(1, &bytes);
                repo.put_timestamp();
            }
            _ => (),
        }
    }
    let mut agent = Agent::updated(&repo);
    for role in ["timestamp", "snapshot", "targets"] {
        assert_eq!(agent.disk[&format!("{role}.json")], *repo.newest(role));
    }
    assert_eq!(agent.disk["1.root.json"], *repo.newest("root"));
}

/// A client that only refreshes, and one that asks for what is not there.
fn no_target_is_asked_for() {
    let repo = Repo::new();
    for (channel, status) in [("", Status::Success), ("none.json", Status::ParseError)] {
        let base = Agent::new(&repo);
        let enrolment = Enrolment { channel: channel.into(), ..base.enrolment };
        let mut agent = Agent::with(enrolment, base.device);
        let outcome = agent.refresh(&repo);
        assert_eq!((outcome.status, outcome.ready.len(), versions(&agent)), (status, 0, [1; 3]));
        assert_eq!(agent.fetched.len(), 5);
    }
}

fn files_that_are_missing() {
    for role in ["timestamp", "snapshot", "targets"] {
        let mut repo = Repo::new();
        let mut agent = Agent::updated(&repo);
        repo.update();
        let mut evil = repo.clone();
        evil.files.remove(&repo.path(role));
        assert_eq!(agent.twin().refresh(&evil).status, Status::NetworkError);
        assert_eq!(agent.withstands(&evil, &mut repo, Status::NetworkError), Refusal::Missing(role.into()));
    }
}

fn an_expired_root_is_kept_and_nothing_else() {
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    repo.publish_root();
    repo.root.expires = START - DAY;
    repo.publish_root();
    repo.update();
    assert_eq!(agent.refresh(&repo).status, Status::Expired);
    assert_eq!((version(&agent, "3.root.json"), versions(&agent)), (3, [1; 3]));
}

fn an_expired_timestamp_is_good_enough_to_go_on_from() {
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    repo.update();
    repo.timestamp.expires = START + 21 * DAY;
    repo.publish_timestamp();
    agent.now = START + 18 * DAY;
    agent.restart();
    agent.succeed(&repo);
    assert_eq!(versions(&agent), [3, 2, 2]);
    // It still counts against what is older.
    let mut evil = repo.clone();
    evil.timestamp.version = 2;
    evil.put_timestamp();
    let refusal = agent.withstands(&evil, &mut repo, Status::Rollback);
    assert_eq!(refusal, Refusal::Rollback { role: "timestamp".into(), known: 3, found: 2 });
}

fn a_target_is_replaced_on_the_host() {
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    let mut evil = repo.clone();
    let path = evil.path_of(CORE);
    evil.files.insert(path, b"not what was signed".to_vec());
    // Who has it does not ask; who has not, refuses.
    assert_eq!(agent.refresh(&evil).status, Status::UpToDate);
    let mut other = Agent::new(&repo);
    assert_eq!(other.refresh(&evil).status, Status::HashError);
    assert!(other.shown().is_empty());
    repo.update();
    agent.succeed(&repo);
    other.succeed(&repo);
}

fn a_target_changes_often() {
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    for round in 0..11 {
        repo.update();
        if round % 5 == 0 {
            agent.succeed(&repo);
            // Its old bytes, and nothing else beside the one before, have gone.
            assert_eq!(agent.disk.keys().filter(|it| it.starts_with("pack/")).count(), 2);
            let mut evil = repo.clone();
            evil.update();
            let path = evil.path_of(CORE);
            evil.files.insert(path, format!("malice {round}").into_bytes());
            agent.twin().withstands(&evil, &mut evil.clone(), Status::HashError);
        }
    }
}

/// More hashes than ours do not matter; without ours nothing is believed.
fn hashes_that_are_not_known() {
    for (ours, status) in [(true, Status::Success), (false, Status::ParseError)] {
        let mut repo = Repo::new();
        let mut agent = Agent::updated(&repo);
        let bytes = repo.next_pack();
        repo.put_pack(CORE, &bytes);
        repo.targets.version += 1;
        let mut value = repo.targets.to_value();
        if let Value::Object(it) = &mut value
            && let Some(Value::Object(it)) = it.get_mut("targets")
            && let Some(Value::Object(it)) = it.get_mut(CORE)
            && let Some(Value::Object(it)) = it.get_mut("hashes")
        {
            it.insert("sha3-256".into(), "00".into());
            if !ours {
                it.remove("sha256");
            }
        }
        let bytes = signed(value, &[30]);
        repo.snapshot.roles.insert("targets".into(), Described::new(repo.targets.version, &bytes));
        repo.files.insert(repo.path("targets"), bytes);
        repo.publish_snapshot();
        assert_eq!(agent.refresh(&repo).status, status);
        repo.update();
        agent.succeed(&repo);
    }
}

fn too_few_keys() {
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    let mut evil = repo.clone();
    evil.rotate("snapshot", &[20, 21, 22, 23, 24], 6);
    evil.publish_root();
    evil.update();
    let outcome = agent.refresh(&evil);
    assert_eq!(outcome.refusal, Some(Refusal::Signature { role: "snapshot".into(), signed: 5, threshold: 6 }));
    assert_eq!(version(&agent, "2.root.json"), 2);
    // A key that signs and is none of the role's does not help; the right sixth does.
    evil.signers.insert("snapshot".into(), vec![20, 21, 22, 23, 24, 10]);
    evil.publish_snapshot();
    assert_eq!(agent.refresh(&evil).status, Status::SignatureError);
    evil.rotate("snapshot", &[20, 21, 22, 23, 24, 25], 6);
    evil.publish_root();
    evil.update();
    agent.succeed(&evil);
    repo.update();
}

/// Keys, threshold, signatures.
type Step = (&'static [u8], usize, &'static [u8]);

fn root_rotations() {
    let five: &[u8] = &[70, 71, 72, 73, 74];
    let other: &[u8] = &[70, 71, 73, 74, 75];
    let cases: [(&[Step], bool); 15] = [
        (&[(&[71], 1, &[71]), (&[72], 1, &[72, 71]), (&[72], 1, &[72])], true),
        (&[(&[71], 1, &[73, 71, 74]), (&[72], 1, &[73, 72, 71, 74]), (&[72], 1, &[73, 72, 74])], true),
        (&[(five, 3, &[70, 72, 74]), (five, 3, &[70, 74, 71]), (five, 3, &[70, 71, 73])], true),
        (&[(five, 3, &[70, 72, 74]), (other, 3, &[70, 74, 71])], true),
        (&[(five, 3, &[70, 72, 74]), (other, 3, &[70, 72, 74, 75]), (other, 3, &[70, 74, 75])], true),
        (
            &[
                (five, 3, &[70, 72, 74]),
                (&[75, 76, 77, 78, 79], 3, &[70, 72, 74, 75, 76, 77]),
                (&[75, 76, 77, 78, 79], 3, &[75, 76, 77]),
            ],
            true,
        ),
        (&[(&[71, 72, 73], 1, &[71]), (&[71, 72, 73], 2, &[71, 72])], true),
        (&[(&[71, 72, 73], 2, &[71, 72]), (&[71, 72, 73], 1, &[71, 72]), (&[71, 72, 73], 1, &[71])], true),
        (&[(&[71], 1, &[71]), (&[71, 72], 2, &[71, 72])], true),
        (&[(&[71], 1, &[71]), (&[72], 1, &[72, 73, 74])], false),
        (&[(&[71], 1, &[71]), (&[72], 1, &[71, 73, 74])], false),
        (&[(five, 3, &[70, 72, 74]), (other, 3, &[70, 72, 74])], false),
        (&[(five, 3, &[70, 72, 74]), (other, 3, &[70, 74, 75])], false),
        (&[(&[71, 72, 73], 1, &[71]), (&[71, 72, 73], 2, &[72])], false),
        (&[(&[71, 72, 73], 2, &[71, 72]), (&[71, 72, 73], 1, &[71])], false),
    ];
    for (at, (steps, well)) in cases.iter().enumerate() {
        let mut repo = Repo::new();
        repo.root.version = 0;
        for (keys, threshold, signers) in *steps {
            repo.rotate("root", keys, *threshold);
            repo.signers.insert("root".into(), signers.to_vec());
            repo.publish_root();
        }
        let mut agent = Agent::new(&repo);
        let outcome = agent.refresh(&repo);
        let wanted = if *well { Status::Success } else { Status::SignatureError };
        assert_eq!(outcome.status, wanted, "case {at}: {:?}", outcome.refusal);
        let last = steps.len() - usize::from(!well);
        let path = format!("metadata/{last}.root.json");
        assert_eq!(agent.disk[&format!("{last}.root.json")], repo.files[&path], "case {at}");
        assert!(!agent.disk.contains_key(&format!("{}.root.json", last + 1)));
    }
}

fn other_rotations() {
    let five: &[u8] = &[70, 71, 72, 73, 74];
    let other: &[u8] = &[70, 71, 73, 74, 75];
    let cases: [(Step, bool); 10] = [
        ((&[72], 1, &[72]), true),
        ((&[71], 1, &[73, 71, 74]), true),
        ((&[72], 1, &[71, 73, 74]), false),
        ((other, 3, &[70, 72, 74]), false),
        ((other, 3, &[70, 74]), false),
        ((five, 3, &[70, 72, 74]), true),
        ((five, 3, &[70, 74, 71]), true),
        ((five, 3, &[70, 71, 73]), true),
        ((five, 3, &[71, 72, 73]), true),
        ((five, 3, &[72, 73, 74]), true),
    ];
    for role in ["timestamp", "snapshot", "targets"] {
        for ((keys, threshold, signers), well) in cases {
            let mut repo = Repo::new();
            let mut agent = Agent::updated(&repo);
            repo.rotate(role, keys, threshold);
            repo.signers.insert(role.into(), signers.to_vec());
            repo.publish_root();
            repo.update();
            if well {
                agent.succeed(&repo);
                assert_eq!(agent.disk[&format!("{role}.json")], *repo.newest(role));
            } else {
                let before = agent.shown();
                assert_eq!(agent.refresh(&repo).status, Status::SignatureError);
                assert_eq!((agent.shown(), agent.shown_after_start()), (before.clone(), before));
                repo.signers.insert(role.into(), keys.to_vec());
                repo.update();
                agent.succeed(&repo);
            }
        }
    }
}

fn a_snapshot_that_is_ahead_of_the_timestamp() {
    let mut repo = Repo::new();
    let mut agent = Agent::new(&repo);
    let mut evil = repo.clone();
    evil.snapshot.version = 2;
    let bytes = signed(evil.snapshot.to_value(), &[20]);
    evil.files.insert("metadata/1.snapshot.json".into(), bytes);
    evil.timestamp.snapshot = Described { version: 1, length: None, sha256: None };
    evil.put_timestamp();
    let outcome = agent.refresh(&evil);
    assert_eq!(outcome.refusal, Some(Refusal::Version { role: "snapshot".into(), wanted: 1, found: 2 }));
    // Nothing is kept that vouches for what was not seen.
    assert_eq!(versions(&agent), [0; 3]);
    repo.update();
    agent.succeed(&repo);
}

fn an_older_snapshot_that_is_not_asked_for() {
    let mut repo = Repo::new();
    repo.publish_snapshot();
    let mut agent = Agent::updated(&repo);
    let mut evil = repo.clone();
    let old = evil.files["metadata/1.snapshot.json"].clone();
    evil.files.insert("metadata/2.snapshot.json".into(), old);
    assert_eq!(agent.refresh(&evil).status, Status::UpToDate);
    assert_eq!((versions(&agent), agent.fetched.last().unwrap().as_str()), ([2, 2, 1], "metadata/timestamp.json"));
    repo.update();
    agent.succeed(&repo);
}

/// Roles are asked as their patterns say, one for each target, and never for what the supervisor lists.
fn search_for_a_target() {
    let mut repo = Repo::new();
    repo.delegate("a", 40, &["*.doc", "*.md"]);
    repo.delegate("b", 41, &["releases/*/*"]);
    repo.put_delegated("a", "readme.md", b"of a");
    repo.put_delegated("b", "releases/x/1", b"of b");
    repo.put_delegated("b", "elsewhere/x", b"not b's to list");
    repo.put_pack("own", b"own");
    repo.publish();
    let cases: [(&str, Option<&[u8]>, &[&str]); 6] = [
        ("own", Some(b"own"), &[]),
        ("readme.md", Some(b"of a"), &["a"]),
        ("releases/x/1", Some(b"of b"), &["b"]),
        ("releases/x/2", None, &["b"]),
        ("elsewhere/x", None, &[]),
        ("releases/x", None, &[]),
    ];
    for (target, bytes, roles) in cases {
        let base = Agent::new(&repo);
        let enrolment = Enrolment { channel: String::new(), delegated: vec![target.into()], ..base.enrolment };
        let mut agent = Agent::with(enrolment, Device { ..base.device });
        let outcome = agent.refresh(&repo);
        assert_eq!(agent.shown().get(target).map(Vec::as_slice), bytes, "{target} {:?}", outcome.refusal);
        let asked: Vec<String> = roles.iter().map(|it| format!("metadata/1.{it}.json")).collect();
        let asked_roles: Vec<&String> = agent.fetched[5..].iter().filter(|it| it.starts_with("metadata/")).collect();
        assert_eq!(asked_roles, asked.iter().collect::<Vec<_>>(), "{target}");
        assert_eq!(outcome.problems.is_empty(), bytes.is_some());
    }
    let secrets: Vec<Secret> = vec![secret(1)];
    assert_eq!(sign(Value::Null, &[&secrets[0], &secrets[0]]).signatures[0].0, key(1).id());
    assert_ne!(sha256(b""), [0; 32]);
}
