//! Runs: digits in a row with what people put between them. A run is one number or several; where one may end, there is
//! a border, and detectors try what lies between borders (see [`super::window`]).

use super::digit::{Script, digit, is_letter, is_word, letter};
use crate::text::{Span, fold_char};

/// How many characters of noise two digits of one number may have between them: ❤️ and a keycap are several each.
pub(super) const MOST_NOISE: usize = 6;

/// What stands between a digit and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing that can be seen.
    None,
    Space,
    Hyphen,
    Dot,
    Bracket,
    /// An emoji or another symbol.
    Emoji,
    /// A comma or a sign: joins only digits that stand alone, 1,3,8,0 but never 20,000 or 138****8000.
    Hard,
}

/// One digit of a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digit {
    /// `0`–`9` in ASCII, and `X` that closes an ID card.
    pub(super) value: u8,
    pub(super) span: Span,
    pub(super) script: Script,
    /// What stands before it; of no meaning for the first.
    pub(super) gap: Gap,
}

/// Whether a number may begin or end before the digit `at` of `run`.
pub(super) fn border(run: &[Digit], at: usize) -> bool {
    let Some(digit) = run.get(at) else { return true };
    let Some(before) = at.checked_sub(1).map(|at| run[at]) else { return true };
    digit.gap != Gap::None || digit.script != before.script || before.value == b'X'
}

/// Shows `visit` each run of at least `least` digits, in order.
pub(super) fn each(text: &str, least: usize, visit: &mut dyn FnMut(&[Digit])) {
    let mut scan = Scan { run: Vec::new(), gap: Gap::None, noise: 0, least, visit };
    let mut chars = text.char_indices().peekable();
    let mut before = '\n';
    while let Some((at, c)) = chars.next() {
        let span = Span::new(at, at + c.len_utf8());
        let next = chars.peek().map(|(_, c)| *c);
        if let Some((value, script)) = digit(c) {
            if script == Script::Han && is_word(before, next) {
                scan.close();
            } else {
                scan.push(value, span, script);
            }
        } else if is_letter(c) && fold_char(c).is_some() {
            // Latin letters are judged together: OO in 138OO138 are digits, ok is a word.
            let (mut end, mut alike, mut count) = (span.end, letter(c).is_some(), 1);
            while let Some((at, c)) = chars.next_if(|(_, c)| is_letter(*c)) {
                (end, alike, count) = (at + c.len_utf8(), alike && letter(c).is_some(), count + 1);
            }
            let behind = scan.is_at_digit();
            let touches = behind || text[end..].starts_with(|c| digit(c).is_some());
            if alike && touches {
                for (from, c) in text[at..end].char_indices() {
                    let span = Span::new(at + from, at + from + c.len_utf8());
                    scan.push(letter(c).unwrap_or(b'0'), span, Script::Letter);
                }
            } else if count == 1 && fold_char(c) == Some('x') && scan.run.len() >= 17 {
                scan.push(b'X', span, Script::Plain);
            } else {
                scan.close();
            }
        } else {
            scan.between(c);
        }
        before = c;
    }
    scan.close();
}

struct Scan<'a> {
    run: Vec<Digit>,
    gap: Gap,
    noise: usize,
    least: usize,
    visit: &'a mut dyn FnMut(&[Digit]),
}

impl Scan<'_> {
    fn is_at_digit(&self) -> bool {
        self.noise == 0 && !self.run.is_empty()
    }

    fn push(&mut self, value: u8, span: Span, script: Script) {
        let joins_group = self.gap == Gap::None;
        match self.run.last().copied() {
            // The digit behind the comma does not stand alone after all: a number begins with it.
            Some(last) if joins_group && last.gap == Gap::Hard && self.run.len() > 1 => {
                self.run.pop();
                self.close();
                self.run.push(Digit { gap: Gap::None, ..last });
            }
            Some(last) if self.gap == Gap::Hard && self.run.len() > 1 && last.gap == Gap::None => self.close(),
            _ => {}
        }
        self.run.push(Digit { value, span, script, gap: self.gap });
        (self.gap, self.noise) = (Gap::None, 0);
    }

    /// Takes a character that is no digit.
    fn between(&mut self, c: char) {
        if self.run.is_empty() {
            return;
        }
        match gap(c) {
            Some(gap) if self.noise < MOST_NOISE => {
                self.noise += 1;
                if gap == Gap::Hard || self.gap == Gap::None {
                    self.gap = gap;
                }
            }
            _ => self.close(),
        }
    }

    fn close(&mut self) {
        if self.run.len() >= self.least {
            (self.visit)(&self.run);
        }
        self.run.clear();
        (self.gap, self.noise) = (Gap::None, 0);
    }
}

/// What `c` is between two digits; nothing where it ends a number.
fn gap(c: char) -> Option<Gap> {
    Some(match c {
        '\n' | '\r' => return None,
        '-' | '_' | '‐'..='―' | '−' | '－' | '＿' => Gap::Hyphen,
        '.' | '．' | '。' | '｡' | '·' | '•' | '・' | '‧' => Gap::Dot,
        '(' | ')' | '[' | ']' | '（' | '）' | '【' | '】' => Gap::Bracket,
        _ if c.is_whitespace() => Gap::Space,
        _ if is_invisible(c) => Gap::None,
        '\u{2190}'..='\u{2BFF}' if c != '√' => Gap::Emoji,
        '\u{1F000}'..='\u{1FAFF}' => Gap::Emoji,
        _ if c.is_ascii_punctuation() => Gap::Hard,
        '，' | '、' | '／' | '＊' | '＋' | '～' | '＃' | '＝' | '：' | '×' | '…' | '！' | '；' | '？' => {
            Gap::Hard
        }
        _ => return None,
    })
}

fn is_invisible(c: char) -> bool {
    matches!(c as u32,
        0xAD | 0x0300..=0x036F | 0x061C | 0x115F | 0x1160 | 0x180E | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0x20D0..=0x20FF
        | 0x2800 | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xE0000..=0xE0FFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs as strings, a `|` at each border.
    fn runs(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        each(text, 1, &mut |run| {
            let mut shown = String::new();
            for (at, digit) in run.iter().enumerate() {
                if at > 0 && border(run, at) {
                    shown.push('|');
                }
                shown.push(digit.value as char);
            }
            found.push(shown);
        });
        found
    }

    #[test]
    fn one_number_however_dressed() {
        assert_eq!(runs("１38 0013-8000"), ["138|0013|8000"]);
        assert_eq!(runs("1\u{200b}3\u{200d}8"), ["138"]);
        assert_eq!(runs("1️⃣3️⃣8️⃣"), ["138"]);
        assert_eq!(runs("1❤️3😀8"), ["1|3|8"]);
        assert_eq!(runs("壹叁捌00一"), ["138|00|1"]);
        assert_eq!(runs("1,3,8"), ["1|3|8"]);
        assert_eq!(runs("1、 3、 8"), ["1|3|8"]);
        assert_eq!(runs("138OO13lI"), ["138|00|13|11"]);
    }

    #[test]
    fn amounts_masks_words_and_sizes_fall_apart() {
        assert_eq!(runs("20,000"), ["20", "000"]);
        assert_eq!(runs("1,20,3"), ["1", "20", "3"]);
        assert_eq!(runs("138****8000"), ["138", "8000"]);
        assert_eq!(runs("180x200*30"), ["180", "200", "30"]);
        assert_eq!(runs("2026年11月21日"), ["2026", "11", "21"]);
        assert_eq!(runs("一百三十八"), Vec::<String>::new());
        assert_eq!(runs("周三138一个"), ["138"]);
        assert_eq!(runs("138ok lol 5"), ["138", "5"]);
        assert_eq!(runs("138       0"), ["138", "0"]);
        assert_eq!(runs("138\n0"), ["138", "0"]);
    }

    #[test]
    fn an_x_closes_eighteen_only() {
        assert_eq!(runs("11010519491231002X13800138000"), ["11010519491231002X|13800138000"]);
        assert_eq!(runs("1101051949123x"), ["1101051949123"]);
    }
}
