//! Anything pasted, typed or saved as a remark: composed in each of the team's forms, read back, looked over.

use super::{pack, parts};
use xiaoqi::desk::Desk;
use xiaoqi::pack::{RemarkKind, TextUnit};
use xiaoqi::remark::{Input, Length, Problem, Request, fixed, orders};
use xiaoqi::text::calendar::Date;

const UNITS: [TextUnit; 3] = [TextUnit::Utf16, TextUnit::Chars, TextUnit::Bytes];

/// `agent|YYYY-MM-DD|limit|existing|text`. Without a date, a day in November 2026.
pub fn run(bytes: &[u8]) {
    let text = parts::text(bytes);
    let [agent, date, limit, existing, text] = parts::parts(&text);
    let date = Date::parse(date).or_else(|| Date::new(2026, 11, 22)).expect("a day");
    let limit: usize = limit.parse().unwrap_or(0);
    pack::desk(|desk| hold(desk, agent, date, limit, existing, text));
}

/// What holds of every remark in every team's forms.
pub fn hold(desk: &Desk, agent: &str, date: Date, limit: usize, existing: &str, text: &str) {
    let remarks = desk.remarks();
    let length = Length { limit, unit: UNITS[limit % 3] };
    for text in [text, existing] {
        for line in remarks.read_back(text) {
            assert_eq!(line.span.of(text), line.text);
            assert!(line.minute.is_none_or(|minute| minute < 1_440));
        }
        fix(text, &remarks.lint(text, agent, date, length));
    }
    for number in orders(text).numbers {
        assert_eq!(orders(&number).numbers, std::slice::from_ref(&number), "an order number is one by itself");
    }
    let _ = remarks.guess(text);
    let _ = remarks.read_back(&format!("{existing}\n{text}"));
    // Each kind with the text, one with more: an execution is to be short.
    let more = RemarkKind::ALL[text.len() % RemarkKind::ALL.len()];
    for kind in RemarkKind::ALL {
        // Each piece as the next field, so that every field is anything.
        let pieces = text.split(['|', ',', ' ', '\n']).chain(std::iter::repeat(""));
        let fields = kind.fields().iter().zip(pieces).map(|((name, _), text)| (*name, text.to_owned())).collect();
        for input in [Input::Text(text), Input::Fields(&fields)].into_iter().take(if kind == more { 2 } else { 1 }) {
            let unit = length.unit;
            let request = Request { kind, agent, date, minute: Some(904), existing, input, limit, unit };
            let timed = (kind == more).then(|| remarks.compose_timed(&request)).flatten();
            for composed in remarks.compose(&request).into_iter().chain(timed) {
                assert!(composed.remark.starts_with(existing), "what stood there stays");
                assert!(
                    composed.remark.ends_with(&composed.lines.join("\n")),
                    "the new lines, and nothing behind them"
                );
                assert!(composed.lines.iter().all(|line| !line.contains('\n')), "{:?}", composed.lines);
                assert_eq!(composed.used, length.of(&composed.remark));
                assert!(limit == 0 || composed.used <= limit || composed.lines.is_empty() || composed.stopped());
                if kind == more {
                    let _ = (remarks.read_back(&composed.remark), remarks.fields(kind, text, date));
                }
                if matches!(input, Input::Text(_)) {
                    fix(text, &composed.problems);
                }
            }
        }
    }
}

/// Fixes belong to `text`, and can be made.
fn fix(text: &str, problems: &[Problem]) {
    for fix in problems.iter().filter_map(|problem| problem.fix.as_ref()) {
        assert!(text.get(fix.span.start..fix.span.end).is_some(), "{fix:?}");
    }
    let _ = fixed(text, problems);
}
