//! A published repository in one file, for a machine without a network: the same metadata and targets, the same signatures,
//! read as if they were fetched.
//!
//! ```text
//! {"schema":"xiaoqi-bundle/1","files":{"metadata/1.root.json":"…","metadata/timestamp.json":"…","targets/packs/….core.json":"…"}}
//! ```

use super::cycle;
use super::host::{Full, Got, Host, Unfit};
use super::start::Found;
use super::status::Looked;
use serde::Deserialize;
use std::collections::BTreeMap;

const SCHEMA: &str = "xiaoqi-bundle/1";
/// The most bytes of a file: some packs with all their metadata.
const MOST: usize = 16 << 20;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bundle {
    schema: String,
    files: BTreeMap<String, String>,
}

/// Takes a file in; what is in force then. What is wrong with it stands in the last look.
pub(super) async fn import(host: &impl Host, file: &str) -> Option<Found> {
    let bundle = Some(file).filter(|file| file.len() <= MOST);
    let bundle = bundle.and_then(|file| serde_json::from_str::<Bundle>(file).ok()).filter(|it| it.schema == SCHEMA);
    let Some(bundle) = bundle else {
        let looked =
            Looked { outcome: NO_BUNDLE.to_owned(), said: "no bundle".to_owned(), at: host.now(), wait_until: 0 };
        looked.keep(host).await;
        return None;
    };
    cycle::look(&Offline { host, files: bundle.files }, true).await
}

/// How a look ends at a file that is none; not one of the client's words, for nothing was looked at.
pub(super) const NO_BUNDLE: &str = "no_bundle";

/// The same world, with the file in the network's place.
struct Offline<'a, H> {
    host: &'a H,
    files: BTreeMap<String, String>,
}

impl<H: Host> Host for Offline<'_, H> {
    async fn get(&self, url: &str, limit: u64) -> (Got, u32) {
        // The address is that of the team's repository; the file has what stands below it.
        let found =
            self.files.iter().find(|(path, _)| url.strip_suffix(path.as_str()).is_some_and(|it| it.ends_with('/')));
        let got = match found {
            None => Got::Missing,
            Some((_, text)) if text.len() as u64 > limit => Got::TooLong,
            Some((_, text)) => Got::Bytes(text.clone().into_bytes()),
        };
        (got, 0)
    }

    async fn read(&self, name: &str) -> Option<Vec<u8>> {
        self.host.read(name).await
    }

    async fn all(&self, prefix: &str) -> Vec<(String, Vec<u8>)> {
        self.host.all(prefix).await
    }

    async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Full> {
        self.host.write(name, bytes).await
    }

    async fn remove(&self, name: &str) {
        self.host.remove(name).await;
    }

    async fn sha256(&self, bytes: &[u8]) -> Option<[u8; 32]> {
        self.host.sha256(bytes).await
    }

    async fn compile(&self, targets: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Unfit> {
        self.host.compile(targets).await
    }

    fn now(&self) -> i64 {
        self.host.now()
    }

    fn random(&self, length: u32) -> Vec<u8> {
        self.host.random(length)
    }

    fn app(&self) -> String {
        self.host.app()
    }
}
