//! A start: what is stored is verified again, from the pinned root on, and the compiled pack is looked up or made again. No
//! network, no clock but for `stale`. And what becomes of a pack that pages fail over.
//!
//! Must never wait for a repository, and never let a pack run that nobody vouches for.

use super::host::Host;
use super::joined::{Joined, in_chinese};
use super::kept::{self, Pointer, Slot};
use super::status::{By, Looked};
use xiaoqi_trust::{Answer, Client, Device, Enrolment, Outcome, Pack, Restored, Status, Step, Verdict};

/// How many bad starts, or pages that failed, bring the pack before back.
const MOST: u8 = 3;

/// What is in force.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Found {
    /// The pack; none: the bundled rules.
    pub(super) pack: Option<Slot>,
    /// Whether what is trusted has expired.
    pub(super) stale: bool,
}

/// What is in force, for people.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shown {
    pub(super) version: u64,
    pub(super) note: String,
    pub(super) since: i64,
    pub(super) stale: bool,
}

/// The client over what is kept, and what it believes of it; nothing where no team was joined.
pub(super) async fn client(host: &impl Host) -> Option<(Joined, Client, Restored)> {
    let joined: Joined = kept::read(host, kept::JOINED).await?;
    let install = match host.read(kept::INSTALL).await {
        Some(install) => install,
        None => {
            let install = host.random(16);
            // Without a disk the share of a rollout is drawn anew at each start; the rules hold all the same.
            let _ = host.write(kept::INSTALL, &install).await;
            install
        }
    };
    let enrolment = Enrolment {
        root_sha256: joined.root,
        root_version: 1,
        channel: joined.channel.clone(),
        delegated: joined.delegated.clone(),
    };
    let device = Device { app: host.app(), install, groups: joined.groups.clone() };
    let (stored, hashes) = kept::trusted(host).await;
    let (client, restored) = Client::restore_hashed(enrolment, device, stored, &hashes);
    Some((joined, client, restored))
}

/// What a pack is made of, in the order it is compiled in: the channel first.
pub(super) fn id_of(active: &[Pack]) -> String {
    kept::id_of(active.iter().map(|pack| (pack.wanted.target.as_str(), pack.wanted.sha256)))
}

/// The compiled pack of that number, if one of the slots holds it.
pub(super) async fn slot_of(host: &impl Host, pointer: &Pointer, id: &str) -> Option<(kept::Side, Slot)> {
    for side in [pointer.side, pointer.side.other()] {
        if let Some(slot) = kept::read::<Slot>(host, side.name()).await
            && slot.is(id, host).await
        {
            return Some((side, slot));
        }
    }
    None
}

/// Verifies what is stored and finds, or makes again, what pages load.
pub(super) async fn start(host: &impl Host) -> Found {
    let Some((_, mut client, mut restored)) = client(host).await else { return Found::default() };
    let mut pointer: Pointer = kept::read(host, kept::POINTER).await.unwrap_or_default();
    if pointer.boots >= MOST || pointer.traps >= MOST {
        go_back(host, &mut client, &mut restored, &mut pointer).await;
        let Some(again) = self::client(host).await else { return Found::default() };
        (client, restored) = (again.1, again.2);
    }
    if let Some((name, refusal)) = restored.refused.first() {
        let at = host.now();
        let said = format!("what was kept as {name} is not believed: {refusal}");
        let looked: Looked = Looked::last(host).await;
        Looked { outcome: refusal.status().word().into(), said, at, ..looked }.keep(host).await;
    }
    find(host, &client, &restored, &mut pointer).await
}

/// The compiled pack of what is active, with the pointer set right.
pub(super) async fn find(host: &impl Host, client: &Client, restored: &Restored, pointer: &mut Pointer) -> Found {
    let stale = client.stale(host.now()).is_some();
    if restored.active.is_empty() {
        return Found { pack: None, stale };
    }
    let id = id_of(&restored.active);
    let found = match slot_of(host, pointer, &id).await {
        Some(found) => Some(found),
        // Another engine, or the cache is gone or damaged: the signed documents are here, and nothing is fetched for it.
        None => {
            let documents: Vec<(String, Vec<u8>)> =
                restored.active.iter().map(|pack| (pack.wanted.target.clone(), pack.bytes.clone())).collect();
            match host.compile(&documents).await {
                Ok(compiled) => {
                    let slot = Slot::new(&id, compiled, host.now());
                    let side = pointer.side.other();
                    let _ = kept::write(host, side.name(), &slot).await;
                    Some((side, slot))
                }
                Err(_) => None,
            }
        }
    };
    let Some((side, slot)) = found else { return Found { pack: None, stale } };
    if pointer.id != id || pointer.side != side {
        // What vouches for the pack was kept, and the background ended before the pointer was.
        *pointer = Pointer { side, id, last: pointer.last.clone(), boots: 0, traps: 0 };
        let _ = kept::write(host, kept::POINTER, pointer).await;
    }
    Found { pack: Some(slot), stale }
}

/// The pack in force failed too often: what came last is not tried again, and what ran before is in force.
async fn go_back(host: &impl Host, client: &mut Client, restored: &mut Restored, pointer: &mut Pointer) {
    let blamed = restored.active.iter().find(|pack| pack.wanted.target == pointer.last).or(restored.active.first());
    if let Some(pack) = blamed {
        let (target, sha256) = (pack.wanted.target.clone(), pack.wanted.sha256);
        let step = client.settle(&target, &sha256, Verdict::Refused(Status::SelftestError));
        carry_out(host, client, step).await;
        let looked = Looked {
            outcome: Status::SelftestError.word().into(),
            said: format!("{target} failed in {MOST} pages or starts"),
            at: host.now(),
            wait_until: 0,
        };
        looked.keep(host).await;
    }
    *pointer = Pointer { side: pointer.side, ..Pointer::default() };
    let _ = kept::write(host, kept::POINTER, pointer).await;
}

/// Does the writing that a client asks for; fetches nothing.
pub(super) async fn carry_out(host: &impl Host, client: &mut Client, mut step: Step) -> Outcome {
    loop {
        let answer = match step {
            Step::Done(outcome) => return outcome,
            Step::Get { .. } => Answer::Unreachable,
            Step::Keep { name, bytes } => keep(host, &name, &bytes).await,
            Step::Drop { name } => forget(host, &name).await,
        };
        step = client.answer(answer);
    }
}

pub(super) async fn keep(host: &impl Host, name: &str, bytes: &[u8]) -> Answer {
    match host.write(&format!("{}{name}", kept::TRUST), bytes).await {
        Ok(()) => Answer::Kept,
        Err(_) => Answer::Full,
    }
}

pub(super) async fn forget(host: &impl Host, name: &str) -> Answer {
    host.remove(&format!("{}{name}", kept::TRUST)).await;
    Answer::Kept
}

/// A page was given the pack.
pub(super) async fn offered(host: &impl Host, id: &str) {
    let Some(mut pointer) = kept::read::<Pointer>(host, kept::POINTER).await.filter(|it| it.id == id) else { return };
    pointer.boots = pointer.boots.saturating_add(1);
    let _ = kept::write(host, kept::POINTER, &pointer).await;
}

/// A page took the pack, or failed over it. After too many failures, what is in force then.
pub(super) async fn tried(host: &impl Host, id: &str, ok: bool) -> Option<Found> {
    let mut pointer = kept::read::<Pointer>(host, kept::POINTER).await.filter(|it| it.id == id)?;
    if ok {
        if pointer.boots > 0 {
            pointer.boots = 0;
            let _ = kept::write(host, kept::POINTER, &pointer).await;
        }
        return None;
    }
    // Never forgotten while this pack runs: one that fails over some message works in every page at first.
    pointer.traps = pointer.traps.saturating_add(1);
    let _ = kept::write(host, kept::POINTER, &pointer).await;
    if pointer.traps >= MOST { Some(start(host).await) } else { None }
}

/// What somebody above the agent settled, a policy or the build. A code stays where neither says anything.
pub(super) async fn settle(host: &impl Host, settled: Option<Joined>) -> Option<Found> {
    let known: Option<Joined> = kept::read(host, kept::JOINED).await;
    match (&known, settled) {
        (_, Some(settled)) if known.as_ref() != Some(&settled) => {
            become_of(host, known, settled).await.ok()?;
            Some(start(host).await)
        }
        (Some(known), None) if known.by != By::Code => {
            erase(host).await;
            Some(Found::default())
        }
        _ => None,
    }
}

/// Joins by a code that somebody typed.
pub(super) async fn join(host: &impl Host, code: &str) -> Result<(), String> {
    let known: Option<Joined> = kept::read(host, kept::JOINED).await;
    if known.as_ref().is_some_and(|it| it.by != By::Code) {
        return Err("这台电脑的团队由公司统一设置，不能自己改".to_owned());
    }
    let joined = Joined::by_code(code, By::Code).map_err(in_chinese)?;
    become_of(host, known, joined).await
}

/// Leaves the team.
pub(super) async fn leave(host: &impl Host) -> Result<(), String> {
    let known: Option<Joined> = kept::read(host, kept::JOINED).await;
    if known.is_some_and(|it| it.by != By::Code) {
        return Err("这台电脑的团队由公司统一设置，不能退出".to_owned());
    }
    erase(host).await;
    Ok(())
}

/// Another team, or the same one settled otherwise. What another root signed is worth nothing under this one.
async fn become_of(host: &impl Host, known: Option<Joined>, joined: Joined) -> Result<(), String> {
    if known.is_some_and(|known| known.root != joined.root) {
        erase(host).await;
    }
    kept::write(host, kept::JOINED, &joined).await.map_err(|_| "磁盘空间不够，没能保存".to_owned())
}

/// Forgets the team: first who it is, so that a half that stays is a half of nothing.
async fn erase(host: &impl Host) {
    for name in [kept::JOINED, kept::POINTER, kept::LOOKED, kept::Side::A.name(), kept::Side::B.name()] {
        host.remove(name).await;
    }
    for (name, _) in host.all(kept::TRUST).await {
        host.remove(&name).await;
    }
}

/// What is in force, for people.
pub(super) async fn shown(host: &impl Host) -> Shown {
    let Some((joined, client, restored)) = client(host).await else { return Shown::default() };
    let stale = client.stale(host.now()).is_some();
    let pointer: Pointer = kept::read(host, kept::POINTER).await.unwrap_or_default();
    let custom = restored.active.iter().find(|pack| pack.wanted.target == joined.channel);
    let Some(custom) = custom.and_then(|pack| pack.wanted.custom.clone()) else {
        return Shown { stale, ..Shown::default() };
    };
    let since = slot_of(host, &pointer, &id_of(&restored.active)).await.map_or(0, |(_, slot)| slot.since);
    Shown { version: custom.pack_version, note: custom.note.unwrap_or_default(), since, stale }
}
