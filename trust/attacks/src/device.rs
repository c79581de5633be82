//! Roles of others, and hosts that are none. Facts §1.7, 26 and 36.

use crate::agent::Agent;
use crate::repo::{CORE, DAY, Repo, START, key, role, signed};
use xiaoqi_trust::json::Value;
use xiaoqi_trust::meta::{Custom, Delegated, Delegations, Rollout};
use xiaoqi_trust::{Answer, Refusal, Status, Step};

cases![
    a26_delegation_that_goes_on,
    a26_delegation_to_itself,
    a26_delegation_that_does_not_end_the_search,
    a26_a_revoked_key,
    a26_a_role_that_is_not_listed,
    a26_a_delegated_fault_holds_up_nobody,
    a26_the_first_that_fits,
    a26_a_rollout_beyond_ones_paths,
    a36_pages_that_are_no_metadata,
    a36_hints_change_nothing,
    a_poll_asks_for_one_file_while_nothing_is_new,
    a_poll_sees_a_new_root_with_the_timestamp_after_it,
];

const HINTS: &str = "hints/a.json";

fn delegating() -> (Repo, Agent) {
    let mut repo = Repo::new();
    repo.delegate("trainer", 40, &["hints/*"]);
    repo.put_delegated("trainer", HINTS, b"one");
    repo.publish();
    let mut agent = Agent::asking(&repo, &[HINTS]);
    agent.succeed(&repo);
    assert_eq!(agent.shown()[HINTS], b"one");
    (repo, agent)
}

/// The hints are as before, what is wrong is told, the team's pack came; the next honest hints come, too.
#[track_caller]
fn only_hints_wait(mut agent: Agent, evil: &Repo, mut honest: Repo) -> Refusal {
    let before = agent.shown();
    let outcome = agent.refresh(evil);
    assert_eq!(outcome.status, Status::Success, "{:?}", outcome.refusal);
    assert_eq!(outcome.problems.len(), 1, "{:?}", outcome.problems);
    assert_eq!(outcome.problems[0].0, HINTS);
    assert_eq!((&agent.shown()[HINTS], &agent.shown_after_start()[HINTS]), (&before[HINTS], &before[HINTS]));
    assert_eq!(agent.shown()[CORE], evil.files[&evil.path_of(CORE)]);
    honest.snapshot.version = evil.snapshot.version;
    honest.timestamp.version = evil.timestamp.version;
    honest.targets.version = evil.targets.version;
    honest.count = evil.count;
    for (name, it) in &mut honest.roles {
        it.version = evil.snapshot.roles.get(name).map_or(it.version, |it| it.version);
    }
    honest.put_delegated("trainer", HINTS, b"honest");
    honest.update();
    agent.succeed(&honest);
    assert_eq!(agent.shown()[HINTS], b"honest");
    outcome.problems[0].1.clone()
}

fn further(name: &str) -> Delegations {
    let paths = vec!["hints/*".to_owned()];
    Delegations {
        keys: [(key(40).id(), key(40))].into(),
        roles: vec![Delegated { name: name.into(), role: role(&[40], 1), paths }],
    }
}

fn a26_delegation_that_goes_on() {
    let (repo, agent) = delegating();
    let mut evil = repo.clone();
    evil.roles.get_mut("trainer").unwrap().delegations = Some(further("another"));
    evil.update();
    assert!(matches!(only_hints_wait(agent, &evil, repo), Refusal::Parse(_)));
}

fn a26_delegation_to_itself() {
    let (repo, agent) = delegating();
    let mut evil = repo.clone();
    let own = evil.roles.get_mut("trainer").unwrap();
    own.delegations = Some(further("trainer"));
    own.targets.clear();
    evil.update();
    assert!(matches!(only_hints_wait(agent, &evil, repo), Refusal::Parse(_)));
}

fn a26_delegation_that_does_not_end_the_search() {
    let (mut repo, mut agent) = delegating();
    let mut evil = repo.clone();
    evil.targets.version += 1;
    let mut value = evil.targets.to_value();
    if let Value::Object(it) = &mut value
        && let Some(Value::Object(it)) = it.get_mut("delegations")
        && let Some(Value::List(it)) = it.get_mut("roles")
        && let Some(Value::Object(it)) = it.first_mut()
    {
        it.insert("terminating".into(), false.into());
    }
    let bytes = signed(value, &[30]);
    let described = xiaoqi_trust::meta::Described::new(evil.targets.version, &bytes);
    evil.files.insert(evil.path("targets"), bytes);
    evil.snapshot.roles.insert("targets".into(), described);
    evil.publish_snapshot();
    agent.withstands(&evil, &mut repo, Status::ParseError);
}

/// The supervisor takes the trainer's key away; the file that it signed, kept and served as before, counts no more.
fn a26_a_revoked_key() {
    let (repo, agent) = delegating();
    let mut evil = repo.clone();
    let delegations = evil.targets.delegations.as_mut().unwrap();
    delegations.keys.insert(key(41).id(), key(41));
    delegations.roles[0].role = role(&[41], 1);
    evil.targets.version += 1;
    evil.update_targets_only();
    let mut honest = evil.clone();
    honest.signers.insert("trainer".into(), vec![41]);
    let refusal = only_hints_wait(agent, &evil, honest);
    assert_eq!(refusal, Refusal::Signature { role: "trainer".into(), signed: 0, threshold: 1 });
}

fn a26_a_role_that_is_not_listed() {
    let (repo, _) = delegating();
    let mut evil = repo.clone();
    evil.snapshot.roles.remove("trainer");
    evil.publish_snapshot();
    let mut agent = Agent::asking(&repo, &[HINTS]);
    let outcome = agent.refresh(&evil);
    assert_eq!((outcome.status, outcome.problems.len()), (Status::Success, 1));
    assert_eq!(outcome.problems[0].1, Refusal::Unlisted("trainer".into()));
    let mut honest = repo;
    honest.snapshot.version += 1;
    honest.timestamp.version += 1;
    honest.update();
    agent.succeed(&honest);
}

fn a26_a_delegated_fault_holds_up_nobody() {
    for fault in 0..5 {
        let (repo, agent) = delegating();
        let mut evil = repo.clone();
        match fault {
            0 => _ = evil.signers.insert("trainer".into(), vec![66]),
            1 => evil.roles.get_mut("trainer").unwrap().expires = START - DAY,
            2 => evil.roles.get_mut("trainer").unwrap().targets.clear(),
            _ => evil.put_delegated("trainer", HINTS, b"new"),
        }
        evil.update();
        match fault {
            3 => _ = evil.files.remove(&evil.path("trainer")),
            4 => {
                let hash = evil.roles["trainer"].targets[HINTS].sha256;
                evil.files.insert(xiaoqi_trust::name::target_path(HINTS, &hash), b"old".to_vec());
            }
            _ => (),
        }
        let refusal = only_hints_wait(agent, &evil, repo);
        let wanted =
            [Status::SignatureError, Status::Expired, Status::ParseError, Status::NetworkError, Status::HashError];
        assert_eq!(refusal.status(), wanted[fault]);
    }
}

/// Of two who may, the first is asked, and nobody after him.
fn a26_the_first_that_fits() {
    let (mut repo, mut agent) = delegating();
    repo.delegate("second", 41, &["hints/*", "phrases/*"]);
    repo.put_delegated("second", HINTS, b"of the second");
    repo.roles.get_mut("trainer").unwrap().targets.clear();
    repo.update();
    let outcome = agent.refresh(&repo);
    assert_eq!(outcome.problems, [(HINTS.to_owned(), Refusal::Unlisted(HINTS.into()))]);
    assert_eq!(agent.shown()[HINTS], b"one");
    // Several targets of one role, and one of the supervisor's own.
    repo.put_delegated("second", "phrases/b.json", b"b");
    repo.put_delegated("second", "phrases/c.json", b"c");
    repo.put_pack("phrases/own.json", b"own");
    repo.update();
    let mut agent = Agent::asking(&repo, &["phrases/b.json", "phrases/c.json", "phrases/own.json"]);
    agent.succeed(&repo);
    assert_eq!(agent.shown().len(), 4);
    assert_eq!(agent.fetched.iter().filter(|it| it.contains("second")).count(), 1);
}

/// What others have of a trainer's pack must be the trainer's to list, too.
fn a26_a_rollout_beyond_ones_paths() {
    let (repo, agent) = delegating();
    for (otherwise, well) in [("packs/elsewhere.json", false), ("hints/b.json", true)] {
        let mut next = repo.clone();
        next.put_delegated("trainer", otherwise, b"what the others have");
        let rollout = Rollout { salt: String::new(), bp: 0, groups: Vec::new(), otherwise: otherwise.into() };
        let custom = Custom { rollout: Some(rollout), ..next.custom() };
        let target = next.file(HINTS, b"new", Some(custom.to_value()));
        next.roles.get_mut("trainer").unwrap().targets.insert(HINTS.into(), target);
        next.update();
        let mut agent = agent.twin();
        let outcome = agent.refresh(&next);
        assert_eq!(outcome.problems.is_empty(), well, "{:?}", outcome.problems);
        assert_eq!(agent.shown()[HINTS] == b"what the others have", well);
        assert_eq!(agent.shown(), agent.shown_after_start());
    }
}

fn a36_pages_that_are_no_metadata() {
    let pages: [&[u8]; 6] = [
        b"<!doctype html><title>Please sign in</title>",
        b"",
        b"{}",
        b"null",
        b"{\"signatures\":[],\"signed\":{}}",
        &[0xff; 40],
    ];
    for page in pages {
        for part in ["root", "timestamp", "snapshot", "targets", "packs"] {
            let mut repo = Repo::new();
            let mut agent = Agent::updated(&repo);
            repo.publish_root();
            repo.update();
            let mut hook = |step: &Step| match step {
                Step::Get { path, .. } if path.contains(part) => Some(Answer::Bytes(page.to_vec())),
                _ => None,
            };
            let outcome = agent.twin().refresh_with(&repo, &mut hook);
            let evil = repo.clone();
            agent.withstands_with(&evil, &mut hook, &mut repo, outcome.status);
            let words = [Status::ParseError, Status::HashError, Status::SignatureError];
            assert!(words.contains(&outcome.status), "{:?}", outcome.status);
        }
    }
}

/// A hint is a reason to look, ten thousand are, too: nothing but what is signed changes anything.
fn a36_hints_change_nothing() {
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    let before = agent.disk.clone();
    agent.fetched.clear();
    for _ in 0..100 {
        assert_eq!(agent.refresh(&repo).status, Status::UpToDate);
    }
    assert_eq!((agent.disk.clone(), agent.fetched.len()), (before, 200));
    for answer in [Answer::Missing, Answer::Unreachable] {
        let mut hook = |step: &Step| matches!(step, Step::Get { .. }).then(|| answer.clone());
        let evil = repo.clone();
        agent.withstands_with(&evil, &mut hook, &mut repo, Status::NetworkError);
    }
}

fn a_poll_asks_for_one_file_while_nothing_is_new() {
    let mut repo = Repo::new();
    let mut agent = Agent::new(&repo);
    // Nothing is trusted yet: all of it.
    assert_eq!(agent.poll_with(&repo, &mut |_| None).status, Status::Success);
    for mut agent in [agent.twin(), agent] {
        agent.refresh(&repo);
        agent.fetched.clear();
        assert_eq!(agent.poll_with(&repo, &mut |_| None).status, Status::UpToDate);
        assert_eq!(agent.fetched, ["metadata/timestamp.json"]);
        // Where it has expired, and where the root has.
        agent.now = START + 8 * DAY;
        assert_eq!(agent.poll_with(&repo, &mut |_| None).status, Status::Stale);
        agent.now = START + 400 * DAY;
        assert_eq!(agent.poll_with(&repo, &mut |_| None).status, Status::Stale);
        agent.now = START;
        // The pack was lost from the disk: the same timestamp, and still it is fetched again.
        let core = agent.client.active()[0].stored();
        agent.disk.remove(&core);
        agent.restart();
        agent.poll_with(&repo, &mut |_| None);
        assert_eq!(agent.shown_after_start().len(), 1);
        repo.update();
        assert_eq!(agent.poll_with(&repo, &mut |_| None).status, Status::Success);
    }
}

fn a_poll_sees_a_new_root_with_the_timestamp_after_it() {
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    repo.publish_root();
    agent.fetched.clear();
    assert_eq!(agent.poll_with(&repo, &mut |_| None).status, Status::UpToDate);
    assert_eq!(agent.fetched, ["metadata/timestamp.json"]);
    repo.update();
    assert_eq!(agent.poll_with(&repo, &mut |_| None).status, Status::Success);
    assert!(agent.disk.contains_key("2.root.json"), "{:?}", agent.disk.keys());
}
