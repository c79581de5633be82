//! Bakes what the background must know of the default pack's sites: which editors matter on which host.

#[path = "../../cli/src/source_dir.rs"]
mod source_dir;

use std::fmt::Write as _;
use std::path::Path;
use xiaoqi::pack::source;

fn main() {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").expect("set by cargo");
    let folder = Path::new(&here).join("../../packs/default");
    println!("cargo::rerun-if-changed={}", folder.display());
    let files = source_dir::read(&folder).expect("readable pack source");
    let pack = match source::parse(&files) {
        Ok(pack) => pack,
        Err(faults) => {
            println!("cargo::error=packs/default: {}", faults[0].message);
            return;
        }
    };
    let mut table = String::from("&[");
    for site in &pack.sites {
        for host in &site.hosts {
            let _ = write!(table, "({host:?}, &{:?}),", site.editor.selectors);
        }
    }
    table.push(']');
    let out = Path::new(&std::env::var_os("OUT_DIR").expect("set by cargo")).join("editors.rs");
    std::fs::write(out, table).expect("writable OUT_DIR");
}
