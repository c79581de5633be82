//! What it does is in `src/calendar.rs`; `cargo xtask fuzz calendar` runs it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoqi_fuzz::calendar::run(bytes));
