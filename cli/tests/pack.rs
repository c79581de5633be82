//! A supervisor's way from `pack new` to what travels, with the command itself.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder of one test's own, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("xiaoqi-pack-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Self(path)
    }

    fn append(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        let old = std::fs::read_to_string(&path).unwrap_or_default();
        std::fs::write(path, format!("{old}\n{text}")).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Exit code, standard output and standard error.
fn xiaoqi(arguments: &[&str], folder: Option<&Path>) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_xiaoqi")).args(arguments).args(folder).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_new_pack_is_ready_and_a_rule_more_is_said() {
    let folder = Folder::new("new");
    let at = Some(folder.0.as_path());
    assert_eq!(xiaoqi(&["pack", "new"], at).0, Some(0));
    let (code, _, error) = xiaoqi(&["pack", "new"], at);
    assert!(code == Some(2) && error.contains("not empty"), "{error}");
    let (code, said, error) = xiaoqi(&["pack", "check"], at);
    assert!(code == Some(0) && said.starts_with("我们店 1:"), "{said}{error}");
    let (_, said, _) = xiaoqi(&["pack", "diff", "default"], at);
    assert!(said.contains("对客服没有变化"), "{said}");

    // Every example, taken up, is right as it stands.
    for entry in std::fs::read_dir(&folder.0).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let bare = |line: &str| line.strip_prefix("# ").unwrap_or(line).to_owned();
        let code = |line: &&str| {
            let line = bare(line);
            line.starts_with('[') && line.contains(']') && !line.contains(' ')
                || line.split_once(" = ").is_some_and(|(key, _)| !key.contains(' '))
        };
        let lines: Vec<String> =
            text.lines().filter(code).map(bare).filter(|line| !line.starts_with("disable")).collect();
        std::fs::write(&path, lines.join("\n")).unwrap();
    }
    let (code, said, error) = xiaoqi(&["pack", "test"], at);
    assert_eq!(code, Some(0), "{said}{error}");
    let (_, said, _) = xiaoqi(&["pack", "diff", "default"], at);
    assert!(said.contains("承诺赠品") && said.contains("停发地区") && said.contains("夜班响应"), "{said}");
    let (_, said, _) = xiaoqi(&["pack", "diff", "--json", "default"], at);
    let json: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert!(json["changes"].as_array().unwrap().iter().any(|change| change["id"] == "shop.gift"), "{said}");
    let shown = folder.0.to_string_lossy().into_owned();
    let (_, said, _) = xiaoqi(&["--pack", &shown, "pack", "explain", "shop.gift"], None);
    assert!(said.contains("二次确认") && said.contains("送赠品") && said.contains("wording.toml:"), "{said}");
    let (code, _, error) = xiaoqi(&["--pack", &shown, "pack", "explain", "shop.gfit"], None);
    assert!(code == Some(1) && error.contains("shop.gift"), "{error}");
}

#[test]
fn faults_name_their_own_file() {
    let folder = Folder::new("faults");
    let at = Some(folder.0.as_path());
    xiaoqi(&["pack", "new"], at);
    folder.append("team.toml", "[team]\ncal = \"亲\"\n");
    let lines = std::fs::read_to_string(folder.0.join("team.toml")).unwrap().lines().count();
    let (code, _, error) = xiaoqi(&["pack", "check"], at);
    let place = format!("{}/team.toml:{lines}:1", folder.0.display());
    assert!(code == Some(1) && error.contains(&place) && error.contains("did you mean `call`?"), "{error}");
}

#[test]
fn ids_in_clear_do_not_travel() {
    let folder = Folder::new("roster");
    let (at, out) = (Some(folder.0.as_path()), folder.0.join("out.json"));
    let shown = folder.0.to_string_lossy().into_owned();
    xiaoqi(&["pack", "new"], at);
    folder.append("team.toml", "[[team.roster]]\n# who sits there\naccount = \"店:1\"\nagents = [\"K07\", \"K12\"]\n");
    let build = ["pack", "build", "--wire", "-o", out.to_str().unwrap(), &shown];
    let (code, _, error) = xiaoqi(&build, None);
    assert!(code == Some(1) && error.contains("K07") && error.contains("pack roster") && !out.exists(), "{error}");
    let (code, said, error) = xiaoqi(&["pack", "roster"], at);
    assert!(code == Some(0) && said.contains('2'), "{said}{error}");
    let text = std::fs::read_to_string(folder.0.join("team.toml")).unwrap();
    assert!(!text.contains("K07") && text.contains("# who sits there") && text.contains("salt = "), "{text}");
    let (code, said, error) = xiaoqi(&build, None);
    assert_eq!(code, Some(0), "{said}{error}");
    assert!(!std::fs::read_to_string(&out).unwrap().contains("K12"), "an ID in clear travels");
    // Once hashed nothing changes any more, and what travels is the pack of the folder.
    assert!(xiaoqi(&["pack", "roster"], at).1.contains(" 0 ") || xiaoqi(&["pack", "roster"], at).1.contains("：0"));
    let (_, said, _) = xiaoqi(&["pack", "diff", &shown, out.to_str().unwrap()], None);
    assert!(said.contains("没有变化"), "{said}");
}
