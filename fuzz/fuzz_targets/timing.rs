//! What it does is in `src/timing.rs`; `cargo xtask fuzz timing` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::timing::run(bytes));
