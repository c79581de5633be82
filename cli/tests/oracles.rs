//! Against others' programs: what we publish is believed by python-tuf and by tough, what python-tuf makes is believed by
//! us, our canonical form is securesystemslib's, and a server that speaks S3 keeps its conditions.
//!
//! `cargo xtask setup` installs the Python half into `.python/`.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

#[path = "oracles/tools.rs"]
mod tools;

#[path = "oracles/canonical.rs"]
mod canonical;
#[path = "oracles/python_tuf.rs"]
mod python_tuf;
#[path = "oracles/s3.rs"]
mod s3;
#[path = "oracles/tough.rs"]
mod tough_client;
