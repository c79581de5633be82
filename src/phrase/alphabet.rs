//! The characters that stand in a library's phrases, numbered from 1, with the syllables of pinyin that each may be typed
//! by: all its readings (行: xing, hang), itself if it is a Latin letter or a digit.
//!
//! It is far smaller than pinyin for every phrase: ten thousand phrases hold some three thousand different characters. Spare
//! ones come with it, which no phrase of the pack holds: an agent's own may, and pages have no other table of readings.

use serde::{Deserialize, Serialize};
#[cfg(feature = "source")]
use std::collections::BTreeSet;

/// Numbers above this are taken: [`lines`](super::lines) keeps a mark in the highest bit. Characters beyond have none.
const MOST: usize = 0x7FFF;
/// Letters of a syllable, at most: zhuang.
pub(super) const LONGEST: usize = 6;

/// The characters as a built pack carries them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Alphabet {
    /// The characters, folded, each once, in order; then the spare ones, in order.
    chars: String,
    /// How many are spare.
    spare: u16,
    /// The syllables they are read by, each once, with blanks between; their places from 1 are their numbers.
    syllables: String,
    /// For each character, the number of its first reading; 0 if it has none.
    first: Vec<u16>,
    /// Its further readings: place in `chars`, number; those that only dictionaries know have the highest bit.
    more: Vec<(u16, u16)>,
}

/// The bit of a reading that only dictionaries know.
const RARE: u16 = 0x8000;

impl Alphabet {
    /// Puts characters, and those of `spare` that are not among them, together with the syllables that `read` knows.
    #[cfg(feature = "source")]
    pub(super) fn of(chars: &BTreeSet<char>, spare: &BTreeSet<char>, read: impl Fn(char) -> [Vec<String>; 2]) -> Self {
        let both = chars.iter().chain(spare.difference(chars)).take(MOST);
        let read: Vec<(char, [Vec<String>; 2])> = both.map(|c| (*c, read(*c))).collect();
        let all: BTreeSet<&str> = read.iter().flat_map(|(_, both)| both.iter().flatten().map(String::as_str)).collect();
        let all: Vec<&str> = all.into_iter().collect();
        let number = |reading: &String| all.binary_search(&reading.as_str()).map_or(0, |at| at as u16 + 1);
        let spare = read.len().saturating_sub(chars.len()) as u16;
        let mut made = Self { syllables: all.join(" "), spare, ..Self::default() };
        for (at, (c, [everyday, others])) in read.iter().enumerate() {
            made.chars.push(*c);
            made.first.push(everyday.first().map_or(0, number));
            let further = everyday.iter().skip(1).map(number).chain(others.iter().map(|other| number(other) | RARE));
            made.more.extend(further.map(|number| (at as u16, number)));
        }
        made
    }

    /// Makes it ready for the pack's phrases, and for others that hold the characters `wanted`, in order.
    ///
    /// # Errors
    /// In words, if its parts do not fit together.
    pub(super) fn ready(&self, wanted: &[char]) -> Result<Ready, String> {
        let count = self.chars.chars().count();
        let syllables: Vec<Syllable> = self.syllables.split(' ').filter_map(Syllable::of).collect();
        let known = |number: &u16| usize::from(*number) <= syllables.len();
        let sound = count == self.first.len()
            && count <= MOST
            && usize::from(self.spare) <= count
            && self.first.iter().all(known)
            && self
                .more
                .iter()
                .all(|(at, number)| usize::from(*at) < count && number & !RARE > 0 && known(&(number & !RARE)))
            && self.more.is_sorted_by_key(|(at, _)| *at);
        if !sound {
            return Err("characters and readings do not fit together".into());
        }
        let top = self.chars.chars().chain(wanted.iter().copied()).max().map_or(0, |c| c as usize + 1);
        let mut ready =
            Ready { numbers: vec![0; top], readings: Vec::new(), from: vec![0, 0], everyday: vec![0], syllables };
        let mut more = self.more.iter().peekable();
        for (at, (c, first)) in self.chars.chars().zip(&self.first).enumerate() {
            let taken = at + usize::from(self.spare) < count || wanted.binary_search(&c).is_ok();
            let from = ready.readings.len();
            if *first > 0 {
                ready.readings.push(first - 1);
            }
            let mut everyday = ready.readings.len();
            while let Some((_, number)) = more.next_if(|(whose, _)| usize::from(*whose) == at) {
                ready.readings.push((number & !RARE) - 1);
                if number & RARE == 0 {
                    everyday = ready.readings.len();
                }
            }
            if taken { ready.add(c, everyday) } else { ready.readings.truncate(from) }
        }
        // What no table knows can be found by itself, if not by how it is read.
        for c in wanted {
            if ready.number(*c) == 0 && ready.len() <= MOST {
                ready.add(*c, ready.readings.len());
            }
        }
        Ok(ready)
    }
}

/// A syllable of small letters, or one letter or digit that stands for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Syllable {
    letters: [u8; LONGEST],
    length: u8,
}

impl Syllable {
    fn of(text: &str) -> Option<Self> {
        let mut letters = [0; LONGEST];
        letters.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        (!text.is_empty()).then_some(Self { letters, length: text.len() as u8 })
    }

    /// Its letters.
    pub(super) fn letters(&self) -> &[u8] {
        &self.letters[..usize::from(self.length)]
    }

    /// How many of its letters stand for its beginning alone: zh of zhong, h of hang.
    pub(super) fn initial(&self) -> usize {
        if matches!(self.letters(), [b'z' | b'c' | b's', b'h', ..]) { 2 } else { 1 }
    }
}

/// An alphabet ready to be asked.
#[derive(Default)]
pub(super) struct Ready {
    /// By code point; 0 where no phrase holds the character.
    numbers: Vec<u16>,
    syllables: Vec<Syllable>,
    /// Places in `syllables`.
    readings: Vec<u16>,
    /// By number: where its readings begin, up to where those of the next do.
    from: Vec<u32>,
    /// By number: where its everyday readings end.
    everyday: Vec<u32>,
}

/// Which readings count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    Everyday,
    /// Those that only dictionaries know, too.
    Any,
}

impl Ready {
    /// One more character, whose readings were put in before; those up to `everyday` are everyday ones.
    fn add(&mut self, c: char, everyday: usize) {
        self.numbers[c as usize] = self.len() as u16;
        self.everyday.push(everyday as u32);
        self.from.push(self.readings.len() as u32);
    }

    /// The number of a folded character; 0 if no phrase holds it.
    pub(super) fn number(&self, c: char) -> u16 {
        self.numbers.get(c as usize).copied().unwrap_or(0)
    }

    /// The syllables by which the character `number` may be typed.
    pub(super) fn readings(&self, number: u16, read: Read) -> impl Iterator<Item = &Syllable> {
        let at = usize::from(number);
        let of = |list: &[u32], at: usize| list.get(at).copied().unwrap_or(0) as usize;
        let to = if read == Read::Any { of(&self.from, at + 1) } else { of(&self.everyday, at) };
        let readings = self.readings.get(of(&self.from, at)..to).unwrap_or_default();
        readings.iter().map(|at| &self.syllables[usize::from(*at)])
    }

    /// All syllables that any character may be typed by.
    pub(super) fn syllables(&self) -> &[Syllable] {
        &self.syllables
    }

    /// How many numbers there are, with the 0.
    pub(super) fn len(&self) -> usize {
        self.from.len().saturating_sub(1).max(1)
    }
}

#[cfg(test)]
#[cfg(feature = "source")]
mod tests {
    use super::*;

    fn spelled(ready: &Ready, c: char) -> Vec<&str> {
        ready.readings(ready.number(c), Read::Any).map(|s| std::str::from_utf8(s.letters()).unwrap()).collect()
    }

    #[test]
    fn every_reading_is_kept_the_commonest_first() {
        let chars = ['a', '行', '〆'].into_iter().collect();
        let made = Alphabet::of(&chars, &BTreeSet::new(), |c| match c {
            '行' => [vec!["xing".into(), "hang".into()], vec!["heng".into()]],
            'a' => [vec!["a".into()], Vec::new()],
            _ => [Vec::new(), Vec::new()],
        });
        let ready = made.ready(&[]).unwrap();
        assert_eq!((spelled(&ready, '行'), spelled(&ready, 'a')), (vec!["xing", "hang", "heng"], vec!["a"]));
        assert_eq!(ready.readings(ready.number('行'), Read::Everyday).count(), 2);
        assert_eq!(ready.readings(ready.number('a'), Read::Everyday).count(), 1);
        assert!(spelled(&ready, '〆').is_empty() && spelled(&ready, '无').is_empty());
        assert_eq!((ready.number('无'), ready.len()), (0, 4));
        assert_eq!(Ready::default().len(), 1);
    }

    #[test]
    fn spare_ones_are_taken_when_they_are_wanted() {
        let read = |c: char| [vec![format!("{}", if c == '行' { "xing" } else { "mian" })], Vec::new()];
        let made = Alphabet::of(&['行'].into(), &['行', '棉', '面'].into(), read);
        let none = made.ready(&[]).unwrap();
        assert_eq!((none.len(), none.number('棉')), (2, 0));
        let some = made.ready(&['㐀', '面']).unwrap();
        assert_eq!((some.len(), spelled(&some, '面'), spelled(&some, '棉')), (4, vec!["mian"], vec![]));
        assert!(some.number('㐀') == 3 && spelled(&some, '㐀').is_empty() && spelled(&some, '行') == ["xing"]);
    }

    #[test]
    fn parts_that_do_not_fit_are_refused() {
        let sound = Alphabet {
            chars: "行列".into(),
            spare: 0,
            syllables: "hang lie".into(),
            first: vec![1, 2],
            more: vec![(0, 2)],
        };
        assert!(sound.ready(&[]).is_ok());
        for broken in [
            Alphabet { first: vec![1], ..sound.clone() },
            Alphabet { spare: 3, ..sound.clone() },
            Alphabet { first: vec![1, 3], ..sound.clone() },
            Alphabet { more: vec![(2, 1)], ..sound.clone() },
            Alphabet { more: vec![(0, 0)], ..sound.clone() },
            Alphabet { more: vec![(0, RARE)], ..sound.clone() },
            Alphabet { more: vec![(1, 1), (0, 1)], ..sound.clone() },
            Alphabet { syllables: "hang toolong".into(), ..sound.clone() },
        ] {
            assert!(broken.ready(&[]).is_err(), "{broken:?}");
        }
    }

    #[test]
    fn zh_is_a_beginning_of_its_own() {
        let initial = |text| Syllable::of(text).unwrap().initial();
        assert_eq!(["zhong", "zong", "shi", "hang", "a"].map(initial), [2, 1, 2, 1, 1]);
    }
}
