//! What it does is in `src/address.rs`; `cargo xtask fuzz address` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::address::run(bytes));
