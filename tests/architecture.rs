//! The walls of docs/architecture.md, checked over the source text.
