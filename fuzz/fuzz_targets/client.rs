//! What it does is in `src/client.rs`; `cargo xtask fuzz client` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::client::run(bytes));
