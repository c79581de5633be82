//! Reading, writing, listing and fingerprinting files, with the path in every error message.
//! Must never guess: a file that cannot be read is an error, not an empty file.

use anyhow::{Context, Result};
use std::collections::hash_map::DefaultHasher;
use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::{fs, io};

pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{}: cannot read", path.display()))
}

pub(crate) fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{}: cannot read", path.display()))
}

/// Writes a file, making the folders above it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{}: cannot make", folder.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("{}: cannot write", path.display()))
}

/// Removes a folder with all that is in it; none there is fine.
pub(crate) fn remove_folder(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{}: cannot remove", path.display()))
        }
        _ => Ok(()),
    }
}

/// The files of a folder whose names end so, sorted; none where the folder is missing.
pub(crate) fn ending(folder: &Path, suffix: &str) -> Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.with_context(|| format!("{}: cannot list", folder.display()))?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.with_context(|| format!("{}: cannot list", folder.display()))?.path();
        if path.to_string_lossy().ends_with(suffix) && path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// A fingerprint that tells whether work must be done again. Not for trust: it is not cryptographic.
pub(crate) fn fingerprint(parts: &[&[u8]]) -> String {
    let mut hasher = DefaultHasher::new();
    for part in parts {
        hasher.write_usize(part.len());
        hasher.write(part);
    }
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_keeps_its_parts_apart() {
        assert_eq!(fingerprint(&[b"ab", b"c"]), fingerprint(&[b"ab", b"c"]));
        assert_ne!(fingerprint(&[b"ab", b"c"]), fingerprint(&[b"a", b"bc"]));
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = read(Path::new("no/such/file")).expect_err("it must fail");
        assert_eq!(error.to_string(), "no/such/file: cannot read");
    }

    #[test]
    fn a_missing_folder_has_no_files() -> Result<()> {
        assert!(ending(Path::new("no/such/folder"), ".mjs")?.is_empty());
        Ok(())
    }
}
