//! The chain of roots. Facts §1.7, 19 to 21.

use crate::agent::Agent;
use crate::repo::{Repo, signed};
use xiaoqi_trust::json::{MOST, Value};
use xiaoqi_trust::{Answer, Enrolment, Refusal, Status, Step, sha256};

cases![
    a19_a_root_is_left_out,
    a19_signed_by_the_new_keys_alone,
    a19_signed_by_the_old_keys_alone,
    a19_another_version_than_its_name,
    a20_a_thousand_roots,
    a21_fast_forward_and_new_keys,
    the_pinned_root,
    a_later_root_may_be_pinned,
];

fn a19_a_root_is_left_out() {
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    repo.rotate("timestamp", &[11], 1);
    repo.publish_root();
    let mut evil = repo.clone();
    evil.publish_root();
    let third = evil.files["metadata/3.root.json"].clone();
    evil.files.insert("metadata/2.root.json".into(), third);
    evil.update();
    let refusal = agent.withstands(&evil, &mut repo, Status::ParseError);
    assert_eq!(refusal, Refusal::Version { role: "root".into(), wanted: 2, found: 3 });
    // Left out and not put in its place: then it is not known, and what its keys sign is not either.
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    repo.rotate("timestamp", &[11], 1);
    repo.publish_root();
    repo.publish_root();
    let mut evil = repo.clone();
    evil.files.remove("metadata/2.root.json");
    evil.update();
    agent.withstands(&evil, &mut repo, Status::SignatureError);
}

fn other_keys(signers: &[u8]) -> (Repo, Repo, Agent) {
    let repo = Repo::new();
    let agent = Agent::updated(&repo);
    let mut evil = repo.clone();
    evil.rotate("root", &[4, 5, 6], 2);
    evil.signers.insert("root".into(), signers.to_vec());
    evil.publish_root();
    evil.update();
    (repo, evil, agent)
}

fn a19_signed_by_the_new_keys_alone() {
    for signers in [&[4, 5, 6][..], &[4, 5, 1]] {
        let (mut repo, evil, mut agent) = other_keys(signers);
        agent.withstands(&evil, &mut repo, Status::SignatureError);
    }
}

fn a19_signed_by_the_old_keys_alone() {
    for signers in [&[1, 2, 3][..], &[1, 2, 4]] {
        let (mut repo, evil, mut agent) = other_keys(signers);
        agent.withstands(&evil, &mut repo, Status::SignatureError);
    }
    let (_, both, mut agent) = other_keys(&[1, 3, 4, 6]);
    agent.succeed(&both);
}

fn a19_another_version_than_its_name() {
    for version in [1, 3, 257, MOST as u64] {
        let mut repo = Repo::new();
        let mut agent = Agent::updated(&repo);
        let mut evil = repo.clone();
        evil.root.version = version;
        let bytes = signed(evil.root.to_value(), &[1, 2]);
        evil.files.insert("metadata/2.root.json".into(), bytes);
        let refusal = agent.withstands(&evil, &mut repo, Status::ParseError);
        assert_eq!(refusal, Refusal::Version { role: "root".into(), wanted: 2, found: version });
        assert!(!agent.disk.contains_key("2.root.json"));
    }
}

fn a20_a_thousand_roots() {
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    let before = agent.shown();
    for _ in 0..600 {
        repo.publish_root();
    }
    repo.update();
    for cycle in 1..=2 {
        agent.fetched.clear();
        let outcome = agent.refresh(&repo);
        assert_eq!((outcome.status, outcome.refusal), (Status::Backoff, Some(Refusal::ManyRoots)));
        assert_eq!((agent.fetched.len(), agent.shown()), (256, before.clone()));
        assert!(agent.disk.contains_key(&format!("{}.root.json", 1 + 256 * cycle)));
    }
    agent.restart();
    agent.succeed(&repo);
}

fn a21_fast_forward_and_new_keys() {
    let far = u64::try_from(MOST).unwrap();
    for (roles, ahead) in [
        (&["timestamp"][..], "timestamp"),
        (&["timestamp", "snapshot"][..], "snapshot"),
        (&["snapshot"][..], "targets"),
        (&["timestamp", "snapshot", "targets"][..], "targets"),
    ] {
        let mut repo = Repo::new();
        let mut agent = Agent::updated(&repo);
        let mut evil = repo.clone();
        match ahead {
            "timestamp" => evil.timestamp.version = far - 1,
            "snapshot" => evil.snapshot.version = far - 1,
            _ => evil.targets.version = far - 1,
        }
        if ahead == "timestamp" {
            evil.publish_timestamp()
        } else {
            evil.publish()
        }
        agent.refresh(&evil);
        if ahead == "targets" {
            repo.timestamp.version = evil.timestamp.version;
        }
        let twin = agent.twin();
        // Without new keys the honest are too old now; with them they are heard.
        repo.update();
        assert_eq!(agent.refresh(&repo).status, Status::Rollback, "{ahead}");
        for (at, role) in roles.iter().enumerate() {
            repo.rotate(role, &[50 + u8::try_from(at).unwrap()], 1);
        }
        repo.publish_root();
        repo.update();
        for mut agent in [twin, agent] {
            agent.succeed(&repo);
            repo.update();
            agent.succeed(&repo);
        }
    }
}

fn the_pinned_root() {
    let (repo, mut other) = (Repo::new(), Repo::new());
    other.rotate("root", &[7, 8], 2);
    other.root.version = 0;
    other.publish_root();
    let mut agent = Agent::new(&repo);
    let outcome = agent.refresh(&other);
    assert_eq!((outcome.status, outcome.refusal), (Status::SignatureError, Some(Refusal::Pin)));
    assert!(agent.disk.is_empty() && agent.fetched.len() == 1);
    agent.succeed(&repo);
    // Pinned, and yet no root: not signed, or of another version.
    let strip = |mut repo: Repo, seeds: &[u8], version: u64| {
        repo.root.version = version;
        let bytes = signed(repo.root.to_value(), seeds);
        repo.files.insert("metadata/1.root.json".into(), bytes);
        repo
    };
    for (seeds, version, status) in
        [(&[][..], 1, Status::SignatureError), (&[1], 1, Status::SignatureError), (&[1, 2], 2, Status::ParseError)]
    {
        let bad = strip(repo.clone(), seeds, version);
        let mut agent = Agent::new(&bad);
        assert_eq!(agent.refresh(&bad).status, status);
        assert!(agent.disk.is_empty());
    }
    assert!(matches!(repo.root.to_value(), Value::Object(_)));
}

/// The keys of the first root are lost: who is enrolled now begins behind it.
fn a_later_root_may_be_pinned() {
    let mut repo = Repo::new();
    repo.rotate("root", &[4, 5, 6], 2);
    repo.signers.insert("root".into(), vec![1, 2, 4, 5]);
    repo.publish_root();
    repo.signers.insert("root".into(), vec![4, 5]);
    repo.publish_root();
    repo.update();
    let first = Agent::new(&repo);
    let root_sha256 = sha256(&repo.files["metadata/2.root.json"]);
    let mut agent = Agent::with(Enrolment { root_sha256, root_version: 2, ..first.enrolment }, first.device);
    let mut asked = Vec::new();
    agent.refresh_with(&repo, &mut |step| {
        if let Step::Get { path, .. } = step {
            asked.push(path.clone());
        }
        None
    });
    assert_eq!(asked[..3], ["metadata/2.root.json", "metadata/3.root.json", "metadata/4.root.json"]);
    repo.update();
    agent.succeed(&repo);
    agent.restart();
    repo.update();
    agent.succeed(&repo);
    let nothing = agent.refresh_with(&repo, &mut |step| matches!(step, Step::Get { .. }).then_some(Answer::Missing));
    assert_eq!(nothing.status, Status::NetworkError);
}
