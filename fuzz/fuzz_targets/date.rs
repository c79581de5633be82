//! What it does is in `src/date.rs`; `cargo xtask fuzz date` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::date::run(bytes));
