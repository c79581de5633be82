//! What is wrong with a remark that somebody wrote by hand. The last line is the new one; those above are others'
//! and stay. Width of punctuation is never a fault.

use super::form::Form;
use super::read::{First, best, unsigned};
use super::signature::{self, Signature};
use super::tidy::is_gap;
use super::{Composer, Length, Problem, day_at, demand, fill, personal, stamp};
use crate::pack::RemarkKind;
use crate::text::Span;
use crate::text::calendar::Date;
use std::collections::BTreeMap;

/// What a look at a remark says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linted {
    /// The kind of its last line, by what that says; free text where it says nothing definite.
    pub kind: Option<RemarkKind>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// Looks at `text`, as `agent` is about to save it on `date`.
pub(super) fn lint(composer: &Composer, text: &str, agent: &str, date: Date, length: Length) -> Linted {
    let end = text.trim_end().len();
    let start = text[..end].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..end].trim_end_matches(is_gap);
    if line.trim().is_empty() {
        return Linted { kind: None, problems: vec![Problem::stop("nothing", "没有可写的内容")] };
    }
    let look = Look { composer, line, start, end, agent, date };
    let ways = signature::find(line, &composer.dates, |word| word == agent || composer.is_agent(word));
    let best = best(composer, line, &ways, First::Meaning);
    let mut problems = Vec::new();
    let (kind, values, today) = match (best, ways.first()) {
        (Some((kind, values, way)), _) => {
            look.signed(way, Some(kind), &mut problems);
            (Some(kind), values, way.date.date(date.year()))
        }
        (None, Some(way)) => {
            let said = unsigned(composer, way.body);
            let (kind, values) = said.map_or((None, fill::Values::new()), |(kind, values)| (Some(kind), values));
            look.signed(way, kind, &mut problems);
            (kind, values, way.date.date(date.year()))
        }
        (None, None) => {
            let (body, signed) = look.body();
            let said = unsigned(composer, body);
            let (kind, values) = said.map_or((None, fill::Values::new()), |(kind, values)| (Some(kind), values));
            look.unsigned(signed, kind, &mut problems);
            (kind, values, None)
        }
    };
    let today = today.unwrap_or(date);
    let judged = kind.unwrap_or(RemarkKind::Other);
    let given: BTreeMap<String, String> = match kind {
        Some(_) => values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        None => BTreeMap::from([("text".to_owned(), line.to_owned())]),
    };
    let (values, found) = fill::from_fields(judged, &given, today, composer.divisions());
    problems.extend(found);
    problems.extend(demand::problems(judged, &values, today, &composer.vague));
    problems.extend(personal::problems(text));
    problems.extend(length.problem(text));
    let free = || composer.parsed(RemarkKind::Other).map(|_| RemarkKind::Other);
    Linted { kind: kind.or_else(free), problems }
}

/// The last line, and who looks at it when.
struct Look<'l> {
    composer: &'l Composer,
    line: &'l str,
    /// Where it begins in the text.
    start: usize,
    /// Where the text ends, without white space.
    end: usize,
    agent: &'l str,
    date: Date,
}

impl Look<'_> {
    /// Problems of a signature with a date.
    fn signed(&self, way: &Signature<'_>, kind: Option<RemarkKind>, problems: &mut Vec<Problem>) {
        let able = signature::fault(self.agent).is_none();
        let at = |from: usize, length: usize| Span::new(self.start + from, self.start + from + length);
        if way.agent.is_empty() {
            let problem = Problem::stop("agent-missing", "没有接待ID");
            let (_, between) = self.gaps(kind);
            let fix = format!("{}{between}", self.agent);
            problems.push(if able { problem.fix(at(way.date.start, 0), fix) } else { problem });
        } else if able && way.agent != self.agent {
            let problem = Problem::new("agent-other", "署名不是你的接待ID");
            problems.push(problem.fix(at(way.agent_at, way.agent.len()), self.agent));
        }
        let year = if way.date.has_year() { Some(self.date.year()) } else { None };
        let day = match year {
            Some(year) => way.date.date(year),
            None => way.date.date(2024).and_then(|d| day_at::nearest(d.month(), d.day(), self.date)),
        };
        let (code, message) = match day {
            None => ("date-wrong", "没有这一天，请改日期"),
            Some(day) if day > self.date => ("date-future", "日期在以后，请改成今天"),
            Some(day) if day < self.date => ("date-past", "日期不是今天，请确认"),
            Some(_) => return,
        };
        let length =
            stamp::time_at_end(way.stamp).map_or(way.stamp.len(), |(time, _)| way.stamp[..time].trim_end().len());
        let fix = self.composer.dates.write(self.date, None);
        problems.push(Problem::new(code, message).fix(at(way.date.start, length), fix));
    }

    /// The line without the ID at its end, and whether there is one.
    fn body(&self) -> (&str, bool) {
        let body = self.line.strip_suffix(self.agent).filter(|_| !self.agent.is_empty());
        match body.filter(|body| body.ends_with(|c: char| !c.is_ascii_alphanumeric())) {
            Some(body) => (body.trim_end_matches(is_gap), true),
            None => (self.line, false),
        }
    }

    /// Problems of a line without a date.
    fn unsigned(&self, signed: bool, kind: Option<RemarkKind>, problems: &mut Vec<Problem>) {
        let (before, between) = self.gaps(kind);
        let able = signature::fault(self.agent).is_none();
        // Separators left hanging at the end go with the first fix.
        let end = self.start + self.line.len();
        let mut place = Span::new(end, self.end.max(end));
        if !signed {
            let problem = Problem::stop("agent-missing", "没有接待ID");
            if able {
                problems.push(problem.fix(place, format!("{before}{}", self.agent)));
                place = Span::new(place.end, place.end);
            } else {
                problems.push(problem);
            }
        }
        let gap = if signed || able { between } else { before };
        let today = self.composer.dates.write(self.date, None);
        problems.push(Problem::new("date-missing", "没有日期").fix(place, format!("{gap}{today}")));
    }

    /// The separators of the signature in the form of that kind.
    fn gaps(&self, kind: Option<RemarkKind>) -> (&str, &str) {
        let form = self.composer.parsed(kind.unwrap_or(RemarkKind::Other));
        form.and_then(Form::signature_gaps).unwrap_or((" ", ","))
    }
}

#[cfg(test)]
mod tests {
    use crate::pack::{RemarkKind, TextUnit};
    use crate::remark::tests::{composer, today};
    use crate::remark::{Length, fixed};

    fn say(text: &str) -> (Option<RemarkKind>, Vec<&'static str>, String) {
        let linted = composer().inspect(text, "A07", today(), Length::default());
        let codes = linted.problems.iter().map(|p| p.code).collect();
        (linted.kind, codes, fixed(text, &linted.problems))
    }

    #[test]
    fn the_forms_own_lines_are_clean_in_any_width() {
        for text in [
            "修改地址为:广东省深圳市南山区科技园R2 张三 13800138000,A07,2026-11-21",
            "修改地址为：广东省 深圳市 南山区 科技园R2 张三 13800138000，A07，2026-11-21",
            "雨刷 24寸 黑色,2件,A07,2026-11-21",
            "YS-24B，2支，A07，2026-11-21",
            "顺丰 标快 到付 A07,2026-11-21",
            "顺丰 标快 到付 A07 2026-11-21",
            "中通,A07,2026-11-21",
            "11月25日前发货 A07,2026-11-21",
            "请放两包备用螺丝 A07 2026-11-21",
            "已催件 A07 2026-11-21 15:04",
            "旧的 那个\n已催件 A07 2026-11-21",
        ] {
            assert_eq!(say(text).1, Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn what_is_missing_is_put_in() {
        for (text, codes, whole) in [
            ("已催件", &["agent-missing", "date-missing"][..], "已催件 A07 2026-11-21"),
            ("已催件 A07", &["date-missing"], "已催件 A07 2026-11-21"),
            ("已催件 2026-11-21", &["agent-missing"], "已催件 A07 2026-11-21"),
            ("中通", &["agent-missing", "date-missing"], "中通 A07,2026-11-21"),
            ("中通,", &["agent-missing", "date-missing"], "中通 A07,2026-11-21"),
            ("已催件 A08 2026-11-21", &["agent-other"], "已催件 A07 2026-11-21"),
            ("已催件 A07 2026-11-22 09:00", &["date-future"], "已催件 A07 2026-11-21 09:00"),
            ("已催件 A07 2026-02-30", &["date-wrong"], "已催件 A07 2026-11-21"),
            ("已催件 A07 2026-11-20", &["date-past"], "已催件 A07 2026-11-21"),
        ] {
            let (_, found, fixed) = say(text);
            assert_eq!((found.as_slice(), fixed.as_str()), (codes, whole), "{text}");
        }
    }

    #[test]
    fn what_is_said_too_little() {
        for (text, kind, codes) in [
            ("顺丰 A07,2026-11-21", RemarkKind::Courier, &["missing", "missing"][..]),
            ("发顺丰快递 到付 A07 2026-11-21", RemarkKind::Courier, &["missing"]),
            ("雨刷 24寸 黑色,A07,2026-11-21", RemarkKind::Product, &["missing"]),
            ("按老样子 A07 2026-11-21", RemarkKind::Other, &["vague"]),
            ("过几天发货 A07,2026-11-21", RemarkKind::ShipDate, &["vague-date"]),
            ("修改地址为:广东省深圳市 张三 13800138000,A07,2026-11-21", RemarkKind::Address, &["missing", "missing"]),
        ] {
            let (found, problems, fixed) = say(text);
            assert_eq!((found, problems.as_slice(), fixed.as_str()), (Some(kind), codes, text));
        }
    }

    #[test]
    fn numbers_length_and_nothing() {
        let (_, codes, fixed) = say("证件11010519491231002X A07 2026-11-21");
        assert_eq!((codes.as_slice(), fixed.as_str()), (&["personal-number"][..], "证件**** A07 2026-11-21"));
        let length = Length { limit: 5, unit: TextUnit::Chars };
        let long = composer().lint("已催件 A07 2026-11-21", "A07", today(), length);
        assert_eq!(long.iter().map(|p| p.code).collect::<Vec<_>>(), ["too-long"]);
        assert_eq!(say(" \n").1, ["nothing"]);
    }
}
