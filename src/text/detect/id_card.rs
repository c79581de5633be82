//! Resident identity card numbers (GB 11643): region, date of birth, sequence, checksum.

use super::digits;
use crate::text::Span;

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";
const PROVINCES: [u32; 35] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65, 71, 81, 82, 83,
];

pub(super) fn find(text: &str) -> Vec<Span> {
    digits::runs(text, 18)
        .iter()
        .filter(|run| run.digits.len() == 18 && is_id(&run.digits))
        .map(|run| run.span(0, 18))
        .collect()
}

fn is_id(id: &[u8]) -> bool {
    let number = |range: std::ops::Range<usize>| id[range].iter().fold(0u32, |n, d| n * 10 + u32::from(d - b'0'));
    if id[..17].contains(&b'X') || !PROVINCES.contains(&number(0..2)) {
        return false;
    }
    let (year, month, day) = (number(6..10), number(10..12), number(12..14));
    let sum: u32 = WEIGHTS.iter().zip(id).map(|(w, d)| w * u32::from(d - b'0')).sum();
    (1900..=2100).contains(&year) && day >= 1 && day <= days(year, month) && CHECKS[(sum % 11) as usize] == id[17]
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    // Made up by the checksum rule; no person's number.
    #[test]
    fn right_numbers_are_found_as_written() {
        for id in
            ["11010519491231002X", "11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X"]
        {
            let text = format!("证件{id}收到");
            assert_eq!(find(&text).iter().map(|s| s.of(&text)).collect::<Vec<_>>(), [id]);
        }
    }

    #[test]
    fn wrong_checksum_date_region_or_length_are_not() {
        for text in [
            "110105194912310021",
            "11010519490231002X",
            "99010519491231002X",
            "1101051949123100",
            "1110105194912310023X",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
