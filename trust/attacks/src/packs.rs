//! The packs themselves: their bytes, names, custom data and rollout. Facts §1.7, 13 to 15, 25, 29, 30, 35, 38.

use crate::agent::Agent;
use crate::repo::{CORE, Repo, signed};
use xiaoqi_trust::json::{Value, object};
use xiaoqi_trust::meta::{Custom, PACK_BYTES, TIMESTAMP_BYTES};
use xiaoqi_trust::{Answer, Device, Refusal, Status, Step, Verdict, rollout};

cases![
    a13_a_list_that_is_longer_or_shorter,
    a14_a_pack_with_other_bytes,
    a14_another_signed_pack_of_the_same_length,
    a15_endless_data,
    a15_no_more_is_asked_for_than_may_be,
    a25_names_that_leave_their_folder,
    a29_a_pack_for_a_newer_extension,
    a30_unknown_schema_and_fields,
    a35_a_share_of_the_installs,
    a35_what_the_others_have_is_missing,
    a38_a_pack_that_failed_is_not_tried_again,
    a38_a_pack_that_ran_goes_back,
];

/// An agent with the first pack, and a repository with the second.
fn second() -> (Repo, Agent) {
    let mut repo = Repo::new();
    let agent = Agent::updated(&repo);
    repo.update();
    (repo, agent)
}

fn a13_a_list_that_is_longer_or_shorter() {
    for role in ["snapshot", "targets"] {
        for longer in [true, false] {
            let (mut repo, mut agent) = second();
            let mut evil = repo.clone();
            let file = evil.newest(role);
            if longer {
                file.push(b' ')
            } else {
                _ = file.pop()
            }
            agent.withstands(&evil, &mut repo, Status::HashError);
        }
    }
    // The length is right, the hash is not; and the other way round.
    for (length, hash) in [(0, 1), (1, 0), (-1, 0)] {
        let (mut repo, mut agent) = second();
        let mut evil = repo.clone();
        let meant = evil.snapshot.roles.get_mut("targets").unwrap();
        meant.length = meant.length.map(|it| it.checked_add_signed(length).unwrap());
        if let Some(sha256) = meant.sha256.as_mut() {
            sha256[31] ^= hash;
        }
        evil.publish_snapshot();
        agent.withstands(&evil, &mut repo, Status::HashError);
    }
}

fn a14_a_pack_with_other_bytes() {
    let (mut repo, mut agent) = second();
    let mut evil = repo.clone();
    let path = evil.path_of(CORE);
    evil.files.get_mut(&path).unwrap()[3] ^= 4;
    assert_eq!(agent.withstands(&evil, &mut repo, Status::HashError), Refusal::Hash(CORE.into()));
    for bytes in [Vec::new(), vec![b'x'; 17]] {
        let (mut repo, mut agent) = second();
        let mut evil = repo.clone();
        evil.files.insert(path.clone(), bytes);
        agent.withstands(&evil, &mut repo, Status::HashError);
    }
    let (mut repo, mut agent) = second();
    let mut evil = repo.clone();
    evil.files.remove(&path);
    assert_eq!(agent.withstands(&evil, &mut repo, Status::NetworkError), Refusal::Missing(CORE.into()));
    // The honest host has it again, and nothing else is new.
    let (repo, mut agent) = second();
    agent.refresh(&evil);
    agent.succeed(&repo);
}

fn a14_another_signed_pack_of_the_same_length() {
    let (mut repo, mut agent) = second();
    let old = agent.shown()[CORE].clone();
    let mut evil = repo.clone();
    let path = evil.path_of(CORE);
    assert_eq!(evil.files[&path].len(), old.len());
    evil.files.insert(path, old);
    agent.withstands(&evil, &mut repo, Status::HashError);
}

/// Whatever is asked for, more than the limit comes: told by the driver, or handed over by one that does not count.
fn a15_endless_data() {
    let parts = ["root", "timestamp", "snapshot", "targets", "packs"];
    for part in parts {
        for counts in [true, false] {
            let (mut repo, mut agent) = second();
            repo.publish_root();
            let evil = repo.clone();
            let mut hook = |step: &Step| match step {
                Step::Get { path, limit } if path.contains(part) => {
                    Some(if counts { Answer::TooLong } else { Answer::Bytes(vec![b' '; *limit as usize + 1]) })
                }
                _ => None,
            };
            agent.withstands_with(&evil, &mut hook, &mut repo, Status::HashError);
        }
    }
}

fn a15_no_more_is_asked_for_than_may_be() {
    let (repo, mut agent) = second();
    let mut limits = Vec::new();
    agent.refresh_with(&repo, &mut |step| {
        if let Step::Get { path, limit } = step {
            limits.push((path.clone(), *limit));
        }
        None
    });
    let length = |path: &str| repo.files[path].len() as u64;
    assert_eq!(limits[0], ("metadata/2.root.json".into(), 64 << 10));
    assert_eq!(limits[1], ("metadata/timestamp.json".into(), TIMESTAMP_BYTES));
    for (path, limit) in &limits[2..] {
        assert_eq!(*limit, length(path), "{path}");
    }
    // What is listed as larger than a pack may be is not even asked for.
    let (mut repo, mut agent) = second();
    let mut evil = repo.clone();
    evil.targets.targets.get_mut(CORE).unwrap().length = PACK_BYTES + 1;
    evil.publish();
    agent.fetched.clear();
    let pack = evil.path_of(CORE);
    agent.withstands(&evil, &mut evil.clone(), Status::HashError);
    repo.update();
    assert!(!agent.fetched.contains(&pack));
}

fn a25_names_that_leave_their_folder() {
    let names = [
        "../core.json",
        "packs/../../x",
        "%2e%2e/core.json",
        "packs\\core.json",
        "/packs/core.json",
        "C:/x",
        "packs//x",
        "",
    ];
    for name in names {
        let (mut repo, mut agent) = second();
        let mut evil = repo.clone();
        let target = evil.targets.targets[CORE].clone();
        evil.targets.targets.insert(name.into(), target);
        evil.publish();
        agent.withstands(&evil, &mut repo, Status::ParseError);
        // As what the others have.
        let (mut repo, mut agent) = second();
        let mut evil = repo.clone();
        let pack = evil.next_pack();
        evil.put_rollout(&pack, 0, name);
        evil.publish();
        agent.withstands(&evil, &mut evil.clone(), Status::ParseError);
        repo.update();
    }
    for role in ["../trainer", "/trainer", "?", "#", "", "root", "targets", "a/b", "trainer%2f", "规则"] {
        let (mut repo, mut agent) = second();
        let mut evil = repo.clone();
        evil.delegate(role, 40, &["hints/*"]);
        evil.roles.clear();
        evil.signers.insert("targets".into(), vec![30]);
        evil.publish();
        agent.withstands(&evil, &mut repo, Status::ParseError);
    }
    for path in ["../*", "/*", "hints/%2e/*", "a\\*"] {
        let (mut repo, mut agent) = second();
        let mut evil = repo.clone();
        evil.delegate("trainer", 40, &[path]);
        evil.publish();
        agent.withstands(&evil, &mut repo, Status::ParseError);
    }
}

fn a29_a_pack_for_a_newer_extension() {
    for (app, needs, runs) in [
        ("0.4.0", "0.4.1", false),
        ("0.4.0", "0.4.0", true),
        ("0.10.0", "0.9.0", true),
        ("0.4.0-a", "0.4.0", false),
        ("none", "0.0.1", false),
    ] {
        let (mut repo, first) = second();
        let device = Device { app: app.into(), ..first.device.clone() };
        let mut agent = Agent::with(first.enrolment.clone(), device);
        agent.succeed(&Repo::new());
        let mut next = repo.clone();
        let pack = next.next_pack();
        let custom = Custom { min_app: Some(needs.parse().unwrap()), ..next.custom() };
        let target = next.file(CORE, &pack, Some(custom.to_value()));
        next.targets.targets.insert(CORE.into(), target);
        next.publish();
        if runs {
            agent.succeed(&next);
            continue;
        }
        agent.fetched.clear();
        repo.count += 1;
        let refusal = agent.withstands(&next, &mut next.clone(), Status::AppTooOld);
        assert_eq!(refusal, Refusal::App { target: CORE.into(), needs: needs.into() });
    }
}

fn a30_unknown_schema_and_fields() {
    let change: [(&str, Value); 14] = [
        ("schema", "xiaoqi-pack/2".into()),
        ("schema", Value::Null),
        ("more", Value::Int(1)),
        ("pack_version", "12".into()),
        ("pack_version", Value::Int(-1)),
        ("min_app", "soon".into()),
        ("min_app", Value::Int(1)),
        ("signed_at", "yesterday".into()),
        ("note", Value::List(Vec::new())),
        ("rollout", "all".into()),
        ("rollout", object([("salt", "s".into()), ("bp", Value::Int(10_001)), ("else", CORE.into())])),
        ("rollout", object([("salt", "s".into()), ("bp", Value::Int(1))])),
        ("rollout", object([("salt", "s".into()), ("bp", Value::Int(1)), ("else", CORE.into()), ("to", "me".into())])),
        ("rollout", object([("salt", "s".into()), ("bp", Value::Int(-1)), ("else", CORE.into())])),
    ];
    for (name, value) in change {
        let (mut repo, mut agent) = second();
        let mut evil = repo.clone();
        let mut custom = evil.custom().to_value();
        if let Value::Object(it) = &mut custom
            && let Some(Value::Object(it)) = it.get_mut("xiaoqi")
        {
            it.insert(name.into(), value.clone());
        }
        evil.targets.targets.get_mut(CORE).unwrap().custom = Some(custom);
        evil.publish();
        agent.withstands(&evil, &mut evil.clone(), Status::ParseError);
        repo.update();
    }
    // A fault in a channel that is not ours is none of ours.
    let (mut repo, mut agent) = second();
    let beta = repo.file("packs/core.beta.json", b"beta", Some(object([("xiaoqi", Value::Null)])));
    repo.targets.targets.insert("packs/core.beta.json".into(), beta);
    repo.publish();
    agent.succeed(&repo);
}

fn a35_a_share_of_the_installs() {
    let mut repo = Repo::new();
    let old = repo.files[&repo.path_of(CORE)].clone();
    repo.put_pack("packs/core@1.json", &old);
    let new = repo.next_pack();
    let base = Agent::updated(&Repo::new());
    let mut had: Vec<bool> = vec![false; 40];
    for bp in [0, 1, 2_500, 5_000, 9_999, 10_000] {
        repo.put_rollout(&new, bp, "packs/core@1.json");
        repo.publish();
        for (install, had) in had.iter_mut().enumerate() {
            let device = Device { install: vec![u8::try_from(install).unwrap(); 16], ..base.device.clone() };
            let mut agent = Agent::with(base.enrolment.clone(), device.clone());
            agent.refresh(&repo);
            let has = agent.shown()[CORE] == new;
            assert_eq!(has, rollout::bucket("salt", &device.install) < bp);
            assert!(has || !*had, "what was given is not taken back");
            *had |= has;
            // The same after a start, and nothing is fetched twice.
            agent.restart();
            agent.fetched.clear();
            assert_eq!(agent.refresh(&repo).status, Status::UpToDate);
            assert_eq!((agent.shown()[CORE] == new, agent.fetched.len()), (has, 2));
        }
    }
    assert!(had.iter().all(|it| *it));
    // A group has it in any case.
    repo.put_rollout(&new, 0, "packs/core@1.json");
    repo.publish();
    for (group, has) in [("qa", true), ("qb", false)] {
        let device = Device { groups: vec![group.into()], ..base.device.clone() };
        let mut agent = Agent::with(base.enrolment.clone(), device);
        agent.refresh(&repo);
        assert_eq!(agent.shown()[CORE] == new, has);
    }
}

fn a35_what_the_others_have_is_missing() {
    let (mut repo, mut agent) = second();
    let mut evil = repo.clone();
    let pack = evil.next_pack();
    evil.put_rollout(&pack, 0, "packs/core@1.json");
    evil.publish();
    let refusal = agent.withstands(&evil, &mut evil.clone(), Status::ParseError);
    assert_eq!(refusal, Refusal::Unlisted("packs/core@1.json".into()));
    repo.update();
}

fn a38_a_pack_that_failed_is_not_tried_again() {
    for why in [Status::CompileError, Status::SelftestError] {
        let (mut repo, mut agent) = second();
        let before = agent.shown();
        agent.verdict = Verdict::Refused(why);
        assert_eq!(agent.refresh(&repo).ready.len(), 1);
        agent.verdict = Verdict::Active;
        for again in 0..3 {
            if again == 1 {
                agent.restart();
            }
            agent.fetched.clear();
            let outcome = agent.refresh(&repo);
            assert_eq!((outcome.status, outcome.ready.len()), (why, 0));
            assert_eq!(outcome.refusal, Some(Refusal::Quarantined { target: CORE.into(), why }));
            assert_eq!((agent.shown(), agent.fetched.len()), (before.clone(), 2));
        }
        // The same bytes, listed anew: perhaps an extension has come that can build them.
        let mut again = repo.clone();
        again.publish();
        agent.twin().succeed(&again);
        repo.update();
        agent.succeed(&repo);
    }
}

fn a38_a_pack_that_ran_goes_back() {
    let (mut repo, mut agent) = second();
    let first = agent.shown();
    agent.succeed(&repo);
    let bad = agent.client.active()[0].clone();
    assert_eq!(
        (agent.twin().restored.before.len(), agent.twin().restored.before[0].bytes.clone()),
        (1, first[CORE].clone())
    );
    let step = agent.client.settle(CORE, &bad.sha256, Verdict::Refused(Status::SelftestError));
    agent.drive(step, &repo, &mut |_| None);
    assert_eq!((agent.shown(), agent.shown_after_start()), (first.clone(), first));
    assert_eq!(agent.refresh(&repo).status, Status::SelftestError);
    // The first has nothing before it: then nothing runs, and the driver has the bundled rules.
    let now = agent.client.active()[0].clone();
    let step = agent.client.settle(CORE, &now.sha256, Verdict::Refused(Status::SelftestError));
    agent.drive(step, &repo, &mut |_| None);
    assert!(agent.shown().is_empty() && agent.shown_after_start().is_empty());
    repo.update();
    agent.succeed(&repo);
    let _ = signed;
}
