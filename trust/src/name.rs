//! Names that may become part of an address or of a stored name: targets' paths, delegated roles, the patterns of a delegation.
//!
//! Must never let a name leave its folder, on any host or system.

/// The longest name of a target or role.
pub const LONGEST: usize = 128;

/// What the four roles are called, which no delegated role may be.
pub const ROLES: [&str; 4] = ["root", "targets", "snapshot", "timestamp"];

fn letter(b: u8) -> bool {
    b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.' | b'@')
}

/// One part of a path: letters, digits, `-_.@`, not beginning with a dot.
fn part(it: &str, more: &[u8]) -> bool {
    !it.is_empty() && !it.starts_with('.') && it.bytes().all(|b| letter(b) || more.contains(&b))
}

/// Whether a target may be called so: `packs/core.json`. Lower case only, for some disks know no other.
pub fn target(it: &str) -> bool {
    it.len() <= LONGEST && it.split('/').all(|it| part(it, b""))
}

/// Whether a delegated role may be called so.
pub fn role(it: &str) -> bool {
    it.len() <= LONGEST && part(it, b"") && !it.contains('@') && !ROLES.contains(&it)
}

/// Whether a delegation may have this pattern: a target's path in which `*` stands for anything within one part.
pub fn pattern(it: &str) -> bool {
    it.len() <= LONGEST && it.split('/').all(|it| part(it, b"*"))
}

/// Whether a pattern of a delegation is meant for a target (TUF 4.5: `*` does not cross `/`).
pub fn matches(pattern: &str, target: &str) -> bool {
    let (patterns, parts) = (pattern.split('/'), target.split('/'));
    patterns.clone().count() == parts.clone().count() && patterns.zip(parts).all(|(pattern, part)| glob(pattern, part))
}

/// `*` as in a shell, within one part.
fn glob(pattern: &str, part: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else { return pattern == part };
    let Some(mut left) = part.strip_prefix(head) else { return false };
    let mut pieces = rest.split('*').peekable();
    while let Some(piece) = pieces.next() {
        if pieces.peek().is_none() {
            return left.ends_with(piece);
        }
        let Some((_, after)) = left.split_once(piece) else { return false };
        left = after;
    }
    true
}

/// Where a target's bytes are, below the repository's address (consistent snapshots, TUF 6.2).
pub fn target_path(target: &str, sha256: &[u8; 32]) -> String {
    let hash = hex::encode(sha256);
    match target.rsplit_once('/') {
        Some((folder, file)) => format!("targets/{folder}/{hash}.{file}"),
        None => format!("targets/{hash}.{target}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn targets() {
        for right in ["packs/core.json", "packs/core@11.json", "hints/a-b_c.json", "a"] {
            assert!(target(right), "{right}");
        }
        let long = "a".repeat(LONGEST + 1);
        for wrong in [
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "../a",
            "a/../b",
            "a/..",
            "a/.b",
            "a\\b",
            "%2e%2e/a",
            "a%2fb",
            "C:/a",
            "A",
            "a?b",
            "a#b",
            "a b",
            "a\n",
            "规则",
            "a:b",
            long.as_str(),
        ] {
            assert!(!target(wrong), "{wrong}");
        }
    }

    #[test]
    fn roles() {
        assert!(role("trainer") && role("team-lead.a"));
        for wrong in ["root", "targets", "snapshot", "timestamp", "", "a/b", "../a", "?", "#", "A", "1@a", "trainer%"] {
            assert!(!role(wrong), "{wrong}");
        }
    }

    #[test]
    fn where_targets_are() {
        let hash = "00".repeat(32);
        assert_eq!(target_path("packs/core.json", &[0; 32]), format!("targets/packs/{hash}.core.json"));
        assert_eq!(target_path("a", &[0; 32]), format!("targets/{hash}.a"));
    }

    #[test]
    fn patterns() {
        for (it, target) in [
            ("hints/*", "hints/a.json"),
            ("phrases/team-a*.json", "phrases/team-a.json"),
            ("a/*b*c", "a/xbybc"),
            ("*", "a"),
            ("a", "a"),
            ("**", "a"),
        ] {
            assert!(pattern(it) && matches(it, target), "{it} {target}");
        }
        for (it, target) in [
            ("hints/*", "hints/a/b.json"),
            ("hints/*", "packs/a"),
            ("*", "a/b"),
            ("a/*b*b", "a/b"),
            ("a*a", "a"),
            ("*.json", "a.jsonx"),
        ] {
            assert!(!matches(it, target), "{it} {target}");
        }
    }

    /// The plain way: a star is any number of letters.
    fn plainly(pattern: &[u8], text: &[u8]) -> bool {
        match pattern.split_first() {
            None => text.is_empty(),
            Some((b'*', rest)) => (0..=text.len()).any(|at| !text[..at].contains(&b'/') && plainly(rest, &text[at..])),
            Some((first, rest)) => text.split_first().is_some_and(|(it, text)| it == first && plainly(rest, text)),
        }
    }

    proptest! {
        #[test]
        fn matching_is_plain(pattern in "[ab*]{1,4}(/[ab*]{1,4})?", text in "[ab]{1,5}(/[ab]{1,4})?") {
            prop_assert_eq!(matches(&pattern, &text), plainly(pattern.as_bytes(), text.as_bytes()));
        }
    }
}
