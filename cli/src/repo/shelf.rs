//! Where a repository lies: a folder, or a bucket that speaks S3. Files are written under free names, by content, or in
//! place of exactly what was read; nothing else.
//!
//! A folder knows no conditional exchange. There a file lock makes one: the system gives it back when its holder ends,
//! however it ends, so there is no stale lock. Must never leave half a file: every write is one exchange of names.

use anyhow::{Context, bail};
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, Error, ObjectStore, ObjectStoreExt, PutMode, PutOptions, PutPayload, UpdateVersion,
};
use std::collections::BTreeSet;
use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;
use xiaoqi_trust::author::{How, Write};

/// In a folder, beside `metadata` and `targets`. Empty; who holds it may exchange the timestamp.
const LOCK: &str = ".xiaoqi-lock";

/// A repository's place.
pub(crate) struct Shelf {
    store: Arc<dyn ObjectStore>,
    under: Path,
    /// Of a folder.
    lock: Option<PathBuf>,
}

/// A file as it was read, to be exchanged for another.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// What it held.
    pub(crate) bytes: Vec<u8>,
    version: UpdateVersion,
}

/// Somebody else published in the meantime.
#[derive(Debug, thiserror::Error)]
#[error(
    "somebody else has published in the meantime ({0}): look at what is published now (repo status), and publish again"
)]
pub(crate) struct Overtaken(pub(crate) String);

impl Shelf {
    /// The place that `url` names: a path, `file:///folder`, `s3://bucket/prefix`.
    pub(crate) fn open(url: &str, endpoint: Option<&str>) -> anyhow::Result<Shelf> {
        if let Some(rest) = url.strip_prefix("s3://") {
            let (bucket, under) = rest.split_once('/').unwrap_or((rest, ""));
            // Keys and region come as they do to every tool of S3: from AWS_ACCESS_KEY_ID and its like.
            let mut builder = AmazonS3Builder::from_env().with_bucket_name(bucket);
            if let Some(endpoint) = endpoint {
                builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
            }
            let store = builder.build().with_context(|| url.to_owned())?;
            return Ok(Shelf { store: Arc::new(store), under: Path::parse(under)?, lock: None });
        }
        let folder = match url.strip_prefix("file://") {
            Some(path) => PathBuf::from(path),
            None if url.contains("://") => bail!("{url}: a folder, file:///folder or s3://bucket/prefix"),
            None => PathBuf::from(url),
        };
        std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        let store = LocalFileSystem::new_with_prefix(&folder).with_context(|| url.to_owned())?.with_fsync(true);
        Ok(Shelf { store: Arc::new(store), under: Path::default(), lock: Some(folder.join(LOCK)) })
    }

    /// The same place through another store: tests put faults in between.
    #[cfg(test)]
    pub(crate) fn through(mut self, wrap: impl FnOnce(Arc<dyn ObjectStore>) -> Arc<dyn ObjectStore>) -> Shelf {
        self.store = wrap(self.store);
        self
    }

    fn at(&self, path: &str) -> anyhow::Result<Path> {
        Ok(self.under.clone().join_all(path)?)
    }

    /// What stands there.
    pub(crate) async fn get(&self, path: &str) -> anyhow::Result<Option<Found>> {
        let found = match self.store.get(&self.at(path)?).await {
            Err(Error::NotFound { .. }) => return Ok(None),
            found => found.with_context(|| path.to_owned())?,
        };
        let version = UpdateVersion { e_tag: found.meta.e_tag.clone(), version: found.meta.version.clone() };
        let bytes = found.bytes().await.with_context(|| path.to_owned())?.to_vec();
        Ok(Some(Found { bytes, version }))
    }

    /// The names in a folder.
    pub(crate) async fn names(&self, folder: &str) -> anyhow::Result<BTreeSet<String>> {
        let found = self.store.list_with_delimiter(Some(&self.at(folder)?)).await.with_context(|| folder.to_owned())?;
        Ok(found.objects.iter().filter_map(|it| it.location.filename().map(str::to_owned)).collect())
    }

    /// Writes one file of a plan; `stood` is what a [`How::Swap`] replaces.
    ///
    /// # Errors
    /// [`Overtaken`] where something else stands there now.
    pub(crate) async fn write(&self, write: &Write, stood: Option<&Found>) -> anyhow::Result<()> {
        let done = match (write.how, stood) {
            (How::Content, _) => self.put(write, PutMode::Overwrite).await,
            (How::New, _) | (How::Swap, None) => self.put(write, PutMode::Create).await,
            (How::Swap, Some(stood)) => self.swap(write, stood).await,
        };
        match done {
            Ok(()) => Ok(()),
            Err(Error::AlreadyExists { .. } | Error::Precondition { .. }) => {
                // A request that was sent twice, its first answer lost, finds itself.
                let stands = self.get(&write.path).await?;
                if stands.is_some_and(|it| it.bytes == write.bytes) {
                    return Ok(());
                }
                Err(Overtaken(write.path.clone()).into())
            }
            Err(other) => Err(other).with_context(|| write.path.clone()),
        }
    }

    /// Whether the place refuses to write over a file that is there: some servers take the condition and do not look at it.
    /// Tried with what stands there already.
    pub(crate) async fn keeps_conditions(&self, there: &Write) -> anyhow::Result<bool> {
        match self.put(there, PutMode::Create).await {
            Ok(()) => Ok(false),
            Err(Error::AlreadyExists { .. } | Error::Precondition { .. }) => Ok(true),
            Err(other) => Err(other).with_context(|| there.path.clone()),
        }
    }

    async fn put(&self, write: &Write, mode: PutMode) -> Result<(), Error> {
        let path = self.under.clone().join_all(&write.path)?;
        let options = PutOptions { mode, attributes: self.attributes(write), ..PutOptions::default() };
        self.store.put_opts(&path, PutPayload::from(write.bytes.clone()), options).await.map(drop)
    }

    async fn swap(&self, write: &Write, stood: &Found) -> Result<(), Error> {
        let Some(lock) = self.lock.clone() else {
            return self.put(write, PutMode::Update(stood.version.clone())).await;
        };
        let held = tokio::task::spawn_blocking(move || {
            let file = File::options().create(true).truncate(false).write(true).open(lock)?;
            file.lock().map(|()| file)
        });
        let failed = |source| Error::Generic { store: "folder", source };
        let held = held.await.map_err(|e| failed(e.into()))?.map_err(|e| failed(e.into()))?;
        let path = self.under.clone().join_all(&write.path)?;
        let now = self.store.get(&path).await?.bytes().await?;
        if now != stood.bytes {
            let source = "another file stands there".into();
            return Err(Error::Precondition { path: path.to_string(), source });
        }
        let done = self.put(write, PutMode::Overwrite).await;
        drop(held);
        done
    }

    /// How long others may keep a file: what is polled hardly, everything else for ever. A folder's server says it itself.
    fn attributes(&self, write: &Write) -> Attributes {
        if self.lock.is_some() {
            return Attributes::new();
        }
        let keep = match write.how {
            How::Swap => "max-age=30, must-revalidate",
            _ if write.path == "metadata/timestamp.json" => "max-age=30, must-revalidate",
            How::New | How::Content => "max-age=31536000, immutable",
        };
        Attributes::from_iter([(Attribute::CacheControl, keep), (Attribute::ContentType, "application/json")])
    }
}

trait Join: Sized {
    fn join_all(self, path: &str) -> Result<Self, object_store::path::Error>;
}

impl Join for Path {
    /// Taken as it is: a name that a store would have to change is refused.
    fn join_all(self, path: &str) -> Result<Path, object_store::path::Error> {
        let whole = if self.as_ref().is_empty() { path.to_owned() } else { format!("{self}/{path}") };
        Path::parse(whole)
    }
}
