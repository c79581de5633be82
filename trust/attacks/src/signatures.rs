//! Who signed: facts §1.7, 1 to 6.

use crate::agent::Agent;
use crate::repo::{CORE, Repo, key, role, secret, signed};
use xiaoqi_trust::author::sign;
use xiaoqi_trust::canonical;
use xiaoqi_trust::envelope::Envelope;
use xiaoqi_trust::json::{Value, object};
use xiaoqi_trust::{Refusal, Status};

cases![
    a01_one_bit_flipped_anywhere,
    a02_unsigned,
    a03_signed_by_a_stranger,
    a04_one_key_counts_once,
    a04_the_same_key_under_two_ids,
    a05_junk_beside_right_signatures,
    a06_a_key_of_another_role,
    a06_a_trainer_lists_the_teams_pack,
];

const ROLES: [&str; 4] = ["root", "timestamp", "snapshot", "targets"];

/// A repository with a second root and a second pack, and an agent who has the first.
fn two() -> (Repo, Repo, Agent) {
    let before = Repo::new();
    let mut repo = before.clone();
    repo.publish_root();
    repo.update();
    let agent = Agent::updated(&before);
    (before, repo, agent)
}

fn a01_one_bit_flipped_anywhere() {
    let (_, repo, mut agent) = two();
    let mut honest = repo.clone();
    for role in ROLES {
        let length = repo.clone().newest(role).len();
        for at in (0..length).step_by(length / 23) {
            let mut evil = repo.clone();
            evil.newest(role)[at] ^= 1 << (at % 7);
            let before = agent.shown();
            let mut twin = agent.twin();
            let outcome = twin.refresh(&evil);
            assert_ne!(outcome.status, Status::Success, "{role} {at}");
            assert_eq!((twin.shown(), twin.shown_after_start()), (before.clone(), before));
        }
    }
    let mut evil = repo.clone();
    evil.timestamp.version += 1;
    let mut value = evil.timestamp.to_value();
    let kept = signed(value.clone(), &[10]);
    if let Value::Object(it) = &mut value {
        it.insert("version".into(), Value::Int(99));
    }
    let Envelope { signatures, .. } = Envelope::read(&kept).unwrap();
    *evil.newest("timestamp") = Envelope { signatures, signed: value }.write();
    agent.withstands(&evil, &mut honest, Status::SignatureError);
}

fn a02_unsigned() {
    for role in ROLES {
        let (_, repo, mut agent) = two();
        let (mut bare, mut empty, mut honest) = (repo.clone(), repo.clone(), repo.clone());
        let envelope = Envelope::read(bare.newest(role)).unwrap();
        let described = matches!(role, "snapshot" | "targets");
        *empty.newest(role) = Envelope { signatures: Vec::new(), signed: envelope.signed.clone() }.write();
        let status = if described { Status::HashError } else { Status::SignatureError };
        agent.withstands(&empty, &mut honest, status);
        *bare.newest(role) = canonical::file(&envelope.signed);
        let status = if described { Status::HashError } else { Status::ParseError };
        Agent::updated(&Repo::new()).withstands(&bare, &mut honest, status);
    }
}

fn a03_signed_by_a_stranger() {
    for role in ROLES {
        let (_, mut evil, mut agent) = two();
        let mut honest = evil.clone();
        evil.signers.insert(role.into(), vec![66, 67]);
        match role {
            "root" => evil.publish_root(),
            "timestamp" => evil.publish_timestamp(),
            "snapshot" => evil.publish_snapshot(),
            _ => evil.publish(),
        }
        let refusal = agent.withstands(&evil, &mut honest, Status::SignatureError);
        let threshold = if role == "root" { 2 } else { 1 };
        assert_eq!(refusal, Refusal::Signature { role: role.into(), signed: 0, threshold });
    }
}

/// A repository whose timestamp needs two keys.
fn two_of_three() -> (Repo, Agent) {
    let mut repo = Repo::new();
    repo.rotate("timestamp", &[10, 11, 12], 2);
    repo.publish_root();
    repo.update();
    let agent = Agent::updated(&repo);
    (repo, agent)
}

/// The timestamp after this one with signatures as given.
fn next_timestamp(repo: &Repo, signatures: impl Fn(&Value) -> Vec<(String, String)>) -> Repo {
    let mut evil = repo.clone();
    evil.timestamp.version += 1;
    let value = evil.timestamp.to_value();
    let signatures = signatures(&value);
    evil.files.insert("metadata/timestamp.json".into(), Envelope { signatures, signed: value }.write());
    evil
}

fn a04_one_key_counts_once() {
    let (repo, mut agent) = two_of_three();
    let mut honest = repo.clone();
    let (id, other) = (key(10).id(), key(11).id());
    let sig = |value: &Value| secret(10).sign(value);
    // Twice under its own id: no envelope at all.
    let evil = next_timestamp(&repo, |it| vec![(id.clone(), sig(it)), (id.clone(), sig(it))]);
    agent.withstands(&evil, &mut honest, Status::ParseError);
    // Once under its own id, once under another's, once in capitals.
    let other = |it: &Value| vec![(id.clone(), sig(it)), (other.clone(), sig(it)), (id.to_uppercase(), sig(it))];
    let evil = next_timestamp(&repo, other);
    let (_, mut agent) = two_of_three();
    let refusal = agent.withstands(&evil, &mut repo.clone(), Status::SignatureError);
    assert_eq!(refusal, Refusal::Signature { role: "timestamp".into(), signed: 1, threshold: 2 });
}

fn a04_the_same_key_under_two_ids() {
    let (repo, mut agent) = two_of_three();
    let mut evil = repo.clone();
    let mut root = {
        evil.root.version += 1;
        evil.root.to_value()
    };
    let twin = "ab".repeat(32);
    if let Value::Object(it) = &mut root {
        if let Some(Value::Object(keys)) = it.get_mut("keys") {
            keys.insert(twin.clone(), key(10).to_value());
        }
        if let Some(Value::Object(roles)) = it.get_mut("roles") {
            let ids = vec![key(10).id().into(), twin.into()];
            let role = object([("keyids", ids.into()), ("threshold", Value::Int(2))]);
            roles.insert("timestamp".into(), role);
        }
    }
    evil.files.insert(evil.path("root"), signed(root, &[1, 2]));
    agent.withstands(&evil, &mut repo.clone(), Status::ParseError);
}

fn a05_junk_beside_right_signatures() {
    let (repo, mut agent) = two_of_three();
    let junk = |sig: &str| (key(12).id(), sig.to_owned());
    for sig in ["", "00", "zz", &"0".repeat(128), &"f".repeat(128), &"0".repeat(127), "不是"] {
        let right = |it: &Value| sign(it.clone(), &[&secret(10), &secret(11)]).signatures;
        let enough = next_timestamp(&repo, |it| [right(it), vec![junk(sig)]].concat());
        let mut twin = agent.twin();
        assert_eq!(twin.refresh(&enough).status, Status::Success, "{sig}");
        let short = next_timestamp(&repo, |it| [vec![junk(sig)], right(it)[..1].to_vec()].concat());
        let refusal = agent.twin().withstands(&short, &mut repo.clone(), Status::SignatureError);
        assert_eq!(refusal, Refusal::Signature { role: "timestamp".into(), signed: 1, threshold: 2 });
    }
    let many = next_timestamp(&repo, |_| (0..100).map(|it| (it.to_string(), String::new())).collect());
    agent.withstands(&many, &mut repo.clone(), Status::ParseError);
}

fn a06_a_key_of_another_role() {
    for (role, seeds) in [("root", [30, 20]), ("timestamp", [20, 30]), ("snapshot", [10, 30]), ("targets", [10, 20])] {
        let (_, mut evil, mut agent) = two();
        let mut honest = evil.clone();
        evil.signers.insert(role.into(), seeds.to_vec());
        match role {
            "root" => evil.publish_root(),
            "timestamp" => evil.publish_timestamp(),
            "snapshot" => evil.publish_snapshot(),
            _ => evil.publish(),
        }
        agent.withstands(&evil, &mut honest, Status::SignatureError);
        // Nor is one role's file taken for another's.
        let (_, mut evil, mut agent) = two();
        let mut honest = evil.clone();
        let other = evil.newest("targets").clone();
        *evil.newest("timestamp") = other;
        agent.withstands(&evil, &mut honest, Status::SignatureError);
    }
}

fn a06_a_trainer_lists_the_teams_pack() {
    let mut repo = Repo::new();
    repo.delegate("trainer", 40, &["hints/*", "packs/*"]);
    repo.put_delegated("trainer", "hints/a.json", b"hints");
    repo.publish();
    let mut agent = Agent::asking(&repo, &["hints/a.json"]);
    agent.succeed(&repo);
    assert_eq!(agent.shown().len(), 2);
    let mut evil = repo.clone();
    evil.put_delegated("trainer", CORE, b"the trainer's");
    evil.targets.targets.remove(CORE);
    evil.publish();
    let refusal = agent.withstands(&evil, &mut { evil.clone() }, Status::ParseError);
    assert_eq!(refusal, Refusal::Unlisted(CORE.into()));
    // Nor targets, by signing them.
    let mut evil = repo.clone();
    evil.signers.insert("targets".into(), vec![40]);
    (evil.targets.version, evil.snapshot.version, evil.timestamp.version) = (90, 90, 90);
    evil.publish();
    let mut agent = Agent::asking(&repo, &["hints/a.json"]);
    agent.succeed(&repo);
    agent.withstands(&evil, &mut repo, Status::SignatureError);
    assert!(!role(&[40], 1).keyids.is_empty());
}
