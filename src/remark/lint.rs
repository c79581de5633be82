//! What is wrong with a remark that somebody wrote by hand. The last line is the new one; those above are others'
//! and stay. Width of punctuation is never a fault.

use super::day::{self, Said};
use super::form::Form;
use super::read::{First, best, unsigned};
use super::signature::{self, Signature};
use super::tidy::{self, is_gap};
use super::{Composer, Fields, Length, Problem, courier, demand, fill, parts, personal, stamp};
use crate::pack::{Flag, RemarkKind};
use crate::text::Span;
use crate::text::calendar::Date;

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
    // White space behind the line goes with what is added to it, a line break does not.
    let tail = text.get(end..).unwrap_or("");
    let spaces = tail.len() - tail.trim_start_matches(|c: char| c != '\n' && c.is_whitespace()).len();
    let start = text[..end].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..end].trim_end_matches(signature::ends);
    if line.trim().is_empty() {
        return Linted { kind: None, problems: vec![Problem::stop("nothing", "没有可写的内容")] };
    }
    let look = Look { composer, line, start, end: end + spaces, agent, date };
    if let Some(turned) = look.turned() {
        return turned;
    }
    let ways =
        signature::find(line, &composer.dates, |word| word.eq_ignore_ascii_case(agent) || composer.is_agent(word));
    let best = best(composer, line, &ways, First::Meaning);
    let body = ways.first().map_or_else(|| look.body().0, |way| way.body);
    let signed_on = ways.first().and_then(|way| way.date.date(date.year())).unwrap_or(date);
    let pieces = parts::several(body, signed_on);
    let last = pieces.last().map(|(kind, _)| *kind);
    let mut problems = Vec::new();
    let (kind, values, today) = match (best, ways.first()) {
        (Some((kind, values, way)), _) => {
            look.signed(way, Some(kind), &mut problems);
            (Some(kind), values, way.date.date(date.year()))
        }
        (None, Some(way)) => {
            let said = unsigned(composer, way.body);
            let (kind, values) = said.map_or((None, Fields::new()), |(kind, values)| (Some(kind), values));
            look.signed(way, last.or(kind), &mut problems);
            (kind, values, way.date.date(date.year()))
        }
        (None, None) => {
            let (body, signed) = look.body();
            let said = unsigned(composer, body);
            let (kind, values) = said.map_or((None, Fields::new()), |(kind, values)| (Some(kind), values));
            look.unsigned(signed, last.or(kind), &mut problems);
            (kind, values, None)
        }
    };
    let today = today.unwrap_or(date);
    if let Some((first, _)) = pieces.first() {
        problems.extend(look.divided(&pieces));
        for (kind, span) in &pieces {
            let piece = span.of(body);
            let fit = unsigned(composer, piece).filter(|(found, _)| found == kind);
            let values = fit.map_or_else(|| Fields::from([("text", piece.to_owned())]), |(_, values)| values);
            look.judged(*kind, piece, values, today, &mut problems);
        }
        problems.extend(personal::problems(text));
        problems.extend(length.problem(text));
        return Linted { kind: kind.or(Some(*first)), problems };
    }
    let values = if kind.is_some() { values } else { Fields::from([("text", line.to_owned())]) };
    look.judged(kind.unwrap_or(RemarkKind::Other), body, values, today, &mut problems);
    problems.extend(personal::problems(text));
    problems.extend(length.problem(text));
    let free = || composer.parsed(RemarkKind::Other).map(|_| RemarkKind::Other);
    Linted { kind: kind.or_else(free), problems }
}

/// What is wrong with a flag's colour: red for changes of address, goods or the order comes before purple for what is
/// special (R11, R12). The team's own forms say which; lines without a flag ask for none.
pub(super) fn flag(composer: &Composer, text: &str, flag: Option<Flag>) -> Option<Problem> {
    let lines = super::read::lines(composer, text);
    let of = |line: &super::Line| composer.forms().iter().find(|form| Some(form.kind) == line.kind)?.flag;
    let wanted = strongest(lines.iter().filter_map(of))?;
    (flag != Some(wanted)).then(|| {
        let message = format!("这条备注要插{}", wanted.said());
        Problem::new("flag-against", message)
    })
}

/// The flag that counts of several: red before all others, else the first.
pub(super) fn strongest(flags: impl Iterator<Item = Flag>) -> Option<Flag> {
    flags.fold(None, |best, flag| match best {
        Some(best) if flag != Flag::Red => Some(best),
        _ => Some(flag),
    })
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
    /// A signature in front: A07 中通, 2026-11-21 A07 中通. One edit puts it where it belongs.
    fn turned(&self) -> Option<Linted> {
        let known = |word: &str| word.eq_ignore_ascii_case(self.agent) || self.composer.is_agent(word);
        let front = |text: &'_ str| {
            text.find(|c: char| is_gap(c) || tidy::is_colon(c) || tidy::is_han(c)).unwrap_or(text.len())
        };
        let gap = |c: char| is_gap(c) || tidy::is_colon(c);
        let mut rest = self.line;
        let (mut signed, mut dated) = (None, None);
        for _ in 0..2 {
            let (word, after) = rest.split_at(front(rest));
            if signed.is_none() && known(word) {
                signed = Some(word);
            } else if let Some(stamp) =
                self.composer.dates.read_end(word).filter(|stamp| dated.is_none() && stamp.start == 0)
            {
                dated = Some(stamp);
            } else {
                break;
            }
            rest = after.trim_start_matches(gap);
        }
        signed.filter(|_| signature::fault(self.agent).is_none())?;
        // The date may stand at the end all the same.
        let mut body = rest;
        if let Some(stamp) = self.composer.dates.read_end(rest).filter(|_| dated.is_none()) {
            (dated, body) = (Some(stamp), rest.get(..stamp.start)?.trim_end_matches(is_gap));
        }
        if body.is_empty() || signature::find(body, &self.composer.dates, known).iter().any(|way| !way.agent.is_empty())
        {
            return None;
        }
        let said = unsigned(self.composer, body);
        let kind = said.as_ref().map(|(kind, _)| *kind);
        let values = said.map_or_else(|| Fields::from([("text", body.to_owned())]), |(_, values)| values);
        let (before, between) = self.gaps(kind);
        let whole = [body, before, self.agent, between, &self.composer.dates.write(self.date, None)].concat();
        let place = Span::new(self.start, self.end.max(self.start + self.line.len()));
        let mut problems = vec![Problem::new("signature-first", "接待ID和日期写在最后").fix(place, whole)];
        if dated.is_none() {
            problems.push(Problem::new("date-missing", "没有日期"));
        }
        let mut lacks = Vec::new();
        self.judged(kind.unwrap_or(RemarkKind::Other), body, values, self.date, &mut lacks);
        // The line is written anew: what else would be put right in it is for the next look.
        problems.extend(lacks.into_iter().map(|problem| Problem { fix: None, ..problem }));
        problems.extend(personal::problems(body).into_iter().map(|problem| Problem { fix: None, ..problem }));
        let free = self.composer.parsed(RemarkKind::Other).map(|_| RemarkKind::Other);
        Some(Linted { kind: kind.or(free), problems })
    }

    /// What the line's words lack, as one of `kind`.
    fn judged(&self, kind: RemarkKind, body: &str, values: Fields, today: Date, problems: &mut Vec<Problem>) {
        if kind == RemarkKind::Courier {
            problems.extend(courier::read(body).problems);
        }
        if kind == RemarkKind::ShipDate {
            problems.extend(values.get("date").and_then(|said| self.relative(said, today)));
        }
        let (values, found) = fill::from_fields(kind, &values, today, self.composer.divisions());
        problems.extend(found);
        problems.extend(demand::problems(kind, &values, today, &self.composer.vague));
    }

    /// A day that another reader, tomorrow, would not know: 明天, 25号 (R4 asks for 几月几日).
    fn relative(&self, said: &str, today: Date) -> Option<Problem> {
        let Said::Day(day) = day::read(said, today) else { return None };
        let narrow = tidy::narrow(said);
        let marks = ['月', '-', '/', '.'];
        let dated = narrow.match_indices(marks).any(|(at, _)| {
            let before = narrow[..at].chars().next_back();
            before.is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
        });
        if dated || day.rough || day.more || day.date < today {
            return None;
        }
        let at = self.line.find(said)?;
        let written = day::write(day.date, day.bound, today);
        let problem = Problem::new("relative-date", format!("请写几月几日：{written}")).of("date");
        Some(problem.fix(Span::new(self.start + at, self.start + at + said.len()), written))
    }

    /// Two kinds in a line: each wants one of its own (R1 to R5).
    fn divided(&self, pieces: &[(RemarkKind, Span)]) -> Vec<Problem> {
        let able = signature::fault(self.agent).is_none();
        let between = |pair: &[(RemarkKind, Span)]| {
            let [(kind, left), (_, right)] = pair else { return None };
            let (before, between) = self.gaps(Some(*kind));
            let today = self.composer.dates.write(self.date, None);
            let problem = Problem::new("two-kinds", "一行写了两件事，请分成两行");
            let place = Span::new(self.start + left.end, self.start + right.start);
            Some(if able { problem.fix(place, format!("{before}{}{between}{today}\n", self.agent)) } else { problem })
        };
        pieces.windows(2).filter_map(between).collect()
    }

    /// Problems of a signature with a date.
    fn signed(&self, way: &Signature<'_>, kind: Option<RemarkKind>, problems: &mut Vec<Problem>) {
        let able = signature::fault(self.agent).is_none();
        let at = |from: usize, length: usize| Span::new(self.start + from, self.start + from + length);
        if way.agent.is_empty() {
            let problem = Problem::stop("agent-missing", "没有接待ID");
            let (before, between) = self.gaps(kind);
            let apart = self.line[..way.date.start].chars().next_back().is_none_or(is_gap);
            let fix = [if apart { "" } else { before }, self.agent, between].concat();
            problems.push(if able { problem.fix(at(way.date.start, 0), fix) } else { problem });
        } else if able && !way.agent.eq_ignore_ascii_case(self.agent) {
            let problem = Problem::new("agent-other", "署名不是你的接待ID");
            problems.push(problem.fix(at(way.agent_at, way.agent.len()), self.agent));
        }
        let year = if way.date.has_year() { Some(self.date.year()) } else { None };
        let day = match year {
            Some(year) => way.date.date(year),
            None => way.date.date(2024).and_then(|d| day::nearest(d.month(), d.day(), self.date)),
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
        let at = self.line.len().checked_sub(self.agent.len()).filter(|_| !self.agent.is_empty());
        let split = at.and_then(|at| self.line.split_at_checked(at));
        let body = split.filter(|(_, end)| end.eq_ignore_ascii_case(self.agent)).map(|(body, _)| body);
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
