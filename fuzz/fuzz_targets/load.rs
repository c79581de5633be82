//! What it does is in `src/load.rs`; `cargo xtask fuzz load` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::load::run(bytes));
