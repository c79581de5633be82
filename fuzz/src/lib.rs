//! What each fuzz target does with its bytes: one file a target, the same function whether libFuzzer or a unit test calls
//! it. A target panics where something that must hold does not.
//!
//! Seeds are meant to be read and written by hand: text, its parts divided by `|`.

pub mod address;
pub mod calendar;
pub mod check;
pub mod client;
pub mod date;
pub mod detect;
pub mod fold;
pub mod kept;
pub mod load;
pub mod metadata;
pub mod numeral;
pub mod pack;
pub mod parts;
pub mod pattern;
pub mod phrase;
pub mod promise;
pub mod remark;
pub mod sheet;
pub mod source;
pub mod timing;
pub mod wire;

/// What a target does.
pub type Run = fn(&[u8]);

/// Every target by its name, which is also that of its file in `fuzz_targets/` and of its folder in `seeds/`.
pub const TARGETS: [(&str, Run); 19] = [
    ("address", address::run),
    ("calendar", calendar::run),
    ("check", check::run),
    ("client", client::run),
    ("date", date::run),
    ("detect", detect::run),
    ("fold", fold::run),
    ("kept", kept::run),
    ("load", load::run),
    ("metadata", metadata::run),
    ("numeral", numeral::run),
    ("pattern", pattern::run),
    ("phrase", phrase::run),
    ("promise", promise::run),
    ("remark", remark::run),
    ("sheet", sheet::run),
    ("source", source::run),
    ("timing", timing::run),
    ("wire", wire::run),
];
