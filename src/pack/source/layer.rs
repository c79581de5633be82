//! A layer of a pack: files that stand upon the layer below, and what they may say.

use super::SourceFile;

/// What a layer may say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Everything.
    #[default]
    All,
    /// Phrases and nothing else (a team lead's own target).
    Phrases,
    /// Hint-mode assignments and nothing else (a trainer's own target).
    Hints,
}

/// Files that stand upon the layer below: what they say is added, what they say again takes the place of what was
/// there, what they disable is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// Its name: `default`, `team`. A layer's `[pack]` names the one it stands upon by it.
    pub name: String,
    /// Its files, in the order they are read.
    pub files: Vec<SourceFile>,
    /// What it may say; not written down with it: who signed it decides.
    pub reach: Reach,
}

impl Layer {
    /// A layer that may say everything.
    pub fn new(name: String, files: Vec<SourceFile>) -> Self {
        Self { name, files, reach: Reach::All }
    }

    /// The same, held to `reach`.
    #[must_use]
    pub fn reaching(self, reach: Reach) -> Self {
        Self { reach, ..self }
    }
}
