//! An automaton from its own bytes. daachorse makes sure that no step of it leaves its states; that every step comes to an
//! end is made sure of here: in damaged bytes the ways back (fail links) may run in a circle, and a check would never end.

use daachorse::{CharwiseDoubleArrayAhoCorasick, MatchKind};

/// What daachorse writes for a state: base, check, fail, output; four bytes each, behind the number of states.
const STATE: usize = 16;

/// The state that all begins with, and that of none: what is not used has it as its parent.
const ROOT: u32 = 0;
const DEAD: u32 = 1;

/// Reads an automaton.
///
/// # Errors
/// In words, if the bytes are none that a check could run.
pub(super) fn read(bytes: &[u8]) -> Result<CharwiseDoubleArrayAhoCorasick<u32>, String> {
    let (automaton, _) = CharwiseDoubleArrayAhoCorasick::<u32>::deserialize(bytes).map_err(|e| e.to_string())?;
    if automaton.match_kind() != MatchKind::Standard {
        return Err("the automaton is of another kind".into());
    }
    if ends(bytes) { Ok(automaton) } else { Err("the automaton runs in a circle".into()) }
}

/// Whether the ways back of all states that are used lead to the root.
fn ends(bytes: &[u8]) -> bool {
    let Some((count, rest)) = bytes.split_first_chunk::<4>() else { return false };
    let (states, _) = rest.as_chunks::<STATE>();
    let Some(states) = states.get(..u32::from_le_bytes(*count) as usize) else { return false };
    let word =
        |state: &[u8; STATE], at: usize| u32::from_le_bytes([state[at], state[at + 1], state[at + 2], state[at + 3]]);
    // For each state the walk that came by first; a walk that meets itself is a circle.
    let mut walks = vec![0u32; states.len()];
    for (first, state) in states.iter().enumerate().skip(1) {
        let (walk, mut at) = (first as u32, first);
        if word(state, 4) == DEAD {
            continue;
        }
        while at != ROOT as usize && walks.get(at) == Some(&0) {
            walks[at] = walk;
            at = word(&states[at], 8) as usize;
        }
        if at == DEAD as usize || at != ROOT as usize && walks.get(at) == Some(&walk) {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn right() -> Vec<u8> {
        CharwiseDoubleArrayAhoCorasick::<u32>::new(["ab", "bab", "b", "aab"]).unwrap().serialize()
    }

    #[test]
    fn a_right_one_reads() {
        assert!(read(&right()).is_ok());
        let many: Vec<String> = (0..5_000u32).map(|n| format!("{n}微信{}", n * 7)).collect();
        assert!(read(&CharwiseDoubleArrayAhoCorasick::<u32>::new(many).unwrap().serialize()).is_ok());
    }

    /// Before this look, a check over such an automaton never ended.
    #[test]
    fn ways_back_that_run_in_a_circle_are_refused() {
        let right = right();
        let count = u32::from_le_bytes([right[0], right[1], right[2], right[3]]) as usize;
        let used = (1..count).filter(|at| right[4 + at * STATE + 4..][..4] != DEAD.to_le_bytes());
        let mut tried = 0;
        for at in used {
            let mut bytes = right.clone();
            bytes[4 + at * STATE + 8..][..4].copy_from_slice(&(at as u32).to_le_bytes());
            assert_eq!(read(&bytes).err().as_deref(), Some("the automaton runs in a circle"));
            tried += 1;
        }
        assert!(tried > 4);
    }

    #[test]
    fn cut_or_of_another_kind_is_refused() {
        let right = right();
        for end in 0..right.len() {
            assert!(read(&right[..end]).is_err(), "{end}");
        }
        let longest = daachorse::CharwiseDoubleArrayAhoCorasickBuilder::new().match_kind(MatchKind::LeftmostLongest);
        assert!(read(&longest.build::<_, _, u32>(["ab", "b"]).unwrap().serialize()).is_err());
    }
}
