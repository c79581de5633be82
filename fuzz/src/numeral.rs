//! Numbers at the start of any text: never longer than the text, never less than nothing, and read the same when the text
//! ends behind them.

use super::parts;
use xiaoqi::text::read_number;

/// Reads a number at every place of the text.
pub fn run(bytes: &[u8]) {
    let chars: Vec<char> = parts::text(bytes).chars().take(200).collect();
    for at in 0..chars.len() {
        let rest = &chars[at..];
        if let Some((value, length)) = read_number(rest) {
            assert!((1..=24.min(rest.len())).contains(&length), "{length}");
            assert!(value.is_finite() && value >= 0.0, "{value}");
            assert_eq!(read_number(&rest[..length]), Some((value, length)));
        }
    }
}
