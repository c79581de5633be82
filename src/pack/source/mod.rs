//! A pack's source: TOML files, one a subject, read with the place of everything, so that a wrong entry can be shown
//! where it was written. Unknown keys are faults: a misspelt key must never switch a rule off in silence.

pub mod caps;
mod daily;
mod data;
mod file;
mod layer;
mod merge;
mod merged;
mod nearest;
mod rule;
pub mod schema;
mod sets;
mod shown;
mod tree;
mod until;

pub use layer::{Layer, Reach};
pub use nearest::nearest;
pub(crate) use shown::{is_hidden, look_alike};

use super::{Fault, Pack, Place};
use file::FileToml;
use merged::Merged;
use serde_spanned::Spanned;

/// One file of a pack's source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path, as people know it.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Reads a pack from its files: one layer that stands by itself.
///
/// # Errors
/// Every fault that can be told from one reading: all of a file's rules are looked at, but a file whose TOML is broken
/// gives only its first fault.
pub fn parse(files: &[SourceFile]) -> Result<Pack, Vec<Fault>> {
    parse_layers(&[Layer::new("default".to_owned(), files.to_vec())])
}

/// Reads a pack from its layers, the lowest first. A layer adds to what is below; a rule, phrase, limit, remark form, site,
/// announcement, reminder, line of a shift's beginning or set of the same id takes the place of the one below; `disable = ["id"]` takes one out; of `[team]` each
/// field by itself. A fault's file counts through all layers' files.
///
/// # Errors
/// As [`parse`].
pub fn parse_layers(layers: &[Layer]) -> Result<Pack, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut merged = Merged::new();
    let mut file = 0;
    for (at, layer) in layers.iter().enumerate() {
        let mut parsed = Vec::new();
        for source in &layer.files {
            shown::check_file(&source.text, file, &mut faults);
            match read(source, file) {
                Ok(toml) => parsed.push((file, toml)),
                Err(fault) => faults.push(fault),
            }
            file += 1;
        }
        merged.add(at, layers, parsed, &mut faults);
    }
    let pack = merged.read(&mut faults);
    if pack.version.is_empty() && faults.is_empty() {
        faults.push(
            Fault::new(Place::default(), "the pack has no [pack] with name and version").help("add it to pack.toml"),
        );
    }
    if faults.is_empty() { Ok(pack) } else { Err(faults) }
}

/// The layer that a folder's files stand upon, if one of them says so; broken files say nothing.
pub fn base(files: &[SourceFile]) -> Option<String> {
    let said = files.iter().filter_map(|file| read(file, 0).ok()?.pack);
    said.filter_map(|about| about.into_inner().base).map(Spanned::into_inner).next()
}

/// Faults for all that may stand in a folder at home and never in a pack that travels: 接待IDs in clear.
pub fn private(pack: &Pack) -> Vec<Fault> {
    until::in_clear(pack)
}

fn read(source: &SourceFile, file: usize) -> Result<FileToml, Fault> {
    tree::read::<FileToml>(&source.text).map_err(|error| {
        let span = error.span.unwrap_or(0..0);
        let help = nearest::advise(&error.message, source.text.get(span.clone()).unwrap_or(""));
        let fault = Fault::new(Place { file, start: span.start, end: span.end }, error.message);
        match help {
            Some(help) => fault.help(help),
            None => fault,
        }
    })
}

/// The parts that one character is taken apart into.
fn splits(whole: &str, parts: Vec<String>) -> Result<Vec<(String, char)>, String> {
    let mut chars = whole.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else {
        return Err(format!("「{whole}」 is not one character"));
    };
    let read: Vec<_> = parts.into_iter().map(|parts| (crate::text::fold_str(&parts), c)).collect();
    match read.iter().find(|(parts, _)| !(2..=3).contains(&parts.chars().count())) {
        Some((parts, _)) => Err(format!("「{parts}」: a character has two or three parts")),
        None => Ok(read),
    }
}

fn place<T>(file: usize, spanned: &Spanned<T>) -> Place {
    let span = spanned.span();
    Place { file, start: span.start, end: span.end }
}

#[cfg(test)]
mod layers_tests;
#[cfg(test)]
mod tests;
