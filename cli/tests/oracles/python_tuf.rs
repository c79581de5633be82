//! python-tuf believes what we publish, and we what it publishes.

use crate::tools::{Shop, python, said, serve, works, xiaoqi};
use std::path::Path;

fn wire(word: &str) -> String {
    format!("[pack]\\nname = \\\"{word}\\\"\\nversion")
}

#[test]
fn python_tuf_believes_what_we_publish() {
    let shop = Shop::new();
    let url = shop.path("repo");
    works(&mut xiaoqi(&["key", "new", "--output", &shop.path("trainer.pem")]));
    works(&mut xiaoqi(&["key", "new", "--output", &shop.path("next.pem")]));
    let trainer = format!("trainers={}", shop.path("trainer.pem.pub"));
    works(&mut shop.repo("init", &url, &["--delegate", "trainers=hints/*", "--delegate-key", &trainer]));
    let root = shop.path("root.json");
    std::fs::copy(Path::new(&url).join("metadata/1.root.json"), &root).unwrap();
    let state = shop.path("state");
    let accept = |target: &str| works(python("accept.py").args([&url, &root, &state, target]));

    works(&mut shop.repo("publish", &url, &[&shop.pack("one"), "--note", "第一版 \"甲\\乙\""]));
    assert!(accept("packs/core.json").contains(&wire("one")));
    works(&mut shop.repo("publish", &url, &[&shop.pack("two"), "--share", "25"]));
    assert!(accept("packs/core.json").contains(&wire("two")));
    assert!(accept("packs/core@1.json").contains(&wire("one")));
    works(&mut shop.repo("rollback", &url, &["--to", "1"]));
    assert!(accept("packs/core.json").contains(&wire("one")));
    works(&mut shop.repo("refresh", &url, &["--targets", "--root"]));
    accept("packs/core.json");
    for role in ["root", "targets", "snapshot", "timestamp"] {
        let (old, new) = (shop.path("key.pem.pub"), shop.path("next.pem"));
        works(&mut shop.repo("rotate", &url, &[role, "--key", &new, "--old-key", &old, "--new-key", &new]));
        accept("packs/core.json");
    }
    let next = shop.path("next.pem");
    let publish = ["repo", "publish", &shop.pack("three"), "--repo", &url, "--key", &next];
    works(&mut xiaoqi(&publish));
    assert!(accept("packs/core.json").contains(&wire("three")));
    let hints = shop.path("promo.toml");
    std::fs::write(&hints, "# nothing yet\n").unwrap();
    let key = shop.path("trainer.pem");
    works(&mut xiaoqi(&[
        "repo", "publish", &hints, "--role", "trainers", "--repo", &url, "--key", &next, "--key", &key,
    ]));
    assert!(accept("hints/promo.json").contains("nothing yet"));
    // A fresh client, from the first root.
    let fresh = shop.path("fresh");
    works(python("accept.py").args([&url, &root, &fresh, "packs/core.json"]));
    let status = works(xiaoqi(&["repo", "status", "--json"]).args(["--repo", &url]));
    assert!(status.contains("\"pack_version\":4"), "{status}");
}

#[test]
fn we_believe_what_python_tuf_publishes() {
    let shop = Shop::new();
    let url = shop.path("theirs");
    works(python("make.py").arg(&url));
    let (metadata, targets) = (shop.path("metadata"), shop.path("targets"));
    let server = serve(Path::new(&url), true);
    let client = |more: &[&str]| {
        let mut command = xiaoqi(&["tuf-client", "--metadata-dir", &metadata]);
        command.args(["--metadata-url", &format!("{server}/metadata")]);
        command.args(more);
        command
    };
    works(&mut client(&["init", &format!("{url}/metadata/1.root.json")]));
    works(&mut client(&["refresh"]));
    for name in ["root", "timestamp", "snapshot", "targets"] {
        let theirs = match name {
            "timestamp" => format!("{url}/metadata/timestamp.json"),
            name => format!("{url}/metadata/2.{name}.json"),
        };
        let ours = Path::new(&metadata).join(format!("{name}.json"));
        assert_eq!(std::fs::read(ours).unwrap(), std::fs::read(theirs).unwrap(), "{name}");
    }
    for (target, bytes) in [("packs/core.json", "规则\n"), ("hints/a.json", "hints")] {
        let base = format!("{server}/targets");
        let more = ["--target-name", target, "--target-base-url", &base, "--target-dir", &targets, "download"];
        works(&mut client(&more));
        works(&mut client(&more));
        let name = target.replace('/', "%2F");
        assert_eq!(std::fs::read_to_string(Path::new(&targets).join(name)).unwrap(), bytes);
    }
    let more = ["--target-name", "packs/none.json", "--target-base-url", "x", "--target-dir", &targets, "download"];
    let output = client(&more).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    // A byte of the timestamp changes: refused, and what was trusted stays.
    let timestamp = format!("{url}/metadata/timestamp.json");
    let honest = std::fs::read_to_string(&timestamp).unwrap();
    std::fs::write(
        &timestamp,
        honest.replacen("\"version\":2", "\"version\":3", 1).replacen("\"version\": 2", "\"version\": 3", 1),
    )
    .unwrap();
    let output = client(&["refresh"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("signature_error"), "{}", said(&output));
    std::fs::write(&timestamp, honest).unwrap();
    works(&mut client(&["refresh"]));
}

#[test]
fn what_does_not_arrive_is_told() {
    let shop = Shop::new();
    let url = shop.path("repo");
    works(&mut shop.repo("init", &url, &[]));
    let open = serve(Path::new(&url), true);
    works(&mut shop.repo("publish", &url, &[&shop.pack("one"), "--public", &open]));
    let closed = serve(Path::new(&url), false);
    let output = shop.repo("publish", &url, &[&shop.pack("two"), "--public", &closed]).output().unwrap();
    assert!(said(&output).contains("Access-Control-Allow-Origin"), "{}", said(&output));
    let elsewhere = serve(&shop.folder.path().join("nothing"), true);
    let output = shop.repo("refresh", &url, &["--public", &elsewhere]).output().unwrap();
    assert!(said(&output).contains("does not arrive"), "{}", said(&output));
}
