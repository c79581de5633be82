//! What it does is in `src/promise.rs`; `cargo xtask fuzz promise` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::promise::run(bytes));
