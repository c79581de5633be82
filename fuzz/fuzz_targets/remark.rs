//! What it does is in `src/remark.rs`; `cargo xtask fuzz remark` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::remark::run(bytes));
