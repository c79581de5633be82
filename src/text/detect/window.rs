//! Windows: what lies between two borders of a run. A phone, a space and an ID card are one run and three windows.

use super::digit::Script;
use super::run::{Digit, Gap, border, each};
use crate::text::Span;

/// The longest number any detector looks for.
const MOST: usize = 19;

/// Some digits of a run, from border to border.
pub(super) struct Window<'a> {
    run: &'a [Digit],
    start: usize,
    end: usize,
}

/// Where windows of `lengths` digits (from, to) are what `is` looks for; it tells how many leading digits to leave out.
///
/// Takes the longest at the first place, and never looks at a digit more than a fixed number of times.
pub(super) fn find(text: &str, lengths: (usize, usize), is: &dyn Fn(&Window<'_>) -> Option<usize>) -> Vec<Span> {
    let mut found = Vec::new();
    each(text, lengths.0, &mut |run| {
        let mut start = 0;
        while start + lengths.0 <= run.len() {
            let most = if border(run, start) { lengths.1.min(MOST).min(run.len() - start) } else { 0 };
            let hit = (lengths.0..=most).rev().find_map(|length| {
                let end = start + length;
                let skip = if border(run, end) { is(&Window { run, start, end })? } else { return None };
                Some((run[start + skip].span.join(run[end - 1].span), length))
            });
            match hit {
                Some((span, length)) => {
                    found.push(span);
                    start += length;
                }
                None => start += 1,
            }
        }
    });
    found
}

impl<'a> Window<'a> {
    /// Its own digits.
    pub(super) fn digits(&self) -> &'a [Digit] {
        &self.run[self.start..self.end]
    }

    /// The digits' values in the room given.
    pub(super) fn values<'r>(&self, room: &'r mut [u8; MOST]) -> &'r [u8] {
        let digits = self.digits();
        for (to, digit) in room.iter_mut().zip(digits) {
            *to = digit.value;
        }
        &room[..digits.len().min(MOST)]
    }

    /// First byte of the window in the text.
    pub(super) fn at(&self) -> usize {
        self.digits()[0].span.start
    }

    /// First byte behind the window.
    pub(super) fn end(&self) -> usize {
        self.digits()[self.end - self.start - 1].span.end
    }

    /// Whether the run holds nothing else.
    pub(super) fn is_whole(&self) -> bool {
        self.start == 0 && self.end == self.run.len()
    }

    /// The lengths of the groups that separators make, in the room given. A change of writing alone parts nothing.
    pub(super) fn groups<'r>(&self, room: &'r mut [u8; MOST]) -> &'r [u8] {
        let mut count = 0;
        for (at, digit) in self.digits().iter().enumerate().take(MOST) {
            if at == 0 || digit.gap != Gap::None {
                room[count] = 0;
                count += 1;
            }
            room[count - 1] += 1;
        }
        &room[..count]
    }

    /// Whether it is one piece: nothing to see inside, and one way of writing.
    pub(super) fn is_solid(&self) -> bool {
        (self.start + 1..self.end).all(|at| !border(self.run, at))
    }

    /// Whether each digit stands alone, parted by the same thing: 1 3 8 0 0, 1.3.8.0.0.
    pub(super) fn is_spelled(&self) -> bool {
        let rest = &self.digits()[1..];
        rest.iter().all(|d| d.gap != Gap::None && d.gap == rest[0].gap)
    }

    /// Whether somebody took pains to hide it: numerals and digits mixed, emoji between. At most half may be letters.
    pub(super) fn is_disguised(&self) -> bool {
        let digits = self.digits();
        let letters = digits.iter().filter(|d| d.script == Script::Letter).count();
        letters * 2 <= digits.len() && digits.iter().any(|d| d.script != Script::Plain || d.gap == Gap::Emoji)
    }

    /// What parts it from the digits before it, and how many those are in one group with no separator.
    pub(super) fn before(&self) -> Option<(Gap, &'a [Digit])> {
        let last = self.start.checked_sub(1)?;
        let first = (0..=last).rev().take(MOST).find(|at| border(self.run, *at)).unwrap_or(0);
        Some((self.run[self.start].gap, &self.run[first..=last]))
    }

    /// What parts it from the digits behind it, and how many stand there up to the next border.
    pub(super) fn after(&self) -> Option<(Gap, usize)> {
        let gap = self.run.get(self.end)?.gap;
        Some((gap, (1..=MOST).find(|n| border(self.run, self.end + n)).unwrap_or(MOST)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stretch_between_borders_is_tried_once_taken_never_again() {
        let find = |text: &str, lengths| {
            find(text, lengths, &|_| Some(0)).iter().map(|s| s.of(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(find("123 45 678", (5, 5)), ["123 45"]);
        assert_eq!(find("12 345 67", (5, 5)), ["12 345"]);
        assert_eq!(find("1 23456 78901", (5, 5)), ["23456", "78901"]);
        assert_eq!(find("1234567", (5, 5)), Vec::<String>::new());
        assert_eq!(find("12345 67", (5, 7)), ["12345 67"]);
    }

    #[test]
    fn shapes() {
        let mut shapes = Vec::new();
        for text in ["138 0013", "1380013", "1 3 8 0 0 1 3", "1三8零013", "1 3-8"] {
            each(text, 1, &mut |run| {
                let window = Window { run, start: 0, end: run.len() };
                let groups = window.groups(&mut [0; MOST]).to_vec();
                shapes.push((groups, window.is_solid(), window.is_spelled(), window.is_disguised()));
            });
        }
        assert_eq!(shapes[0], (vec![3, 4], false, false, false));
        assert_eq!(shapes[1], (vec![7], true, false, false));
        assert_eq!(shapes[2], (vec![1; 7], false, true, false));
        assert_eq!(shapes[3], (vec![7], false, false, true));
        assert_eq!(shapes[4], (vec![1; 3], false, false, false));
    }
}
