//! Bakes the default pack, built and proved, into the page's engine.

#[path = "../../cli/src/bake.rs"]
mod bake;
#[path = "../../cli/src/source_dir.rs"]
mod source_dir;

fn main() {
    bake::default_pack();
}
