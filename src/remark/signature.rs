//! The signature of a remark: 接待ID and date at the end of its line. Only ever an ID, never a name.

use super::stamp::{self, DateForm, Stamp};
use super::tidy::{is_colon, is_gap};
use super::{Problem, quantity};

/// The longest ID.
const LONGEST: usize = 20;

/// Why `agent` cannot sign.
pub(super) fn fault(agent: &str) -> Option<Problem> {
    if agent.is_empty() {
        return Some(Problem::stop("agent-missing", "还没有接待ID，请先设置"));
    }
    let shape = |c: char| is_gap(c) || is_colon(c) || c.is_control();
    (agent.contains(shape) || agent.chars().count() > LONGEST)
        .then(|| Problem::stop("agent-invalid", "接待ID不对：不能有空格、逗号、冒号，最长20个字"))
}

/// One way to read the end of a line.
#[derive(Debug, PartialEq)]
pub(super) struct Signature<'t> {
    /// What stands before, without the separators.
    pub(super) body: &'t str,
    /// The ID; empty if there is none.
    pub(super) agent: &'t str,
    /// Where the ID begins in the line.
    pub(super) agent_at: usize,
    /// The date, in the line up to its end.
    pub(super) date: Stamp,
    /// Date and time as written.
    pub(super) stamp: &'t str,
    /// Minute of the day.
    pub(super) minute: Option<u32>,
}

/// Every way to read the signature at the end of `line`, best first; none without a date. `known` says whether
/// something is an ID for certain.
pub(super) fn find<'t>(line: &'t str, dates: &DateForm, known: impl Fn(&str) -> bool) -> Vec<Signature<'t>> {
    let line = line.trim_end_matches(is_gap);
    dated(line, dates, &known).or_else(|| turned(line, dates, &known)).unwrap_or_default()
}

/// `… A07,2026-11-21 15:04`.
fn dated<'t>(line: &'t str, dates: &DateForm, known: &impl Fn(&str) -> bool) -> Option<Vec<Signature<'t>>> {
    let (date_end, minute) = match stamp::time_at_end(line) {
        Some((start, minute)) => (line[..start].trim_end().len(), Some(minute)),
        None => (line.len(), None),
    };
    // 11.21 may be an amount: a date only behind somebody's ID.
    let dotted = || {
        let date = DateForm::new("M.D").ends(&line[..date_end])?;
        let head = line[..date.start].trim_end_matches(is_gap);
        known(&head[token(head)..]).then_some(date)
    };
    let date = dates.read_end(&line[..date_end]).or_else(dotted)?;
    let head = line[..date.start].trim_end_matches(is_gap);
    let signed = |start: usize| Signature {
        body: head[..start].trim_end_matches(is_gap),
        agent: &head[start..],
        agent_at: start,
        date,
        stamp: &line[date.start..],
        minute,
    };
    let start = token(head);
    let mut ways = Vec::new();
    if known(&head[start..]) || plausible(&head[start..]) {
        ways.push(signed(start));
    }
    // Written without a space: 已催件A07.
    let tail = head.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).len();
    if tail > start && plausible(&head[tail..]) && !head[tail..].starts_with(|c: char| c.is_ascii_digit()) {
        // Of two ways to read it, a known ID is right: 放门口A07.
        let first = if known(&head[tail..]) && !known(&head[start..]) { 0 } else { ways.len() };
        ways.insert(first, signed(tail));
    }
    if ways.is_empty() {
        ways.push(Signature { agent_at: date.start, agent: "", ..signed(head.len()) });
    }
    Some(ways)
}

/// `… 2026-11-21 A07`.
fn turned<'t>(line: &'t str, dates: &DateForm, known: &impl Fn(&str) -> bool) -> Option<Vec<Signature<'t>>> {
    let start = token(line);
    let agent = &line[start..];
    let head = line[..start].trim_end_matches(is_gap);
    let (end, minute) = stamp::time_at_end(head).map_or((head.len(), None), |(at, minute)| (at, Some(minute)));
    let date = dates.read_end(head[..end].trim_end())?;
    let signature = Signature {
        body: head[..date.start].trim_end_matches(is_gap),
        agent,
        agent_at: start,
        date,
        stamp: &head[date.start..],
        minute,
    };
    (known(agent) || plausible(agent)).then(|| vec![signature])
}

/// Where the last run of characters that an ID may hold begins.
fn token(text: &str) -> usize {
    text.trim_end_matches(|c| !is_gap(c) && !is_colon(c)).len()
}

/// Whether a word looks like an ID: letters and digits, or words with a number behind (客服07); no phone, no quantity.
fn plausible(word: &str) -> bool {
    let ascii = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let made = word.chars().all(ascii) || word.ends_with(|c: char| c.is_ascii_alphanumeric());
    word.starts_with(char::is_alphanumeric)
        && word.chars().count() <= LONGEST
        && made
        && digits < 7
        && quantity::whole(word).is_none_or(|_| word.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Vec<(String, String, String)> {
        let found = find(line, &DateForm::new(""), |word| word == "小七");
        found.into_iter().map(|s| (s.body.into(), s.agent.into(), s.stamp.into())).collect()
    }

    fn one(body: &str, agent: &str, stamp: &str) -> (String, String, String) {
        (body.into(), agent.into(), stamp.into())
    }

    #[test]
    fn every_width_order_and_time() {
        let plain = one("顺丰 标快", "A07", "2026-11-21");
        for line in [
            "顺丰 标快 A07,2026-11-21",
            "顺丰 标快，A07，2026-11-21",
            "顺丰 标快 A07 2026-11-21 ",
            "顺丰 标快 2026-11-21 A07",
        ] {
            assert_eq!(read(line), std::slice::from_ref(&plain), "{line}");
        }
        assert_eq!(read("改颜色,A07,2026-11-21 15:04"), [one("改颜色", "A07", "2026-11-21 15:04")]);
        assert_eq!(read("已催件 小七 2026-11-21"), [one("已催件", "小七", "2026-11-21")]);
    }

    #[test]
    fn an_id_written_close() {
        let ways = read("已催件A07 2026-11-21");
        assert_eq!(ways, [one("", "已催件A07", "2026-11-21"), one("已催件", "A07", "2026-11-21")]);
        assert_eq!(read("已催件 客服07 2026-11-21"), [one("已催件", "客服07", "2026-11-21")]);
    }

    #[test]
    fn what_is_no_id() {
        for body in ["顺丰 标快 到付", "雨刷,2件", "张三 13800138000", "请放螺丝"] {
            assert_eq!(read(&format!("{body},2026-11-21")), [one(body, "", "2026-11-21")], "{body}");
        }
        assert!(read("顺丰 标快 A07").is_empty() && read("").is_empty());
    }

    #[test]
    fn who_may_sign() {
        assert_eq!(fault("A07"), None);
        assert_eq!(fault("").map(|p| p.code), Some("agent-missing"));
        for agent in ["A 7", "A,7", "A：7", "A\n7", "A，7", "123456789012345678901"] {
            assert_eq!(fault(agent).map(|p| (p.code, p.stops)), Some(("agent-invalid", true)), "{agent}");
        }
    }
}
