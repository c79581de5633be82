//! A pack's source folder, and below it the default pack where the folder says `base = "default"`. Faults are shown in the
//! file of the layer they are in.

use crate::{faults, source_dir};
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use xiaoqi::desk::{self, Desk};
use xiaoqi::pack::source::{self, Layer, SourceFile};
use xiaoqi::pack::wire::Wire;
use xiaoqi::pack::{Fault, Pack, Place};

/// The default pack's source as it travels, baked in so that a team's pack can stand upon it anywhere.
static DEFAULT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/default.json"));

/// The name that packs know the default one by.
const BASE: &str = "default";

/// A source folder with what it stands upon.
pub(crate) struct Folder {
    path: PathBuf,
    layers: Vec<Layer>,
}

impl Folder {
    /// Reads a folder.
    ///
    /// # Errors
    /// If it cannot be read, holds no `.toml` file, or names a base that is not known.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Self> {
        let files = source_dir::read(path).with_context(|| path.display().to_string())?;
        if files.is_empty() {
            bail!("{}: no .toml file here", path.display());
        }
        let path = path.to_path_buf();
        match source::base(&files).as_deref() {
            None => Ok(Self { path, layers: vec![Layer::new(BASE.to_owned(), files)] }),
            Some(BASE) => {
                let mut layers = Self::default_pack()?.layers;
                layers.push(Layer::new("team".to_owned(), files));
                Ok(Self { path, layers })
            }
            Some(other) => bail!("{}: base = \"{other}\", and only \"{BASE}\" is known", path.display()),
        }
    }

    /// The default pack by itself.
    pub(crate) fn default_pack() -> anyhow::Result<Self> {
        let wire = Wire::read(DEFAULT).context("the bundled pack's source")?;
        Ok(Self { path: PathBuf::from("packs/default"), layers: wire.layers().to_vec() })
    }

    /// Its own files: those of the highest layer.
    pub(crate) fn own(&self) -> &[SourceFile] {
        self.layers.last().map_or(&[], |layer| &layer.files)
    }

    /// The name of its own file that a place is in; none if a layer below says it.
    pub(crate) fn own_name(&self, place: Place) -> Option<&str> {
        let below: usize = self.layers.iter().rev().skip(1).map(|layer| layer.files.len()).sum();
        self.own().get(place.file.checked_sub(below)?).map(|file| file.name.as_str())
    }

    /// Puts a file in the place of the one of that name, or takes it out. On the disk nothing changes.
    pub(crate) fn put(&mut self, name: &str, text: Option<String>) {
        let Some(own) = self.layers.last_mut() else { return };
        own.files.retain(|file| file.name != name);
        own.files.extend(text.map(|text| SourceFile { name: name.to_owned(), text }));
        own.files.sort_by(|a, b| a.name.cmp(&b.name));
    }

    /// Whether it stands upon another layer.
    pub(crate) fn is_layered(&self) -> bool {
        self.layers.len() > 1
    }

    /// The pack.
    ///
    /// # Errors
    /// Faults, to be shown by [`Folder::print`].
    pub(crate) fn pack(&self) -> Result<Pack, Vec<Fault>> {
        source::parse_layers(&self.layers)
    }

    /// As it travels.
    ///
    /// # Errors
    /// Faults; what may not travel is one.
    pub(crate) fn wire(&self) -> Result<Wire, Vec<Fault>> {
        let wire = Wire::new(self.layers.clone()).map_err(|e| vec![Fault::new(NOWHERE, e.to_string())])?;
        wire.pack().map(|_| wire)
    }

    /// All files by the names people know them by, as faults' places count them.
    pub(crate) fn files(&self) -> Vec<SourceFile> {
        let own = self.layers.len().saturating_sub(1);
        let mut all = Vec::new();
        for (at, layer) in self.layers.iter().enumerate() {
            let folder =
                if at == own { self.path.to_string_lossy().into_owned() } else { format!("packs/{}", layer.name) };
            let folder = folder.trim_end_matches('/');
            let named = |f: &SourceFile| SourceFile { name: format!("{folder}/{}", f.name), text: f.text.clone() };
            all.extend(layer.files.iter().map(named));
        }
        all
    }

    /// Shows faults where they were written.
    pub(crate) fn print(&self, found: &[Fault]) {
        faults::print(found, &self.files(), "");
        eprintln!("{}: {} fault(s)", self.path.display(), found.len());
    }
}

/// A fault of no place.
pub(crate) const NOWHERE: xiaoqi::pack::Place = xiaoqi::pack::Place { file: usize::MAX, start: 0, end: 0 };

/// Builds and proves a pack: the bytes, and how many tests passed.
///
/// # Errors
/// Faults of the build or the proof.
pub(crate) fn proved(pack: &Pack) -> Result<(Vec<u8>, usize), Vec<Fault>> {
    let built = desk::build(pack)?;
    let desk = Desk::load(&built).map_err(|e| vec![Fault::new(NOWHERE, e.to_string())])?;
    let tried = desk::prove(pack, &desk)?;
    Ok((built, tried))
}

/// The bytes to publish of the pack in `folder`: read, built, proved and fit to travel. Nothing if it has faults, which are
/// shown then.
///
/// # Errors
/// If the folder cannot be read.
pub(crate) fn wire(folder: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    let folder = Folder::read(folder)?;
    let made = folder.wire().and_then(|wire| {
        proved(&wire.pack()?)?;
        wire.write().map_err(|e| vec![Fault::new(NOWHERE, e.to_string())])
    });
    match made {
        Ok(bytes) => Ok(Some(bytes)),
        Err(found) => {
            folder.print(&found);
            Ok(None)
        }
    }
}
