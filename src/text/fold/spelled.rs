//! Words spelled out: 「加,微,信」, 「全、网、最、低」, a word written downwards. Where three single characters or more stand in
//! a row, each pair with exactly one mark between, the marks are noise.
//!
//! A single character is a letter or Chinese character with a mark, noise or nothing on either side; one that hangs on
//! a longer piece is not, for 「您好,亲,在的」 is how people talk, and so is the same character again and again:
//! 「是,是,是」. Digits are never spelled out: 1,2,3 and 20,000 mean something.

use super::Place;

/// Fewer marks cannot spell a word.
pub(super) const LEAST_MARKS: usize = 2;

/// Whether a folded character is a mark between sentences or their parts.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?' | ';' | ':' | '\n')
}

/// Drops the marks inside words spelled out. One pass: no character is looked at more than a few times.
pub(super) fn join(chars: &mut Vec<char>, places: &mut Vec<Place>) {
    let (mut from, mut to) = (0, 0);
    while from < chars.len() {
        let singles = singles(chars, places, from);
        let word = singles > LEAST_MARKS && (1..singles).any(|n| chars[from + 2 * n] != chars[from]);
        let taken = (2 * singles).saturating_sub(1).max(1);
        for at in from..from + taken {
            let mut place = places[at];
            if word && at > from {
                if (at - from) % 2 == 1 {
                    continue;
                }
                let mark = places[at - 1].noise_before.saturating_add(1);
                place.noise_before = place.noise_before.saturating_add(mark);
            }
            chars[to] = chars[at];
            places[to] = place;
            to += 1;
        }
        from += taken;
    }
    chars.truncate(to);
    places.truncate(to);
}

/// How many single characters stand in a row from `at`, one mark between each two.
fn singles(chars: &[char], places: &[Place], at: usize) -> usize {
    let mark = |at: usize| chars.get(at).is_some_and(|c| is_mark(*c));
    // Nearly everywhere this is all.
    if !mark(at + 1) || !mark(at + 3) {
        return 0;
    }
    let mut count = 0;
    while is_single(chars, places, at + 2 * count) {
        count += 1;
        if !mark(at + 2 * count - 1) {
            break;
        }
    }
    count
}

/// Whether a letter or Chinese character stands alone at `at`. Noise beside it parts it from a longer piece.
fn is_single(chars: &[char], places: &[Place], at: usize) -> bool {
    let speaks = |at: usize| chars.get(at).is_some_and(|c| is_letter(*c) || c.is_alphanumeric());
    let parted = |at: usize| places.get(at).is_none_or(|place| place.noise_before > 0);
    let letter = chars.get(at).is_some_and(|c| is_letter(*c));
    let before = at.checked_sub(1).is_none_or(|left| !speaks(left) || parted(at));
    letter && before && (!speaks(at + 1) || parted(at + 1))
}

fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | '\u{4e00}'..='\u{9fff}') || !c.is_ascii() && c.is_alphabetic() && !c.is_numeric()
}

#[cfg(test)]
mod tests {
    use crate::text::{Folded, fold_str};

    fn folded(text: &str) -> String {
        Folded::new(text).chars().iter().collect()
    }

    #[test]
    fn words_spelled_out_are_words() {
        for text in
            ["加,微,信", "加。微。信", "加、微!信", "加 , 微 , 信", "加.😀微.\u{200b}信", "加\n微\n信", "加，微,信"]
        {
            assert_eq!(folded(text), "加微信", "{text}");
        }
        assert_eq!(folded("全、網、最、低"), "全网最低");
        assert_eq!(folded("a.b.c"), "abc");
        assert_eq!(folded("Ｖ。x。号"), "vx号");
        assert_eq!(folded("加:微,信!"), "加微信!");
    }

    #[test]
    fn the_ends_stay_what_they_are() {
        assert_eq!(folded("好的,加,微,信,聊"), "好的,加微信聊");
        assert_eq!(folded("好的,加,微,信,聊聊"), "好的,加微信,聊聊");
        assert_eq!(folded("不能退,加,微,信"), "不能退,加微信");
        // Noise parts the run from what stands beside it.
        assert_eq!(folded("好的😀加,微,信 号"), "好的加微信号");
        assert_eq!(folded("+加,微,信"), "+加微信");
        assert_eq!(folded("加,微,信,138"), "加微信,138");
    }

    #[test]
    fn talk_stays_talk() {
        for text in [
            "您好,亲,在的",
            "好,的",
            "是,是,是",
            "对.对.对",
            "哦,哦,哦,好的",
            "加,,微,,信",
            "我加,微,信吧",
            "1,2,3",
            "1.5.2",
            "20,000",
            "a1,b2,c3",
            "加+微+信",
            "3,微,4",
            "",
            ",,,",
        ] {
            assert_eq!(folded(text), fold_str(text), "{text}");
        }
        // Short words one after the other read as one: no word of a rule is made of them.
        assert_eq!(folded("亲,在,吗"), "亲在吗");
    }

    #[test]
    fn a_rules_own_word_keeps_its_marks() {
        assert_eq!(fold_str("加,微,信"), "加,微,信");
    }

    #[test]
    fn dropped_marks_count_as_noise_and_spans_hold_them() {
        let text = "好的,加 、 微,信!";
        let folded = Folded::new(text);
        let at = folded.chars().iter().position(|c| *c == '加').unwrap();
        assert_eq!(folded.span(at, at + 3).of(text), "加 、 微,信");
        assert_eq!((folded.noise_before(at), folded.noise_before(at + 1), folded.noise_before(at + 2)), (0, 3, 1));
    }
}
