//! What it does is in `src/source.rs`; `cargo xtask fuzz source` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::source::run(bytes));
