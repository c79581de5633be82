//! For build scripts: builds and proves `packs/default` into `OUT_DIR/default.pack`. A pack with a fault stops the
//! build, with the fault's place.

use super::source_dir;
use std::path::{Path, PathBuf};
use xiaoqi::desk::{self, Desk};
use xiaoqi::pack::source;

/// Builds the default pack of the workspace that the running build script belongs to.
pub(crate) fn default_pack() {
    let here = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("set by cargo"));
    let folder = here
        .ancestors()
        .map(|up| up.join("packs/default"))
        .find(|p| p.is_dir())
        .expect("packs/default of the workspace");
    println!("cargo::rerun-if-changed={}", folder.display());
    let files = source_dir::read(&folder).expect("readable pack source");
    let built = source::parse(&files).and_then(|pack| {
        let built = desk::build(&pack)?;
        let desk = Desk::load(&built).expect("a pack just built");
        desk::prove(&pack, &desk).map(|_| built)
    });
    let out = Path::new(&std::env::var_os("OUT_DIR").expect("set by cargo")).join("default.pack");
    match built {
        Ok(built) => std::fs::write(out, built).expect("writable OUT_DIR"),
        Err(faults) => {
            for fault in faults {
                let file = files.get(fault.place.file);
                let (line, column) = file.map_or((1, 1), |f| fault.line_column(&f.text));
                let name = file.map_or("", |f| f.name.as_str());
                println!("cargo::error=packs/default/{name}:{line}:{column}: {}", fault.message);
            }
        }
    }
}
