//! Bytes as text, in parts. Folding leaves `|` out, so that it costs no target anything that matters.

/// The text that bytes are; what is no UTF-8 becomes U+FFFD.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The parts of a text, in order; those that are not there are empty. The last keeps whatever is left.
pub fn parts<const N: usize>(text: &str) -> [&str; N] {
    let mut found = text.splitn(N, '|');
    std::array::from_fn(|_| found.next().unwrap_or(""))
}
