//! A zip that is the same to the byte whenever its files are: entries sorted, one fixed time, one fixed mode.
//! Must never take a time, an order or a mode from the file system.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// Path inside the extension (with `/`) and content, in the order they are packed in.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Levels above nine are zopfli's: the same format, some 4 % smaller, and seconds to make.
const ZOPFLI: i64 = 15;

pub(crate) fn zip(files: &Files) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(ZOPFLI))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        writer.start_file(path, options).with_context(|| format!("{path}: cannot add to the zip"))?;
        writer.write_all(bytes).with_context(|| format!("{path}: cannot add to the zip"))?;
    }
    let cursor = writer.finish().context("zip: cannot finish")?;
    Ok(cursor.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Files {
        names.iter().map(|name| ((*name).into(), name.as_bytes().repeat(50))).collect()
    }

    #[test]
    fn the_same_files_give_the_same_bytes() -> Result<()> {
        let one = zip(&files(&["manifest.json", "extension/小旗.js"]))?;
        let two = zip(&files(&["extension/小旗.js", "manifest.json"]))?;
        assert_eq!(one, two);
        assert_ne!(one, zip(&files(&["manifest.json"]))?);
        Ok(())
    }

    #[test]
    fn entries_are_sorted_and_timeless() -> Result<()> {
        let bytes = zip(&files(&["b/z.js", "a.js", "b/a.js"]))?;
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes))?;
        let mut names = Vec::new();
        for index in 0..archive.len() {
            let entry = archive.by_index(index)?;
            assert_eq!(entry.last_modified(), Some(DateTime::DEFAULT));
            names.push(entry.name()?.into_owned());
        }
        assert_eq!(names, ["a.js", "b/a.js", "b/z.js"]);
        Ok(())
    }
}
