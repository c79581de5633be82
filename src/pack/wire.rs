//! What travels between people: the TOML source of all layers of a pack in one JSON document. The command signs these
//! bytes, the device reads them with the same parser, so what a supervisor proved is what comes into force.
//!
//! ```text
//! {"schema":"xiaoqi-pack/1","layers":[{"name":"default","files":[{"name":"wording/x.toml","text":"…"}]},…]}
//! ```
//! Strict: one schema, no key twice or unknown, nothing behind the document, names in order, sizes bounded before anything
//! is parsed. Never trusts what it reads: signatures are checked before, by others.

use super::source::{Layer, Reach, SourceFile, parse_layers, private};
use super::{Fault, Pack};
use serde::{Deserialize, Serialize};

/// The one schema this engine reads and writes.
pub const SCHEMA: &str = "xiaoqi-pack/1";
/// The most bytes of a document (limits of the format: a pack is at most 2 MiB decoded).
pub const MOST_BYTES: usize = 2 << 20;
/// The most layers.
pub const MOST_LAYERS: usize = 8;
/// The most files of a layer.
pub const MOST_FILES: usize = 256;
/// The most bytes of a file's or a layer's name.
pub const LONGEST_NAME: usize = 120;

/// A pack as it travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wire {
    layers: Vec<Layer>,
}

/// Why bytes are no pack's wire form. Each is a refusal of the whole document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// More than [`MOST_BYTES`].
    #[error("{0} bytes, and a pack has at most {MOST_BYTES}")]
    TooLong(usize),
    /// Not the JSON of this schema: broken, a key twice, unknown or missing, something behind the end.
    #[error("no pack: {0}")]
    Json(String),
    /// Another schema.
    #[error("of schema `{0}`, and this engine reads {SCHEMA}")]
    OtherSchema(String),
    /// No layer, no file, or too many.
    #[error("{0}")]
    Count(String),
    /// A name that is no plain relative path, stands twice, or is out of order.
    #[error("`{0}`: {1}")]
    Name(String, &'static str),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    schema: String,
    layers: Vec<LayerJson>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LayerJson {
    name: String,
    files: Vec<FileJson>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileJson {
    name: String,
    text: String,
}

impl Wire {
    /// Of layers, the lowest first. Files are put in the order of their names.
    ///
    /// # Errors
    /// What could not be read again: counts, names, the whole length.
    pub fn new(mut layers: Vec<Layer>) -> Result<Self, WireError> {
        for layer in &mut layers {
            layer.files.sort_by(|a, b| a.name.cmp(&b.name));
        }
        let wire = Self { layers };
        wire.check()?;
        wire.write().map(|_| wire)
    }

    /// Reads a document.
    ///
    /// # Errors
    /// One [`WireError`] for the first thing that is not as it must be.
    pub fn read(bytes: &[u8]) -> Result<Self, WireError> {
        if bytes.len() > MOST_BYTES {
            return Err(WireError::TooLong(bytes.len()));
        }
        let document: Document = serde_json::from_slice(bytes).map_err(|e| WireError::Json(e.to_string()))?;
        if document.schema != SCHEMA {
            return Err(WireError::OtherSchema(document.schema.chars().take(40).collect()));
        }
        let file = |file: FileJson| SourceFile { name: file.name, text: file.text };
        let layer = |l: LayerJson| Layer::new(l.name, l.files.into_iter().map(file).collect());
        let wire = Self { layers: document.layers.into_iter().map(layer).collect() };
        wire.check()?;
        Ok(wire)
    }

    /// The document. The same layers always give the same bytes.
    ///
    /// # Errors
    /// If it is longer than a pack may be.
    pub fn write(&self) -> Result<Vec<u8>, WireError> {
        let file = |file: &SourceFile| FileJson { name: file.name.clone(), text: file.text.clone() };
        let layer =
            |layer: &Layer| LayerJson { name: layer.name.clone(), files: layer.files.iter().map(file).collect() };
        let document = Document { schema: SCHEMA.to_owned(), layers: self.layers.iter().map(layer).collect() };
        let bytes = serde_json::to_vec(&document).map_err(|e| WireError::Json(e.to_string()))?;
        if bytes.len() > MOST_BYTES { Err(WireError::TooLong(bytes.len())) } else { Ok(bytes) }
    }

    /// The layers, the lowest first.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// With a delegated document's layers above: what a role signed that may only write what `reach` says.
    ///
    /// # Errors
    /// More layers than may be, or a name that is there already.
    pub fn with(mut self, delegated: Self, reach: Reach) -> Result<Self, WireError> {
        self.layers.extend(delegated.layers.into_iter().map(|layer| layer.reaching(reach)));
        self.check()?;
        Ok(self)
    }

    /// All files, in the order that faults' places count them, named `layer/file`.
    pub fn files(&self) -> Vec<SourceFile> {
        let named = |layer: &Layer, file: &SourceFile| SourceFile {
            name: format!("{}/{}", layer.name, file.name),
            text: file.text.clone(),
        };
        self.layers.iter().flat_map(|layer| layer.files.iter().map(|file| named(layer, file))).collect()
    }

    /// The pack it says.
    ///
    /// # Errors
    /// Faults with their places in [`Wire::files`]; 接待IDs in clear are such.
    pub fn pack(&self) -> Result<Pack, Vec<Fault>> {
        let pack = parse_layers(&self.layers)?;
        let private = private(&pack);
        if private.is_empty() { Ok(pack) } else { Err(private) }
    }

    fn check(&self) -> Result<(), WireError> {
        if !(1..=MOST_LAYERS).contains(&self.layers.len()) {
            return Err(WireError::Count(format!("a pack has 1 to {MOST_LAYERS} layers")));
        }
        for (at, layer) in self.layers.iter().enumerate() {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if layer.name.is_empty() || layer.name.len() > LONGEST_NAME || !layer.name.chars().all(plain) {
                return Err(refused(&layer.name, "a layer is called by small letters, digits and -"));
            }
            if self.layers.iter().take(at).any(|below| below.name == layer.name) {
                return Err(refused(&layer.name, "two layers are called so"));
            }
            if !(1..=MOST_FILES).contains(&layer.files.len()) {
                return Err(WireError::Count(format!("layer `{}`: 1 to {MOST_FILES} files", layer.name)));
            }
            let mut before = "";
            for file in &layer.files {
                check_name(&file.name)?;
                if file.name.as_str() <= before {
                    return Err(refused(&file.name, "file names stand in order, each once"));
                }
                before = &file.name;
            }
        }
        Ok(())
    }
}

/// A plain relative path: it may come to stand in a message or in a file system.
fn check_name(name: &str) -> Result<(), WireError> {
    let piece = |piece: &str| {
        !piece.is_empty()
            && !piece.starts_with('.')
            && piece.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
    };
    if name.len() > LONGEST_NAME || !name.ends_with(".toml") || !name.split('/').all(piece) {
        return Err(refused(name, "a file's name is a plain relative path that ends in .toml"));
    }
    Ok(())
}

fn refused(name: &str, why: &'static str) -> WireError {
    WireError::Name(name.chars().take(LONGEST_NAME).flat_map(char::escape_default).collect(), why)
}

#[cfg(test)]
#[path = "wire_tests.rs"]
mod tests;
