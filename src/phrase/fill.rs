//! A phrase's text with its variables filled. What goes out holds no brace and nothing that cannot be seen; what is not known
//! is marked, 〔订单〕, for the agent to fill in.

use crate::pack::VARIABLES;
use crate::text::Span;

/// What each variable stands for now; empty where it is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Variables<'a> {
    /// `{买家}`: the customer's name as the page shows it.
    pub buyer: &'a str,
    /// `{接待ID}`: the agent's.
    pub agent: &'a str,
    /// `{订单}`: the order's number.
    pub order: &'a str,
    /// `{称呼}`: how the team calls customers (P15).
    pub call: &'a str,
    /// `{店铺}`: the shop's name.
    pub shop: &'a str,
}

/// Named as missing where a text holds a variable that there is none of.
pub const UNKNOWN: &str = "未知的变量";

impl<'a> Variables<'a> {
    fn of(&self, name: &str) -> Option<(&'static str, &'a str)> {
        Some(match name {
            "买家" => ("买家", self.buyer),
            "接待ID" => ("接待ID", self.agent),
            "订单" => ("订单", self.order),
            "称呼" => ("称呼", self.call),
            "店铺" => ("店铺", self.shop),
            _ => return None,
        })
    }
}

/// A text whose variables are filled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The text. A variable whose value is missing stands as a mark: 〔订单〕.
    pub text: String,
    /// Where the marks are, in bytes.
    pub marks: Vec<Span>,
    /// What is missing, each once in the order of the text. A variable that there is none of is [`UNKNOWN`].
    pub missing: Vec<&'static str>,
}

/// Fills the variables of `text`.
///
/// Values are cleaned, for anyone may have written them: braces, control, bidirectional and other characters that cannot
/// be seen are dropped, line breaks become spaces. Of the text itself, line breaks stay, and so does what joins emoji.
pub fn fill(text: &str, variables: &Variables<'_>) -> Filled {
    let mut filled = Filled { text: String::with_capacity(text.len()), ..Filled::default() };
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        keep(&rest[..at], &mut filled.text);
        let brace = &rest[at..];
        rest = &brace[1..];
        // A brace that stands alone is dropped; packs are refused for it.
        let Some((name, after)) = brace.strip_prefix('{').and_then(|name| name.split_once('}')) else { continue };
        if name.contains('{') {
            continue;
        }
        rest = after;
        let (name, value) = variables.of(name).unwrap_or((UNKNOWN, ""));
        let value = clean(value);
        if !value.is_empty() {
            filled.text.push_str(&value);
            continue;
        }
        if !filled.missing.contains(&name) {
            filled.missing.push(name);
        }
        let from = filled.text.len();
        filled.text.extend(["〔", name, "〕"]);
        filled.marks.push(Span::new(from, filled.text.len()));
    }
    keep(rest, &mut filled.text);
    filled
}

/// Where a draft still holds a mark, 〔订单〕, or a variable in its braces, {订单}: nothing a customer should see.
pub fn unfilled(draft: &str) -> Option<Span> {
    let names = VARIABLES.iter().chain([&UNKNOWN]);
    let pairs = [("〔", "〕"), ("{", "}"), ("｛", "｝")];
    let found = names.flat_map(|name| {
        pairs.iter().filter_map(move |(open, close)| {
            let all = draft.match_indices(name).map(|(at, _)| at);
            let mut held = all.filter(|at| draft[..*at].ends_with(open) && draft[at + name.len()..].starts_with(close));
            held.next().map(|at| Span::new(at - open.len(), at + name.len() + close.len()))
        })
    });
    found.min_by_key(|span| span.start)
}

/// The phrase's own words.
fn keep(text: &str, filled: &mut String) {
    filled.extend(text.chars().filter(|c| matches!(c, '\n' | '\u{200d}' | '\u{fe0f}') || !is_hidden(*c)));
}

/// A value on one line, with nothing in it that is no part of a name.
fn clean(value: &str) -> String {
    let seen = value.chars().filter_map(|c| match c {
        '{' | '}' | '｛' | '｝' => None,
        _ if c.is_whitespace() => Some(' '),
        _ => (!is_hidden(c)).then_some(c),
    });
    seen.collect::<String>().trim().to_owned()
}

/// Whether `c` is a control, a mark of direction, or otherwise not to be seen.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c as u32,
            0xAD | 0x34F | 0x61C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F // soft hyphen, joiners, fillers
            | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F                    // zero-width, directions
            | 0x2800 | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB  // blanks, variants
            | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF                                  // musical, tags
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KNOWN: Variables<'_> =
        Variables { buyer: "小明", agent: "K07", order: "2401-88", call: "亲", shop: "旗舰店" };

    fn filled(text: &str) -> String {
        let filled = fill(text, &KNOWN);
        assert_eq!((filled.marks.len(), filled.missing.len()), (0, 0), "{text}");
        filled.text
    }

    #[test]
    fn variables_are_filled() {
        assert_eq!(filled("{称呼}，我是{接待ID}，{称呼}请看"), "亲，我是K07，亲请看");
        assert_eq!(filled("{买家}{订单}{店铺}"), "小明2401-88旗舰店");
        assert_eq!(filled("两行\n👨\u{200d}👩"), "两行\n👨\u{200d}👩");
        assert_eq!(filled(""), "");
    }

    #[test]
    fn what_is_missing_is_marked_and_named_once() {
        let none = Variables { call: " \u{200b}\n", ..Variables::default() };
        let both = fill("{称呼}和{买家}，{称呼}", &none);
        assert_eq!((both.text.as_str(), both.missing), ("〔称呼〕和〔买家〕，〔称呼〕", vec!["称呼", "买家"]));
        assert_eq!(both.marks.iter().map(|mark| mark.of(&both.text)).collect::<String>(), "〔称呼〕〔买家〕〔称呼〕");
        assert_eq!(fill("{电话}", &KNOWN).missing, [UNKNOWN]);
    }

    #[test]
    fn a_mark_is_seen_in_a_draft() {
        let seen = |draft: &'static str| unfilled(draft).map(|span| span.of(draft));
        assert_eq!(seen("订单〔订单〕和{称呼}"), Some("〔订单〕"));
        assert_eq!((seen("{称呼}您好"), seen("｛店铺｝")), (Some("{称呼}"), Some("｛店铺｝")));
        assert_eq!((seen("〔2024〕订单"), seen("订单"), seen("{订单"), seen("")), (None, None, None, None));
        let marked = fill("{订单}{电话}", &Variables::default()).text;
        assert_eq!(unfilled(&marked).map(|span| span.of(&marked).to_owned()).as_deref(), Some("〔订单〕"));
    }

    #[test]
    fn values_are_cleaned_and_not_filled_again() {
        let hostile = Variables { buyer: "{订单}\u{202e}小\r\n明\u{0}\u{e0041}｝", ..KNOWN };
        assert_eq!(fill("{买家}您好", &hostile).text, "订单小  明您好");
    }

    #[test]
    fn lone_braces_are_dropped() {
        assert_eq!((filled("a{b"), filled("a}b{{称呼}}")), ("ab".into(), "ab亲".into()));
    }

    proptest! {
        #[test]
        fn no_brace_and_nothing_hidden_ever_goes_out(
            text in "([{}]|\\PC|\\{(买家|接待ID|订单|称呼|店铺)\\}|\u{202e}){0,20}",
            value in "(?s).{0,10}[{}\u{200b}]?x?",
        ) {
            let variables = Variables { buyer: &value, agent: &value, order: &value, call: &value, shop: "" };
            let filled = fill(&text, &variables);
            let brace = filled.text.contains(['{', '}']);
            prop_assert!(!brace);
            let hidden = filled.text.chars().any(|c| is_hidden(c) && !matches!(c, '\n' | '\u{200d}' | '\u{fe0f}'));
            prop_assert!(!hidden);
            prop_assert_eq!(filled.marks.is_empty(), filled.missing.is_empty());
            prop_assert!(filled.missing.is_empty() || unfilled(&filled.text).is_some());
        }
    }
}
