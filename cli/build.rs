//! Bakes the default pack, built, into the command.

#[path = "src/bake.rs"]
mod bake;
#[path = "src/source_dir.rs"]
mod source_dir;

fn main() {
    bake::default_pack();
}
