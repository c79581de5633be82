//! Accounts: a number or a name that counts only right behind a cue, as in 微信号：… and QQ….

use super::cue::Tail;
use super::digit::Script;
use super::run::{Digit, Gap};
use crate::text::{Span, fold_char};

/// What may stand between a cue and its account.
const FILLER: &str = "号码是为:.的我加搜+=就也群这个吧";
const SAID: &str = "号:是为";
/// How much filler there may be.
const MOST: usize = 6;

/// Whether what `tail` ends with, filler left out, is one of the cues. `vague` ones need more than a space behind them
/// or a word such as 加 before them.
pub(super) fn is_behind(tail: &Tail, clear: &str, vague: &str) -> bool {
    (0..=filler(tail)).any(|at| {
        tail.ends_any(at, clear).is_some()
            || tail.ends_any(at, vague).is_some_and(|length| {
                let asked = if at == 0 { "加+搜我的" } else { "加+搜" };
                (0..at).any(|at| says(tail, at, SAID)) || says(tail, at + length, asked)
            })
    })
}

/// Whether it is said that an account follows: 号, 是, a colon; or the whole begins with 加, 我.
pub(super) fn is_said(tail: &Tail, clear: &str) -> bool {
    let asked = tail.ends_any(0, clear).is_some_and(|length| says(tail, length, "加+搜我的"));
    asked && !tail.is_loose(0) || (0..filler(tail)).any(|at| says(tail, at, SAID))
}

fn filler(tail: &Tail) -> usize {
    (0..MOST).find(|at| !says(tail, *at, FILLER)).unwrap_or(MOST)
}

fn says(tail: &Tail, at: usize, among: &str) -> bool {
    tail.get(at).is_some_and(|c| among.contains(c))
}

/// The number of 5 to 11 digits a run begins with: its first group, or all of it if it is written in small groups.
pub(super) fn number<'a>(text: &str, run: &'a [Digit]) -> Option<&'a [Digit]> {
    let group = (1..run.len()).find(|at| run[*at].gap != Gap::None).unwrap_or(run.len());
    let length = if group >= 5 { group } else { run.len() };
    let number = run.get(..length)?;
    let letters = number.iter().filter(|d| d.script == Script::Letter).count();
    let is = (5..=11).contains(&length) && number[0].value != b'0' && letters * 2 <= length && !is_amount(text, number);
    is.then_some(number)
}

/// Whether a unit follows: 微信零钱10000元.
fn is_amount(text: &str, number: &[Digit]) -> bool {
    text[number[number.len() - 1].span.end..].starts_with(['元', '块', '个', '件', '天', '¥', '%', '年', '万', '*'])
}

/// The bytes of `digits`.
pub(super) fn span(digits: &[Digit]) -> Span {
    digits[0].span.join(digits[digits.len() - 1].span)
}

/// The first folded characters of `text` in the room given.
pub(super) fn head<'r>(text: &str, room: &'r mut [char; 8]) -> &'r [char] {
    let mut length = 0;
    for (to, c) in room.iter_mut().zip(text.chars().take(24).filter_map(fold_char)) {
        *to = c;
        length += 1;
    }
    &room[..length]
}
