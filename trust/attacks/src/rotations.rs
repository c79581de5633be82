//! Keys that change hands, as the public conformance suite asks: which sets of keys, thresholds and signatures carry over.

use crate::agent::Agent;
use crate::repo::Repo;
use crate::scenarios::version;
use xiaoqi_trust::{Refusal, Status};

cases![too_few_keys, root_rotations, other_rotations];

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
