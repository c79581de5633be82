//! Standard input, line by line. A line that is not UTF-8 is named by its number.

use anyhow::Context;
use std::io::BufRead;

/// Calls `each` with every line and its number from 1.
pub(crate) fn each(mut each: impl FnMut(usize, &str) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let mut input = std::io::stdin().lock();
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let text = std::str::from_utf8(&line).with_context(|| format!("line {number} is not UTF-8"))?;
        each(number, text.trim_end_matches(['\n', '\r']))?;
    }
    Ok(())
}
