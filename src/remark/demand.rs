//! What each kind of remark must say (R1–R5), and words that only the one who wrote them understands (R5).

use super::fields::Fields;
use super::{Problem, address, courier, day, waybill};
use crate::pack::RemarkKind;
use crate::text::calendar::Date;

/// What is missing or wrong in the fields of `kind`.
pub(super) fn problems(kind: RemarkKind, values: &Fields, today: Date, vague: &[String]) -> Vec<Problem> {
    let has = |name: &str| values.get(name).is_some_and(|value| !value.is_empty());
    let mut found = Vec::new();
    let mut missing = |field: &'static str, message: &str| found.push(Problem::missing(field, message));
    match kind {
        RemarkKind::Address => {
            let of = |name: &str| values.get(name).map_or("", String::as_str);
            let needless = |field: &str| match field {
                "city" => address::without_city(of("district")),
                "district" => address::without_district(of("city")),
                _ => false,
            };
            for (field, message) in [
                ("province", "缺省份"),
                ("city", "缺城市"),
                ("district", "缺区/县"),
                ("detail", "缺详细地址"),
                ("name", "缺收件人姓名"),
                ("phone", "缺联系电话"),
            ] {
                if !has(field) && !needless(field) {
                    missing(field, message);
                }
            }
            if let Some(phone) = values.get("phone").filter(|phone| !address::is_phone(phone)) {
                let digits = phone.bytes().filter(u8::is_ascii_digit).count();
                let message = format!("电话号码不对（{digits}位数字），请核对");
                found.push(Problem::new("phone-length", message).of("phone"));
            }
        }
        RemarkKind::Product => {
            if !has("name") && !has("code") {
                missing("name", "缺产品名称或编码");
            }
            if !has("quantity") {
                missing("quantity", "缺数量");
            }
        }
        RemarkKind::Courier => {
            if !has("courier") {
                missing("courier", "缺快递名称");
            }
            if values.get("courier").is_some_and(|name| courier::canonical(name) == Some("顺丰")) {
                if !has("service") {
                    missing("service", "顺丰要写明标快还是特快");
                }
                if !has("payment") {
                    missing("payment", "顺丰要写明寄付还是到付");
                }
            }
        }
        RemarkKind::ShipDate => match values.get("date") {
            None => missing("date", "缺发货日期"),
            Some(said) => match day::written(said, today) {
                Some(date) if date < today => {
                    found.push(Problem::new("past", format!("{said}已经过去了，请确认日期")).of("date"));
                }
                Some(_) => {}
                // Told where the field was read.
                None if day::read(said, today) == day::Said::NoSuchDay => {}
                None => {
                    let message = format!("「{said}」不是确定的日期，请问清几月几日");
                    found.push(Problem::new("vague-date", message).of("date"));
                }
            },
        },
        RemarkKind::Urged => {}
        _ => {
            if !has("text") {
                missing("text", "缺备注内容");
            }
            let text = values.get("text").map_or("", String::as_str);
            let number = ["补发单号", "快递单号", "运单号", "新单号"].iter().any(|word| text.contains(word));
            if has("text") && (kind == RemarkKind::Reship || number) {
                found.extend(waybill::problems(text, true));
            }
        }
    }
    for (field, _) in kind.fields().iter().filter(|(field, _)| matches!(*field, "text" | "attributes" | "name")) {
        if kind != RemarkKind::Address {
            let text = values.get(field).map_or("", String::as_str);
            found.extend(
                vague
                    .iter()
                    .filter(|word| stands(text, word))
                    .map(|word| Problem::new("vague", format!("「{word}」别人看不懂，请写具体")).of(field)),
            );
        }
    }
    found
}

/// Whether `word` stands in `text` as more than the beginning of a date: 这个 in 这个月 is clear.
fn stands(text: &str, word: &str) -> bool {
    let clear = |after: &str| after.starts_with(['月', '周', '星', '礼', '季']);
    !word.is_empty() && text.match_indices(word).any(|(at, _)| !clear(&text[at + word.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(kind: RemarkKind, values: &[(&'static str, &str)]) -> Vec<String> {
        let values = values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        let vague = ["那个".to_owned(), "这个".to_owned(), "老样子".to_owned()];
        let found = problems(kind, &values, Date::parse("2026-11-21").unwrap(), &vague);
        found.iter().map(|p| format!("{}:{}", p.code, p.field.unwrap_or(""))).collect()
    }

    #[test]
    fn addresses_say_everything() {
        let none = Vec::<String>::new();
        let whole = [
            ("province", "广东省"),
            ("city", "深圳市"),
            ("district", "南山区"),
            ("detail", "科技园"),
            ("name", "张三"),
            ("phone", "13800138000"),
        ];
        assert_eq!(codes(RemarkKind::Address, &whole), none);
        assert_eq!(codes(RemarkKind::Address, &whole[..4]), ["missing:name", "missing:phone"]);
        let city = [
            ("province", "广东省"),
            ("city", "东莞市"),
            ("detail", "虎门镇"),
            ("name", "张三"),
            ("phone", "1380013800"),
        ];
        assert_eq!(codes(RemarkKind::Address, &city), ["phone-length:phone"]);
    }

    #[test]
    fn only_shunfeng_needs_product_and_payment() {
        assert_eq!(codes(RemarkKind::Courier, &[("courier", "顺丰")]), ["missing:service", "missing:payment"]);
        assert_eq!(codes(RemarkKind::Courier, &[("courier", "顺丰快递"), ("service", "标快")]), ["missing:payment"]);
        assert!(codes(RemarkKind::Courier, &[("courier", "中通")]).is_empty());
        assert_eq!(codes(RemarkKind::Courier, &[("service", "标快")]), ["missing:courier"]);
    }

    #[test]
    fn products_and_days() {
        assert_eq!(codes(RemarkKind::Product, &[("name", "雨刷")]), ["missing:quantity"]);
        assert!(codes(RemarkKind::Product, &[("code", "YS-24B"), ("quantity", "2件")]).is_empty());
        assert_eq!(codes(RemarkKind::ShipDate, &[("date", "11月20日")]), ["past:date"]);
        assert_eq!(codes(RemarkKind::ShipDate, &[("date", "尽快")]), ["vague-date:date"]);
        assert!(codes(RemarkKind::ShipDate, &[("date", "11月21日前")]).is_empty());
    }

    #[test]
    fn others_can_understand_it() {
        assert_eq!(codes(RemarkKind::Other, &[("text", "按老样子发那个")]), ["vague:text", "vague:text"]);
        assert!(codes(RemarkKind::Other, &[("text", "这个月底前发")]).is_empty());
        assert!(codes(RemarkKind::Urged, &[]).is_empty());
    }
}
