//! What it does is in `src/pattern.rs`; `cargo xtask fuzz pattern` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::pattern::run(bytes));
