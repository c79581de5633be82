//! tough, Amazon's client in Rust, believes what we publish.

use crate::tools::{Shop, works};
use std::path::Path;
use tough::{RepositoryLoader, TargetName};

#[test]
fn tough_believes_what_we_publish() {
    let shop = Shop::new();
    let url = shop.path("repo");
    works(&mut shop.repo("init", &url, &[]));
    let root = std::fs::read(Path::new(&url).join("metadata/1.root.json")).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for (word, more) in [("one", &[][..]), ("two", &["--share", "50"]), ("three", &["--note", "第三版"])] {
        let pack = shop.pack(word);
        works(&mut shop.repo("publish", &url, &[&[pack.as_str()], more].concat()));
        let bytes = runtime.block_on(async {
            let base = |folder: &str| format!("file://{url}/{folder}/").parse().unwrap();
            let loader = RepositoryLoader::new(&root, base("metadata"), base("targets"));
            let repository = loader.load().await.unwrap();
            let stream = repository.read_target(&TargetName::new("packs/core.json").unwrap()).await.unwrap().unwrap();
            let chunks: Vec<bytes::Bytes> = futures::TryStreamExt::try_collect(stream).await.unwrap();
            chunks.concat()
        });
        assert!(String::from_utf8(bytes).unwrap().contains(word));
    }
}
