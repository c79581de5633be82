//! The fields of a remark, from a pasted text or from fields that somebody filled in; each as a remark has it.

use super::address::Divisions;
use super::day::{self, Said};
use super::fields::Fields;
use super::{Problem, address, courier, product, quantity, tidy};
use crate::pack::RemarkKind;
use crate::text::calendar::Date;

/// Reads the fields of `kind` out of a text, as said on `today`.
pub(super) fn from_text(
    kind: RemarkKind,
    text: &str,
    today: Date,
    table: Option<&Divisions>,
) -> (Fields, Vec<Problem>) {
    let (values, problems) = match kind {
        RemarkKind::Address => address::read(text, table),
        RemarkKind::Product => (of_product(product::read(text)), Vec::new()),
        RemarkKind::Courier => {
            let read = courier::read(text);
            (of_courier(read.said), read.problems)
        }
        RemarkKind::ShipDate => {
            let (date, problems) = ship_date(text, today);
            (vec![("date", date)], problems)
        }
        RemarkKind::Urged => (Vec::new(), Vec::new()),
        _ => (vec![("text", tidy::line(text))], Vec::new()),
    };
    (kept(values), problems)
}

/// Takes the fields of `kind` as given, in the names and numbers that a remark uses.
pub(super) fn from_fields(
    kind: RemarkKind,
    given: &Fields,
    today: Date,
    table: Option<&Divisions>,
) -> (Fields, Vec<Problem>) {
    let mut problems = Vec::new();
    for name in given.keys().filter(|name| !kind.fields().iter().any(|(known, _)| known == name)) {
        let name: String = tidy::line(name).chars().take(20).collect();
        problems.push(Problem::new("unknown-field", format!("这种备注没有「{name}」这一项，没有写入")));
    }
    let mut values = Vec::new();
    for (name, _) in kind.fields() {
        let value = tidy::line(given.get(name).map_or("", String::as_str));
        let (value, found) = as_written(kind, name, value, today, table);
        values.push((*name, value));
        problems.extend(found);
    }
    (kept(values), problems)
}

fn as_written(
    kind: RemarkKind,
    name: &str,
    value: String,
    today: Date,
    table: Option<&Divisions>,
) -> (String, Vec<Problem>) {
    let known = match (kind, name) {
        (RemarkKind::Address, "province") => address::full_province(&value, table),
        (RemarkKind::Address, "phone") => address::number(&value),
        (RemarkKind::Product, "quantity") => quantity::whole(&tidy::narrow(&value)),
        (RemarkKind::Courier, "courier") => courier::canonical(&value).map(str::to_owned),
        (RemarkKind::Courier, "service") => courier::product(&value).map(str::to_owned),
        (RemarkKind::Courier, "payment") => courier::payer(&value).map(str::to_owned),
        (RemarkKind::ShipDate, _) if !value.is_empty() && day::written(&value, today).is_none() => {
            let (date, problems) = ship_date(&value, today);
            return (if date.is_empty() { value } else { date }, problems);
        }
        _ => None,
    };
    (known.unwrap_or(value), Vec::new())
}

fn ship_date(text: &str, today: Date) -> (String, Vec<Problem>) {
    let problem = |code, message: &str| vec![Problem::new(code, message).of("date")];
    match day::read(text, today) {
        Said::Day(day) => {
            let written = day::write(day.date, day.bound, today);
            let two = if day.more {
                problem("two-dates", "说了不止一个日期，先用了第一个，请确认")
            } else if day.rough {
                problem("rough-date", &format!("日子说得不够准，先写{written}，请跟客户确认"))
            } else {
                Vec::new()
            };
            (written, two)
        }
        Said::Vague(word) => (word.to_owned(), Vec::new()),
        Said::NoSuchDay => (String::new(), problem("no-such-date", "没有这一天，请确认日期")),
        Said::Nothing => (String::new(), Vec::new()),
    }
}

/// A product by field.
pub(super) fn of_product(said: product::Product) -> Vec<(&'static str, String)> {
    vec![("name", said.name), ("attributes", said.attributes), ("code", said.code), ("quantity", said.quantity)]
}

/// A courier by field.
pub(super) fn of_courier(said: courier::Courier) -> Vec<(&'static str, String)> {
    vec![("courier", said.courier), ("service", said.service), ("payment", said.payment)]
}

/// The fields that say something.
pub(super) fn kept(values: Vec<(&'static str, String)>) -> Fields {
    let tidied = values.into_iter().map(|(name, value)| (name, tidy::line(&value)));
    tidied.filter(|(_, value)| !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(kind: RemarkKind, given: &[(&str, &str)]) -> (Vec<String>, Vec<&'static str>) {
        let given = given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let (values, problems) =
            from_fields(kind, &given, Date::parse("2026-11-21").unwrap(), Some(&Divisions::bundled()));
        let say = |(name, value): (std::borrow::Cow<'static, str>, String)| format!("{name}={value}");
        (values.into_iter().map(say).collect(), problems.iter().map(|p| p.code).collect())
    }

    #[test]
    fn fields_are_taken_in_a_remarks_own_words() {
        let courier = fields(RemarkKind::Courier, &[("courier", "SF"), ("service", "标快"), ("payment", "包邮")]);
        assert_eq!(courier.0, ["courier=顺丰", "payment=寄付", "service=标快"]);
        assert_eq!(fields(RemarkKind::Product, &[("quantity", "两个")]).0, ["quantity=2个"]);
        assert_eq!(fields(RemarkKind::Product, &[("quantity", "2")]).0, ["quantity=2件"]);
        assert_eq!(
            fields(RemarkKind::Address, &[("province", "广东"), ("phone", "138 0013 8000")]).0,
            ["phone=13800138000", "province=广东省"]
        );
        for (date, said) in
            [("11月25日", "11月25日"), ("2026-11-25", "11月25日"), ("1月3日", "1月3日"), ("下周三前", "11月25日前")]
        {
            assert_eq!(fields(RemarkKind::ShipDate, &[("date", date)]).0, [format!("date={said}")], "{date}");
        }
    }

    #[test]
    fn what_is_not_known_stays_as_given_or_is_named() {
        assert_eq!(
            fields(RemarkKind::Courier, &[("courier", "如风达"), ("color", "红")]),
            (vec!["courier=如风达".into()], vec!["unknown-field"])
        );
        assert_eq!(
            fields(RemarkKind::ShipDate, &[("date", "2月30日")]),
            (vec!["date=2月30日".into()], vec!["no-such-date"])
        );
        assert_eq!(fields(RemarkKind::Other, &[("text", " ,\n")]).0, Vec::<String>::new());
    }
}
