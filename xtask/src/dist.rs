//! What people install: dist/chromium and dist/firefox, each also as a .zip that is the same to the byte whenever its files are.
//! Must never pack a file the manifest does not lead to, nor let a build pass that is over a bar.

use crate::archive::{self, Files};
use crate::manifest::{self, Browser};
use crate::{allow, build, files, run, sizes};
use anyhow::{Context, Result, bail};
use std::path::Path;

/// `cargo xtask dist`: build, then pack.
pub(crate) fn command() -> Result<()> {
    build::command("wasm")?;
    pack()
}

/// Packs what is built.
pub(crate) fn pack() -> Result<()> {
    let root = run::root();
    let manifest = manifest::read(&root)?;
    let mut zips = Vec::new();
    for browser in Browser::ALL {
        let mut files = contents(&root, &manifest::derive(&manifest, browser)?)
            .with_context(|| format!("dist/{}", browser.name()))?;
        if browser == Browser::Firefox {
            // No policy of a page's forbids our wasm there.
            files.remove(TWIN);
        }
        unpack(&root.join("dist").join(browser.name()), &files)?;
        let zip = archive::zip(&files)?;
        let name = format!("{}.zip", browser.name());
        files::write(&root.join("dist").join(&name), &zip)?;
        let bar = match browser {
            Browser::Chromium => sizes::CHROMIUM_ZIP_BAR,
            Browser::Firefox => sizes::FIREFOX_ZIP_BAR,
        };
        zips.push((name, files.len(), zip.len(), bar));
    }
    println!("sizes of dist/:");
    for (name, count, size, bar) in &zips {
        let [size, bar] = [*size, *bar].map(sizes::kilobytes);
        println!("  {name:<28} {size:>9} in {count} files (bar {bar})");
    }
    for (name, _, size, bar) in &zips {
        sizes::hold(name, *size, *bar)?;
    }
    let page = build::page_wasm_gzip(&root)?;
    sizes::hold("page wasm, gzip", page, sizes::PAGE_WASM_GZIP_BAR)
}

/// The engine without wasm.
const TWIN: &str = "pkg/page/twin.js";

/// The files of one browser's extension.
fn contents(root: &Path, manifest: &serde_json::Value) -> Result<Files> {
    let mut contents = Files::new();
    for path in allow::list(root, manifest)?.into_keys() {
        let bytes = files::read(&root.join(&path))?;
        let bytes = if path == ENROLMENT { enrolled(&bytes, std::env::var("XIAOQI_ENROL").ok())? } else { bytes };
        contents.insert(path, bytes);
    }
    let text = serde_json::to_string_pretty(manifest).context("manifest.json")?;
    contents.insert("manifest.json".into(), format!("{text}\n").into_bytes());
    Ok(contents)
}

/// Where the team stands that a copy of the extension is made for.
const ENROLMENT: &str = "extension/enrolment.js";

/// That script with an enrolment code in it, if one is set: `XIAOQI_ENROL=… cargo xtask dist`.
fn enrolled(script: &[u8], code: Option<String>) -> Result<Vec<u8>> {
    let Some(code) = code.filter(|code| !code.is_empty()) else { return Ok(script.to_vec()) };
    if !code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        bail!("XIAOQI_ENROL: an enrolment code has letters, digits and - only");
    }
    let text = String::from_utf8_lossy(script);
    let with = text.replace("XIAOQI_ENROLMENT = \"\"", &format!("XIAOQI_ENROLMENT = \"{code}\""));
    if with == text {
        bail!("{ENROLMENT}: no place for a code");
    }
    Ok(with.into_bytes())
}

fn unpack(folder: &Path, contents: &Files) -> Result<()> {
    files::remove_folder(folder)?;
    for (path, bytes) in contents {
        files::write(&folder.join(path), bytes)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_goes_into_its_place_and_nothing_else_does() -> Result<()> {
        let script = files::read(&run::root().join(ENROLMENT))?;
        assert_eq!(enrolled(&script, None)?, script);
        let with = String::from_utf8(enrolled(&script, Some("ABCDE-FG234".into()))?)?;
        assert!(with.contains("XIAOQI_ENROLMENT = \"ABCDE-FG234\";"), "{with}");
        assert!(enrolled(&script, Some("\";alert(1)//".into())).is_err());
        assert!(enrolled(b"other", Some("ABCDE".into())).is_err());
        Ok(())
    }
}
