//! What it does is in `src/detect.rs`; `cargo xtask fuzz detect` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::detect::run(bytes));
