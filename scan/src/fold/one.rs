//! What one character folds to: a bit test in a small table, and only for the few that change a second look.
//!
//! Width, case, frames, fancy alphabets, accents, look-alike letters, radicals and traditional characters. Always one
//! character for one: what would become several stays as it is. Chinese numerals stay, too: reading numbers is
//! `read_number`'s work.

use super::table::{CHANGES, FIRST, LOWER, UPPER, WINDOWS};

/// Characters in a row of the table, and rows in a block.
const ROW: u32 = 64;
const ROWS: usize = 4;

/// What `c` stands for, or nothing where it only decorates: a space, a zero-width mark, an emoji, a symbol.
#[inline]
pub fn fold_char(c: char) -> Option<char> {
    if c.is_ascii() {
        return ascii(c);
    }
    let code = c as u32;
    let at = if code < 0x1_0000 {
        code
    } else {
        match place(code) {
            Some(at) => at,
            None => return (!is_noise(code)).then_some(c),
        }
    };
    let row = (at / ROW) as usize;
    let bits = CHANGES.get(row).copied().unwrap_or(0);
    if bits >> (at % ROW) & 1 == 0 { Some(c) } else { changed(c, row, bits) }
}

/// The first 128 have no rows: most of what is not Chinese, and quicker so.
fn ascii(c: char) -> Option<char> {
    match c {
        'a'..='z' | '0'..='9' | '\n' | '+' | '.' | ',' | '!' | '?' | ';' | ':' | '@' | '%' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        '\r' => Some('\n'),
        _ => None,
    }
}

/// What a character whose bit is set becomes.
fn changed(c: char, row: usize, bits: u64) -> Option<char> {
    let block = row / ROWS;
    let before = CHANGES.get(block * ROWS..row)?.iter().map(|row| row.count_ones() as usize).sum::<usize>();
    let before = before + (bits & ((1 << (c as u32 % ROW)) - 1)).count_ones() as usize;
    let at = usize::from(*FIRST.get(block)?) + before;
    match (*UPPER.get(at)?, *LOWER.get(at)?) {
        (0, 0) => None,
        (upper, lower) => char::from_u32(u32::from(upper) << 8 | u32::from(lower)),
    }
}

/// Tells every character of the first 65536 that folding changes or, with nothing to become, leaves out.
pub(crate) fn each_change(mut tell: impl FnMut(char, Option<char>)) {
    for c in ('\0'..='\x7f').filter(|c| ascii(*c) != Some(*c)) {
        tell(c, ascii(c));
    }
    for (row, bits) in CHANGES.iter().enumerate().take((0x1_0000 / ROW) as usize) {
        let mut rest = *bits;
        while rest != 0 {
            if let Some(c) = char::from_u32(row as u32 * ROW + rest.trailing_zeros()) {
                tell(c, changed(c, row, *bits));
            }
            rest &= rest - 1;
        }
    }
}

/// Where a character beyond the first 65536 stands among the rows.
fn place(code: u32) -> Option<u32> {
    let mut rows = 0;
    for (from, to) in WINDOWS {
        if (from..to).contains(&code) {
            return Some(rows + code - from);
        }
        rows += to - from;
    }
    None
}

/// Whether a character that has no row only decorates: emoji, tags and variation selectors, format controls.
fn is_noise(code: u32) -> bool {
    matches!(code, 0x1F000..=0x1FAFF | 0xE0000..=0xE0FFF | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A)
}

#[cfg(test)]
#[path = "one_tests.rs"]
mod tests;
