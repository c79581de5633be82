//! A device in memory: the client with its driver, a disk and a clock. A test may answer in its place.
//!
//! Must never help the client: what is kept is kept, what is asked is answered.

use crate::repo::{CORE, Repo, START};
use std::collections::BTreeMap;
use xiaoqi_trust::{Answer, Client, Device, Enrolment, Outcome, Refusal, Restored, Status, Step, Verdict, sha256};

/// What runs, by target.
pub type Shown = BTreeMap<String, Vec<u8>>;

/// Answers in place of the driver, where it wants to.
pub type Hook<'a> = &'a mut dyn FnMut(&Step) -> Option<Answer>;

pub struct Agent {
    pub enrolment: Enrolment,
    pub device: Device,
    pub client: Client,
    pub restored: Restored,
    /// What is kept.
    pub disk: BTreeMap<String, Vec<u8>>,
    /// The device's clock.
    pub now: i64,
    /// What was fetched.
    pub fetched: Vec<String>,
    /// What comes of every pack.
    pub verdict: Verdict,
}

impl Agent {
    /// Enrolled with a repository's first root.
    pub fn new(repo: &Repo) -> Agent {
        Agent::asking(repo, &[])
    }

    /// One that also asks for targets of others.
    pub fn asking(repo: &Repo, delegated: &[&str]) -> Agent {
        let enrolment = Enrolment {
            root_sha256: sha256(&repo.files["metadata/1.root.json"]),
            root_version: 1,
            channel: CORE.into(),
            delegated: delegated.iter().map(|it| (*it).to_owned()).collect(),
        };
        let device = Device { app: "0.4.0".into(), install: vec![7; 16], groups: Vec::new() };
        Agent::with(enrolment, device)
    }

    pub fn with(enrolment: Enrolment, device: Device) -> Agent {
        let (client, restored) = Client::restore(enrolment.clone(), device.clone(), BTreeMap::new());
        let (disk, fetched, verdict) = (BTreeMap::new(), Vec::new(), Verdict::Active);
        Agent { enrolment, device, client, restored, disk, now: START, fetched, verdict }
    }

    /// One that has the repository's pack.
    pub fn updated(repo: &Repo) -> Agent {
        let mut agent = Agent::new(repo);
        agent.succeed(repo);
        agent
    }

    /// Another with the same disk, just started.
    pub fn twin(&self) -> Agent {
        let mut twin = Agent::with(self.enrolment.clone(), self.device.clone());
        (twin.disk, twin.now, twin.verdict) = (self.disk.clone(), self.now, self.verdict);
        twin.restart();
        twin
    }

    /// A start from what is kept.
    pub fn restart(&mut self) {
        let (enrolment, device) = (self.enrolment.clone(), self.device.clone());
        (self.client, self.restored) = Client::restore(enrolment, device, self.disk.clone());
    }

    pub fn refresh(&mut self, repo: &Repo) -> Outcome {
        self.refresh_with(repo, &mut |_| None)
    }

    /// One cycle, and what comes of the packs that it brought.
    pub fn refresh_with(&mut self, repo: &Repo, hook: Hook<'_>) -> Outcome {
        let step = self.client.refresh(self.now);
        self.finish(step, repo, hook)
    }

    /// One cycle by the timestamp alone, as long as that is the same.
    pub fn poll_with(&mut self, repo: &Repo, hook: Hook<'_>) -> Outcome {
        let step = self.client.poll(self.now);
        self.finish(step, repo, hook)
    }

    fn finish(&mut self, step: Step, repo: &Repo, hook: Hook<'_>) -> Outcome {
        let outcome = self.drive(step, repo, hook);
        for wanted in &outcome.ready {
            let step = self.client.settle(&wanted.target, &wanted.sha256, self.verdict);
            self.drive(step, repo, hook);
        }
        outcome
    }

    pub fn drive(&mut self, mut step: Step, repo: &Repo, hook: Hook<'_>) -> Outcome {
        for _ in 0..5_000 {
            if let Step::Done(outcome) = step {
                return outcome;
            }
            let answer = hook(&step).unwrap_or_else(|| self.serve(&step, repo));
            step = self.client.answer(answer);
        }
        panic!("the cycle does not end");
    }

    /// What an honest driver does.
    pub fn serve(&mut self, step: &Step, repo: &Repo) -> Answer {
        match step {
            Step::Get { path, limit } => {
                self.fetched.push(path.clone());
                match repo.files.get(path) {
                    None => Answer::Missing,
                    Some(it) if it.len() as u64 > *limit => Answer::TooLong,
                    Some(it) => Answer::Bytes(it.clone()),
                }
            }
            Step::Keep { name, bytes } => {
                self.disk.insert(name.clone(), bytes.clone());
                Answer::Kept
            }
            Step::Drop { name } => {
                self.disk.remove(name);
                Answer::Kept
            }
            Step::Done(_) => panic!("nothing to answer"),
        }
    }

    /// What runs now.
    pub fn shown(&self) -> Shown {
        self.client.active().into_iter().map(|it| (it.target.clone(), self.disk[&it.stored()].clone())).collect()
    }

    /// What would run after a start.
    pub fn shown_after_start(&self) -> Shown {
        let (_, restored) = Client::restore(self.enrolment.clone(), self.device.clone(), self.disk.clone());
        restored.active.into_iter().map(|it| (it.wanted.target, it.bytes)).collect()
    }

    /// An update that must succeed.
    #[track_caller]
    pub fn succeed(&mut self, repo: &Repo) {
        let outcome = self.refresh(repo);
        assert_eq!((outcome.status, &outcome.problems), (Status::Success, &Vec::new()), "{:?}", outcome.refusal);
        assert_eq!(self.shown().get(CORE), repo.files.get(&repo.path_of(CORE)));
        assert_eq!(self.shown(), self.shown_after_start());
    }

    /// Goes against a host that must not win: with what stands in memory, in a twin from the disk, and in another that
    /// polls. `honest` is then updated and must come through to all.
    #[track_caller]
    pub fn withstands(&mut self, evil: &Repo, honest: &mut Repo, wanted: Status) -> Refusal {
        self.withstands_with(evil, &mut |_| None, honest, wanted)
    }

    #[track_caller]
    pub fn withstands_with(&mut self, evil: &Repo, hook: Hook<'_>, honest: &mut Repo, wanted: Status) -> Refusal {
        let before = self.shown();
        let mut twin = self.twin();
        assert_eq!(twin.shown(), before);
        let outcome = self.refresh_with(evil, hook);
        assert_eq!(outcome.status, wanted, "{outcome:?}");
        let again = twin.refresh_with(evil, hook);
        assert_eq!(again.status, wanted, "{again:?}");
        twin.restart();
        // A poll may not look as far as the fault; whatever it says, nothing changes.
        let mut polling = self.twin();
        polling.poll_with(evil, hook);
        for agent in [&*self, &twin, &polling] {
            assert_eq!((agent.shown(), agent.shown_after_start()), (before.clone(), before.clone()));
        }
        honest.update();
        self.succeed(honest);
        twin.succeed(honest);
        let polled = polling.poll_with(honest, &mut |_| None);
        assert_eq!((polled.status, polling.shown()), (Status::Success, self.shown()), "{:?}", polled.refusal);
        outcome.refusal.expect("a reason")
    }
}
