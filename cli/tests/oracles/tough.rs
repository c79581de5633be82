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
        view(Path::new(&url));
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

/// tough puts the hash before the whole name, `<hash>.packs/core.json`, where TUF 6.2.2 puts it before the file's:
/// `packs/<hash>.core.json`. It is given what it looks for; what it reads it checks all the same.
fn view(repository: &Path) {
    for entry in std::fs::read_dir(repository.join("targets/packs")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let (hash, file) = name.split_once('.').unwrap();
        let folder = repository.join(format!("targets/{hash}.packs"));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::copy(&path, folder.join(file)).unwrap();
    }
}
