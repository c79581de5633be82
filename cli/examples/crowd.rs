//! Ten thousand devices in one process, for `cargo xtask bench push`: each is the client that devices run, with its own
//! view of the repository, its own alarm, and a TLS connection of its own. What they keep and compile is left out.
//!
//! `crowd CODE CERTIFICATE COUNT each|kept`: a new connection for each look, or one that is kept. Prints a line of JSON
//! every second, and a last one with the moment (ms since 1970) at which each device had the second pack it was given.

#![allow(clippy::print_stdout, reason = "a command speaks on its standard output")]

#[allow(dead_code, reason = "the command's own walk, of which a crowd needs a part")]
#[path = "../src/walk.rs"]
mod walk;

use anyhow::{Context, ensure};
use reqwest::{Certificate, StatusCode};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::task::{LocalSet, spawn_local};
use tokio::time::sleep;
use walk::{Host, Keep, drive, within};
use xiaoqi_trust::invite::Invite;
use xiaoqi_trust::{Answer, Client, Device, Enrolment, Verdict};

/// As `extension/push.js` has it while a seller's page is in front: every minute, up to a fifth later.
const BUSY: f64 = 60.0;

/// What all of them did.
#[derive(Default)]
struct Tally {
    looks: Cell<u64>,
    requests: Cell<u64>,
    /// Of bodies.
    bytes: Cell<u64>,
    failed: Cell<u64>,
    /// How many have a pack.
    enrolled: Cell<usize>,
    /// When the second one came, ms since 1970.
    active: RefCell<Vec<u128>>,
}

fn add(count: &Cell<u64>, more: u64) {
    count.set(count.get() + more);
}

/// A connection to the repository.
struct Lane<'a> {
    client: reqwest::Client,
    url: &'a str,
    tally: &'a Tally,
}

impl Lane<'_> {
    async fn fetch(&self, path: &str, limit: u64) -> Result<Answer, reqwest::Error> {
        add(&self.tally.requests, 1);
        let response = self.client.get(format!("{}/{path}", self.url)).send().await?;
        if response.status() == StatusCode::NOT_FOUND {
            return Ok(Answer::Missing);
        }
        let bytes = response.error_for_status()?.bytes().await?;
        add(&self.tally.bytes, bytes.len() as u64);
        Ok(within(bytes.to_vec(), limit))
    }
}

impl Host for Lane<'_> {
    async fn get(&mut self, path: &str, limit: u64) -> Answer {
        self.fetch(path, limit).await.unwrap_or(Answer::Unreachable)
    }
}

/// A disk on which all has room; the client remembers what it needs by itself until it is started anew.
struct Room;

impl Keep for Room {
    fn keep(&mut self, _: &str, _: &[u8]) -> bool {
        true
    }

    fn forget(&mut self, _: &str) -> bool {
        true
    }
}

fn lane(certificate: &Certificate) -> anyhow::Result<reqwest::Client> {
    let wait = Duration::from_secs(25);
    Ok(reqwest::Client::builder()
        .tls_certs_only([certificate.clone()])
        .pool_max_idle_per_host(1)
        .timeout(wait)
        .build()?)
}

/// From 0 to 1.
fn chance() -> anyhow::Result<f64> {
    Ok(f64::from(getrandom::u32()?) / f64::from(u32::MAX))
}

struct Plan {
    invite: Invite,
    certificate: Certificate,
    kept: bool,
    tally: Tally,
}

/// One device, for ever: looks at a moment of its own within the first minute, then whenever its alarm rings.
async fn live(plan: Rc<Plan>, install: [u8; 16]) -> anyhow::Result<()> {
    let url = plan.invite.urls.first().context("an address")?;
    let enrolment = Enrolment {
        root_sha256: plan.invite.root_sha256,
        root_version: 1,
        channel: "packs/core.json".into(),
        delegated: Vec::new(),
    };
    let device = Device { app: env!("CARGO_PKG_VERSION").into(), install: install.to_vec(), groups: Vec::new() };
    let (mut client, _) = Client::restore(enrolment, device, BTreeMap::new());
    let mut connection = None;
    let mut packs = 0;
    sleep(Duration::from_secs_f64(BUSY * chance()?)).await;
    loop {
        let open = match connection.take().filter(|_| plan.kept) {
            Some(open) => open,
            None => lane(&plan.certificate)?,
        };
        let mut host = Lane { client: open, url, tally: &plan.tally };
        let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs())?;
        let step = client.poll(now);
        let outcome = drive(&mut client, step, &mut host, &mut Room).await;
        add(&plan.tally.looks, 1);
        if outcome.refusal.is_some() || !outcome.problems.is_empty() {
            add(&plan.tally.failed, 1);
        }
        for wanted in &outcome.ready {
            let step = client.settle(&wanted.target, &wanted.sha256, Verdict::Active);
            drive(&mut client, step, &mut host, &mut Room).await;
            packs += 1;
            match packs {
                1 => plan.tally.enrolled.set(plan.tally.enrolled.get() + 1),
                2 => plan.tally.active.borrow_mut().push(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis()),
                _ => (),
            }
        }
        connection = Some(host.client);
        sleep(Duration::from_secs_f64(BUSY * (1.0 + chance()? / 5.0))).await;
    }
}

fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [code, certificate, count, mode] = args.as_slice() else {
        anyhow::bail!("crowd CODE CERTIFICATE COUNT each|kept")
    };
    let count: usize = count.parse()?;
    ensure!(mode == "each" || mode == "kept", "each or kept");
    let certificate = Certificate::from_pem(&std::fs::read(certificate)?)?;
    let plan = Plan { invite: Invite::read(code)?, certificate, kept: mode == "kept", tally: Tally::default() };
    let plan = Rc::new(plan);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    LocalSet::new().block_on(&runtime, async {
        for _ in 0..count {
            let mut install = [0; 16];
            getrandom::fill(&mut install)?;
            spawn_local(live(Rc::clone(&plan), install));
        }
        let tally = &plan.tally;
        loop {
            sleep(Duration::from_secs(1)).await;
            let [looks, requests, bytes, failed] =
                [&tally.looks, &tally.requests, &tally.bytes, &tally.failed].map(Cell::get);
            let (enrolled, active) = (tally.enrolled.get(), tally.active.borrow());
            let line = serde_json::json!({
                "looks": looks, "requests": requests, "bytes": bytes, "failed": failed, "enrolled": enrolled, "active": active.len(),
            });
            println!("{line}");
            if active.len() == count {
                println!("{}", serde_json::json!({ "at": active.iter().map(|it| *it as u64).collect::<Vec<_>>() }));
                return Ok(());
            }
        }
    })
}
