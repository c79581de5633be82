//! The small pack that targets run over: pack.toml uses everything there is (tests/fuzz.rs holds it to that). Small, so that
//! an execution is short and a change to its bytes likely hits something.

use std::sync::OnceLock;
use xiaoqi::desk::{Desk, build};
use xiaoqi::pack::Pack;
use xiaoqi::pack::source::{SourceFile, parse};
use xiaoqi::remark::address::Divisions;

/// The pack.
pub fn pack() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| {
        let text = include_str!("pack.toml").to_owned();
        parse(&[SourceFile { name: "pack.toml".into(), text }]).unwrap_or_else(|faults| panic!("{faults:#?}"))
    })
}

/// The pack, built.
pub fn built() -> &'static [u8] {
    static BUILT: OnceLock<Vec<u8>> = OnceLock::new();
    BUILT.get_or_init(|| build(pack()).unwrap_or_else(|faults| panic!("{faults:#?}")))
}

/// Asks the desk over it: one a thread, used again and again as a page does.
pub fn desk<T>(ask: impl FnOnce(&Desk) -> T) -> T {
    thread_local! {
        static DESK: Desk = {
            let desk = Desk::load(built()).expect("it was just built");
            desk.remarks().learn_divisions(Divisions::bundled());
            desk
        };
    }
    DESK.with(ask)
}
