//! Anything as a pack that travels: refused, or read, and then written to the same bytes again and again, and parsed to a pack
//! or to faults that have their places.

use super::parts;
use xiaoqi::pack::diff::diff;
use xiaoqi::pack::source::{Layer, SourceFile};
use xiaoqi::pack::wire::Wire;

const BASE: &str = "[pack]\nname = \"t\"\nversion = \"1\"\n[sets]\n\"s\" = [\"a\"]\n";

/// The bytes are a document; or, without a brace in front, the text of a team's layer over a small pack.
pub fn run(bytes: &[u8]) {
    let text = parts::text(bytes);
    let read = if text.trim_start().starts_with('{') { Wire::read(bytes) } else { Wire::new(layers(text)) };
    let Ok(wire) = read else { return };
    let written = wire.write().expect("what was read can be written");
    assert_eq!(Wire::read(&written).as_ref(), Ok(&wire));
    match wire.pack() {
        Ok(pack) => assert!(diff(&pack, &pack).is_empty() && !pack.version.is_empty()),
        Err(faults) => {
            assert!(!faults.is_empty());
            let files = wire.files();
            for fault in faults {
                let file = files.get(fault.place.file).expect("a fault's file");
                assert!(file.text.get(fault.place.start..fault.place.end).is_some(), "{fault:?}");
            }
        }
    }
}

fn layers(team: String) -> Vec<Layer> {
    let layer = |name: &str, text: String| Layer::new(name.into(), vec![SourceFile { name: "a.toml".into(), text }]);
    vec![layer("default", BASE.into()), layer("team", team)]
}
