//! What it does is in `src/phrase.rs`; `cargo xtask fuzz phrase` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::phrase::run(bytes));
