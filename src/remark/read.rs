//! Saved remarks read back (R15): each line's kind, fields and signature, whatever the width of its punctuation.

use super::fields::Fields;
use super::fill::{kept, of_courier, of_product};
use super::form::Form;
use super::signature::{self, Signature};
use super::tidy::{self, is_gap};
use super::{Composer, address, courier, day, parts, product};
use crate::pack::RemarkKind;
use crate::text::Span;
use crate::text::calendar::Date;

/// A line of a saved remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line.
    pub text: String,
    /// Where it stands in the remark, in bytes.
    pub span: Span,
    /// Its kind, if it is like one of the team's forms. Forms that differ in nothing but their kind cannot be told
    /// apart: the first of the pack is named.
    pub kind: Option<RemarkKind>,
    /// Its fields.
    pub fields: Fields,
    /// Who signed, if anybody did.
    pub agent: Option<String>,
    /// The day it was signed on; none where the year was not written.
    pub date: Option<Date>,
    /// The minute of that day, if the time was written.
    pub minute: Option<u32>,
    /// Date and time as they were written.
    pub stamp: String,
}

/// How well a text fits a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Only because nothing speaks against it.
    Weak,
    /// A form of free text, that anything fits.
    Free,
    /// What it says belongs to this kind.
    Strong,
    /// It can hardly be another kind, though its separators be others than the form's.
    Certain,
}

/// What counts more when a line fits several forms.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// That the form writes the line to the letter: for reading what forms wrote.
    Letter,
    /// What it says: for judging what people wrote.
    Meaning,
}

/// A line longer than this is only read as free text.
const LONGEST: usize = 4_096;

/// Every line of `text` that is not blank.
pub(super) fn lines(composer: &Composer, text: &str) -> Vec<Line> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len() + 1;
        if !line.trim().is_empty() {
            found.push(one(composer, line.trim_end(), span));
        }
    }
    found
}

fn one(composer: &Composer, line: &str, span: Span) -> Line {
    let ways = signature::find(line, &composer.dates, |word| composer.is_agent(word));
    let mut read = Line {
        text: line.to_owned(),
        span,
        kind: None,
        fields: Fields::new(),
        agent: None,
        date: None,
        minute: None,
        stamp: String::new(),
    };
    let best = best(composer, line, &ways, First::Letter);
    let way = best.as_ref().map(|(_, _, way)| *way).or(ways.first());
    if let Some(way) = way {
        read.agent = Some(way.agent.to_owned()).filter(|agent| !agent.is_empty());
        read.date = if way.date.has_year() { way.date.date(1) } else { None };
        (read.minute, read.stamp) = (way.minute, way.stamp.to_owned());
    }
    if let Some((kind, fields, _)) = best {
        (read.kind, read.fields) = (Some(kind), fields);
    }
    read
}

/// The form that a signed line fits best, with its fields.
pub(super) fn best<'w, 't>(
    composer: &Composer,
    line: &str,
    ways: &'w [Signature<'t>],
    first: First,
) -> Option<(RemarkKind, Fields, &'w Signature<'t>)> {
    let mut best: Option<(i32, RemarkKind, Fields, &Signature<'_>)> = None;
    for way in ways.iter().filter(|way| !way.agent.is_empty()) {
        let today = way.date.date(2024);
        for (kind, form) in composer.by_meaning() {
            let word = form.before_agent();
            let body = way.body.strip_suffix(word).map_or(way.body, |body| body.trim_end_matches(is_gap));
            for (values, fit) in readings(composer, kind, form, body, today) {
                let letter = render(form, &values, way.agent, way.stamp) == line;
                let score = match (first, letter) {
                    (First::Letter, true) => 20 + 2 * fit as i32,
                    (_, false) if fit == Fit::Weak => continue,
                    // Above free text to the letter, below all else that is.
                    (First::Letter, false) if fit == Fit::Certain => 21 + 2 * Fit::Free as i32,
                    (First::Letter, false) => fit as i32,
                    (First::Meaning, letter) => 10 * fit as i32 + i32::from(letter),
                };
                if best.as_ref().is_none_or(|(most, ..)| score > *most) {
                    best = Some((score, kind, values, way));
                }
            }
        }
    }
    best.map(|(_, kind, values, way)| (kind, values, way))
}

/// The form that an unsigned text says something of.
pub(super) fn unsigned(composer: &Composer, body: &str) -> Option<(RemarkKind, Fields)> {
    composer.by_meaning().find_map(|(kind, form)| {
        let (values, _) =
            readings(composer, kind, form, body, None).into_iter().find(|(_, fit)| *fit >= Fit::Strong)?;
        Some((kind, values))
    })
}

/// The line that `form` makes of `values`. A city that is its own province is written once.
pub(super) fn render(form: &Form, values: &Fields, agent: &str, stamp: &str) -> String {
    let of = |name: &str| values.get(name).map_or("", String::as_str);
    form.render(|name| if name == "city" && of("city") == of("province") { "" } else { of(name) }, agent, stamp)
}

/// The ways to read `body` as one of `kind`.
fn readings(composer: &Composer, kind: RemarkKind, form: &Form, body: &str, today: Option<Date>) -> Vec<(Fields, Fit)> {
    let free = !matches!(
        kind,
        RemarkKind::Address | RemarkKind::Product | RemarkKind::Courier | RemarkKind::ShipDate | RemarkKind::Urged
    );
    if body.len() > LONGEST && !free {
        return Vec::new();
    }
    let table = composer.divisions();
    let lead = form.lead();
    let led = tidy::after(body, &lead);
    let inner = led.unwrap_or(body);
    let sure = |yes: bool| if yes { Fit::Strong } else { Fit::Weak };
    match kind {
        RemarkKind::Urged => {
            let same = !lead.is_empty() && tidy::key(body) == tidy::key(&lead);
            let fit = if same { Some(Fit::Certain) } else { parts::urged(body).then_some(Fit::Strong) };
            fit.map(|fit| (Fields::new(), fit)).into_iter().collect()
        }
        RemarkKind::Address => {
            let certain = !lead.is_empty() && led.is_some();
            let fit = if certain { Fit::Certain } else { sure(address::looks_whole(body, table)) };
            let spaced = [true, false].map(|spaced| address::of_line(inner, spaced, table));
            let ways = spaced.into_iter().chain(std::iter::once_with(|| address::read(inner, table).0));
            ways.map(|said| (kept(said), fit)).collect()
        }
        RemarkKind::Product => {
            let said = product::of_line(inner);
            let (counted, sized) = (!said.quantity.is_empty(), product::looks_like(inner));
            let fit = if counted && sized { Fit::Certain } else { sure(counted || sized || !said.code.is_empty()) };
            let loose = product::glued(inner).map(|said| (kept(of_product(said)), Fit::Strong));
            let read = (kept(of_product(product::read(inner))), fit);
            [(kept(of_product(said)), fit), read].into_iter().chain(loose).collect()
        }
        RemarkKind::Courier => {
            let (said, known) = courier::of_line(inner);
            let word = form.behind("courier");
            let short = said.courier.strip_suffix(word).unwrap_or(&said.courier).to_owned();
            let short = courier::Courier { courier: short, ..said.clone() };
            let read = courier::read(body);
            let loose = read.pure.then(|| (kept(of_courier(read.said)), Fit::Strong));
            let fit = if known { Fit::Certain } else { Fit::Weak };
            [(kept(of_courier(said)), fit), (kept(of_courier(short)), fit)].into_iter().chain(loose).collect()
        }
        RemarkKind::ShipDate => {
            let behind = form.behind("date");
            let shipped = inner.strip_suffix(behind).filter(|_| !behind.is_empty());
            let date = shipped.unwrap_or(inner).trim();
            let read = today.or_else(|| Date::new(2024, 1, 1)).map(|today| day::read(date, today));
            let alone = match read {
                Some(day::Said::Day(day)) => day.alone,
                Some(day::Said::Vague(word)) => word == date && shipped.is_some(),
                Some(day::Said::NoSuchDay) => shipped.is_some() && date.chars().count() <= 8,
                _ => false,
            };
            let fit = if alone && shipped.is_some() { Fit::Certain } else { sure(alone) };
            let loose = today.or_else(|| Date::new(2024, 1, 1)).filter(|_| !alone);
            let loose = loose.and_then(|today| parts::shipped(inner, today));
            let loose = loose.map(|date| (kept(vec![("date", date.to_owned())]), Fit::Strong));
            std::iter::once((kept(vec![("date", date.to_owned())]), fit)).chain(loose).collect()
        }
        _ => {
            let text = inner.strip_suffix(form.behind("text")).unwrap_or(inner);
            let fit = if lead.is_empty() { Fit::Free } else { Fit::Strong };
            let values = kept(vec![("text", text.to_owned())]);
            if values.is_empty() || led.is_none() { Vec::new() } else { vec![(values, fit)] }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::pack::RemarkKind;
    use crate::remark::tests::{composer, today};

    #[test]
    fn lines_of_the_forms() {
        let composer = composer();
        for (text, kind, fields) in [
            (
                "修改地址为:广东省深圳市南山区科技园R2 张三 13800138000,A07,2026-11-21",
                RemarkKind::Address,
                "广东省 深圳市 科技园R2 南山区 张三 13800138000 广东省",
            ),
            ("修改地址为：北京市朝阳区富康路 张三 13800138000，A07，2026-11-21", RemarkKind::Address, ""),
            ("雨刷 24寸 黑色 YS-24B,2件,A07,2026-11-21", RemarkKind::Product, "24寸 黑色 YS-24B 雨刷 2件"),
            ("顺丰 标快 到付 A07,2026-11-21", RemarkKind::Courier, "顺丰 到付 标快"),
            ("如风达 A07,2026-11-21", RemarkKind::Courier, "如风达"),
            ("顺丰，标快，到付，A07，2026-11-21", RemarkKind::Courier, "顺丰 到付 标快"),
            ("11月25日前发货 A07,2026-11-21", RemarkKind::ShipDate, "11月25日前"),
            ("已催件 A07 2026-11-21", RemarkKind::Urged, ""),
            ("已催件A07，2026-11-21", RemarkKind::Urged, ""),
            ("改成黑色,A07,2026-11-21 15:04", RemarkKind::Change, "改成黑色"),
            ("请放两包备用螺丝 A07 2026-11-21", RemarkKind::Other, "请放两包备用螺丝"),
        ] {
            let [line] = &composer.read_back(text)[..] else { panic!("{text}") };
            assert_eq!(
                (line.kind, line.agent.as_deref(), line.date),
                (Some(kind), Some("A07"), Some(today())),
                "{text}"
            );
            let said = line.fields.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(" ");
            if !fields.is_empty() && kind != RemarkKind::Address {
                assert_eq!(said, fields, "{text}");
            }
        }
    }

    #[test]
    fn addresses_by_field() {
        let line = &composer()
            .read_back("修改地址为：广东省 深圳市 南山区 科技园R2，张三，13800138000 A07 2026-11-21 15:04")[0];
        let of = |name| line.fields.get(name).map_or("", String::as_str);
        assert_eq!(
            (of("province"), of("city"), of("district"), of("detail")),
            ("广东省", "深圳市", "南山区", "科技园R2")
        );
        assert_eq!((of("name"), of("phone"), line.minute), ("张三", "13800138000", Some(904)));
    }

    #[test]
    fn what_is_no_remark_of_ours() {
        let lines = composer().read_back("买家留言:快点\n\n2026-11-21\n请放螺丝 2026-11-21\r\n");
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| line.kind.is_none() && line.agent.is_none()));
        assert_eq!((lines[0].date, lines[2].date), (None, Some(today())));
        assert_eq!(lines[2].span.of("买家留言:快点\n\n2026-11-21\n请放螺丝 2026-11-21\r\n"), "请放螺丝 2026-11-21");
    }
}
