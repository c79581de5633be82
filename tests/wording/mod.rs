//! The wording engine over the default pack and over made-up ones, through the façade only.

#![expect(clippy::print_stdout, reason = "tests print tables for whoever tunes the rules (-- --nocapture)")]

mod cases;
mod disguise;
mod evasion;
mod legitimate;
mod oracle;

use std::sync::OnceLock;
use xiaoqi::desk::{self, Desk};
use xiaoqi::pack::Pack;

/// The default pack, read once.
fn pack() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(crate::default_pack::pack)
}

/// A desk over the default pack.
fn desk() -> Desk {
    static BUILT: OnceLock<Vec<u8>> = OnceLock::new();
    Desk::load(BUILT.get_or_init(|| desk::build(pack()).unwrap())).unwrap()
}

/// A file of this folder.
fn file(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wording").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Whether an environment variable is set.
fn asked(name: &str) -> bool {
    std::env::var_os(name).is_some()
}
