//! Bakes what the background must know of the default pack's sites: which editors matter on which
//! host, which keys the pages use themselves.

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
        let editors: Vec<&String> = site.editor.selectors.iter().chain(&site.remark.text).collect();
        for host in &site.hosts {
            let _ = write!(table, "({host:?}, &{editors:?}),");
        }
    }
    table.push(']');
    let mut keys = String::from("&[");
    for site in &pack.sites {
        let _ = write!(keys, "({:?}, &{:?}),", site.name, site.keys);
    }
    keys.push(']');
    let out = std::env::var_os("OUT_DIR").expect("set by cargo");
    std::fs::write(Path::new(&out).join("editors.rs"), table).expect("writable OUT_DIR");
    std::fs::write(Path::new(&out).join("keys.rs"), keys).expect("writable OUT_DIR");
}
