//! Bank card numbers. Luhn alone passes a tenth of all order and waybill numbers, so a known prefix or a cue is
//! needed too.

use super::digits;
use crate::text::Span;

const CUES: [&str; 9] = ["卡号", "账号", "帐号", "银行卡", "储蓄卡", "打款", "汇款", "转账", "开户"];

pub(super) fn find(text: &str) -> Vec<Span> {
    digits::runs(text, 12)
        .iter()
        .filter(|run| run.digits.len() <= 19 && !run.digits.contains(&b'X') && luhn(&run.digits))
        .filter(|run| known_prefix(&run.digits) || CUES.iter().any(|cue| run.before.contains(cue)))
        .map(|run| run.span(0, run.digits.len()))
        .collect()
}

/// 银联 62 (16–19 digits), Visa 4 and Mastercard 51–55 (16 digits).
fn known_prefix(digits: &[u8]) -> bool {
    match digits.len() {
        16 => {
            digits.starts_with(b"62") || digits[0] == b'4' || (digits[0] == b'5' && (b'1'..=b'5').contains(&digits[1]))
        }
        17..=19 => digits.starts_with(b"62"),
        _ => false,
    }
}

fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, d)| {
            let d = u32::from(d - b'0') * if at % 2 == 1 { 2 } else { 1 };
            d / 10 + d % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::find;

    // Test numbers that the card schemes publish or that were made by the Luhn rule.
    #[test]
    fn prefix_or_cue() {
        for text in ["6222021234567890128", "4111 1111 1111 1111", "转账到银行卡 356600202036050"] {
            let hit = find(text).len() == 1;
            assert_eq!(hit, super::luhn(&text.bytes().filter(u8::is_ascii_digit).collect::<Vec<_>>()), "{text}");
        }
        assert_eq!(find("卡号5105 1051 0510 5100哦").len(), 1);
        assert_eq!(find("4111-1111-1111-1111").len(), 1);
    }

    #[test]
    fn order_and_waybill_numbers_are_not() {
        for text in ["订单号 3566002020360505", "240613-528105689823", "快递单号 75312345678901", "4111 1111 1111 1112"]
        {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
