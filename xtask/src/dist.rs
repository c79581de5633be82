//! What people install: dist/chromium and dist/firefox, each also as a .zip that is the same to the byte whenever its files are.
//! Must never pack a file the manifest does not lead to, nor let a build pass that is over a bar.

use crate::archive::{self, Files};
use crate::manifest::{self, Browser};
use crate::{allow, build, files, run, sizes};
use anyhow::{Context, Result};
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
        let files = contents(&root, &manifest::derive(&manifest, browser)?)
            .with_context(|| format!("dist/{}", browser.name()))?;
        unpack(&root.join("dist").join(browser.name()), &files)?;
        let zip = archive::zip(&files)?;
        let name = format!("{}.zip", browser.name());
        files::write(&root.join("dist").join(&name), &zip)?;
        zips.push((name, files.len(), zip.len()));
    }
    println!("sizes of dist/:");
    let bar = sizes::kilobytes(sizes::ZIP_BAR);
    for (name, count, size) in &zips {
        let size = sizes::kilobytes(*size);
        println!("  {name:<28} {size:>9} in {count} files (bar {bar})");
    }
    for (name, _, size) in &zips {
        sizes::hold(name, *size, sizes::ZIP_BAR)?;
    }
    let page = build::page_wasm_gzip(&root)?;
    sizes::hold("page wasm, gzip", page, sizes::PAGE_WASM_GZIP_BAR)
}

/// The files of one browser's extension.
fn contents(root: &Path, manifest: &serde_json::Value) -> Result<Files> {
    let mut contents = Files::new();
    for path in allow::list(root, manifest)?.into_keys() {
        let bytes = files::read(&root.join(&path))?;
        contents.insert(path, bytes);
    }
    let text = serde_json::to_string_pretty(manifest).context("manifest.json")?;
    contents.insert("manifest.json".into(), format!("{text}\n").into_bytes());
    Ok(contents)
}

fn unpack(folder: &Path, contents: &Files) -> Result<()> {
    files::remove_folder(folder)?;
    for (path, bytes) in contents {
        files::write(&folder.join(path), bytes)?;
    }
    Ok(())
}
