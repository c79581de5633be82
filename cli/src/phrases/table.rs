//! A file read as a table, whatever kind it is: told by its first bytes, never by its name.

use super::{encoding, workbook};
use anyhow::{Context, bail};
use std::path::Path;
use xiaoqi::phrase::sheet::{Table, csv};

/// Bytes of a file. Twenty thousand phrases, the most a pack holds, are a few million.
const LARGEST: u64 = 64 << 20;

/// Reads a file.
///
/// # Errors
/// If it cannot be read, or is no table.
pub(super) fn read(path: &Path, sheet: Option<&str>) -> anyhow::Result<Table> {
    let named = || path.display().to_string();
    if std::fs::metadata(path).with_context(named)?.len() > LARGEST {
        bail!("{}：文件大于 {} MB", named(), LARGEST >> 20);
    }
    from_bytes(&std::fs::read(path).with_context(named)?, sheet).with_context(named)
}

/// Reads a file's bytes.
pub(super) fn from_bytes(bytes: &[u8], sheet: Option<&str>) -> anyhow::Result<Table> {
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook::read(bytes, sheet);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        bail!("这是旧版 .xls 或加密的工作簿：请另存为 .xlsx 或 CSV 再导入");
    }
    if sheet.is_some() {
        bail!("--sheet 只用于 .xlsx");
    }
    Ok(csv::read(&encoding::decode(bytes))?)
}
