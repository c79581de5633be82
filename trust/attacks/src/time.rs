//! Expiry, wrong clocks and freezes. Facts §1.7, 16 to 18.

use crate::agent::Agent;
use crate::repo::{CORE, DAY, Repo, START};
use xiaoqi_trust::{Answer, Refusal, Status, Step};

cases![
    a16_expired_as_it_comes,
    a16_expired_as_it_is_kept,
    a17_a_clock_that_is_wrong,
    a17_a_supervisors_clock_that_was_wrong,
    a18_the_same_for_ever,
    a18_a_freeze_with_the_clock_turned_back,
    an_expired_pack_goes_on_offline,
];

const YEAR: i64 = 365 * DAY;

fn a16_expired_as_it_comes() {
    for role in ["root", "timestamp", "snapshot", "targets"] {
        let mut repo = Repo::new();
        let mut agent = Agent::updated(&repo);
        let mut evil = repo.clone();
        let past = START - DAY;
        match role {
            "root" => evil.root.expires = past,
            "timestamp" => evil.timestamp.expires = past,
            "snapshot" => evil.snapshot.expires = past,
            _ => evil.targets.expires = past,
        }
        if role == "root" {
            evil.publish_root();
            repo.publish_root();
            repo.files.insert("metadata/2.root.json".into(), evil.files["metadata/2.root.json"].clone());
            repo.publish_root();
        }
        evil.update();
        let refusal = agent.withstands(&evil, &mut repo, Status::Expired);
        assert_eq!(refusal, Refusal::Expired { role: role.into(), since: past });
    }
    // To the second.
    let repo = Repo::new();
    let mut agent = Agent::new(&repo);
    agent.now = repo.timestamp.expires;
    assert_eq!(agent.refresh(&repo).status, Status::Expired);
    agent.now -= 1;
    agent.succeed(&repo);
}

fn a16_expired_as_it_is_kept() {
    let mut repo = Repo::new();
    for expires in [
        |repo: &Repo| repo.timestamp.expires,
        |repo: &Repo| repo.snapshot.expires,
        |repo: &Repo| repo.targets.expires,
        |repo: &Repo| repo.root.expires,
    ] {
        let agent = Agent::updated(&repo);
        let now = expires(&repo) + 5;
        repo.root.expires = now + YEAR;
        repo.publish_root();
        repo.targets.expires = now + 90 * DAY;
        repo.snapshot.expires = now + 30 * DAY;
        repo.timestamp.expires = now + 7 * DAY;
        repo.update();
        for mut agent in [agent.twin(), agent] {
            agent.now = now;
            assert!(agent.client.stale(now).is_some());
            agent.succeed(&repo);
            assert_eq!(agent.client.stale(now), None);
        }
    }
}

fn a17_a_clock_that_is_wrong() {
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    let before = agent.shown();
    repo.update();
    for (clock, status) in [(START + 10 * YEAR, Status::Stale), (i64::MAX, Status::Stale)] {
        agent.now = clock;
        let outcome = agent.refresh(&repo);
        let since = repo.root.expires;
        assert_eq!((outcome.status, outcome.refusal), (status, Some(Refusal::Stale { role: "root".into(), since })));
        assert_eq!((agent.shown(), agent.shown_after_start()), (before.clone(), before.clone()));
    }
    // Behind, all is well; put right, too.
    for clock in [START - YEAR, i64::MIN, START] {
        agent.now = clock;
        repo.update();
        agent.twin().succeed(&repo);
        agent.succeed(&repo);
    }
}

fn a17_a_supervisors_clock_that_was_wrong() {
    // Everything was signed a year ahead; then the clock is set right, and all goes on.
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    let mut ahead = repo.clone();
    ahead.targets.expires += YEAR;
    ahead.snapshot.expires += YEAR;
    ahead.timestamp.expires += YEAR;
    let pack = ahead.next_pack();
    let custom = xiaoqi_trust::meta::Custom { signed_at: Some(START + YEAR), ..ahead.custom() };
    let target = ahead.file(CORE, &pack, Some(custom.to_value()));
    ahead.targets.targets.insert(CORE.into(), target);
    ahead.root.expires += 2 * YEAR;
    ahead.publish_root();
    ahead.publish();
    agent.succeed(&ahead);
    (repo.root, repo.files) = (ahead.root.clone(), ahead.files.clone());
    repo.targets.version = ahead.targets.version;
    repo.snapshot.version = ahead.snapshot.version;
    repo.timestamp.version = ahead.timestamp.version;
    repo.count = ahead.count;
    repo.update();
    agent.succeed(&repo);
}

/// A host shows the same for ever. Nobody sees it before it expires; then it is seen, and what runs goes on.
fn a18_the_same_for_ever() {
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    let frozen = repo.clone();
    let outcome = agent.refresh(&frozen);
    assert_eq!((outcome.status, outcome.stale), (Status::UpToDate, None));
    let since = frozen.timestamp.expires;
    agent.now = since + 5;
    let outcome = agent.twin().refresh(&frozen);
    assert_eq!((outcome.status, outcome.stale), (Status::Stale, Some(since)));
    repo.timestamp.expires += 14 * DAY;
    let refusal = agent.withstands(&frozen, &mut repo, Status::Stale);
    assert_eq!(refusal, Refusal::Stale { role: "timestamp".into(), since });
}

fn a18_a_freeze_with_the_clock_turned_back() {
    // The newest time that was signed is a floor under the clock.
    let mut repo = Repo::new();
    repo.timestamp.expires = START - DAY;
    repo.publish_timestamp();
    let mut agent = Agent::new(&repo);
    agent.now = START - YEAR;
    let outcome = agent.refresh(&repo);
    assert_eq!(outcome.refusal, Some(Refusal::Expired { role: "timestamp".into(), since: START - DAY }));
    repo.timestamp.expires = START + DAY;
    repo.update();
    agent.succeed(&repo);
    // A clock that is behind hinders nothing else.
    assert_eq!(agent.client.stale(START - YEAR), None);
    agent.now = START + YEAR;
    assert_eq!(agent.client.stale(agent.now), Some(START + DAY));
}

fn an_expired_pack_goes_on_offline() {
    let mut repo = Repo::new();
    let mut agent = Agent::updated(&repo);
    let before = agent.shown();
    agent.now = START + 5 * YEAR;
    let mut offline = |step: &Step| matches!(step, Step::Get { .. }).then_some(Answer::Unreachable);
    for _ in 0..3 {
        let outcome = agent.refresh_with(&repo, &mut offline);
        assert_eq!((outcome.status, outcome.stale), (Status::NetworkError, Some(repo.timestamp.expires)));
        agent.restart();
        assert_eq!((agent.shown(), agent.shown_after_start()), (before.clone(), before.clone()));
    }
    agent.now = START;
    repo.update();
    agent.succeed(&repo);
}
