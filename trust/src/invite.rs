//! An enrolment code: where a team's repository is and which root it begins with, short enough to be sent in a chat, with
//! a check against slips of the pen. Whoever can write the code decides whose rules are followed: it comes from the supervisor.
//!
//! ```text
//! base32 (RFC 4648, no padding) of: 1 · root's SHA-256 (32 bytes) · lines · first 5 bytes of SHA-256 of all before
//! ```
//! A line is a URL or, after these, a target of others that is followed beside the team's pack (`phrases/team-a.json`).
//! In groups of five with `-` between; read in any case, with any blanks and dashes, 0 1 8 as O I B.

use crate::{name, sha256};
use thiserror::Error;

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const FORM: u8 = 1;
const CHECK: usize = 5;
/// The most characters of a code, blanks and dashes not counted.
const LONGEST: usize = 2_000;

/// What a code says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invite {
    /// Where the repository is: `https://…`, without a slash at the end. Mirrors follow the first.
    pub urls: Vec<String>,
    /// SHA-256 of the first root.
    pub root_sha256: [u8; 32],
    /// Targets of team leads and trainers.
    pub delegated: Vec<String>,
}

/// Why a code is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum InviteError {
    /// A character that no code has.
    #[error("`{0}` stands in no enrolment code")]
    Character(char),
    /// It is cut short, or a character is wrong.
    #[error("the code was not copied right: its check does not fit")]
    Check,
    /// Of a form that this version does not know.
    #[error("a code of form {0}, for a newer version")]
    Form(u8),
    /// Right by its check, and no repository's address in it, or something else.
    #[error("no https address stands in the code, or what is neither an address nor a target")]
    Url,
}

impl Invite {
    /// The code.
    pub fn write(&self) -> String {
        let mut bytes = vec![FORM];
        bytes.extend(self.root_sha256);
        bytes.extend([&self.urls[..], &self.delegated].concat().join("\n").bytes());
        let check = sha256(&bytes);
        bytes.extend(check.iter().take(CHECK));
        let code = base32(&bytes);
        code.as_bytes().chunks(5).map(|group| String::from_utf8_lossy(group)).collect::<Vec<_>>().join("-")
    }

    /// Reads a code as somebody typed or pasted it.
    ///
    /// # Errors
    /// [`InviteError`], for people.
    pub fn read(code: &str) -> Result<Invite, InviteError> {
        let bytes = unbase32(code)?;
        let at = bytes.len().checked_sub(CHECK).ok_or(InviteError::Check)?;
        let (said, check) = bytes.split_at_checked(at).ok_or(InviteError::Check)?;
        if sha256(said).get(..CHECK) != Some(check) {
            return Err(InviteError::Check);
        }
        let (form, rest) = said.split_first().ok_or(InviteError::Check)?;
        if *form != FORM {
            return Err(InviteError::Form(*form));
        }
        let (root, lines) = rest.split_first_chunk::<32>().ok_or(InviteError::Check)?;
        let lines = std::str::from_utf8(lines).map_err(|_| InviteError::Url)?;
        let (delegated, urls): (Vec<String>, Vec<String>) =
            lines.lines().map(str::to_owned).partition(|it| name::target(it));
        if urls.is_empty() || !urls.iter().all(|url| is_url(url)) {
            return Err(InviteError::Url);
        }
        Ok(Invite { urls, root_sha256: *root, delegated })
    }
}

/// Whether something is the address of a repository: https, a host, no question mark, hash or blank, no slash at the end.
pub fn is_url(url: &str) -> bool {
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '?' | '#' | '@' | '\\');
    url.strip_prefix("https://").is_some_and(|rest| {
        !rest.starts_with('/') && !rest.is_empty() && rest.chars().all(plain) && !rest.ends_with('/')
    })
}

fn base32(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.extend(letter(held >> bits));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.extend(letter(held << (5 - bits)));
    }
    text
}

fn letter(five: u32) -> Option<char> {
    ALPHABET.get((five & 31) as usize).map(|byte| char::from(*byte))
}

fn unbase32(code: &str) -> Result<Vec<u8>, InviteError> {
    let mut bytes = Vec::new();
    let (mut held, mut bits, mut length) = (0_u32, 0, 0);
    for typed in code.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}')) {
        let c = match typed.to_ascii_uppercase() {
            '0' => 'O',
            '1' => 'I',
            '8' => 'B',
            c => c,
        };
        let five = ALPHABET.iter().position(|known| char::from(*known) == c).ok_or(InviteError::Character(typed))?;
        length += 1;
        if length > LONGEST {
            return Err(InviteError::Check);
        }
        held = held << 5 | five as u32;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn invite() -> Invite {
        Invite {
            urls: vec!["https://packs.example/team".into(), "https://mirror.example".into()],
            root_sha256: [7; 32],
            delegated: vec!["hints/new.json".into(), "phrases/team-a.json".into()],
        }
    }

    #[test]
    fn what_is_written_is_read_however_it_is_typed() {
        let code = invite().write();
        assert!(code.split('-').all(|group| group.len() <= 5), "{code}");
        for typed in [
            code.clone(),
            code.to_lowercase(),
            code.replace('-', " "),
            code.replace('-', "\u{2014}"),
            format!("  {code}\n"),
        ] {
            assert_eq!(Invite::read(&typed), Ok(invite()), "{typed}");
        }
        assert_eq!(Invite::read(&code.replace('O', "0").replace('I', "1").replace('B', "8")), Ok(invite()));
    }

    #[test]
    fn what_is_no_code_says_why() {
        assert_eq!(Invite::read(""), Err(InviteError::Check));
        assert_eq!(Invite::read("ABC"), Err(InviteError::Check));
        assert_eq!(Invite::read("规则"), Err(InviteError::Character('规')));
        for urls in [
            vec![],
            vec!["http://packs.example".into()],
            vec!["https://".into()],
            vec!["https://a/?x".into()],
            vec!["https://a/".into()],
        ] {
            let code = Invite { urls, ..invite() }.write();
            assert_eq!(Invite::read(&code), Err(InviteError::Url));
        }
        let code = Invite { delegated: vec!["Hints/new.json".into()], ..invite() }.write();
        assert_eq!(Invite::read(&code), Err(InviteError::Url));
    }

    proptest! {
        #[test]
        fn one_wrong_letter_is_noticed(at in 0_usize..150, letter in 0_usize..32) {
            let mut code: Vec<char> = invite().write().chars().filter(|c| *c != '-').collect();
            let other = char::from(ALPHABET[letter]);
            let at = at % (code.len() - 1); // the last letter has bits that say nothing
            prop_assume!(code[at] != other);
            code[at] = other;
            prop_assert_eq!(Invite::read(&code.into_iter().collect::<String>()), Err(InviteError::Check));
        }

        #[test]
        fn anything_may_be_typed(typed in ".{0,60}") {
            let _ = Invite::read(&typed);
        }
    }
}
