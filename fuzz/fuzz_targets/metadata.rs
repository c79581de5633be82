//! What it does is in `src/metadata.rs`; `cargo xtask fuzz metadata` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::metadata::run(bytes));
