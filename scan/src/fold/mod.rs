//! Folding: the many ways to write the same character become one, and what is only noise between two characters is
//! left out, with a map back so that every finding stands where the agent typed it.
//!
//! Kept as characters of their own: sentence marks and line breaks (words must not join across them), `+` (as in
//! 「+微信」), digits and letters. Only a second reading leaves out marks, where characters are spelled out: 「加,微,信」. Never
//! changes what is sent: folding is for looking only.

mod one;
mod spelled;
mod table;

use crate::Span;
pub(crate) use one::each_change;
pub use one::fold_char;
pub(crate) use spelled::is_mark;

/// A text folded, with the way back.
///
/// Positions are indices into the folded characters; [`Folded::span`] turns a range of them into bytes of the
/// original.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    chars: Vec<char>,
    places: Vec<Place>,
    /// How many of them are marks.
    marks: usize,
}

/// Where one folded character came from.
#[derive(Clone, Copy, Debug)]
struct Place {
    start: u32,
    end: u32,
    noise_before: u8,
    /// How it came about, as bits: [`Folded::REPEATED`], and what [`Folded::join`] was told.
    how: u8,
}

/// Several folded characters that stand for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joined {
    /// Where they begin.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// What they stand for.
    pub c: char,
    /// How it came about, as bits.
    pub how: u8,
}

impl Folded {
    /// The bit of a character that was typed again and again.
    pub const REPEATED: u8 = 8;
    /// From here on, characters stand for whole syllables: Unicode leaves them to everyone's own use. They count as
    /// letters.
    pub const SYLLABLES: char = '\u{F0000}';

    /// Folds `text`. What lies beyond 4 GiB is not looked at.
    pub fn new(text: &str) -> Self {
        let mut folded = Self::default();
        folded.fill(text);
        folded
    }

    /// Folds `text` into the room already taken, dropping what was there.
    pub fn fill(&mut self, text: &str) {
        self.chars.clear();
        self.places.clear();
        let mut noise_before = 0u8;
        self.marks = 0;
        for (at, c) in text.char_indices() {
            let (Ok(start), Ok(end)) = (u32::try_from(at), u32::try_from(at + c.len_utf8())) else { break };
            match fold_char(c) {
                None => noise_before = noise_before.saturating_add(1),
                Some(c) => {
                    self.marks += usize::from(spelled::is_mark(c));
                    self.chars.push(c);
                    self.places.push(Place { start, end, noise_before, how: 0 });
                    noise_before = 0;
                }
            }
        }
    }

    /// Reads the text a second time: words spelled out, 「加,微,信」, lose the marks between their characters. False if there
    /// are none, and all is as it was.
    pub fn spell(&mut self) -> bool {
        self.marks >= spelled::LEAST_MARKS && spelled::join(&mut self.chars, &mut self.places)
    }

    /// Whether a character stands there twice, as [`Folded::collapse`] sees it.
    pub fn repeats(&self, alike: impl Fn(char, char) -> bool) -> bool {
        self.chars.windows(2).any(|pair| again(pair[0], pair[1], &alike))
    }

    /// Reads the text once more: a character typed again, 「加加微微信」, counts once, one typed three times or more, twice
    /// (some words have it twice). Digits stay; `alike` says what else is the same. False if there is none, and all is
    /// as it was.
    pub fn collapse(&mut self, alike: impl Fn(char, char) -> bool) -> bool {
        let (mut noise, mut kept, mut run) = (0u8, 0, 1);
        for at in 0..self.chars.len() {
            let place = self.places[at];
            let noise_before = place.noise_before.saturating_add(noise);
            let repeated = kept > 0 && again(self.chars[kept - 1], self.chars[at], &alike);
            run = if repeated { run + 1 } else { 1 };
            let how = if repeated { Self::REPEATED } else { 0 };
            if repeated {
                self.places[kept - 1].how |= how | place.how;
            }
            if run == 2 || run > 3 {
                noise = noise_before.saturating_add(1);
                continue;
            }
            noise = 0;
            (self.chars[kept], self.places[kept]) =
                (self.chars[at], Place { noise_before, how: how | place.how, ..place });
            kept += 1;
        }
        let any = kept < self.chars.len();
        self.chars.truncate(kept);
        self.places.truncate(kept);
        any
    }

    /// Puts one character in the place of several, for each of `joined`, which are in order. False if there are none.
    pub fn join(&mut self, joined: &[Joined]) -> bool {
        let mut rest = joined.iter().peekable();
        let (mut at, mut kept) = (0, 0);
        while at < self.chars.len() {
            let (mut c, mut place, mut next) = (self.chars[at], self.places[at], at + 1);
            if let Some(one) = rest.next_if(|one| one.start == at)
                && let Some(last) = one.end.checked_sub(1).and_then(|last| self.places.get(last))
            {
                (c, place.end, place.how, next) = (one.c, last.end, one.how | self.how(at, one.end), one.end.max(next));
            }
            (self.chars[kept], self.places[kept]) = (c, place);
            kept += 1;
            at = next;
        }
        self.chars.truncate(kept);
        self.places.truncate(kept);
        !joined.is_empty()
    }

    /// The folded characters.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// How many noise characters were dropped right before the folded character `at` (255 stands for more, too). Marks
    /// of a word spelled out are among them.
    pub fn noise_before(&self, at: usize) -> u8 {
        self.places.get(at).map_or(0, |p| p.noise_before)
    }

    /// How the folded characters `start..end` came about: the bits of all of them.
    pub fn how(&self, start: usize, end: usize) -> u8 {
        self.places.get(start..end).map_or(0, |places| places.iter().fold(0, |how, place| how | place.how))
    }

    /// The folded characters that came from `span` of the original; nothing if there are none.
    pub fn range(&self, span: Span) -> Option<(usize, usize)> {
        let start = self.places.partition_point(|place| (place.start as usize) < span.start);
        let end = self.places.partition_point(|place| (place.start as usize) < span.end);
        (start < end).then_some((start, end))
    }

    /// Bytes of the original that the folded characters `start..end` came from, with the noise between them and
    /// without that around them. An empty range gives an empty span.
    pub fn span(&self, start: usize, end: usize) -> Span {
        match (self.places.get(start), end.checked_sub(1).and_then(|last| self.places.get(last))) {
            (Some(first), Some(last)) if start < end => Span::new(first.start as usize, last.end as usize),
            _ => Span::new(0, 0),
        }
    }
}

fn again(one: char, next: char, alike: impl Fn(char, char) -> bool) -> bool {
    one == next && one.is_alphabetic() || alike(one, next)
}

/// Folds a rule's own word, so that it meets folded text on equal terms. Its marks stay: a rule says what it means.
pub fn fold_str(text: &str) -> String {
    text.chars().filter_map(fold_char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn noise_goes_sentence_marks_stay() {
        assert_eq!(fold_str("加❤️微\u{200b}·信😀号"), "加微信号");
        assert_eq!(fold_str("加。微信\n号"), "加.微信\n号");
    }

    #[test]
    fn the_map_leads_back() {
        let text = "请加😀微 信 哦";
        let folded = Folded::new(text);
        let at = folded.chars().iter().position(|c| *c == '微').unwrap();
        assert_eq!(folded.span(at, at + 2).of(text), "微 信");
        assert_eq!(folded.span(at - 1, at + 2).of(text), "加😀微 信");
        assert_eq!(folded.noise_before(at), 1);
        assert_eq!(folded.span(3, 3), Span::new(0, 0));
        assert_eq!(folded.range(folded.span(at, at + 2)), Some((at, at + 2)));
        assert_eq!(folded.range(Span::new(text.len(), text.len())), None);
    }

    #[test]
    fn repeated_characters_count_once() {
        let collapsed = |text: &str| {
            let mut folded = Folded::new(text);
            folded.collapse(|_, _| false).then(|| folded.chars().iter().collect::<String>())
        };
        assert_eq!(collapsed("加加 微😀微信信吧").as_deref(), Some("加微信吧"));
        assert_eq!(collapsed("加QQQ,加qqqqqq").as_deref(), Some("加qq,加qq"));
        assert_eq!(collapsed("加微信1100,,"), None);
        let text = "加加微 微信";
        let mut folded = Folded::new(text);
        assert!(folded.collapse(|_, _| false));
        assert_eq!(folded.span(0, 3).of(text), text);
        assert_eq!((folded.noise_before(1), folded.noise_before(2)), (1, 2));
        assert_eq!((folded.how(0, 1), folded.how(2, 3)), (Folded::REPEATED, 0));
        let mut folded = Folded::new("加家微");
        assert!(!folded.collapse(|_, _| false) && folded.collapse(|a, b| (a, b) == ('加', '家')));
        assert_eq!(folded.chars(), ['加', '微']);
    }

    #[test]
    fn several_characters_become_one() {
        let text = "请力 口😀wei信";
        let mut folded = Folded::new(text);
        assert!(!folded.join(&[]));
        let joined = |start, end, c, how| Joined { start, end, c, how };
        assert!(folded.join(&[joined(1, 3, '加', 4), joined(3, 6, Folded::SYLLABLES, 2), joined(9, 12, 'x', 1)]));
        assert_eq!(folded.chars(), ['请', '加', Folded::SYLLABLES, '信']);
        assert_eq!((folded.span(1, 2).of(text), folded.span(2, 3).of(text)), ("力 口", "wei"));
        assert_eq!((folded.how(0, 1), folded.how(1, 3), folded.noise_before(2)), (0, 6, 1));
    }

    #[test]
    fn a_megabyte_of_anything_is_one_pass() {
        // Each would take hours if any step looked at the rest of the text again.
        for piece in
            ["微", "加,", "是,", "a.b ", "\u{301}", "\u{202e}", "\u{fe0f}", ",", "𝐚", "🇦", "\0", "a,bc", "加,微 "]
        {
            let text = piece.repeat((1 << 20) / piece.len());
            let mut folded = Folded::new(&text);
            folded.spell();
            assert!(folded.chars().len() <= text.chars().count(), "{piece}");
        }
    }

    /// Anything, and what spelled-out words are made of.
    fn texts() -> impl Strategy<Value = String> {
        prop_oneof!["\\PC*", "[加微信好,。!\n 😀a-cＡ12+]{0,30}", "([加微信是v] ?[,.、] ?){0,8}[信a]?"]
    }

    proptest! {
        #[test]
        fn every_folded_character_maps_to_its_own_original(text in texts()) {
            let mut folded = Folded::new(&text);
            if text.len() % 2 == 0 {
                folded.spell();
            }
            if text.len() % 3 == 0 {
                folded.collapse(|_, _| false);
            }
            let mut end = 0;
            for at in 0..folded.chars().len() {
                let span = folded.span(at, at + 1);
                let original = span.of(&text);
                prop_assert_eq!(original.chars().count(), 1);
                prop_assert_eq!(original.chars().next().and_then(fold_char), Some(folded.chars()[at]));
                // What lies between two is what was counted.
                let between = text[end..span.start].chars().count();
                prop_assert_eq!(usize::from(folded.noise_before(at)), between.min(255));
                end = span.end;
            }
        }

        #[test]
        fn folding_twice_changes_nothing(text in texts()) {
            let once = fold_str(&text);
            prop_assert_eq!(fold_str(&once), once);
            let once = Folded::new(&text).chars().iter().collect::<String>();
            let twice = Folded::new(&once).chars().iter().collect::<String>();
            prop_assert_eq!(twice, once);
        }

        #[test]
        fn only_marks_are_dropped_from_a_text(text in texts()) {
            let mut folded = Folded::new(&text);
            folded.spell();
            let folded = folded.chars().iter().copied().filter(|c| !spelled::is_mark(*c)).collect::<String>();
            prop_assert_eq!(folded, fold_str(&text).replace(spelled::is_mark, ""));
        }
    }
}
