//! What it does is in `src/wire.rs`; `cargo xtask fuzz wire` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::wire::run(bytes));
