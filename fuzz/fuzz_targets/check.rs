//! What it does is in `src/check.rs`; `cargo xtask fuzz check` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::check::run(bytes));
