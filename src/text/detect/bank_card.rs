//! Bank card numbers (W10). Luhn alone passes a tenth of all order and waybill numbers, so a known prefix or a cue is
//! needed too.

use super::cue::{Cue, Tail};
use super::id_card::is_id;
use super::window::{Window, find as windows};
use crate::text::Span;

const CUES: &str =
    "卡号 账号 帐号 账户 帐户 银行 储蓄卡 信用卡 打款 汇款 转账 开户 工行 建行 农行 中行 招行 交行 邮储 收款";

pub(super) fn find(text: &str) -> Vec<Span> {
    windows(text, (12, 19), &|window: &Window<'_>| {
        let mut room = [0; 19];
        let values = window.values(&mut room);
        if values.contains(&b'X') || !luhn(values) || is_id(values) {
            return None;
        }
        let tail = Tail::new(text, window.at());
        let cued = tail.has(CUES);
        let is = (cued || known_prefix(values)) && tail.cue() != Some(Cue::Code) && has_shape(window, cued);
        is.then_some(0)
    })
}

/// Grouped as on a card, or all in one, or hidden. Shoe sizes 40 41 42 … are sixteen digits that begin with 4.
fn has_shape(window: &Window<'_>, cued: bool) -> bool {
    let mut room = [0; 19];
    let grouped = match window.groups(&mut room) {
        [_] => window.is_solid(),
        [6, rest] => *rest >= 10,
        [fours @ .., last] => *last <= 4 && fours.iter().all(|n| *n == 4),
        [] => false,
    };
    grouped || window.is_whole() && (cued || window.is_spelled() || window.is_disguised())
}

/// 银联 62 (16–19 digits), 工行 9558 (19), Visa 4 and Mastercard 51–55 (16 digits).
fn known_prefix(digits: &[u8]) -> bool {
    match digits.len() {
        16 => {
            digits.starts_with(b"62") || digits[0] == b'4' || (digits[0] == b'5' && (b'1'..=b'5').contains(&digits[1]))
        }
        19 => digits.starts_with(b"62") || digits.starts_with(b"9558"),
        17 | 18 => digits.starts_with(b"62"),
        _ => false,
    }
}

pub(super) fn luhn(digits: &[u8]) -> bool {
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
    use super::super::tests::{hits, misses};
    use super::find;

    // Test numbers that the card schemes publish or that were made by the Luhn rule.
    #[test]
    fn prefix_or_cue() {
        hits(
            find,
            &[
                "「6222021234567890128」",
                "「4111 1111 1111 1111」",
                "「4111-1111-1111-1111」",
                "卡号「5105 1051 0510 5100」哦",
                "转账到银行卡 「3566002020360505」",
                "建行，户名张三，「3566002020360505」",
                "退到您卡号「6222 0212 3456 7890 128」",
                "「622202 1234567890128」",
                "「四一一一一一一一一一一一一一一一」",
                "「4.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1」",
                "「4111❤️1111❤️1111❤️1111」",
                "卡号 「41 11 11 11 11 11 11 11」",
                "「４１１１１１１１１１１１１１１１」",
            ],
        );
    }

    #[test]
    fn beside_other_numbers() {
        hits(find, &["13800138000 「4111 1111 1111 1111」 张三", "「6222021234567890128」 13800138000"]);
    }

    #[test]
    fn order_and_waybill_numbers_are_not() {
        misses(
            find,
            &[
                "订单号 3566002020360505",
                "卡发出了，单号4111111111111111",
                "240613-528105689823",
                "快递单号 75312345678901",
                "4111 1111 1111 1112",
                "6222021234567890127",
                "条码6901234567892",
                "4111 1111 **** 1111",
                "尺码 41 11 11 11 11 11 11 11",
                "尺码 40 41 42 43 44 45 46 47",
                "卡号11010519491231002X",
            ],
        );
    }

    #[test]
    fn an_identity_card_is_none() {
        // Region 62, and right by both rules.
        let mut numbers = (1000..2000).map(|serial| format!("62010219900101{serial}"));
        let both = numbers.find(|n: &String| super::is_id(n.as_bytes()) && super::luhn(n.as_bytes())).unwrap();
        misses(find, &[both.as_str()]);
    }
}
