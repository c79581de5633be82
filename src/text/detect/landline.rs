//! Landline numbers (W9, W14): an area code, a separator, 7 or 8 digits; without a separator only behind a cue.
//!
//! Hotlines begin with no 0 (400, 800, 95xxx, 12315, 110), so they are never found.

use super::cue::{Cue, Tail};
use super::digit::is_letter;
use super::id_card::is_date;
use super::run::Gap;
use super::window::{Window, find as windows};
use crate::text::Span;

pub(super) fn find(text: &str) -> Vec<Span> {
    windows(text, (11, 12), &|window: &Window<'_>| {
        let mut room = [0; 19];
        let values = window.values(&mut room);
        let area = area(values)?;
        let cue = Tail::new(text, window.at()).cue();
        let cued = cue == Some(Cue::Phone);
        let number = &values[area..];
        let is = cue != Some(Cue::Code)
            && number[0] != b'0'
            && !number.contains(&b'X')
            && has_shape(window, area, cued)
            && stands_free(text, window)
            && (cued || !like_a_date(number));
        is.then_some(0)
    })
}

/// How long the area code is that `values` begin with, if the right number of digits follows.
fn area(values: &[u8]) -> Option<usize> {
    match (values, values.len()) {
        ([b'0', b'1', b'0', ..] | [b'0', b'2', b'0'..=b'5' | b'7'..=b'9', ..], 11) => Some(3),
        ([b'0', b'3'..=b'9', b'1'..=b'9', ..], 11 | 12) => Some(4),
        _ => None,
    }
}

fn has_shape(window: &Window<'_>, area: usize, cued: bool) -> bool {
    let mut room = [0; 19];
    match window.groups(&mut room) {
        [_] => cued,
        [first, 7 | 8] | [first, 3 | 4, 4] => usize::from(*first) == area,
        _ => window.is_spelled() && cued,
    }
}

/// Whether no longer number goes on at either side; an extension of up to 5 digits may.
fn stands_free(text: &str, window: &Window<'_>) -> bool {
    let tied = |gap| matches!(gap, Gap::Hyphen | Gap::Dot | Gap::Hard);
    let before = window.before().is_none_or(|(gap, digits)| !tied(gap) || digits.len() < 3);
    let after = window.after().is_none_or(|(gap, count)| !tied(gap) || count <= 5);
    let letter = |c: Option<char>| c.is_some_and(is_letter);
    before && after && !letter(text[..window.at()].chars().next_back()) && !letter(text[window.end()..].chars().next())
}

fn like_a_date(number: &[u8]) -> bool {
    number.len() == 8 && matches!(number, [b'1', b'9', ..] | [b'2', b'0', ..]) && is_date(2000, &number[4..])
}

#[cfg(test)]
mod tests {
    use super::super::tests::{hits, misses};
    use super::find;

    #[test]
    fn area_code_and_number() {
        hits(
            find,
            &[
                "「010-12345678」",
                "「0571 88888888」",
                "（「0571）8888 8888」",
                "「0571-8888888」",
                "「0571（88888888」）",
                "「０２１－８８８８８８８８」",
                "「0755-88888888」-8012",
                "客服座机「075588888888」",
                "电话：「01088888888」",
                "「0571-88888888」 13800138000",
                "13800138000 「0571-88888888」",
                "「零五七一-八八八八八八八八」",
                "电话「0512-20240613」",
            ],
        );
    }

    #[test]
    fn hotlines_dates_and_codes_are_not() {
        misses(
            find,
            &[
                "400-800-1234",
                "4008001234",
                "800-810-8888",
                "95338",
                "拨打12315",
                "10086",
                "01088888888",
                "0512-20240613",
                "2024-06-13 88888888",
                "订单号0571-88888888",
                "240613-0571-88888888",
                "0571-88888888-528105689823",
                "货号0571-8888888",
                "SF0571-88888888",
                "0571-8888",
                "0571-088888888",
                "026-88888888",
                "0101-8888888",
                "0571.5-8888888元",
                "0.5-1.5 0.3-0.5 0.8",
                "尺寸 010 020 03040",
                "13800138000",
            ],
        );
    }
}
