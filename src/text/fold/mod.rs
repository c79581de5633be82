//! Folding: the many ways to write the same character become one, and what is only noise between two characters is
//! left out, with a map back so that every finding stands where the agent typed it.
//!
//! Kept as characters of their own: sentence marks and line breaks (words must not join across them), `+` (as in
//! 「+微信」), digits and letters. Only a second reading leaves out marks, where characters are spelled out: 「加,微,信」. Never
//! changes what is sent: folding is for looking only.

mod one;
mod spelled;
mod table;

use super::Span;
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
    /// Whether it was typed again and again.
    repeated: bool,
}

impl Folded {
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
                    self.places.push(Place { start, end, noise_before, repeated: false });
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

    /// Reads the text once more: a character typed again and again, 「加加微微信」, counts once; digits stay. False if there is
    /// none, and all is as it was.
    pub fn collapse(&mut self) -> bool {
        let again = |pair: &[char]| pair[0] == pair[1] && pair[0].is_alphabetic();
        if !self.chars.windows(2).any(again) {
            return false;
        }
        let mut noise = 0u8;
        let mut kept = 0;
        for at in 0..self.chars.len() {
            let place = self.places[at];
            let noise_before = place.noise_before.saturating_add(noise);
            if kept > 0 && again(&[self.chars[kept - 1], self.chars[at]]) {
                noise = noise_before.saturating_add(1);
                self.places[kept - 1].repeated = true;
                continue;
            }
            noise = 0;
            (self.chars[kept], self.places[kept]) = (self.chars[at], Place { noise_before, ..place });
            kept += 1;
        }
        self.chars.truncate(kept);
        self.places.truncate(kept);
        true
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

    /// Whether one of the folded characters `start..end` was typed again and again, as [`Folded::collapse`] found.
    pub fn repeats(&self, start: usize, end: usize) -> bool {
        self.places.get(start..end).is_some_and(|places| places.iter().any(|place| place.repeated))
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
            folded.collapse().then(|| folded.chars().iter().collect::<String>())
        };
        assert_eq!(collapsed("加加 微微😀微信信吧").as_deref(), Some("加微信吧"));
        assert_eq!(collapsed("加微信1100,,"), None);
        let text = "加加微 微微信";
        let mut folded = Folded::new(text);
        assert!(folded.collapse());
        assert_eq!(folded.span(0, 3).of(text), text);
        assert_eq!((folded.noise_before(1), folded.noise_before(2)), (1, 3));
        assert_eq!((folded.repeats(0, 1), folded.repeats(2, 3)), (true, false));
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
                folded.collapse();
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
