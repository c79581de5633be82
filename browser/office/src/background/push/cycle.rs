//! One look at the repository: drives the client against each mirror in turn, then compiles what is new, keeps it in the
//! slot that is not in force, and only then lets it be in force.
//!
//! Must never drop the pack that runs before another does, and never end so that the next look cannot go on.

use super::host::{Got, Host};
use super::kept::{self, Pointer, Slot};
use super::start::{self, Found, carry_out, find, forget, keep};
use super::status::Looked;
use xiaoqi_trust::{Answer, Client, Outcome, Pack, Status, Step, Verdict, Wanted};

/// The longest that a server may ask us to stay away, in s.
const MOST_WAIT: i64 = 3_600;

/// Looks, and says what is in force then; nothing where no team was joined. `person` does not wait because a server asks
/// for it.
pub(super) async fn look(host: &impl Host, person: bool) -> Option<Found> {
    let (joined, mut client, _) = start::client(host).await?;
    let before: Looked = Looked::last(host).await;
    // A clock that was set back must not keep us away for longer than was asked.
    let left = before.wait_until - host.now();
    if !person && (1..=MOST_WAIT).contains(&left) {
        return None;
    }
    let mut wait = 0;
    let mut outcome = None;
    for url in &joined.urls {
        // Whoever asks gets all of it, the next root too; the alarm asks for what changes.
        let step = if person { client.refresh(host.now()) } else { client.poll(host.now()) };
        let ended = cycle(host, &mut client, url, step, &mut wait).await;
        let well = ended.refusal.is_none();
        outcome = Some(ended);
        if well {
            break;
        }
    }
    let outcome = outcome?;
    let (found, status, said) = adopt(host, &outcome).await?;
    let (at, wait_until) = (host.now(), if wait > 0 { host.now() + i64::from(wait) } else { 0 });
    let looked = Looked { outcome: status.word().to_owned(), said, at, wait_until };
    looked.keep(host).await;
    Some(found)
}

async fn cycle(host: &impl Host, client: &mut Client, url: &str, mut step: Step, wait: &mut u32) -> Outcome {
    loop {
        let answer = match step {
            Step::Done(outcome) => return outcome,
            Step::Get { path, limit } => {
                let (got, asked) = host.get(&format!("{url}/{path}"), limit).await;
                *wait = (*wait).max(asked);
                match got {
                    Got::Bytes(bytes) => Answer::Bytes(bytes),
                    Got::Missing => Answer::Missing,
                    Got::TooLong => Answer::TooLong,
                    Got::Unreachable => Answer::Unreachable,
                }
            }
            Step::Keep { name, bytes } => keep(host, &name, &bytes).await,
            Step::Drop { name } => forget(host, &name).await,
        };
        step = client.answer(answer);
    }
}

/// Compiles what is ready, one target after the other, so that a bad one keeps no good one out. What is in force then, and
/// how the look ended.
async fn adopt(host: &impl Host, outcome: &Outcome) -> Option<(Found, Status, String)> {
    let mut status = match outcome.status {
        // Fresh papers for the same pack are no news to anybody.
        Status::Success => Status::UpToDate,
        status => status,
    };
    let mut said = outcome.refusal.as_ref().map(ToString::to_string).unwrap_or_default();
    if let Some((_, problem)) = outcome.problems.first()
        && status == Status::UpToDate
    {
        (status, said) = (problem.status(), problem.to_string());
    }
    for wanted in &outcome.ready {
        match take(host, wanted).await {
            Ok(()) => (status, said) = (Status::Success, String::new()),
            Err((why, detail)) => (status, said) = (why, detail),
        }
    }
    let (_, client, restored) = start::client(host).await?;
    let mut pointer: Pointer = kept::read(host, kept::POINTER).await.unwrap_or_default();
    Some((find(host, &client, &restored, &mut pointer).await, status, said))
}

/// Compiles and proves a pack with one new document, keeps it, and lets it be in force.
async fn take(host: &impl Host, wanted: &Wanted) -> Result<(), (Status, String)> {
    // Read again from the disk: what is compiled is what will be verified at the next start.
    let gone = || (Status::StorageError, "what was kept cannot be read".to_owned());
    let (joined, mut client, restored) = start::client(host).await.ok_or_else(gone)?;
    let is = |pack: &&Pack| pack.wanted.target == wanted.target && pack.wanted.sha256 == wanted.sha256;
    if restored.active.iter().any(|pack| is(&pack)) {
        return Ok(()); // it ran before; only what vouches for it could not be verified when the look began
    }
    let new = restored.ready.iter().find(is).cloned().ok_or_else(gone)?;
    let mut documents: Vec<Pack> =
        restored.active.iter().filter(|pack| pack.wanted.target != wanted.target).cloned().chain([new]).collect();
    let place = |pack: &Pack| joined.delegated.iter().position(|it| *it == pack.wanted.target).map_or(0, |at| at + 1);
    documents.sort_by_key(place);
    let id = start::id_of(&documents);
    let pointer: Pointer = kept::read(host, kept::POINTER).await.unwrap_or_default();
    let side = match start::slot_of(host, &pointer, &id).await {
        Some((side, _)) => side,
        None => {
            let parts: Vec<(String, Vec<u8>)> =
                documents.iter().map(|pack| (pack.wanted.target.clone(), pack.bytes.clone())).collect();
            let compiled = match host.compile(&parts).await {
                Ok(compiled) => compiled,
                Err(unfit) => {
                    let why = Status::of(&unfit.status).unwrap_or(Status::CompileError);
                    let step = client.settle(&wanted.target, &wanted.sha256, Verdict::Refused(why));
                    carry_out(host, &mut client, step).await;
                    return Err((why, unfit.said));
                }
            };
            // Never over the slot in force.
            let side = if pointer.id.is_empty() { pointer.side } else { pointer.side.other() };
            let full = |_| (Status::StorageError, "no room for the compiled pack".to_owned());
            kept::write(host, side.name(), &Slot::new(&id, compiled, host.now())).await.map_err(full)?;
            side
        }
    };
    let step = client.settle(&wanted.target, &wanted.sha256, Verdict::Active);
    let outcome = carry_out(host, &mut client, step).await;
    if let Some(refusal) = outcome.refusal {
        return Err((refusal.status(), refusal.to_string()));
    }
    // Last: until now a start would have found the pack before, or this one by what vouches for it.
    let pointer = Pointer { side, id, last: wanted.target.clone(), boots: 0, traps: 0 };
    let _ = kept::write(host, kept::POINTER, &pointer).await;
    Ok(())
}
