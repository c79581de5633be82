//! A store that stops: after so many writes nothing more gets through, as if the power had gone.

use async_trait::async_trait;
use futures::stream::BoxStream;
use object_store::path::Path;
use object_store::{
    CopyOptions, Error, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore, PutMode,
    PutMultipartOptions, PutOptions, PutPayload, PutResult, Result,
};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The store beneath, and how many writes it still takes.
#[derive(Debug)]
pub(super) struct Faulty {
    inner: Arc<dyn ObjectStore>,
    left: Arc<AtomicUsize>,
    /// Whether the write that fails is carried out, its answer lost.
    after: bool,
    /// Conditions are not looked at.
    careless: bool,
}

impl Faulty {
    pub(super) fn new(inner: Arc<dyn ObjectStore>, left: usize, after: bool) -> Faulty {
        Faulty { inner, left: Arc::new(AtomicUsize::new(left)), after, careless: false }
    }

    pub(super) fn careless(inner: Arc<dyn ObjectStore>) -> Faulty {
        Faulty { careless: true, ..Faulty::new(inner, usize::MAX, false) }
    }
}

impl fmt::Display for Faulty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "faulty {}", self.inner)
    }
}

fn off<T>() -> Result<T> {
    Err(Error::Generic { store: "faulty", source: "the power is gone".into() })
}

#[async_trait]
impl ObjectStore for Faulty {
    async fn put_opts(&self, location: &Path, payload: PutPayload, mut opts: PutOptions) -> Result<PutResult> {
        if self.careless {
            opts.mode = PutMode::Overwrite;
        }
        let left = self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |it| it.checked_sub(1));
        match (left, self.after) {
            (Ok(1), true) => {
                self.inner.put_opts(location, payload, opts).await?;
                off()
            }
            (Ok(_), _) => self.inner.put_opts(location, payload, opts).await,
            (Err(_), _) => off(),
        }
    }

    async fn put_multipart_opts(&self, _: &Path, _: PutMultipartOptions) -> Result<Box<dyn MultipartUpload>> {
        off()
    }

    async fn get_opts(&self, location: &Path, options: GetOptions) -> Result<GetResult> {
        if self.left.load(Ordering::SeqCst) == 0 { off() } else { self.inner.get_opts(location, options).await }
    }

    fn delete_stream(&self, locations: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        self.inner.delete_stream(locations)
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        self.inner.list(prefix)
    }

    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> Result<ListResult> {
        self.inner.list_with_delimiter(prefix).await
    }

    async fn copy_opts(&self, _: &Path, _: &Path, _: CopyOptions) -> Result<()> {
        off()
    }
}
