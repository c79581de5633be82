//! The walls of docs/architecture.md, checked over the source text: who may know whom, and what the core must not do.

use std::path::{Path, PathBuf};

/// Every Rust file below `folder` of the workspace, with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(root).unwrap().to_path_buf(), text));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has no source");
    found.sort();
    found
}

/// The code of a file without comments.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

/// Where code below `folder` holds one of `words`.
fn uses(folder: &str, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in sources(folder) {
        let code = code(&text);
        for word in words {
            if code.contains(word) {
                found.push(format!("{}: {word}", path.display()));
            }
        }
    }
    found
}

#[test]
fn the_core_is_pure() {
    let forbidden = [
        "std::fs",
        "std::io",
        "std::net",
        "std::env",
        "std::process",
        "std::thread",
        "std::time",
        "Instant::",
        "SystemTime",
        "rand::",
        "static mut",
        "lazy_static",
        "OnceLock",
        "LazyLock",
        "thread_local!",
        "unsafe ",
        "println!",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
    ];
    assert_eq!(uses("src", &forbidden), Vec::<String>::new());
    assert_eq!(uses("scan", &forbidden), Vec::<String>::new());
    assert_eq!(uses("trust/src", &forbidden), Vec::<String>::new());
}

#[test]
fn rooms_of_the_core_know_only_what_lies_below() {
    let above = [
        (
            "src/text",
            &["crate::pack", "crate::wording", "crate::remark", "crate::timing", "crate::phrase", "crate::desk"][..],
        ),
        ("src/pack", &["crate::wording", "crate::remark", "crate::timing", "crate::phrase", "crate::desk"]),
        ("src/wording", &["crate::remark", "crate::timing", "crate::phrase", "crate::desk"]),
        ("src/remark", &["crate::wording", "crate::timing", "crate::phrase", "crate::desk"]),
        ("src/timing", &["crate::wording", "crate::remark", "crate::phrase", "crate::desk"]),
        ("src/phrase", &["crate::wording", "crate::remark", "crate::timing", "crate::desk"]),
    ];
    for (room, words) in above {
        assert_eq!(uses(room, words), Vec::<String>::new(), "{room}");
    }
}

#[test]
fn page_and_office_do_not_know_each_other() {
    assert_eq!(uses("browser/page", &["xiaoqi_office"]), Vec::<String>::new());
    assert_eq!(uses("browser/office", &["xiaoqi_page"]), Vec::<String>::new());
    assert_eq!(uses("browser/bridge", &["xiaoqi_page", "xiaoqi_office"]), Vec::<String>::new());
}

#[test]
fn markup_is_never_built_from_strings() {
    let words = ["set_inner_html", "set_outer_html", "insert_adjacent_html"];
    assert_eq!(uses("browser", &words), Vec::<String>::new());
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["extension", "extension/teach"].map(|folder| std::fs::read_dir(root.join(folder)).unwrap());
    for entry in folders.into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "js" || e == "html") {
            let text = std::fs::read_to_string(&path).unwrap();
            for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"] {
                assert!(!text.contains(word), "{}: {word}", path.display());
            }
        }
    }
}

#[test]
fn only_the_site_room_asks_the_page_for_elements() {
    let asking: Vec<String> = uses("browser/page", &["query_selector", ".closest(", ".matches("])
        .into_iter()
        .filter(|f| !f.contains("/site/"))
        .collect();
    // The panel asks its own shadow root which of its buttons was pressed.
    let foreign: Vec<&String> = asking.iter().filter(|f| !f.contains("panel")).collect();
    assert!(foreign.is_empty(), "{foreign:?}");
}

#[test]
fn shipped_scripts_run_no_timers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = ["", "-store", "-files", "-tables", "-workbook"].map(|part| format!("extension/own{part}.js"));
    let others = ["loader", "background", "clocks", "popup", "options", "taught", "teach"]
        .map(|name| format!("extension/{name}.js"));
    let picker =
        ["names", "single", "bubbles", "profile", "board", "pick"].map(|name| format!("extension/teach/{name}.js"));
    for name in others.into_iter().chain(own).chain(picker) {
        let text = std::fs::read_to_string(root.join(&name)).unwrap();
        for word in ["setInterval", "setTimeout", "MutationObserver"] {
            assert!(!code(&text).contains(word), "{name}: {word}");
        }
    }
    // One timer: of the clocks, for the next thing there is to say.
    assert_eq!(uses("browser/page", &["set_interval", "set_timeout"]), ["browser/page/src/page/ring.rs: set_timeout"]);
    // One room observes the page's lists, and says there for how long.
    let observing = uses("browser/page", &["MutationObserver"]);
    assert!(observing.iter().all(|f| f.contains("page/watch.rs")), "{observing:?}");
}

#[test]
fn files_stay_small() {
    for folder in ["src", "scan", "trust", "browser", "cli", "xtask"] {
        for (path, text) in sources(folder) {
            let lines = text.lines().count();
            assert!(lines <= 400, "{}: {lines} lines; split it by meaning", path.display());
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for folder in ["src", "scan", "browser", "cli", "xtask"] {
        for (path, text) in sources(folder) {
            assert!(text.starts_with("//!"), "{} has no words at its top", path.display());
        }
    }
}
