//! Telephone numbers: mobile with or without +86 and extension, landline, 400 and 800; and digits that look like one.

use super::text::{PHONE, Text, digit, han, letter, one_of, parts};
use super::units::{list, u};

/// A number that somebody may be reached at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phone {
    /// Its characters.
    pub(super) start: usize,
    pub(super) end: usize,
    /// As a remark has it.
    pub(super) text: String,
    pub(super) state: State,
}

/// What is to be said of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Right,
    /// It looks like a number, and has too few or too many digits.
    Length,
    /// Its middle is hidden: 138****8000.
    Masked,
}

/// Digits that stand together.
pub(super) type Run = (usize, usize);

/// All numbers, in order, each marked in the text.
pub(super) fn find(text: &mut Text<'_>) -> Vec<Phone> {
    let runs = runs(text);
    let mut found: Vec<Phone> = Vec::new();
    let mut at = 0;
    while at < runs.len() {
        match phone_at(text, &runs, at) {
            Some((phone, taken)) => {
                found.push(phone);
                at += taken;
            }
            None => at += 1,
        }
    }
    for phone in &found {
        text.mark(phone.start, phone.end, PHONE);
    }
    found
}

/// Where digits stand together.
pub(super) fn runs(text: &Text<'_>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for at in (0..text.work.len()).filter(|at| digit(text.get(*at))) {
        match runs.last_mut().filter(|(_, end)| *end == at) {
            Some((_, end)) => *end += 1,
            None => runs.push((at, at + 1)),
        }
    }
    runs
}

fn mobile(text: &Text<'_>, at: usize) -> bool {
    text.get(at) == u16::from(b'1') && (0x33..=0x39).contains(&text.get(at + 1))
}

/// The number that begins with run `at`, and how many runs it takes.
fn phone_at(text: &Text<'_>, runs: &[Run], at: usize) -> Option<(Phone, usize)> {
    let (mut start, end) = *runs.get(at)?;
    let length = end - start;
    let bare = |start: usize, end: usize| String::from_utf16_lossy(text.work.get(start..end).unwrap_or(&[]));
    let right = |start: usize, end: usize, number: String, taken: usize| {
        let phone = Phone { start, end, text: number, state: State::Right };
        Some(with_extension(text, runs, at + taken, phone, taken))
    };
    let before = text.before(start);
    if letter(before) && !(length == 11 && mobile(text, start)) || before == u16::from(b'*') {
        return None;
    }
    // How many runs follow one another with one space, hyphen or bracket between.
    let mut lengths = [0; 4];
    for (n, run) in runs.iter().skip(at).take(4).enumerate() {
        let joined = n == 0 || runs.get(at + n - 1).is_some_and(|last| joined(text, last.1, run.0));
        if !joined {
            break;
        }
        if let Some(slot) = lengths.get_mut(n) {
            *slot = run.1 - run.0;
        }
    }
    let run = |n: usize| runs.get(at + n).map_or(String::new(), |(start, end)| bare(*start, *end));
    let end_of = |n: usize| runs.get(at + n).map_or(end, |run| run.1);
    let is = |word: &[u16]| text.word(start, word).is_some();
    let service = is(u!("400")) || is(u!("800"));
    if length == 2 && is(u!("86")) && matches!(lengths[1], 11 | 3) || length == 4 && is(u!("0086")) && lengths[1] == 11
    {
        let (phone, taken) = phone_at(text, runs, at + 1)?;
        let plus = usize::from(before == u16::from(b'+'));
        return Some((Phone { start: start - plus, ..phone }, taken + 1));
    }
    let house = |c: u16| one_of(c, u!("室号栋楼弄幢单"));
    match lengths {
        [11, ..] if mobile(text, start) => right(start, end, run(0), 1),
        [13, ..] if is(u!("86")) && mobile(text, start + 2) => {
            let plus = usize::from(before == u16::from(b'+'));
            right(start - plus, end, bare(start + 2, end), 1)
        }
        [3, 4, 4, _] | [4, 4, 3, _] if mobile(text, start) => right(start, end_of(2), run(0) + &run(1) + &run(2), 3),
        [3, 8, ..] | [7, 4, ..] | [5, 6, ..] if mobile(text, start) => right(start, end_of(1), run(0) + &run(1), 2),
        [3, 3, 4, _] | [3, 4, 3, _] if service => right(start, end_of(2), run(0) + "-" + &run(1) + "-" + &run(2), 3),
        [3, 7, ..] if service => right(start, end_of(1), run(0) + "-" + &run(1), 2),
        [10, ..] if service => right(start, end, run(0), 1),
        [3 | 4, 7 | 8, ..] if is(u!("0")) => {
            start -= usize::from(before == u16::from(b'('));
            right(start, end_of(1), run(0) + "-" + &run(1), 2)
        }
        [_, ..] if (10..=12).contains(&length) && is(u!("0")) && !is(u!("00")) => right(start, end, run(0), 1),
        // 3单元30113800138000: the number of a flat runs into it; or it into one.
        [12..=15, ..] if mobile(text, end - 11) && (!mobile(text, start) || one_of(before, u!("元栋楼幢室"))) => {
            right(end - 11, end, bare(end - 11, end), 1)
        }
        [12..=15, ..] if mobile(text, start) && house(text.get(end)) => {
            right(start, start + 11, bare(start, start + 11), 1)
        }
        [3 | 4, ..] if mobile(text, start) => {
            let masked = (end..end + 8).find(|at| !one_of(text.get(*at), u!("*x"))).filter(|to| *to >= end + 3)?;
            let tail = (masked..masked + 4).find(|at| !digit(text.get(*at))).unwrap_or(masked + 4);
            let taken = usize::from(tail > masked);
            let phone = Phone { start, end: tail, text: bare(start, tail), state: State::Masked };
            Some((phone, 1 + taken))
        }
        [8..=13, ..] if mobile(text, start) && alone(text, start, end) => {
            let phone = Phone { start, end, text: run(0), state: State::Length };
            Some((phone, 1))
        }
        _ => None,
    }
}

/// Whether only one mark stands between two runs of one number.
fn joined(text: &Text<'_>, from: usize, to: usize) -> bool {
    to == from + 1 && one_of(text.get(from), u!(" -)")) || to == from + 2 && text.word(from, u!(")-")).is_some()
}

/// Takes the extension in: `-7804`, `转801`, `[7839]`.
fn with_extension(text: &Text<'_>, runs: &[Run], next: usize, phone: Phone, taken: usize) -> (Phone, usize) {
    let Some((start, end)) = runs.get(next).copied().filter(|(start, end)| end - start <= 6) else {
        return (phone, taken);
    };
    let mut from = phone.end;
    while text.get(from) == u16::from(b' ') {
        from += 1;
    }
    let after = text.any(from, list!("-转 转分机 转接 分机 转 ext"));
    let after = after.map(|from| (from..start).find(|at| !one_of(text.get(*at), u!(" .:"))).unwrap_or(start));
    let between = match () {
        () if text.word(phone.end, u!("-")) == Some(start) && end - start >= 2 => "-",
        () if after == Some(start) => "转",
        () if text.word(phone.end, u!("[")) == Some(start) && text.word(end, u!("]")).is_some() => "[",
        () => return (phone, taken),
    };
    let digits = String::from_utf16_lossy(text.work.get(start..end).unwrap_or(&[]));
    let close = if between == "[" { "]" } else { "" };
    let number = phone.text + between + &digits + close;
    (Phone { end: end + close.len(), text: number, ..phone }, taken + 1)
}

/// Whether no letter, digit or hyphen touches the run: an order's number is no phone.
pub(super) fn alone(text: &Text<'_>, start: usize, end: usize) -> bool {
    let apart = |c: u16| parts(c) || han(c) || one_of(c, u!("()[]/、"));
    apart(text.before(start)) && apart(text.get(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(text: &str) -> Vec<(String, State)> {
        find(&mut Text::new(text)).into_iter().map(|p| (p.text, p.state)).collect()
    }

    #[test]
    fn every_writing() {
        for (text, number) in [
            ("张三13800138000", "13800138000"),
            ("小陈k13800138000", "13800138000"),
            ("138 0013 8000", "13800138000"),
            ("138-0013-8000", "13800138000"),
            ("１３８００１３８０００", "13800138000"),
            ("+86 13800138000", "13800138000"),
            ("+8613800138000", "13800138000"),
            ("0086 13800138000", "13800138000"),
            ("86-13800138000", "13800138000"),
            ("18473461913-7804", "18473461913-7804"),
            ("18473461913转7804", "18473461913转7804"),
            ("18473461913 转分机 7804", "18473461913转7804"),
            ("18473461913[7804]", "18473461913[7804]"),
            ("0755-12345678", "0755-12345678"),
            ("(0755)12345678", "0755-12345678"),
            ("075512345678", "075512345678"),
            ("0755 12345678-801", "0755-12345678-801"),
            ("400-123-4567", "400-123-4567"),
            ("4001234567转2", "4001234567转2"),
            ("800-8585222", "800-8585222"),
            ("3单元30213800138000", "13800138000"),
        ] {
            assert_eq!(say(text), [(number.into(), State::Right)], "{text}");
        }
        assert_eq!(say("302 13800138000 518000")[0].0, "13800138000");
        assert_eq!(say("13800138000/13900139000").len(), 2);
    }

    #[test]
    fn wrong_lengths_and_masks_are_told() {
        for (text, number, state) in [
            ("马云 150008888626 上海", "150008888626", State::Length),
            ("1351111111北京", "1351111111", State::Length),
            ("李雷1368888", "", State::Right),
            ("136****8888", "136****8888", State::Masked),
            ("赵六 1360000xxxx", "", State::Right),
            ("136xxxx8888", "136xxxx8888", State::Masked),
        ] {
            let wanted = if number.is_empty() { vec![] } else { vec![(number.to_owned(), state)] };
            assert_eq!(say(text), wanted, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_none() {
        for text in ["240613-528105689823", "SF1380013800138", "518000", "2026-11-21", "科技园2栋3楼", "*3393", ""]
        {
            assert_eq!(say(text), [], "{text}");
        }
    }
}
