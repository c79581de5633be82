//! Numbers that must not stand in a remark: identity and bank cards (W10). Only where they stand is told.

use super::Problem;
use crate::text::detect::Detector;
use crate::text::{Span, sort_by};

/// What stands in such a number's place.
pub(super) const MASK: &str = "****";

/// A problem for each identity or bank card number in `text`, with the fix that masks it.
pub(super) fn problems(text: &str) -> Vec<Problem> {
    let mut found: Vec<(Span, &str)> = Vec::new();
    for (detector, name) in [(Detector::IdCard, "身份证号"), (Detector::BankCard, "银行卡号")] {
        for span in detector.find(text) {
            if !found.iter().any(|(other, _)| other.overlaps(span)) {
                found.push((span, name));
            }
        }
    }
    sort_by(&mut found, |a, b| a.0.start.cmp(&b.0.start));
    let problem = |(span, name): (Span, &str)| {
        Problem::stop("personal-number", format!("内容里有{name}，请去掉后再写")).fix(span, MASK)
    };
    found.into_iter().map(problem).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixed;
    use super::*;

    #[test]
    fn masked_and_never_repeated() {
        let text = "身份证11010519491231002X，卡4111 1111 1111 1111";
        let found = problems(text);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|p| p.stops && !p.message.contains("1101") && !p.message.contains("4111")));
        assert_eq!(fixed(text, &found), "身份证****，卡****");
    }

    #[test]
    fn behind_a_phone() {
        let text = "张三 13800138000 11010519491231002X";
        assert_eq!(fixed(text, &problems(text)), "张三 13800138000 ****");
    }

    #[test]
    fn phones_and_waybills_may_stand() {
        assert!(problems("张三 13800138000 补发单号75312345678901").is_empty());
    }
}
