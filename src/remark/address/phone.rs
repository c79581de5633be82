//! Telephone numbers in a narrowed text: mobile with or without +86 and extension, landline, 400 and 800.

use crate::text::Span;

/// A number that somebody may be reached at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phone {
    /// Where it stands.
    pub(super) span: Span,
    /// As a remark has it.
    pub(super) text: String,
    /// Whether its length is right.
    pub(super) right: bool,
}

/// Digits that stand together.
struct Group<'t> {
    start: usize,
    digits: &'t str,
}

/// All numbers in `text`, in order.
pub(super) fn find(text: &str) -> Vec<Phone> {
    let groups = groups(text);
    let mut found: Vec<Phone> = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        match phone_at(text, &groups, at) {
            Some((phone, taken)) => {
                found.push(phone);
                at += taken;
            }
            None => at += 1,
        }
    }
    found
}

fn groups(text: &str) -> Vec<Group<'_>> {
    let mut groups = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|found| at + found) {
        let end = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |length| start + length);
        groups.push(Group { start, digits: &text[start..end] });
        at = end;
    }
    groups
}

/// The number that begins with group `at`, and how many groups it takes.
fn phone_at(text: &str, groups: &[Group<'_>], at: usize) -> Option<(Phone, usize)> {
    let first = groups.get(at)?;
    let before = text[..first.start].chars().next_back();
    if before.is_some_and(|c| c.is_ascii_alphabetic() || c == '*') {
        return None;
    }
    // How many groups follow one another with one space or hyphen between.
    let joined = groups[at..].windows(2).take(3).take_while(|two| matches!(gap(text, two), " " | "-")).count();
    let run: Vec<&str> = groups[at..=at + joined].iter().map(|group| group.digits).collect();
    let lengths: Vec<usize> = run.iter().map(|digits| digits.len()).collect();
    if run[0] == "86" && lengths.get(1).is_some_and(|n| *n == 11 || *n == 3) {
        let (phone, taken) = phone_at(text, groups, at + 1)?;
        let start = first.start - usize::from(before == Some('+'));
        return Some((Phone { span: Span::new(start, phone.span.end), ..phone }, taken + 1));
    }
    let mobile = |digits: &str| digits.starts_with('1') && digits.as_bytes().get(1).is_some_and(|d| *d >= b'3');
    let service = |digits: &str| digits.starts_with("400") || digits.starts_with("800");
    let (number, taken) = match lengths.as_slice() {
        [11, ..] if mobile(run[0]) => (run[0].to_owned(), 1),
        [13, ..] if run[0].starts_with("86") && mobile(&run[0][2..]) => (run[0][2..].to_owned(), 1),
        [3, 4, 4, ..] | [4, 4, 3, ..] if mobile(run[0]) => (run[..3].concat(), 3),
        [3, 8, ..] | [7, 4, ..] if mobile(run[0]) => (run[..2].concat(), 2),
        [3, 3, 4, ..] | [3, 4, 3, ..] if service(run[0]) => (run[..3].join("-"), 3),
        [3, 7, ..] if service(run[0]) => (run[..2].join("-"), 2),
        [10, ..] if service(run[0]) => (run[0].to_owned(), 1),
        [3 | 4, 7 | 8, ..] if run[0].starts_with('0') => (run[..2].join("-"), 2),
        [10..=12, ..] if run[0].starts_with('0') && !run[0].starts_with("00") => (run[0].to_owned(), 1),
        [9 | 10 | 12 | 13, ..] if mobile(run[0]) && alone(text, groups, at) => {
            let span = Span::new(first.start, first.start + run[0].len());
            return Some((Phone { span, text: run[0].to_owned(), right: false }, 1));
        }
        _ => return None,
    };
    let last = &groups[at + taken - 1];
    let start = first.start - usize::from(before == Some('+') && lengths[0] == 13);
    let phone = Phone { span: Span::new(start, last.start + last.digits.len()), text: number, right: true };
    Some(with_extension(text, groups, at + taken, phone, taken))
}

/// Takes the extension in: `-7804`, `转801`.
fn with_extension(text: &str, groups: &[Group<'_>], next: usize, phone: Phone, taken: usize) -> (Phone, usize) {
    let Some(group) = groups.get(next).filter(|group| group.digits.len() <= 6) else { return (phone, taken) };
    let between = match text[phone.span.end..group.start].trim() {
        "-" if text[phone.span.end..group.start].len() == 1 => "-",
        "转" | "转接" | "分机" | "-转" | "转分机" => "转",
        _ => return (phone, taken),
    };
    let end = group.start + group.digits.len();
    let text = format!("{}{between}{}", phone.text, group.digits);
    (Phone { span: Span::new(phone.span.start, end), text, ..phone }, taken + 1)
}

fn gap<'t>(text: &'t str, two: &[Group<'t>]) -> &'t str {
    match two {
        [one, other] => &text[one.start + one.digits.len()..other.start],
        _ => "",
    }
}

/// Whether no letter, digit or hyphen touches the group: an order number is no phone.
fn alone(text: &str, groups: &[Group<'_>], at: usize) -> bool {
    let Some(group) = groups.get(at) else { return false };
    let touches = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '*' | '.');
    let before = text[..group.start].chars().next_back();
    let after = text[group.start + group.digits.len()..].chars().next();
    !before.is_some_and(touches) && !after.is_some_and(touches)
}

#[cfg(test)]
mod tests {
    use super::find;

    fn say(text: &str) -> Vec<(String, String, bool)> {
        find(text).into_iter().map(|p| (p.span.of(text).to_owned(), p.text, p.right)).collect()
    }

    #[test]
    fn every_writing() {
        for (text, number) in [
            ("张三13800138000", "13800138000"),
            ("138 0013 8000", "13800138000"),
            ("138-0013-8000", "13800138000"),
            ("+86 13800138000", "13800138000"),
            ("+8613800138000", "13800138000"),
            ("18473461913-7804", "18473461913-7804"),
            ("18473461913转7804", "18473461913转7804"),
            ("0755-12345678", "0755-12345678"),
            ("0755 12345678-801", "0755-12345678-801"),
            ("400-123-4567", "400-123-4567"),
            ("800-8585222", "800-8585222"),
        ] {
            assert_eq!(say(text).iter().map(|p| (p.1.as_str(), p.2)).collect::<Vec<_>>(), [(number, true)], "{text}");
        }
        assert_eq!(say("302 13800138000 518000")[0].0, "13800138000");
    }

    #[test]
    fn wrong_lengths_are_told() {
        assert_eq!(say("马云 150008888626 上海"), [("150008888626".into(), "150008888626".into(), false)]);
        assert_eq!(say("1351111111北京"), [("1351111111".into(), "1351111111".into(), false)]);
    }

    #[test]
    fn other_numbers_are_none() {
        for text in
            ["240613-528105689823", "SF1380013800138", "518000", "2026-11-21", "科技园2栋3楼", "180****3393", ""]
        {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
