//! What it does is in `src/numeral.rs`; `cargo xtask fuzz numeral` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::numeral::run(bytes));
