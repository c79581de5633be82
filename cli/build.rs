//! Bakes the default pack into the command: built, and its source as it travels.

#[path = "src/bake.rs"]
mod bake;
#[path = "src/source_dir.rs"]
mod source_dir;

fn main() {
    bake::default_pack();
    bake::default_wire();
}
