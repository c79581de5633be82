//! The core's integration tests: one binary.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod address;
mod architecture;
mod dates;
mod default_pack;
mod fuzz;
mod pack_format;
mod phrases;
mod remark;
mod remarks;
mod wording;
