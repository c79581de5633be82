//! QQ numbers (W14): 5 to 11 digits right behind QQ, 扣扣 and the like.

use super::account::{is_behind, number, span};
use super::cue::Tail;
use super::run::each;
use crate::text::Span;

const CLEAR: &str = "qq 扣扣 企鹅 抠抠 秋秋 q号 扣号";
const VAGUE: &str = "q 扣 球球";

pub(super) fn find(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    each(text, 5, &mut |run| {
        let Some(number) = number(text, run) else { return };
        if is_behind(&Tail::new(text, run[0].span.start), CLEAR, VAGUE) {
            found.push(span(number));
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::{hits, misses};
    use super::find;

    #[test]
    fn behind_a_cue() {
        hits(
            find,
            &[
                "加QQ「123456789」",
                "QQ号：「12345」",
                "ｑｑ是「１２３４５６７８」",
                "Q❤Q「123 456 789」",
                "扣扣「一二三四五六七」哦",
                "企鹅号「10001234」",
                "加我Q「123456789」",
                "扣扣吧「123456789」",
                "qq群「123456789」",
                "QQ 「12345678」 20元",
                "QQ:「13800138000」",
                "Q:「123456789」",
            ],
        );
    }

    #[test]
    fn without_one_or_of_another_length_are_not() {
        misses(
            find,
            &[
                "123456789",
                "QQ1234",
                "QQ 123456789012",
                "QQ 01234567",
                "QQ糖 123456789",
                "QQ邮箱 123456789@qq.com",
                "充值QQ10000元",
                "PQQ12345678",
                "Q 12345678",
                "型号Q12345",
                "扣12345分",
                "订单123456789",
            ],
        );
    }
}
