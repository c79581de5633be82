//! Resident identity card numbers (GB 11643, W10): region, date of birth, sequence, checksum. The form of 15 digits that
//! went out in 1999 has no checksum, and counts only behind a cue.

use super::cue::Tail;
use super::window::{Window, find as windows};
use crate::text::Span;

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";
const PROVINCES: [u8; 35] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65, 71, 81, 82, 83,
];
const CUES: &str = "身份证 证件 实名";

pub(super) fn find(text: &str) -> Vec<Span> {
    windows(text, (15, 18), &|window: &Window<'_>| {
        let mut room = [0; 19];
        let values = window.values(&mut room);
        let is = match values.len() {
            18 => is_id(values),
            15 => is_old(values) && Tail::new(text, window.at()).has(CUES),
            _ => false,
        };
        is.then_some(0)
    })
}

/// Whether 18 digits are an identity card's.
pub(super) fn is_id(id: &[u8]) -> bool {
    if id.len() != 18 || id[..17].contains(&b'X') || !is_region(id) {
        return false;
    }
    let sum: u32 = WEIGHTS.iter().zip(id).map(|(w, d)| w * u32::from(d - b'0')).sum();
    CHECKS[(sum % 11) as usize] == id[17]
        && (1900..=2100).contains(&number(&id[6..10]))
        && is_date(number(&id[6..10]), &id[10..14])
}

fn is_old(id: &[u8]) -> bool {
    !id.contains(&b'X') && is_region(id) && is_date(1900 + number(&id[6..8]), &id[8..12])
}

fn is_region(id: &[u8]) -> bool {
    PROVINCES.iter().any(|p| u32::from(*p) == number(&id[..2]))
}

fn number(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |n, d| n * 10 + u32::from(d - b'0'))
}

/// Whether the four digits `day` are a month and a day of `year`.
pub(super) fn is_date(year: u32, day: &[u8]) -> bool {
    let (month, day) = (number(&day[..2]), number(&day[2..]));
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{hits, misses};
    use super::find;

    // Made up by the checksum rule; no person's number.
    #[test]
    fn right_numbers_are_found_as_written() {
        hits(
            find,
            &[
                "证件「11010519491231002X」收到",
                "证件「11010519491231002x」收到",
                "证件「１１０１０５１９４９１２３１００２Ｘ」收到",
                "证件「110105 19491231 002X」收到",
                "「110105-1949-1231-002X」",
                "「一一零一零五一九四九一二三一零零二X」",
                "「①①⓪①⓪⑤①⑨④⑨①②③①⓪⓪②X」",
                "「1,1,0,1,0,5,1,9,4,9,1,2,3,1,0,0,2,X」",
                "「11010519491231OO2X」",
            ],
        );
    }

    #[test]
    fn beside_other_numbers() {
        hits(
            find,
            &[
                "张三 13800138000 「11010519491231002X」",
                "「11010519491231002X」13800138000",
                "138 0013 8000 「110105 19491231 002X」",
                "周三「11010519491231002X」",
            ],
        );
    }

    #[test]
    fn the_old_form_behind_a_cue() {
        hits(find, &["身份证「110105491231002」", "证件号码：「110105 491231 002」"]);
        misses(find, &["运单110105491231002", "身份证110105491331002", "身份证990105491231002"]);
    }

    #[test]
    fn wrong_checksum_date_region_or_length_are_not() {
        misses(
            find,
            &[
                "110105194912310021",
                "11010519490231002X",
                "99010519491231002X",
                "1101051949123100",
                "1110105194912310023X",
                "订单240613-528105689823",
                "淘宝订单 2203456789012345678",
                "69012345678921101051",
                "110105********002X",
            ],
        );
    }
}
