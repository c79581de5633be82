//! A world in memory that fails where it is told to: it ends, its disk is full, its network lies.

use super::super::cycle;
use super::super::host::{Full, Got, Host, Unfit};
use super::super::joined::Joined;
use super::super::kept;
use super::super::start::{self, Found};
use super::super::status::{By, Looked};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use xiaoqi_attacks::repo::{CORE, Repo, START};
use xiaoqi_trust::sha256;

pub(super) const URL: &str = "https://packs.example/team";

/// What the network says of a path; nothing where it is honest.
pub(super) type Lie = fn(&str) -> Option<Got>;

/// The world. `acts` counts everything that is asked of it; at `end` it never answers again, as when the browser ends the
/// background.
pub(super) struct World {
    pub(super) kept: RefCell<BTreeMap<String, Vec<u8>>>,
    pub(super) repo: RefCell<Repo>,
    pub(super) now: Cell<i64>,
    pub(super) acts: Cell<usize>,
    pub(super) end: Cell<usize>,
    /// The write that does not fit, counted over all.
    pub(super) full: Cell<usize>,
    pub(super) writes: Cell<usize>,
    /// Documents that do not compile, by what they begin with.
    pub(super) bad: RefCell<Vec<(Vec<u8>, &'static str)>>,
    pub(super) compiled: Cell<usize>,
    pub(super) asked: RefCell<Vec<String>>,
    /// What the network says instead.
    pub(super) lie: RefCell<Option<Lie>>,
    pub(super) wait: Cell<u32>,
}

impl World {
    pub(super) fn new() -> Self {
        Self {
            kept: RefCell::default(),
            repo: RefCell::new(Repo::new()),
            now: Cell::new(START + 60),
            acts: Cell::new(0),
            end: Cell::new(usize::MAX),
            full: Cell::new(usize::MAX),
            writes: Cell::new(0),
            bad: RefCell::default(),
            compiled: Cell::new(0),
            asked: RefCell::default(),
            lie: RefCell::new(None),
            wait: Cell::new(0),
        }
    }

    /// Joined, with the first pack in force.
    pub(super) fn joined() -> Self {
        let world = Self::new();
        world.enrol(&[URL]);
        assert_eq!(world.look().map(|found| world.runs(&found)), Some(1));
        world
    }

    pub(super) fn enrol(&self, urls: &[&str]) {
        let root = sha256(&self.repo.borrow().files["metadata/1.root.json"]);
        let joined = Joined {
            by: By::Code,
            urls: urls.iter().map(|url| (*url).to_owned()).collect(),
            root,
            channel: CORE.to_owned(),
            delegated: Vec::new(),
            groups: Vec::new(),
        };
        run(kept::write(self, kept::JOINED, &joined)).unwrap().unwrap();
    }

    pub(super) fn look(&self) -> Option<Found> {
        run(cycle::look(self, true)).expect("not ended")
    }

    pub(super) fn start(&self) -> Found {
        run(start::start(self)).expect("not ended")
    }

    pub(super) fn outcome(&self) -> String {
        run(kept::read::<Looked>(self, kept::LOOKED)).unwrap().unwrap_or_default().outcome
    }

    /// The number of the pack in force; 0 for the bundled rules.
    pub(super) fn runs(&self, found: &Found) -> u64 {
        let Some(slot) = &found.pack else { return 0 };
        let text = String::from_utf8(slot.compiled.clone()).unwrap();
        text.rsplit(' ').next().unwrap().parse().unwrap()
    }

    /// What a start finds.
    pub(super) fn runs_after_start(&self) -> u64 {
        let found = self.start();
        self.runs(&found)
    }

    pub(super) fn publish(&self) -> u64 {
        let mut repo = self.repo.borrow_mut();
        repo.update();
        repo.count
    }

    /// Another life of the background.
    pub(super) fn wake(&self) {
        self.acts.set(0);
        self.end.set(usize::MAX);
        self.full.set(usize::MAX);
        self.writes.set(0);
    }

    /// Counts one more act; at the end, never comes back.
    pub(super) async fn act(&self) {
        self.acts.set(self.acts.get() + 1);
        if self.acts.get() >= self.end.get() {
            std::future::pending::<()>().await;
        }
    }
}

/// Runs what never waits in this world; nothing if the world has ended.
pub(super) fn run<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

impl Host for World {
    async fn read(&self, name: &str) -> Option<Vec<u8>> {
        self.act().await;
        self.kept.borrow().get(name).cloned()
    }

    async fn all(&self, prefix: &str) -> Vec<(String, Vec<u8>)> {
        self.act().await;
        let kept = self.kept.borrow();
        kept.iter()
            .filter(|(name, _)| name.starts_with(prefix))
            .map(|(name, bytes)| (name.clone(), bytes.clone()))
            .collect()
    }

    async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Full> {
        self.act().await;
        self.writes.set(self.writes.get() + 1);
        if self.writes.get() >= self.full.get() {
            return Err(Full);
        }
        self.kept.borrow_mut().insert(name.to_owned(), bytes.to_vec());
        self.act().await;
        Ok(())
    }

    async fn remove(&self, name: &str) {
        self.act().await;
        self.kept.borrow_mut().remove(name);
        self.act().await;
    }

    async fn get(&self, url: &str, limit: u64) -> (Got, u32) {
        self.act().await;
        self.asked.borrow_mut().push(url.to_owned());
        let lie = *self.lie.borrow();
        let got = lie.and_then(|lie| lie(url)).unwrap_or_else(|| {
            let repo = self.repo.borrow();
            match url.strip_prefix(URL).and_then(|path| repo.files.get(path.trim_start_matches('/'))) {
                None => Got::Missing,
                Some(bytes) if bytes.len() as u64 > limit => Got::TooLong,
                Some(bytes) => Got::Bytes(bytes.clone()),
            }
        });
        (got, self.wait.get())
    }

    async fn sha256(&self, bytes: &[u8]) -> Option<[u8; 32]> {
        self.act().await;
        Some(sha256(bytes))
    }

    async fn compile(&self, documents: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Unfit> {
        self.act().await;
        self.compiled.set(self.compiled.get() + 1);
        let all: Vec<u8> = documents.iter().flat_map(|(_, bytes)| bytes.clone()).collect();
        for (begins, status) in self.bad.borrow().iter() {
            if all == *begins {
                return Err(Unfit { status: (*status).to_owned(), said: "line 7".to_owned() });
            }
        }
        Ok(all)
    }

    fn now(&self) -> i64 {
        self.now.get()
    }

    fn random(&self, length: u32) -> Vec<u8> {
        vec![7; length as usize]
    }

    fn app(&self) -> String {
        "0.1.0".to_owned()
    }
}
