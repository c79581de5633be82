//! A team's form of a remark: words, separators and variables, and the line they make (R1–R9).
//!
//! A field that is empty takes its separator with it, so that no comma and no space is left without company.

use super::tidy::{is_colon, is_gap};
use crate::pack::RemarkKind;

/// A form taken apart.
pub(super) struct Form {
    pieces: Vec<Piece>,
}

#[derive(Debug, PartialEq)]
enum Piece {
    Word(String),
    Gap(String),
    Field(&'static str),
    Agent,
    Date,
}

impl Form {
    /// Takes `text` apart. What is no variable of the kind stays a word.
    pub(super) fn new(kind: RemarkKind, text: &str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let (before, from) = rest.split_at(open);
            words(before, &mut pieces);
            let name = from.strip_prefix('{').and_then(|from| from.split_once('}'));
            let Some((name, after)) = name else {
                rest = from;
                break;
            };
            let field = kind.fields().iter().find(|(_, variable)| *variable == name);
            match (name, field) {
                ("接待ID", _) => pieces.push(Piece::Agent),
                ("日期", _) => pieces.push(Piece::Date),
                (_, Some((field, _))) => pieces.push(Piece::Field(field)),
                _ => words(&from[..name.len() + 2], &mut pieces),
            }
            rest = after;
        }
        words(rest, &mut pieces);
        Self { pieces }
    }

    /// The line: `value` says what stands for a field, `stamp` is the date as written.
    pub(super) fn render<'v>(&self, value: impl Fn(&str) -> &'v str, agent: &'v str, stamp: &'v str) -> String {
        let mut out = String::new();
        let mut gap: Option<&str> = None;
        let mut skipped = false;
        for piece in &self.pieces {
            let text: &str = match piece {
                Piece::Gap(next) => {
                    let opened = skipped && out.ends_with(is_colon);
                    let mark = |gap: &str| gap.chars().any(|c| !c.is_whitespace());
                    if !opened && gap.is_none_or(|gap| !mark(gap) && mark(next)) {
                        gap = Some(next);
                    }
                    continue;
                }
                Piece::Word(word) => word,
                Piece::Field(name) => value(name),
                Piece::Agent => agent,
                Piece::Date => stamp,
            };
            if text.is_empty() {
                skipped = true;
                continue;
            }
            if let Some(gap) = gap.take().filter(|_| !out.is_empty()) {
                out.push_str(gap);
            }
            out.push_str(text);
            skipped = false;
        }
        out
    }

    /// The words before the first field: 修改地址为:. Without fields, those before the signature: 已催件.
    pub(super) fn lead(&self) -> String {
        let word = |piece: &Piece| if let Piece::Word(word) = piece { Some(word.clone()) } else { None };
        let body = |piece: &&Piece| matches!(piece, Piece::Word(_) | Piece::Gap(_));
        self.pieces.iter().take_while(body).filter_map(word).collect()
    }

    /// The word right behind a field: 发货 behind the day.
    pub(super) fn behind(&self, field: &str) -> &str {
        let at = self.pieces.iter().position(|piece| matches!(piece, Piece::Field(name) if *name == field));
        match at.and_then(|at| self.pieces.get(at + 1)) {
            Some(Piece::Word(word)) => word,
            _ => "",
        }
    }

    /// The word of the signature right before the agent's ID: 客服.
    pub(super) fn before_agent(&self) -> &str {
        let at = self.pieces.iter().position(|piece| *piece == Piece::Agent).unwrap_or(0);
        match &self.pieces[..at] {
            [.., Piece::Gap(_), Piece::Word(word)] => word,
            _ => "",
        }
    }

    /// What stands between body and ID, and between ID and date, where the signature is in that order.
    pub(super) fn signature_gaps(&self) -> Option<(&str, &str)> {
        let at = self.pieces.iter().position(|piece| *piece == Piece::Agent)?;
        match (at.checked_sub(1).and_then(|at| self.pieces.get(at)), self.pieces.get(at + 1), self.pieces.get(at + 2)) {
            (Some(Piece::Gap(before)), Some(Piece::Gap(between)), Some(Piece::Date)) => Some((before, between)),
            _ => None,
        }
    }
}

/// Adds plain text, its separators apart from its words.
fn words(text: &str, pieces: &mut Vec<Piece>) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let gap = is_gap(first);
        let end = rest.find(|c| is_gap(c) != gap).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        pieces.push(if gap { Piece::Gap(piece.to_owned()) } else { Piece::Word(piece.to_owned()) });
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(kind: RemarkKind, form: &str, values: &[(&str, &'static str)]) -> String {
        let value = |name: &str| values.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v);
        Form::new(kind, form).render(value, "A07", "2026-11-21")
    }

    const PRODUCT: &str = "{名称} {属性} {编码},{数量},{接待ID},{日期}";

    #[test]
    fn empty_fields_take_their_separator_with_them() {
        let product = |values: &[(&str, &'static str)]| say(RemarkKind::Product, PRODUCT, values);
        assert_eq!(product(&[("name", "雨刷"), ("quantity", "2件")]), "雨刷,2件,A07,2026-11-21");
        assert_eq!(product(&[("code", "YS-24B"), ("quantity", "2件")]), "YS-24B,2件,A07,2026-11-21");
        assert_eq!(product(&[("name", "雨刷"), ("code", "YS-24B")]), "雨刷 YS-24B,A07,2026-11-21");
        assert_eq!(product(&[]), "A07,2026-11-21");
    }

    #[test]
    fn nothing_hangs_behind_a_colon() {
        let form = "修改地址为:{省}{市}{区}{详细} {姓名} {电话},{接待ID},{日期}";
        let said = say(RemarkKind::Address, form, &[("phone", "13800138000")]);
        assert_eq!(said, "修改地址为:13800138000,A07,2026-11-21");
        let spaced = "改地址： {省} {市}，{接待ID}，{日期}";
        assert_eq!(say(RemarkKind::Address, spaced, &[("city", "深圳市")]), "改地址： 深圳市，A07，2026-11-21");
    }

    #[test]
    fn words_around_fields() {
        let form = Form::new(RemarkKind::Courier, "发{快递}快递 {产品} {付款} 客服{接待ID},{日期}");
        assert_eq!((form.lead().as_str(), form.behind("courier"), form.before_agent()), ("发", "快递", "客服"));
        assert_eq!(form.signature_gaps(), None);
        let form = Form::new(RemarkKind::Urged, "已催件 {接待ID},{日期}");
        assert_eq!((form.lead().as_str(), form.signature_gaps()), ("已催件", Some((" ", ","))));
    }

    #[test]
    fn a_broken_form_stays_words() {
        assert_eq!(say(RemarkKind::Other, "{什么}{内容 {接待ID}", &[]), "{什么}{内容 {接待ID}");
        assert_eq!(say(RemarkKind::Other, "", &[]), "");
    }
}
