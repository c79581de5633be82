//! What it does is in `src/kept.rs`; `cargo xtask fuzz kept` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::kept::run(bytes));
