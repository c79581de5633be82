//! Attacks on the client of `trust`, against a repository in memory. The same functions run as native tests and, by
//! `tests/wasm/attacks.test.mjs`, in wasm. Each says: what runs is unchanged, why is told, the next honest update succeeds.
//!
//! Ships nowhere; must never need a clock, a network, a disk or chance.
#![allow(clippy::unwrap_used, missing_docs, reason = "all of this is test code, also where it is built for wasm")]

/// Cases by name, and each as a test of its own.
macro_rules! cases {
    ($($name:ident),* $(,)?) => {
        pub(crate) const CASES: &[(&str, fn())] = &[$((concat!(module_path!(), "::", stringify!($name)), $name)),*];

        #[cfg(test)]
        mod tests {
            $(#[test] fn $name() { super::$name(); })*
        }
    };
}

pub mod agent;
pub mod repo;

mod device;
mod faults;
mod listing;
mod packs;
mod roots;
mod scenarios;
mod signatures;
mod syntax;
mod time;

#[cfg(test)]
mod oracle;

use wasm_bindgen::prelude::wasm_bindgen;

fn cases() -> Vec<(&'static str, fn())> {
    let all = [
        signatures::CASES,
        listing::CASES,
        packs::CASES,
        time::CASES,
        roots::CASES,
        faults::CASES,
        device::CASES,
        syntax::CASES,
        scenarios::CASES,
    ];
    all.concat()
}

/// The names of all cases, one a line.
#[wasm_bindgen]
pub fn names() -> String {
    cases().iter().map(|(name, _)| *name).collect::<Vec<_>>().join("\n")
}

/// Runs one case by its place; what it says when it fails is thrown.
#[wasm_bindgen]
pub fn run(at: usize) {
    #[cfg(target_arch = "wasm32")]
    std::panic::set_hook(Box::new(|info| wasm_bindgen::throw_str(&info.to_string())));
    cases()[at].1();
}
