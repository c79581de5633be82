//! What it does is in `src/sheet.rs`; `cargo xtask fuzz sheet` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::sheet::run(bytes));
