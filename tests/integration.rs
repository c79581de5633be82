//! The core's integration tests: one binary.

mod architecture;
mod default_pack;
