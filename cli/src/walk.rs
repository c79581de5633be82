//! Drives a [`Client`]: what it asks for is fetched and kept, until its cycle is over. One walk for all: what publishers
//! check before anything is visible, what `tuf-client` does, and what devices do elsewhere.

use std::collections::BTreeMap;
use xiaoqi_trust::{Answer, Client, Outcome, Step};

/// Where files come from.
pub(crate) trait Host {
    /// The file at `path`, of at most `limit` bytes.
    async fn get(&mut self, path: &str, limit: u64) -> Answer;
}

/// Where they are kept.
pub(crate) trait Keep {
    /// Keeps, wholly or not at all; whether it could.
    fn keep(&mut self, name: &str, bytes: &[u8]) -> bool;
    /// Forgets; whether it could.
    fn forget(&mut self, name: &str) -> bool;
}

/// In memory.
impl Keep for BTreeMap<String, Vec<u8>> {
    fn keep(&mut self, name: &str, bytes: &[u8]) -> bool {
        self.insert(name.to_owned(), bytes.to_vec());
        true
    }

    fn forget(&mut self, name: &str) -> bool {
        self.remove(name);
        true
    }
}

/// One cycle at `now`, in seconds since 1970.
pub(crate) async fn cycle(client: &mut Client, now: i64, host: &mut impl Host, keep: &mut impl Keep) -> Outcome {
    let step = client.refresh(now);
    drive(client, step, host, keep).await
}

/// All that follows a step, to the end.
pub(crate) async fn drive(client: &mut Client, mut step: Step, host: &mut impl Host, keep: &mut impl Keep) -> Outcome {
    loop {
        let kept = |it| if it { Answer::Kept } else { Answer::Full };
        let answer = match step {
            Step::Done(outcome) => return outcome,
            Step::Get { path, limit } => host.get(&path, limit).await,
            Step::Keep { name, bytes } => kept(keep.keep(&name, &bytes)),
            Step::Drop { name } => kept(keep.forget(&name)),
        };
        step = client.answer(answer);
    }
}

/// An answer of these bytes, if there are not too many.
pub(crate) fn within(bytes: Vec<u8>, limit: u64) -> Answer {
    if u64::try_from(bytes.len()).is_ok_and(|it| it <= limit) { Answer::Bytes(bytes) } else { Answer::TooLong }
}
