//! What ships and what does not, on small extensions made in a temporary folder.

use super::*;
use serde_json::json;
use std::path::PathBuf;

/// A folder with the given files, gone when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, contents: &[(&str, &str)]) -> Result<Self> {
        let path = std::env::temp_dir().join(format!("xiaoqi-allow-{name}-{}", std::process::id()));
        for (file, text) in contents {
            files::write(&path.join(file), text.as_bytes())?;
        }
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = files::remove_folder(&self.0);
    }
}

#[test]
fn what_is_named_ships_and_the_rest_does_not() -> Result<()> {
    let folder = Folder::new(
        "named",
        &[
            ("extension/loader.js", "// importScripts('not-this.js')"),
            (
                "extension/bg.js",
                "if (self.importScripts) importScripts('../pkg/office/office.js', \"/extension/more.js\");",
            ),
            ("extension/more.js", "fetch(chrome.runtime.getURL('extension/words.json'))"),
            ("extension/words.json", "{}"),
            (
                "extension/popup.html",
                "<!-- <img src='old.png'> --><link rel=stylesheet href=\"popup.css?1\"><script src='./popup.js'></script><a href='https://a.example/x.js'>",
            ),
            ("extension/popup.css", "@import \"base.css\"; /* url(old.svg) */ i { background: url('icons/i.svg') }"),
            ("extension/base.css", ""),
            ("extension/popup.js", "import { el } from './el.js';"),
            ("extension/el.js", ""),
            ("extension/icons/i.svg", ""),
            ("extension/unused.js", ""),
            ("extension/icons/unused.svg", ""),
            ("pkg/office/office.js", "importScripts('generated.js')"),
            ("pkg/office/office.wasm", ""),
            ("pkg/office/.stamp", ""),
        ],
    )?;
    let manifest = json!({
        "name": "a file name? no.js: it has a colon",
        "background": { "service_worker": "extension/bg.js" },
        "action": { "default_popup": "extension/popup.html" },
        "content_scripts": [{ "matches": ["https://a.example/*"], "js": ["extension/loader.js"] }],
    });
    let allowed = list(&folder.0, &manifest)?;
    let paths: Vec<&str> = allowed.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            "extension/base.css",
            "extension/bg.js",
            "extension/el.js",
            "extension/icons/i.svg",
            "extension/loader.js",
            "extension/more.js",
            "extension/popup.css",
            "extension/popup.html",
            "extension/popup.js",
            "extension/words.json",
            "pkg/office/office.js",
            "pkg/office/office.wasm",
        ]
    );
    assert_eq!(allowed["pkg/office/office.wasm"], "pkg/office/office.js");
    Ok(())
}

#[test]
fn a_missing_file_is_named_with_who_names_it() -> Result<()> {
    let folder = Folder::new("missing", &[("extension/bg.js", "importScripts('gone.js')")])?;
    let by_file = json!({ "background": { "service_worker": "extension/bg.js" } });
    let error = list(&folder.0, &by_file).expect_err("gone.js is not there");
    assert_eq!(error.to_string(), "extension/gone.js: no such file, but extension/bg.js names it");
    let by_manifest = json!({ "content_scripts": [{ "js": ["pkg/page/engine.js"] }] });
    let error = list(&folder.0, &by_manifest).expect_err("engine.js is not there");
    assert_eq!(
        error.to_string(),
        "pkg/page/engine.js: no such file, but manifest.json content_scripts [0] js [0] names it"
    );
    Ok(())
}

#[test]
fn nothing_outside_the_extension_ships() {
    let error = resolve("extension/bg.js", "../../etc/passwd.js").expect_err("outside");
    assert_eq!(error.to_string(), "extension/bg.js: names ../../etc/passwd.js, which is outside the extension");
}

#[test]
fn pages_may_see_nothing_of_ours() {
    let manifest = json!({ "web_accessible_resources": [] });
    assert!(list(Path::new("."), &manifest).is_err());
}
