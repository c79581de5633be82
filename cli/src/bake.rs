//! For build scripts: builds and proves `packs/default` into `OUT_DIR/default.pack`. A pack with a fault stops the
//! build, with the fault's place.

use super::source_dir;
use std::path::{Path, PathBuf};
use xiaoqi::desk::{self, Desk};
use xiaoqi::pack::source::{self, Layer};
use xiaoqi::pack::wire::Wire;

/// `packs/default` of the workspace that the running build script belongs to.
fn folder() -> PathBuf {
    let here = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("set by cargo"));
    let mut above = here.ancestors().map(|up| up.join("packs/default"));
    above.find(|p| p.is_dir()).expect("packs/default of the workspace")
}

fn out(name: &str) -> PathBuf {
    Path::new(&std::env::var_os("OUT_DIR").expect("set by cargo")).join(name)
}

/// Writes the default pack's source as it travels, `OUT_DIR/default.json`: what a team's pack stands upon.
#[allow(dead_code, reason = "pages have no use for it")]
pub(crate) fn default_wire() {
    let files = source_dir::read(&folder()).expect("readable pack source");
    let wire = Wire::new(vec![Layer::new("default".to_owned(), files)]).and_then(|wire| wire.write());
    match wire {
        Ok(wire) => std::fs::write(out("default.json"), wire).expect("writable OUT_DIR"),
        Err(error) => println!("cargo::error=packs/default: {error}"),
    }
}

/// Builds the default pack of the workspace that the running build script belongs to.
pub(crate) fn default_pack() {
    let folder = folder();
    println!("cargo::rerun-if-changed={}", folder.display());
    let files = source_dir::read(&folder).expect("readable pack source");
    let built = source::parse(&files).and_then(|pack| {
        let built = desk::build(&pack)?;
        let desk = Desk::load(&built).expect("a pack just built");
        desk::prove(&pack, &desk).map(|_| built)
    });
    match built {
        Ok(built) => std::fs::write(out("default.pack"), built).expect("writable OUT_DIR"),
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
