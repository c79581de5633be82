//! Which kind of remark a pasted sentence most likely wants.

use super::address::Divisions;
use super::day::{self, Said};
use super::{address, courier, product};
use crate::pack::RemarkKind;
use crate::text::calendar::Date;

/// As much of a text as is looked at.
const LONGEST: usize = 2_000;

/// The kind; nothing for a blank text.
pub(super) fn kind(text: &str, table: Option<&Divisions>) -> Option<RemarkKind> {
    if text.trim().is_empty() {
        return None;
    }
    let text: String = text.chars().take(LONGEST).collect();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    Some(if address::looks_like(&text, table) {
        RemarkKind::Address
    } else if has(&["催件", "催一下", "催下", "催快递", "催促", "帮忙催", "帮我催"]) {
        RemarkKind::Urged
    } else if courier(&text) {
        RemarkKind::Courier
    } else if ship_date(&text) {
        RemarkKind::ShipDate
    } else if goods(&text) {
        RemarkKind::Product
    } else {
        RemarkKind::Other
    })
}

fn courier(text: &str) -> bool {
    let read = courier::read(text);
    let sent = ["发", "寄", "走", "快递", "到付", "寄付"].iter().any(|word| text.contains(word));
    read.pure || !read.said.courier.is_empty() && sent
}

fn ship_date(text: &str) -> bool {
    let sent = ["发", "寄", "送", "出货"].iter().any(|word| text.contains(word));
    // Which day it is changes what day is meant, and not whether one is.
    match Date::new(2024, 1, 1).map(|today| day::read(text, today)) {
        Some(Said::Day(day)) => day.alone || sent,
        Some(Said::Vague(_)) => sent,
        _ => false,
    }
}

fn goods(text: &str) -> bool {
    let said = product::read(text);
    let added = ["放", "送", "赠", "附", "别", "不要", "多给", "少"].iter().any(|word| text.contains(word));
    !added && (!said.quantity.is_empty() || !said.code.is_empty() || product::looks_like(text))
}

#[cfg(test)]
mod tests {
    use super::kind;
    use crate::pack::RemarkKind::{Address, Courier, Other, Product, ShipDate, Urged};
    use crate::remark::address::Divisions;

    #[test]
    fn each_kind_by_its_words() {
        let table = Divisions::bundled();
        for (text, wanted) in [
            ("帮我改成广东省深圳市南山区科技园 张三 13800138000", Address),
            ("电话改成13800138000", Address),
            ("麻烦发顺丰，到付", Courier),
            ("中通", Courier),
            ("下周三之前发货", ShipDate),
            ("尽快发货", ShipDate),
            ("换成24寸黑色的，两支", Product),
            ("YS-24B", Product),
            ("帮我催一下快递", Urged),
            ("请放两包备用螺丝", Other),
            ("周末送到就行，麻烦了放门口", ShipDate),
            ("🚩", Other),
        ] {
            assert_eq!(kind(text, Some(&table)), Some(wanted), "{text}");
        }
        assert_eq!((kind("", None), kind(" \n", None)), (None, None));
    }
}
