//! Reads a pack's source folder: every `.toml` in it and below, in the order of their paths.
//!
//! Shared by the command and by the page's build script; needs only the core.

use std::path::Path;
use xiaoqi::pack::source::SourceFile;

/// The files of the pack in `folder`, named by their paths from there.
pub(crate) fn read(folder: &Path) -> std::io::Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    walk(folder, folder, &mut files)?;
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn walk(top: &Path, folder: &Path, files: &mut Vec<SourceFile>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(top, &path, files)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            let name = path.strip_prefix(top).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let text = std::fs::read_to_string(&path)
                .map_err(|e| std::io::Error::new(e.kind(), format!("{}: {e}", path.display())))?;
            files.push(SourceFile { name, text });
        }
    }
    Ok(())
}
