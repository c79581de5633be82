//! What it does is in `src/fold.rs`; `cargo xtask fuzz fold` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::fold::run(bytes));
