//! Words spelled out: 「加,微,信」, 「请加。微！信吧」, 「全、网、最、低」, a word written downwards. Marks beside a single character
//! that has marks on both sides are noise there. People talk so, too (「您好,亲,在的」): this is a second reading of a
//! text, never the first.

use super::{Folded, Place};

/// Fewer marks cannot spell a word.
pub(super) const LEAST_MARKS: usize = 2;

/// Whether a folded character is a mark between sentences or their parts.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?' | ';' | ':' | '\n')
}

/// Drops the marks inside words spelled out; whether there were any. No character is looked at more than a few times.
pub(super) fn join(chars: &mut Vec<char>, places: &mut Vec<Place>) -> bool {
    let before = chars.len();
    if !chars.windows(3).any(|three| is_mark(three[0]) && !is_mark(three[1]) && is_mark(three[2])) {
        return false;
    }
    let (mut joined, mut kept) = (Vec::with_capacity(before), Vec::with_capacity(before));
    // How much noise the marks just dropped are for the next character.
    let mut noise = 0u8;
    let mut at = 0;
    while at < before {
        let marks = marks(chars, at);
        if marks > 0 && (at.checked_sub(1).is_some_and(|at| is_spelled(chars, at)) || is_spelled(chars, at + marks)) {
            let dropped = places[at..at + marks].iter().map(|place| place.noise_before.saturating_add(1));
            noise = dropped.fold(noise, u8::saturating_add);
            at += marks;
            continue;
        }
        for at in at..at + marks.max(1) {
            let noise_before = places[at].noise_before.saturating_add(std::mem::take(&mut noise));
            joined.push(chars[at]);
            kept.push(Place { noise_before, ..places[at] });
        }
        at += marks.max(1);
    }
    let any = joined.len() < before;
    (*chars, *places) = (joined, kept);
    any
}

/// How many marks stand in a row from `at` on.
fn marks(chars: &[char], at: usize) -> usize {
    chars[at..].iter().take_while(|c| is_mark(**c)).count()
}

/// Whether the character at `at` is one of a word spelled out: alone, with marks on both sides. A digit is only beside
/// a letter that is alone, too: 「5,星」, not 「1,2,3」.
fn is_spelled(chars: &[char], at: usize) -> bool {
    if !mark_at(chars, at.checked_sub(1)) || !mark_at(chars, Some(at + 1)) {
        return false;
    }
    match chars.get(at) {
        Some(c) if c.is_ascii_digit() => {
            let next = (at + 1..chars.len()).find(|at| !is_mark(chars[*at]));
            let before = (0..at).rev().find(|at| !is_mark(chars[*at]));
            next.is_some_and(|at| is_letter(chars, at)) || before.is_some_and(|at| is_letter(chars, at))
        }
        Some(_) => is_letter(chars, at),
        None => false,
    }
}

/// Whether a letter or a Chinese character stands alone at `at`.
fn is_letter(chars: &[char], at: usize) -> bool {
    let speaks = |at: Option<usize>| {
        at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric() || *c >= Folded::SYLLABLES)
    };
    speaks(Some(at)) && !chars[at].is_ascii_digit() && !speaks(at.checked_sub(1)) && !speaks(Some(at + 1))
}

fn mark_at(chars: &[char], at: Option<usize>) -> bool {
    at.and_then(|at| chars.get(at)).is_some_and(|c| is_mark(*c))
}

#[cfg(test)]
mod tests {
    use crate::{Folded, fold_str};

    fn spelled(text: &str) -> Option<String> {
        let mut folded = Folded::new(text);
        folded.spell().then(|| folded.chars().iter().collect())
    }

    #[test]
    fn words_spelled_out_are_words() {
        for text in [
            "加,微,信",
            "加。微。信",
            "加、微!信",
            "加 , 微 , 信",
            "加.😀微.\u{200b}信",
            "加\n微\n信",
            "加，。微 、,信",
        ] {
            assert_eq!(spelled(text).as_deref(), Some("加微信"), "{text}");
        }
        assert_eq!(spelled("全、網、最、低").as_deref(), Some("全网最低"));
        assert_eq!(spelled("可以加！您。V！X吗").as_deref(), Some("可以加您vx吗"));
        assert_eq!(spelled("好的,加,微,信,聊聊").as_deref(), Some("好的加微信聊聊"));
        assert_eq!(spelled("给,5,星,好,评").as_deref(), Some("给5星好评"));
    }

    #[test]
    fn talk_stays_talk() {
        for text in
            ["好,的", "您好,在的", "1,2,3", "1.5.2", "20,000", "a1,b2,c3", "加+微+信", "3,44,4", "", ",,,", "好。,,的"]
        {
            assert_eq!(spelled(text), None, "{text}");
        }
    }

    #[test]
    fn the_first_reading_keeps_every_mark() {
        let folded: String = Folded::new("加,微,信").chars().iter().collect();
        assert_eq!((folded.as_str(), fold_str("加,微,信").as_str()), ("加,微,信", "加,微,信"));
    }

    #[test]
    fn dropped_marks_count_as_noise_and_spans_hold_them() {
        let text = "好的。加 、 微,信!";
        let mut folded = Folded::new(text);
        assert!(folded.spell());
        let at = folded.chars().iter().position(|c| *c == '加').unwrap();
        assert_eq!(folded.span(at, at + 3).of(text), "加 、 微,信");
        assert_eq!((folded.noise_before(at), folded.noise_before(at + 1), folded.noise_before(at + 2)), (1, 3, 1));
    }
}
